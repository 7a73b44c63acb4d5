import process from "node:process";
import { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import Koa from "koa";
import { koaCors } from "withcors/node";
import { policy } from "../api.ts";

const app = new Koa();

app.use(koaCors(policy));
app.use(async (context) => {
  switch (`${context.method} ${context.path}`) {
    case "GET /api/items":
    case "HEAD /api/items":
      context.set("X-Request-Id", "1");
      context.body = ["apple", "pear"];
      break;
    case "PUT /api/items":
      context.body = { saved: await json(context.req) };
      break;
    case "OPTIONS /api/items":
      context.set("Allow", "GET, PUT, OPTIONS");
      context.status = 204;
      break;
    case "GET /api/session":
      context.set("X-Request-Id", "1");
      context.body = { cookie: context.headers.cookie };
      break;
    case "POST /api/session":
      context.append("Set-Cookie", "user=ada");
      context.append("Set-Cookie", "theme=dark");
      context.body = { user: "ada" };
      break;
    case "GET /api/moved":
      context.redirect("/api/items");
      break;
    case "GET /api/broken":
      throw new Error("out of order");
    case "GET /api/ticks":
      context.body = Readable.from(ticks());
      break;
    case "GET /api/version":
      context.etag = "1";
      context.body = "1";
      context.status = context.fresh ? 304 : 200;
      break;
  }
});

async function* ticks() {
  try {
    for (let tick = 1;; tick++) {
      yield `tick ${tick}\n`;
      await setTimeout(50);
    }
  } finally {
    console.log("ticks: cancelled");
  }
}

app.listen(process.env["PORT"] ?? 3000);
