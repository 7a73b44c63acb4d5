import process from "node:process";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { corsMiddleware } from "withcors/node";
import { policy } from "../api.ts";
import { AppModule } from "./app.ts";

const app = await NestFactory.create<NestExpressApplication>(AppModule);
app.use(corsMiddleware(policy));
await app.listen(process.env["PORT"] ?? 3000);
