import { others } from "../../../others.ts";

export const GET = (request: Request) => others(request);
