/** Makes the headers of a response immutable, as those of fetch() are on every runtime but Bun. */
export function immutable(response: Response): Response {
  const refuse = () => {
    throw new TypeError("immutable");
  };
  Object.assign(response.headers, { set: refuse, append: refuse, delete: refuse });
  return response;
}
