import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect, type ServerHttp2Stream } from "node:http2";
import { Readable } from "node:stream";
import { afterAll, describe, expect, test, vi } from "vitest";
import { corsMiddleware } from "../../src/node.ts";
import { askRaw } from "./raw.ts";
import { frameworks, type Handler, onlyCors, type Running } from "./servers.ts";

// Every way in which a handler can send the head of its answer, with CORS headers of its own in it.

const APP = "https://app.example.com";
const policy = { origin: [APP, "https://other.example.com"], credentials: true, exposedHeaders: ["x-id"] } as const;
const granted = {
  "access-control-allow-credentials": "true",
  "access-control-allow-origin": APP,
  "access-control-expose-headers": "x-id",
};

const own = {
  "Access-Control-Allow-Origin": "*",
  "access-control-allow-methods": "DELETE",
  "X-Own": "kept",
  "VARY": "Accept",
};
const pairs = Object.entries(own);

/** The `Vary` that each has to end up with is what the handler set of it, and Origin. */
const handlers: Record<string, [vary: string, handler: (response: ServerResponse) => void]> = {
  "end": ["Origin", (response) => response.end("body")],
  "write": ["Origin", (response) => {
    response.write("bo");
    response.end("dy");
  }],
  "pipe": ["Origin", (response) => void Readable.from(["bo", "dy"]).pipe(response)],
  "flushHeaders": ["Origin", (response) => {
    response.flushHeaders();
    response.end("body");
  }],
  "setHeader": ["Accept, Origin", (response) => {
    for (const [name, value] of pairs) response.setHeader(name, value);
    response.end("body");
  }],
  "setHeader with a list": ["Accept, accept-encoding, Origin", (response) => {
    response.setHeader("vary", ["Accept", "accept-encoding"]);
    response.end("body");
  }],
  "setHeader with a Vary that has Origin": ["origin, Accept", (response) => {
    response.setHeader("vary", "origin, Accept");
    response.end("body");
  }],
  "setHeader with a Vary of everything": ["*", (response) => {
    response.setHeader("vary", "*");
    response.end("body");
  }],
  "setHeaders": ["Accept, Origin", (response) => {
    response.setHeaders(new Headers(own));
    response.end("body");
  }],
  "appendHeader": ["Accept, User-Agent, Origin", (response) => {
    response.appendHeader("access-control-allow-origin", "https://evil.example");
    response.appendHeader("vary", "Accept");
    response.appendHeader("vary", "User-Agent");
    response.end("body");
  }],
  "writeHead": ["Origin", (response) => response.writeHead(200).end("body")],
  "writeHead, an object": ["Accept, Origin", (response) => response.writeHead(200, own).end("body")],
  "writeHead, a list": ["Accept, Origin", (response) => response.writeHead(200, pairs.flat()).end("body")],
  "writeHead, pairs": ["Accept, Origin", (response) => response.writeHead(200, pairs as never).end("body")],
  "writeHead, an empty list": ["Origin", (response) => response.writeHead(200, []).end("body")],
  "writeHead, undefined and an object": [
    "Accept, Origin",
    (response) => response.writeHead(200, undefined, own).end("body"),
  ],
  "writeHead, an object and undefined": [
    "Accept, Origin",
    (response) => (response.writeHead as (...args: unknown[]) => ServerResponse)(200, own, undefined).end("body"),
  ],
  "writeHead after setHeader": ["Accept, Origin", (response) => {
    response.setHeader("Access-Control-Allow-Origin", "https://evil.example");
    response.setHeader("access-control-max-age", "1");
    response.setHeader("vary", "Accept");
    response.writeHead(200, { "access-control-allow-headers": "x-evil" }).end("body");
  }],
  "writeHead, an object, after setHeader": ["Accept, Origin", (response) => {
    response.setHeader("vary", "Cookie");
    response.writeHead(200, own).end("body");
  }],
  "writeHead, a list, after setHeader": ["Accept, Origin", (response) => {
    response.setHeader("x-other", "1");
    response.writeHead(200, pairs.flat()).end("body");
  }],
  "writeHead after one that failed": ["Accept, Origin", (response) => {
    expect(() => response.writeHead(99, own)).toThrow(RangeError);
    response.writeHead(200, own).end("body");
  }],
  "a head after a removal of all headers": ["Origin", (response) => {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.end("body");
  }],
};

