import type { Row } from "./rows.ts";

/** A request as it came over the wire, whoever sent it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** What scenarios tell of each request. */
const TOLD = [
  "origin",
  "access-control-request-method",
  "access-control-request-headers",
  "cookie",
  "authorization",
  "content-type",
  "x-a",
  "x-b",
];

/** Tells a request as scenarios do: `PUT http://localhost/x origin=http://localhost x-a=1 body=text`. */
export function tell({ method, url, headers, body }: ReceivedRequest): string {
  const names = TOLD.filter((name) => valueOf(headers, name) !== null);
  return [
    `${method} ${url}`,
    ...names.map((name) => `${name}=${valueOf(headers, name)}`),
    ...body === "" ? [] : [`body=${body}`],
  ].join(" ");
}

/** Tells also which headers arrived just as the page set them: browsers have values of their own for the forbidden ones. */
export function tellAll(arrival: ReceivedRequest, { fetches }: Row): string {
  const kept = fetches.flatMap(({ headers = [] }) => headers)
    .filter(([name]) => !TOLD.includes(name.toLowerCase()))
    .filter(([name, value]) => valueOf(arrival.headers, name) === value)
    .map(([name, value]) => ` ${name.toLowerCase()}=${value}`);
  return tell(arrival) + [...new Set(kept)].join("");
}

function valueOf(headers: ReceivedRequest["headers"], name: string): string | null {
  const values = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return values.length === 0 ? null : values.join(", ");
}
