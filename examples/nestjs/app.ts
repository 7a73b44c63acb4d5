import "reflect-metadata";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Module,
  Options,
  Post,
  Put,
  Redirect,
  Res,
  StreamableFile,
} from "@nestjs/common";

/** What the responses of Express and the replies of Fastify have in common here. */
interface Reply {
  status(code: number): unknown;
  header(name: string, value: string[]): unknown;
}

/** The routes of ../api.ts, as controllers have them. */
@Controller("api")
class Api {
  @Get("items")
  @Header("x-request-id", "1")
  items() {
    return ["apple", "pear"];
  }

  @Put("items")
  save(@Body() saved: unknown) {
    return { saved };
  }

  @Options("items")
  @HttpCode(204)
  @Header("allow", "GET, PUT, OPTIONS")
  options() {}

  @Get("session")
  @Header("x-request-id", "1")
  session(@Headers("cookie") cookie: string) {
    return { cookie };
  }

  @Post("session")
  @HttpCode(200)
  signIn(@Res({ passthrough: true }) response: Reply) {
    response.header("set-cookie", ["user=ada", "theme=dark"]);
    return { user: "ada" };
  }

  @Get("moved")
  @Redirect("/api/items")
  moved() {}

  @Get("broken")
  broken() {
    throw new Error("out of order");
  }

  @Get("version")
  @Header("etag", '"1"')
  version(
    @Headers("if-none-match") known: string,
    @Res({ passthrough: true }) response: Reply,
  ) {
    if (known === '"1"') response.status(304);
    return known === '"1"' ? undefined : "1";
  }

  @Get("ticks")
  ticks() {
    return new StreamableFile(Readable.from(ticks()));
  }
}

async function* ticks() {
  try {
    for (let tick = 1;; tick++) {
      yield Buffer.from(`tick ${tick}\n`);
      await setTimeout(50);
    }
  } finally {
    console.log("ticks: cancelled");
  }
}

@Module({ controllers: [Api] })
export class AppModule {}