describe("over HTTP/1.1, the policy owns the CORS headers of an answer by", () => {
  const servers: Running[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.stop())));
  const serve = async (handler: Handler) => {
    const server = await frameworks["node:http"](handler, policy);
    servers.push(server);
    return server.port;
  };

  test.each(Object.entries(handlers))("%s", async (_, [vary, handler]) => {
    const [answer] = await askRaw(await serve((_, response) => handler(response)), "GET", { Origin: APP });
    expect(answer).toMatchObject({ status: 200, cors: { ...granted, vary }, body: expect.stringMatching(/bo.*dy/s) });
    expect(answer!.cors).toEqual({ ...granted, vary });
  });

  test("a reason phrase and headers in each form", async () => {
    for (const headers of [undefined, own, pairs.flat(), pairs]) {
      const port = await serve((_, response) => response.writeHead(201, "Made", headers as never).end("body"));
      const [answer] = await askRaw(port, "GET", { Origin: "https://evil.example" });
      const vary = headers === undefined ? "Origin" : "Accept, Origin";
      expect(answer).toMatchObject({ status: 201, reason: "Made", body: expect.stringContaining("body") });
      expect(answer!.cors).toEqual({ vary });
      if (headers !== undefined) expect(answer!.lines).toContainEqual(["X-Own", "kept"]);
    }
  });

  test("Node itself refuses a second head, and headers that are no headers", async () => {
    const codes: unknown[] = [];
    const attempt = (run: () => void) => {
      try {
        run();
      } catch (error) {
        codes.push((error as NodeJS.ErrnoException).code);
      }
    };
    const port = await serve((_, response) => {
      attempt(() => response.writeHead(200, ["x-odd"]));
      attempt(() => response.writeHead(200, { "x-bad": "a\nb" }));
      response.writeHead(200);
      attempt(() => response.writeHead(200, own));
      attempt(() => response.setHeader("x-late", "1"));
      response.end();
    });
    expect((await askRaw(port, "GET", { Origin: APP }))[0]!.cors).toEqual({ ...granted, vary: "Origin" });
    expect(codes).toEqual([
      "ERR_INVALID_ARG_VALUE",
      "ERR_INVALID_CHAR",
      "ERR_HTTP_HEADERS_SENT",
      "ERR_HTTP_HEADERS_SENT",
    ]);
  });

  test("headers stand when they are sent, and not before", async () => {
    const seen: unknown[] = [];
    const port = await serve((_, response) => {
      seen.push(response.getHeaderNames());
      response.setHeader("x-own", "1");
      response.end();
      seen.push(response.getHeader("access-control-allow-origin"));
    });
    await askRaw(port, "GET", { Origin: APP });
    expect(seen).toEqual([[], APP]);
  });

  test("informational responses say nothing about CORS, and the final one all of it", async () => {
    const port = await serve((_, response) => {
      response.writeContinue();
      response.writeEarlyHints({ ...own, link: "</style.css>; rel=preload; as=style" });
      response.writeProcessing();
      response.end("body");
    });
    const answers = await askRaw(port, "GET", { Origin: APP });
    expect(answers.map(({ status, cors }) => [status, cors])).toEqual([
      [100, {}],
      [103, { vary: "Accept" }],
      [102, {}],
      [200, { ...granted, vary: "Origin" }],
    ]);
  });

  test("a request that expects 100-continue", async () => {
    const port = await serve((request, response) => void request.pipe(response));
    const answers = await askRaw(port, "POST", { Origin: APP, Expect: "100-continue", "Content-Length": "0" });
    expect(answers.map(({ status, cors }) => [status, cors])).toEqual([[100, {}], [200, {
      ...granted,
      vary: "Origin",
    }]]);
  });

  test.each([[204], [304], [404], [500], [302]])("status %i", async (status) => {
    const port = await serve((_, response) => response.writeHead(status, { location: "/" }).end());
    expect((await askRaw(port, "GET", { Origin: APP }))[0]).toMatchObject({
      status,
      cors: { ...granted, vary: "Origin" },
    });
  });

  test("a 101 is left alone", async () => {
    const port = await serve((_, response) =>
      response.writeHead(101, { upgrade: "x", connection: "upgrade" }).end(() => response.socket?.end())
    );
    expect((await askRaw(port, "GET", { Origin: APP }))[0]).toMatchObject({ status: 101, cors: {} });
  });
});

