import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort, type Running, startProcess } from "../start-process.ts";
import type { Mistake } from "./gallery.ts";

/** An application of the gallery: a module with routes, and places for the policy before and after them. */
export interface GalleryApplication {
  /** Its name in the catalogue. */
  readonly name: string;
  /** The file that holds it. */
  readonly file: string;
  source(before: string, after: string): string;
  /** What starts the file on a port. */
  command(port: number): readonly [command: string, ...args: readonly string[]];
  readonly mistakes: readonly Mistake[];
}

const packages = fileURLToPath(new URL("apps/", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
/** The packages are of no use to any other test, so they are installed apart, and kept for the next run. */
const folder = `${root}node_modules/.cache-servers/`;

/** Installs the frameworks, and links this package beside them. */
export async function installApplications(): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) await copyFile(packages + file, folder + file);
  const done = `${folder}node_modules/.done`;
  const lock = await readFile(`${packages}package-lock.json`, "utf8");
  if (await readFile(done, "utf8").catch(() => "") === lock) return;
  const quietly = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  await promisify(execFile)("npm", ["ci", ...quietly], { cwd: folder });
  await rm(`${folder}node_modules/withcors`, { force: true });
  await symlink(root, `${folder}node_modules/withcors`);
  await writeFile(done, lock);
}

export async function startApplication(
  application: GalleryApplication,
  [before = "", after = ""]: readonly string[],
): Promise<Running> {
  await writeFile(folder + application.file, application.source(before, after));
  const port = await freePort();
  const [command, ...args] = application.command(port);
  return await startProcess(command, args, port, folder);
}

const node = (file: string) => (port: number) => ["node", file, String(port)] as const;

const express: GalleryApplication = {
  name: "express",
  file: "express.js",
  command: node("express.js"),
  source: (before, after) => `
import cors from "cors";
import express from "express";
const app = express();
${before}
app.get("/items", (request, response) => response.json({}));
app.put("/items", (request, response) => response.json({}));
app.get("/redirect", (request, response) => response.redirect("/items"));
app.get("/error", () => { throw new Error("boom"); });
${after}
app.listen(Number(process.argv[2]), "127.0.0.1");
`,
  mistakes: [
    { name: "without cors", parts: [], kind: "allow-origin-missing" },
    { name: "with cors after the routes", parts: ["", "app.use(cors());"], kind: "allow-origin-missing" },
    { name: "with cors as it is, and cookies", parts: ["app.use(cors());"], kind: "allow-origin-wildcard-credentials" },
    {
      name: "with a slash behind the origin",
      parts: [`app.use(cors({ origin: "https://admin.example.com/", credentials: true }));`],
      kind: "allow-origin-mismatch",
    },
    {
      name: "with cors after the login",
      parts: ["app.use((request, response) => response.sendStatus(401)); app.use(cors());"],
      method: "PUT",
      kind: "preflight-status",
    },
  ],
};

const fastify: GalleryApplication = {
  name: "fastify",
  file: "fastify.js",
  command: node("fastify.js"),
  source: (before) => `
import cors from "@fastify/cors";
import fastify from "fastify";
const app = fastify();
${before}
app.get("/items", () => ({}));
app.put("/items", () => ({}));
app.get("/redirect", (request, reply) => reply.redirect("/items"));
app.get("/error", () => { throw new Error("boom"); });
await app.listen({ port: Number(process.argv[2]), host: "127.0.0.1" });
`,
  mistakes: [{
    name: "with the methods that it has by default",
    parts: [`await app.register(cors, { origin: ["https://admin.example.com"], credentials: true });`],
    method: "PUT",
    kind: "method-not-allowed",
  }],
};

const hono: GalleryApplication = {
  name: "hono",
  file: "hono.js",
  command: node("hono.js"),
  source: (before, after) => `
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";
const app = new Hono();
${before}
app.get("/items", (context) => context.json({}));
app.put("/items", (context) => context.json({}));
app.get("/redirect", (context) => context.redirect("/items"));
app.get("/error", () => { throw new Error("boom"); });
${after}
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: "127.0.0.1" });
`,
  mistakes: [
    { name: "with cors after the routes", parts: ["", `app.use("*", cors());`], kind: "allow-origin-missing" },
    { name: "with cors on another path", parts: [`app.use("/api/*", cors());`], kind: "allow-origin-missing" },
    {
      name: "with cors as it is, and cookies",
      parts: [`app.use("*", cors());`],
      kind: "allow-origin-wildcard-credentials",
    },
  ],
};

const fastapi: GalleryApplication = {
  name: "fastapi",
  file: "app.py",
  command: (
    port,
  ) => ["/usr/bin/python3", "-m", "uvicorn", "app:app", "--port", String(port), "--log-level", "critical"],
  source: (before, after) => `
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import RedirectResponse
app = FastAPI()
${before}
@app.get("/items")
@app.put("/items")
def items():
    return {}
@app.get("/redirect")
def redirect():
    return RedirectResponse("/items")
@app.get("/error")
def error():
    raise RuntimeError("boom")
${after}
`,
  mistakes: [
    {
      name: "with the methods that it has by default",
      parts: [
        `app.add_middleware(CORSMiddleware, allow_origins=["https://admin.example.com"], allow_credentials=True)`,
      ],
      method: "PUT",
      kind: "preflight-status",
    },
    {
      name: "with a slash behind the origin",
      parts: [
        `app.add_middleware(CORSMiddleware, allow_origins=["https://admin.example.com/"], allow_credentials=True)`,
      ],
      kind: "allow-origin-missing",
    },
  ],
};

const withcors: GalleryApplication = {
  name: "withcors",
  file: "withcors.js",
  command: (port) => [
    "node",
    "--input-type=module",
    "-e",
    `import { serve } from "@hono/node-server";
import app from "./withcors.js";
serve({ fetch: app.fetch, port: ${port}, hostname: "127.0.0.1" });`,
  ],
  source: (before) => `
const routes = {
  "/items": () => Response.json({}),
  "/redirect": (url) => Response.redirect(new URL("/items", url)),
  "/error": () => new Response("boom", { status: 500 }),
};
const fetch = ({ url }) => routes[new URL(url).pathname]?.(url) ?? new Response("nothing", { status: 404 });
${before}
`,
  mistakes: [
    { name: "without the wrapper", parts: ["export default { fetch };"], kind: "allow-origin-missing" },
    {
      name: "with no options, and cookies",
      parts: [`import { withCors } from "withcors";\nexport default withCors({ fetch });`],
      kind: "allow-origin-wildcard-credentials",
    },
  ],
};

export const applications: readonly GalleryApplication[] = [express, fastify, hono, fastapi, withcors];
