export { type Browser, type BrowserOptions, type Cookies, createBrowser, type Page } from "./browser/create-browser.ts";
export type { Exchange } from "./browser/exchanges.ts";
export type { Handler, Network, Server } from "./browser/network.ts";
export type { FetchFailure } from "./browser/network-errors.ts";
