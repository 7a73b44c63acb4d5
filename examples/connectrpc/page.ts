import process from "node:process";
import { ConnectError, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import { createBrowser } from "withcors/testing";
import { FruitService } from "./gen/fruit_pb.ts";

/** Connect's own clients in a page, with a fetch that keeps to CORS as a browser does. */
const page = createBrowser(fetch).page(process.env["ORIGIN"] ?? "https://app.example.com");
const options = { baseUrl: `http://localhost:${process.env["PORT"] ?? 3000}`, fetch: page.fetch };

const seen = {
  connect: await use(createConnectTransport(options)),
  "connect by GET": await use(createConnectTransport({ ...options, useHttpGet: true, defaultTimeoutMs: 5000 })),
  "gRPC-web": await use(createGrpcWebTransport({ ...options, defaultTimeoutMs: 5000 })),
};
console.log(JSON.stringify(seen));

async function use(transport: Transport) {
  const client = createClient(FruitService, transport);
  const { names } = await client.list({});
  const { saved } = await client.save({ name: "plum" });
  const ticks: number[] = [];
  for await (const { tick } of client.ticks({ count: 3 })) ticks.push(tick);
  const error = await client.save({}).then(() => "none", (error) => ConnectError.from(error).message);
  return { names, saved, ticks, error };
}
