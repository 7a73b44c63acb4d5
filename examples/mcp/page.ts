import process from "node:process";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { createBrowser } from "withcors/testing";

/** The SDK's client in a page, with a fetch that keeps to CORS as a browser does. */
const page = createBrowser(fetch).page(process.env["ORIGIN"] ?? "https://inspector.example.com");
const url = new URL(`http://localhost:${process.env["PORT"] ?? 3000}/mcp`);
const transport = new StreamableHTTPClientTransport(url, { fetch: page.fetch });
const client = new Client({ name: "page", version: "1.0.0" });

await client.connect(transport);
const session = typeof transport.sessionId;
const { tools } = await client.listTools();
const { content } = await client.callTool({ name: "add", arguments: { a: 1, b: 2 } });
await transport.terminateSession();
await client.close();
console.log(JSON.stringify({ tools: tools.map(({ name }) => name), content, session }));
