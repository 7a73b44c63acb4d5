import type { Fetch, Subject } from "./subject.ts";

/**
 * The handler of a subject as the tables name it: `"hono"` is the framework alone, `"hono+cors"` has the policy. Loads that
 * subject and no other, so that no process carries the code of its rivals.
 */
export async function load(name: string): Promise<Fetch> {
  const [file, cors] = name.split("+");
  const { subject } = await import(`./${file}.ts`) as { subject: Subject };
  const make = cors === undefined ? subject.without ?? subject.withPolicy : subject.withPolicy;
  if (make === undefined) throw new Error(`${name} is no subject`);
  return make();
}
