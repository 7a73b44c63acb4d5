/** Where the project is. A test holds it against `homepage` of package.json. */
export const HOMEPAGE = "https://github.com/withcors/withcors";

/** The page of the documents about an error, by its stable anchor. */
export function documentOf(kind: string): string {
  return `${HOMEPAGE}/blob/main/docs/errors.md#${kind}`;
}
