import { expect, test } from "vitest";
import { type CorsOptions, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const asked = { "access-control-request-method": "PUT" };

function preflight(handler: (request: Request) => Response, origin: string, names = "x-token"): Response {
  const headers = { origin, ...asked, "access-control-request-headers": names };
  return handler(request("OPTIONS", "https://api.example.org/", headers));
}

test("a preflight is answered with its own origin, however often and however many ask, whatever is done to the answers", () => {
  const handler = withCors(() => new Response(null), { origin: "https://*.example.com" });
  const origins = Array.from({ length: 250 }, (_, index) => `https://tenant-${index}.example.com`);
  for (const origin of [...origins, ...origins.toReversed(), ...origins]) {
    const response = preflight(handler, origin);
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([204, {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET,HEAD,POST,PUT,PATCH,DELETE",
      "access-control-allow-headers": "*,authorization",
      "access-control-max-age": "7200",
      vary: "Origin",
    }]);
    response.headers.set("access-control-allow-origin", "https://evil.example");
    response.headers.append("x-added", "behind our back");
  }
});

test("what one preflight asked for is not echoed to another of the same origin", () => {
  const options: CorsOptions = { origin: ["https://a.example", "https://b.example"], credentials: true };
  const handler = withCors(() => new Response(null), options);
  const echoed = ["x-one", "x-two", "x-one,x-two"].map((names) =>
    preflight(handler, "https://a.example", names).headers.get("access-control-allow-headers")
  );
  expect(echoed).toEqual(["x-one", "x-two", "x-one,x-two"]);
});
