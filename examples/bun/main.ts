import { withCors } from "withcors";
import { api, policy } from "../api.ts";

export default withCors({
  port: process.env["PORT"] ?? 3000,
  routes: {
    "/api/items": { GET: api, PUT: api, OPTIONS: api },
  },
  fetch(request: Request, server: Bun.Server<undefined>) {
    if (new URL(request.url).pathname === "/socket" && server.upgrade(request)) return;
    return api(request);
  },
  websocket: {
    message: (socket: Bun.ServerWebSocket, message: string) => socket.send(message),
  },
}, policy);
