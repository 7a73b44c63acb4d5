/** What of Bun is used here: its own types would replace Node's in all tests. */
declare const Bun: {
  argv: string[];
  serve(options: {
    hostname: string;
    port: number;
    websocket: { message(socket: BunSocket, message: string): void };
    fetch: BunHandler;
    routes?: Record<string, BunHandler | Record<string, BunHandler>>;
  }): { port: number };
};
declare type BunHandler = (request: Request, server: BunServer) => Response | Promise<Response>;
declare interface BunServer {
  upgrade(request: Request): boolean;
}
declare interface BunSocket {
  send(message: string): void;
}
