/** A server, and the subjects that are measured on it. */
export interface Host {
  readonly name: string;
  /** Below `servers/`. */
  readonly file: string;
  readonly runtime: "node" | "deno" | "bun";
  /** What answers with CORS, and the same without: the difference is what the CORS costs. */
  readonly pairs: readonly { readonly with: string; readonly without: string }[];
}

const limit = { with: "handwritten", without: "bare" };
const ours = { with: "ours", without: "bare" };
const peer = (name: string) => ({ with: `${name}+cors`, without: name });

export const hosts: readonly Host[] = [
  {
    name: "Deno.serve",
    file: "deno.ts",
    runtime: "deno",
    pairs: [limit, ours, peer("hono"), peer("h3"), peer("itty"), peer("remix"), peer("use-cors")],
  },
  {
    name: "Bun.serve",
    file: "bun.ts",
    runtime: "bun",
    pairs: [limit, ours, peer("hono"), peer("h3"), peer("itty"), peer("remix"), peer("use-cors"), peer("elysia")],
  },
  {
    name: "Node, @whatwg-node/server",
    file: "whatwg-node.ts",
    runtime: "node",
    pairs: [limit, ours, { with: "use-cors+cors", without: "bare" }],
  },
  { name: "Node, @hono/node-server", file: "hono-node.ts", runtime: "node", pairs: [limit, ours, peer("hono")] },
  { name: "Node, srvx", file: "srvx.ts", runtime: "node", pairs: [limit, ours, peer("h3")] },
  {
    name: "Node, Express",
    file: "express.ts",
    runtime: "node",
    pairs: [peer("express"), { with: "ours", without: "express" }],
  },
  {
    name: "Node, Fastify",
    file: "fastify.ts",
    runtime: "node",
    pairs: [peer("fastify"), { with: "ours", without: "fastify" }],
  },
];

/** Each subject of a host once. */
export function subjects(host: Host): string[] {
  return [...new Set(host.pairs.flatMap((pair) => [pair.without, pair.with]))];
}
