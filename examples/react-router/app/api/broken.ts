export function loader(): Response {
  throw new Error("out of order");
}
