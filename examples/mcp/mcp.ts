import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { z } from "zod";

/** One transport for each session: the first request of a client has no session yet, and gets its id in the response. */
const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();

export async function mcp(request: Request): Promise<Response> {
  const session = request.headers.get("mcp-session-id");
  const transport = session === null ? await connect() : sessions.get(session);
  return transport?.handleRequest(request) ?? new Response("no such session", { status: 404 });
}

async function connect(): Promise<WebStandardStreamableHTTPServerTransport> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => void sessions.set(id, transport),
    onsessionclosed: (id) => void sessions.delete(id),
  });
  await createServer().connect(transport);
  return transport;
}

function createServer(): McpServer {
  const server = new McpServer({ name: "example", version: "1.0.0" });
  server.registerTool("add", { inputSchema: { a: z.number(), b: z.number() } }, ({ a, b }) => ({
    content: [{ type: "text", text: String(a + b) }],
  }));
  return server;
}
