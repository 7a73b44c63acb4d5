import { printValue } from "./options/errors.ts";

/** The class of the last value that was found to be a request: the next one of it needs no second look. */
let requestClass: unknown = isRequest;

/**
 * Throws for a value that is not a Request, and says how to mount the handler where that value came from. Classes may be
 * foreign: a framework's, a polyfill's, another realm's. Costs one comparison for each request after the first.
 */
export function checkRequest(value: Request): void {
  const { constructor } = (value ?? NOTHING) as object;
  if (constructor === requestClass) return;
  if (!isRequest(value)) {
    throw new TypeError(`withcors: the handler got ${nameOf(value)} instead of a Request: ${advise(value)}`);
  }
  if (constructor !== Object) requestClass = constructor;
}

const NOTHING = { constructor: null };

function isRequest(value: unknown): value is Request {
  if (typeof value !== "object" || value === null) return false;
  const { clone, method } = value as Partial<Request>;
  if (typeof method !== "string") return false;
  // Only a value that cannot be cloned is looked at closely: Next.js prerenders no route that reads `headers` or `url`.
  if (typeof clone === "function") return true;
  const { headers, url } = value as Partial<Request>;
  return typeof headers?.get === "function" && typeof url === "string";
}

/** Where frameworks keep the request in what they hand over. */
const PATHS = ["event.request", "c.req.raw", "event.req", "input.event.request"];

function advise(value: unknown): string {
  if (["it", "it.req", "it.raw", "it.node.req"].some((path) => isNodeRequest(memberOf(value, path)))) {
    return 'mount it with createServerAdapter of "@whatwg-node/server", or use corsMiddleware of "withcors/node"';
  }
  const path = PATHS.find((path) => isRequest(memberOf(value, path)));
  if (path === undefined) return "call it with a Request, new Request(url)";
  const [name] = path.split(".");
  return `call it with the Request in there, (${name}) => handler(${path}, ${name})`;
}

/** `IncomingMessage` of node:http, or `Http2ServerRequest`. */
function isNodeRequest(value: unknown): boolean {
  const { httpVersion, on } = Object(value) as Record<string, unknown>;
  return typeof httpVersion === "string" && typeof on === "function";
}

/** The member at a path, whose first name stands for the value itself. */
function memberOf(value: unknown, path: string): unknown {
  try {
    return path.split(".").slice(1).reduce((member, name) => (Object(member) as Record<string, unknown>)[name], value);
  } catch {
    return undefined; // a getter that throws: Hono's, where there is no FetchEvent
  }
}

/** A value in a message, by its class. */
function nameOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return printValue(value);
  const name = value.constructor?.name ?? "Object";
  return name === "Object"
    ? `an object with ${Object.keys(value).join(", ") || "no members"}`
    : `an instance of ${name}`;
}
