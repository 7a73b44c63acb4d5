/**
 * CORS for every Fetch handler. It tells browsers which origins may read responses; it keeps no request out, and it is
 * not authentication.
 *
 * @module
 */
export { type Cors, createCors } from "./server/create-cors.ts";
export { type CorsOptionsCode, CorsOptionsError, type CorsOptionsIssue } from "./server/options/errors.ts";
export type { CorsExplanation, CorsRefusal } from "./server/explanation.ts";
export type { MaybePromise } from "./server/maybe-promise.ts";
export type {
  AnonymousCorsOptions,
  AnyContext,
  CorsOptions,
  CorsWaiver,
  CredentialedCorsOptions,
  Method,
  Origin,
  OriginFunction,
  OriginRule,
  SharedCorsOptions,
} from "./server/options/options.ts";
export type { CorsSelector } from "./server/policy-source.ts";
export {
  type ContextOf,
  type CorsArgument,
  type FetchClass,
  type FetchFunction,
  type FetchObject,
  type HandlerObject,
  type Methods,
  type MethodsContext,
  withCors,
  type WrappedObject,
} from "./server/with-cors.ts";
