import type { ScenarioFetch } from "../browser/scenarios.ts";

/** What a page saw of a response, or the name of the error that it got instead. */
export type Seen = string | {
  readonly type: ResponseType;
  readonly status: number;
  readonly url: string;
  readonly redirected: boolean;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

type Fetch = (url: string, init: RequestInit & { duplex?: "half" }) => Promise<Response>;

/** Fetches one after the other. It runs in pages, so it may use nothing of this file. */
export async function fetchAll(fetches: readonly ScenarioFetch[], fetch: Fetch): Promise<Seen[]> {
  const toInit = ({ headers = [], body, ...rest }: Omit<ScenarioFetch, "url">): RequestInit & { duplex?: "half" } => {
    const init = {
      ...rest,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      signal: AbortSignal.timeout(20_000), // a fetch that hangs is told by its row
    };
    if (body === undefined) return init;
    if (typeof body === "string") return { ...init, body };
    return { ...init, body: new Response(body.stream).body!, duplex: "half" };
  };
  const seen: Seen[] = [];
  for (const { url: asked, ...init } of fetches) {
    try {
      const response = await fetch(asked, toInit(init));
      const { type, status, url, redirected } = response;
      const headers = [...response.headers].sort(([one], [other]) => one < other ? -1 : 1);
      seen.push({ type, status, url, redirected, headers, body: await response.text() });
    } catch (error) {
      seen.push((error as Error).name);
    }
  }
  return seen;
}

/** Does the same for many rows. Of those that are opaque each fetch has a sandboxed frame to itself. It runs in pages, too. */
async function fetchRows(
  rows: { fetches: readonly ScenarioFetch[]; opaque: boolean }[],
  script: string,
  run: typeof fetchAll,
): Promise<Seen[][]> {
  const runInFrame = async (fetches: readonly ScenarioFetch[]): Promise<Seen[]> => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.srcdoc =
      `<script>onmessage = async ({ data, ports }) => ports[0].postMessage(await (${script})(data, fetch))</script>`;
    const loaded = new Promise((resolve) => frame.onload = resolve);
    document.body.append(frame);
    await loaded;
    const { port1, port2 } = new MessageChannel();
    const seen = new Promise<Seen[]>((resolve) => port1.onmessage = ({ data }) => resolve(data));
    frame.contentWindow!.postMessage(fetches, "*", [port2]);
    return await seen.finally(() => frame.remove());
  };
  const results: Seen[][] = [];
  for (const { fetches, opaque } of rows) {
    const seen: Seen[] = [];
    for (const each of opaque ? fetches.map((one) => [one]) : [fetches]) {
      seen.push(...await (opaque ? runInFrame(each) : run(each, (url, init) => fetch(url, init))));
    }
    results.push(seen);
  }
  return results;
}

/** An expression that a page evaluates, and whose value is a promise of what it saw. */
export function scriptFor(rows: { fetches: readonly ScenarioFetch[]; opaque: boolean }[]): string {
  const script = JSON.stringify(String(fetchAll)).replaceAll("</", "<\\/");
  return `(${String(fetchRows)})(${JSON.stringify(rows)}, ${script}, ${String(fetchAll)})`;
}
