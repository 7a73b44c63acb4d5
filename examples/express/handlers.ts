import process from "node:process";
import express, { type ErrorRequestHandler } from "express";
import { corsMiddleware } from "withcors/node";
import { policy } from "../api.ts";

const app = express();

app.use("/api", corsMiddleware(policy));
app.use(express.json());
app.route("/api/items")
  .get((_request, response) => void response.set("X-Request-Id", "1").json(["apple", "pear"]))
  .put((request, response) => void response.json({ saved: request.body }))
  .options((_request, response) => void response.status(204).set("Allow", "GET, PUT, OPTIONS").end());
app.route("/api/session")
  .get((request, response) => void response.set("X-Request-Id", "1").json({ cookie: request.headers.cookie }))
  .post((_request, response) => void response.cookie("user", "ada").cookie("theme", "dark").json({ user: "ada" }));
app.get("/api/moved", (_request, response) => response.redirect("/api/items"));
app.get("/api/broken", () => {
  throw new Error("out of order");
});
app.get("/api/ticks", (_request, response) => {
  let tick = 0;
  const clock = setInterval(() => response.write(`tick ${++tick}\n`), 50);
  response.on("close", () => {
    clearInterval(clock);
    console.log("ticks: cancelled");
  });
});
app.get("/api/version", (_request, response) => void response.set("ETag", '"1"').send("1")); // Express answers 304

const answerError: ErrorRequestHandler = (_error, _request, response, _next) =>
  void response.status(500).json({ error: "out of order" });
app.use(answerError);

app.listen(process.env["PORT"] ?? 3000);
