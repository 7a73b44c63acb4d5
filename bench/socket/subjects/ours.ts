import { withCors } from "../../../dist/index.js";
import { answer, origins, type Subject } from "./subject.ts";

export const subject: Subject = {
  withPolicy: () => withCors(answer, { origin: origins, credentials: true }),
  withDefaults: () => withCors(answer),
};
