import process from "node:process";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import { fastifyCors } from "withcors/node";
import { policy } from "../api.ts";
import { AppModule } from "./app.ts";

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter());
await app.register(fastifyCors(policy));
await app.listen(process.env["PORT"] ?? 3000);
