/** What of Workers is used here: its own types would replace Node's in all tests. */
declare module "cloudflare:workers" {
  export class WorkerEntrypoint<Env> {
    constructor(ctx: { waitUntil(promise: Promise<unknown>): void }, env: Env);
    readonly ctx: { waitUntil(promise: Promise<unknown>): void };
    readonly env: Env;
  }
  export class DurableObject {
    constructor(ctx: unknown, env: unknown);
    readonly ctx: {
      storage: { get<Value>(key: string): Promise<Value | undefined>; put(key: string, value: unknown): Promise<void> };
    };
  }
}
