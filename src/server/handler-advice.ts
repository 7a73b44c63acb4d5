import { isResponse } from "./actual-response.ts";
import { policyOf } from "./create-cors.ts";
import { isClassWithFetch, isFetchObject } from "./fetch-object.ts";
import { isPromise } from "./maybe-promise.ts";
import { isMethodsMap } from "./methods-map.ts";
import { isOptionName } from "./options/read-options.ts";

const SHAPES = "write a function, an object with fetch, or a map of methods, { GET }";

/** What to write instead of a value that cannot be a handler; undefined for one that can. */
export function adviseHandler(value: unknown): string | undefined {
  if (isFetchObject(value)) return undefined;
  if (typeof value === "function") return adviseFunction(value as unknown as Record<string, unknown>);
  if (typeof value !== "object" || value === null) return SHAPES;
  if (isResponse(value)) return "write a function that returns it, () => response";
  if (isNodeApp(value as Record<string, unknown>)) return FOR_NODE; // Fastify's has a then, too
  if (isPromise(value)) return "await it";
  if (isMethodsMap(value)) return undefined;
  return adviseObject(value as Record<string, unknown>);
}

const FOR_NODE = 'for an app of node:http, use corsMiddleware of "withcors/node"';

/** Apps and routers of Express, Connect, Koa, Fastify and their like: no Fetch API, but `listen`, or `use` and `handle`. */
function isNodeApp({ listen, handle, use }: Record<string, unknown>): boolean {
  return typeof listen === "function" || (typeof handle === "function" && typeof use === "function");
}

function adviseFunction(value: Record<string, unknown>): string | undefined {
  if (isClassWithFetch(value)) return undefined;
  if (isNodeApp(value)) return FOR_NODE;
  if (!/^class\b/.test(Function.prototype.toString.call(value))) return undefined;
  return `a class needs a fetch method: add one, or hand over an instance, new ${(value as { name: string }).name}()`;
}

function adviseObject(value: Record<string, unknown>): string {
  const keys = Object.keys(value);
  if (policyOf(value) !== undefined) return "a policy comes second, withCors(handler, cors)";
  if (keys.some(isOptionName)) return `options come second, withCors(handler, { ${keys.join(", ")} })`;
  if (isFetchObject(value["default"])) return "hand over the default export of the module";
  const methods = keys.filter((key) => /^(?:get|head|post|put|patch|delete|options)$/i.test(key));
  if (methods.length > 0) return `write methods in upper case, { ${methods.join(", ").toUpperCase()} }`;
  return SHAPES;
}
