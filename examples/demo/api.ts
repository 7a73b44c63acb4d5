import { type Cors, type CorsExplanation, type CorsOptions, createCors, type Origin, withCors } from "withcors";

/** A request to the API and its answer, as the server saw them. */
export interface Exchange {
  /** The page puts a number of its own on the requests of each run: preflights carry it, too, and are never cached. */
  run: string | null;
  request: { method: string; path: string; headers: [name: string, value: string][] };
  response: { status: number; headers: [name: string, value: string][] };
  explanation: CorsExplanation;
}

type Handler = (request: Request) => Response | Promise<Response>;

/** An API whose routes each have a policy of their own. */
export function createApi(page: Origin, record: (exchange: Exchange) => void): Handler {
  const routes: Record<string, Route> = {
    // Anonymous and public.
    "/time": route(() => Response.json({ time: new Date().toISOString() })),

    // What is no GET, HEAD or POST, or has a header of its own, asks first: by a preflight.
    "/note": route(note, {
      origin: page,
      methods: ["GET", "PUT"],
      allowedHeaders: ["content-type", "x-request-id"],
      exposedHeaders: ["etag"],
    }),

    // Cookies come along only where the policy says so, and never for "*".
    "/visits": route(countVisits, { origin: page, credentials: true }),

    // For another page: this one may not read it.
    "/report": route(() => Response.json({ secret: 42 }), {
      origin: ["https://app.example.com", "https://*.example.org"],
    }),
  };
  const elsewhere = route(() => new Response(`No such route. The page is ${page}\n`, { status: 404 }));

  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const { answer, cors } = routes[pathname] ?? elsewhere;
    const response = await answer(request);
    record({
      run: searchParams.get("run"),
      request: { method: request.method, path: pathname, headers: [...request.headers].filter(isTelling) },
      response: { status: response.status, headers: [...response.headers] },
      explanation: await cors.explain(request),
    });
    return response;
  };
}

interface Route {
  answer: Handler;
  cors: Cors;
}

/** All that it takes to add CORS to a handler is `withCors`; the policy is compiled apart to be asked for explanations. */
function route(handler: Handler, options: CorsOptions = {}): Route {
  const cors = createCors(options);
  return { answer: withCors(handler, cors), cors };
}

async function note(request: Request): Promise<Response> {
  const text = await request.text();
  return Response.json({ saved: text, as: request.headers.get("x-request-id") }, {
    headers: { etag: `"${text.length}"` },
  });
}

function countVisits(request: Request): Response {
  const [, before = "0"] = /visits=(\d+)/.exec(request.headers.get("cookie") ?? "") ?? [];
  const visits = Number(before) + 1;
  return Response.json({ visits }, {
    headers: { "set-cookie": `visits=${visits}; Path=/visits; HttpOnly; SameSite=Lax` },
  });
}

/** Leaves out what browsers send with every request, and what has nothing to do with CORS. */
function isTelling([name]: [name: string, value: string]): boolean {
  return /^(?:origin|cookie|content-type|x-.*|access-control-.*)$/.test(name);
}
