import { createServer } from "node:http";
import process from "node:process";
import { Server } from "socket.io";
import { corsMiddleware } from "withcors/node";
import { policy } from "../api.ts";

const server = createServer((_request, response) => void response.writeHead(404).end());
const io = new Server(server);

io.engine.use(corsMiddleware({ ...policy, enforce: true }));
io.on("connection", (socket) => void socket.on("add", (a: number, b: number, reply) => reply(a + b)));

server.listen(process.env["PORT"] ?? 3000);
