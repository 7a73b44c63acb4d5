/** What was given cannot be read: the message tells what to write instead. */
export class InputError extends Error {
  override readonly name = "InputError";
}
