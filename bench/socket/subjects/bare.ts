import { answer, type Subject } from "./subject.ts";

export const subject: Subject = { without: () => answer };
