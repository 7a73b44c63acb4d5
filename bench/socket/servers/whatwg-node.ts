import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { createServerAdapter, useCORS } from "@whatwg-node/server";
import { load } from "../subjects/load.ts";
import { answer, origins } from "../subjects/subject.ts";
import { listening } from "./control.ts";

// Its own CORS is a plugin of the adapter, which a handler inside of the adapter could not measure.
const adapter = process.argv[2] === "use-cors+cors"
  ? createServerAdapter(answer, { plugins: [useCORS({ origin: origins, credentials: true })] })
  : createServerAdapter(await load(process.argv[2]!));

const server = createServer(adapter);
server.listen(0, "127.0.0.1", () => listening((server.address() as AddressInfo).port));
