import process from "node:process";
import { createServerAdapter } from "@whatwg-node/server";
import express from "express";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

const app = express();

// Ahead of body parsers, which answer what they cannot parse without CORS headers.
app.use("/api", createServerAdapter(withCors(api, policy)));
app.use(express.json());
app.get("/", (_request, response) => void response.send("an ordinary route"));

app.listen(process.env["PORT"] ?? 3000);