test("the response that engine.io makes up for a WebSocket, which has few methods, gets no error", () => {
  const headers: Record<string, unknown> = {};
  const response = {
    statusCode: 200,
    headersSent: false,
    setHeader: (name: string, value: unknown) => void (headers[name] = value),
    getHeader: (name: string) => headers[name],
    removeHeader: (name: string) => void delete headers[name],
    writeHead: vi.fn(),
    end: vi.fn(),
  };
  const upgrade = (origin: string) => ({ method: "GET", url: "/", headers: { origin, upgrade: "websocket" } });
  const middleware = corsMiddleware({ ...policy, enforce: true });
  const next = vi.fn();
  middleware(upgrade(APP), response, next);
  expect(next).toHaveBeenCalledOnce();
  response.writeHead();
  expect(headers).toEqual({});
  middleware(upgrade("https://evil.example"), response, next);
  expect(response.end).toHaveBeenCalledOnce();
});

describe("over HTTP/2, the policy owns the CORS headers of an answer by", () => {
  const ask = async (handler: Handler, origin = APP) => {
    const server = await frameworks["node:http2"](handler, policy);
    const session = connect(`http://127.0.0.1:${server.port}`);
    try {
      const stream = session.request({ ":path": "/", origin });
      const informational: unknown[] = [];
      stream.on(
        "headers",
        (headers) =>
          void informational.push([headers[":status"], onlyCors(Object.entries(headers as Record<string, string>))]),
      );
      const [headers] = await once(stream, "response");
      const body = (await stream.setEncoding("utf8").toArray()).join("");
      return {
        status: headers[":status"],
        cors: onlyCors(Object.entries(headers as Record<string, string>)),
        body,
        informational,
      };
    } finally {
      session.destroy();
      await server.stop();
    }
  };
  const unlike = ["setHeaders", "writeHead, undefined and an object"]; // the response of HTTP/2 has neither

  test.each(Object.entries(handlers).filter(([name]) => !unlike.includes(name)))("%s", async (_, [vary, handler]) => {
    expect(await ask((_, response) => handler(response))).toEqual({
      status: 200,
      cors: { ...granted, vary },
      body: "body",
      informational: [],
    });
  });

  const streamHandlers: [string, (stream: ServerHttp2Stream) => void][] = [
    ["respond", (stream) => {
      stream.respond({ ":status": 200, ...own });
      stream.end("body");
    }],
    ["respondWithFile", (stream) => stream.respondWithFile("LICENSE", { ":status": 200, ...own })],
  ];
  test.each(streamHandlers)("%s of the stream", async (_, handler) => {
    const { status, cors, body } = await ask((_, response) =>
      handler((response as never as { stream: ServerHttp2Stream }).stream)
    );
    expect({ status, cors }).toEqual({ status: 200, cors: { ...granted, vary: "Accept, Origin" } });
    expect(body).not.toBe("");
  });

  test("informational responses say nothing about CORS", async () => {
    const { informational, cors } = await ask((_, response) => {
      response.writeEarlyHints({ ...own, link: "</style.css>; rel=preload; as=style" });
      response.end("body");
    });
    expect([informational, cors]).toEqual([[[103, { vary: "Accept" }]], { ...granted, vary: "Origin" }]);
  });
});
