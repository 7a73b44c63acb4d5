/** What of Bun is used here: its own types would replace Node's in all tests. */
declare const Bun: {
  argv: string[];
  file(path: string | URL): Blob;
  serve(options: {
    hostname: string;
    port: number;
    websocket?: { message(socket: BunSocket, message: string): void };
    fetch: BunHandler;
    routes?: Record<string, BunRoute | Record<string, BunRoute>>;
  }): { port: number };
};
declare type BunHandler = (request: Request, server: BunServer) => Response | Promise<Response>;
declare type BunRoute = BunHandler | Response | Blob | object | false | undefined;
declare interface BunServer {
  upgrade(request: Request): boolean;
}
declare interface BunSocket {
  send(message: string): void;
}
declare module "*.html" {
  const page: object;
  export default page;
}
