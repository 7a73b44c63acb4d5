/*
 * What the handler said about CORS has to go, and in nearly every response there is none of it: the question is how one
 * learns that for least. To delete five names blindly costs more than to look at the few that are there, as long as they
 * are few, and how one looks at them best is another question on each runtime.
 */
type Removal = (headers: Headers) => void;

const isNode = !("Deno" in globalThis) && !("Bun" in globalThis);

export function fastestRemoval(hasManyHeaders: boolean): Removal {
  return isNode ? byKeys : hasManyHeaders ? blindly : byForEach;
}

const byKeys: Removal = (headers) => {
  for (const name of headers.keys()) {
    if (name.startsWith("access-control-")) {
      blindly(headers);
      return;
    }
  }
};

let isFound = false;
const look = (_value: string, name: string): void => {
  if (name.startsWith("access-control-")) isFound = true;
};

const byForEach: Removal = (headers) => {
  isFound = false;
  headers.forEach(look);
  if (isFound) blindly(headers);
};

const blindly: Removal = (headers) => {
  headers.delete("access-control-allow-origin");
  headers.delete("access-control-allow-credentials");
  headers.delete("access-control-expose-headers");
  headers.delete("access-control-allow-methods");
  headers.delete("access-control-allow-headers");
  headers.delete("access-control-max-age");
};
