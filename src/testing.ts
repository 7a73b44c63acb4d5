/**
 * A browser for tests, in process: its pages fetch as the Fetch standard says, as far as CORS reaches, so that a test sees
 * what a page would see of a server, and why.
 *
 * @module
 */
export { type Browser, type BrowserOptions, type Cookies, createBrowser, type Page } from "./browser/create-browser.ts";
export type { Exchange, ReceivedResponse } from "./browser/exchanges.ts";
export type { FailureKind, NetworkFailureKind, PageFailureKind, ServerFailureKind } from "./browser/failure-kind.ts";
export type { Network, NetworkHandler, NetworkMethods, NetworkResponse, NetworkServer } from "./browser/network.ts";
export type { FetchFailure } from "./browser/network-errors.ts";
