import type { AddressInfo } from "node:net";
import process from "node:process";
import cors from "cors";
import express from "express";
import { corsMiddleware } from "../../../dist/node.js";
import { origins } from "../subjects/subject.ts";
import { listening } from "./control.ts";

const app = express();
if (process.argv[2] === "express+cors") app.use(cors({ origin: origins, credentials: true }));
if (process.argv[2] === "ours") app.use(corsMiddleware({ origin: origins, credentials: true }));
app.use((_, response) => {
  response.json({ hello: "world" });
});

const server = app.listen(0, "127.0.0.1", () => listening((server.address() as AddressInfo).port));
