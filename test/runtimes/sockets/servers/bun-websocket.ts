export const websocket = {
  message: (socket: BunSocket, message: string) => socket.send(message),
};

/** After an upgrade Bun wants no response at all, which its types for `fetch` know and those of the Fetch API do not. */
export function upgrade(request: Request, server: BunServer): Response {
  return server.upgrade(request) ? undefined as never : new Response("no handshake", { status: 400 });
}
