import type { CorsOptionsIssue } from "../../src/index.ts";

type Options = Record<string, unknown>;

const CODE =
  /"(?:[^"\\]|\\.)*"|\/(?:[^/\\[]|\\.|\[(?:\\.|[^\]])*\])+\/[a-z]*|\(\) => false|\b\d+\b|\b(?:true|false)\b/g;

/** Reads the values that an advice quotes as code, without evaluating anything: not every runtime can. */
function readCode(code: string): unknown[] {
  return [...code.matchAll(CODE)].map(([value]) => {
    if (value === "() => false") return () => false;
    if (!value.startsWith("/")) return JSON.parse(value) as unknown;
    const end = value.lastIndexOf("/");
    return new RegExp(value.slice(1, end), value.slice(end + 1));
  });
}

/** What a message advises: all between the first colon after the value and the code. */
function adviceOf({ message, code }: CorsOptionsIssue): string {
  const tail = ` [${code}]`;
  if (!message.endsWith(tail)) throw new Error(`no code at the end of ${message}`);
  const advice = /: ((?:write|remove|name|set|did you mean|await|leave)\b.*)$/.exec(message.slice(0, -tail.length))
    ?.[1];
  if (advice === undefined) throw new Error(`no advice in ${message}`);
  return advice;
}

/** The ways that an advice offers, each as a change of the options. */
export function waysOf(issue: CorsOptionsIssue): string[] {
  const advice = adviceOf(issue);
  const [first, waiver] = advice.split(", or add ");
  const ways = first!.split(/, or (?=write|leave|name|remove)|(?<=variable), or | or (?="\*"|\d)|, or (?="\*"|\[|\d)/);
  return [...ways, ...(waiver === undefined ? [] : [`add ${waiver}`])];
}

/** The options after one of the ways was followed. */
export function follow(options: Options, { path, value }: CorsOptionsIssue, way: string): Options {
  const [, name, index] = /^(.*?)(?:\[(\d+)\])?$/.exec(path)!;
  const given = options[name!];
  const replace = (...values: unknown[]): Options => {
    if (index === undefined) return { ...options, [name!]: values.length === 1 ? values[0] : values };
    return {
      ...options,
      [name!]: (Array.from(given as unknown[])).flatMap((each, at) => at === Number(index) ? values : [each]),
    };
  };
  if (way.startsWith("add ")) {
    return { ...options, dangerouslyAllow: [...(options["dangerouslyAllow"] as string[] ?? []), ...readCode(way)] };
  }
  if (way.startsWith("did you mean ")) {
    const { [path]: _, ...rest } = options;
    const [meant] = readCode(way) as [string];
    return meant in rest ? rest : { ...rest, [meant]: value };
  }
  if (way.startsWith("leave ")) {
    const { [way.startsWith("leave the option") ? name! : way.split(" ")[1]!]: _, ...rest } = options;
    return rest;
  }
  if (/^remove it, or write one of|^remove it$/.test(way)) {
    if (index !== undefined) return replace();
    const { [name!]: _, ...rest } = options;
    return rest;
  }
  if (way.startsWith("remove the trailing")) return replace((value as string).slice(0, -1));
  if (way.startsWith("set the variable")) return replace("https://set.example");
  if (way.startsWith("name the origins")) return replace("https://named.example");
  if (way.startsWith("name the headers")) return { ...options, exposedHeaders: ["etag"] };
  if (way.startsWith("write what location.origin")) return replace("https://location.example");
  if (way.startsWith("write each name")) return replace("each-name");
  if (way.startsWith("write the names")) return replace("x-name");
  if (way.startsWith("write a list of names")) return replace([name === "dangerouslyAllow" ? "public-suffix" : "GET"]);
  if (way.startsWith("write a function")) return replace(() => false);
  const isAlone = / alone\b/.test(way);
  const values = readCode(way);
  const isList = /^(?:write |remove the quotes and white space and write )?\[/.test(way);
  if (isAlone) return { ...options, [name!]: isList ? values : values[0] };
  if (isList) return index === undefined ? { ...options, [name!]: values } : replace(...values);
  if (values.length === 0) throw new Error(`cannot follow ${way}`);
  return replace(...values);
}

/** The options after each message was followed once, by its first way. */
export function followAll(options: Options, issues: readonly CorsOptionsIssue[]): Options {
  // Names first, and then from the last, so that places stay what they are.
  const names = issues.filter(({ code }) => code === "not-an-option");
  const values = issues.filter(({ code }) => code !== "not-an-option").reverse();
  return [...names, ...values].reduce((followed, issue) => follow(followed, issue, waysOf(issue)[0]!), options);
}
