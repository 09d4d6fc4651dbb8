// What can go wrong, as a code for programs and a sentence for people.

/** @typedef {"design" | "network" | "module" | "webassembly" | "broken"} Code */

export class Trouble extends Error {
  /**
   * @param {Code} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "AllianceError";
    this.code = code;
  }
}

/**
 * @param {unknown} error
 * @param {Code} otherwise the code where it says nothing of itself
 */
export function troubleOf(error, otherwise) {
  if (error instanceof Trouble) return error;
  if (typeof error === "string") return new Trouble(otherwise, error);
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
    return new Trouble("broken", "The calculation met a fault of its own and stopped. Load the page again.");
  }
  return new Trouble(error?.name === "LinkError" ? "design" : otherwise, String(error?.message ?? error));
}

/**
 * A script that is fetched only where it is needed. Its name stands where it is asked for, so that bundlers find it.
 * @template T
 * @param {() => Promise<T>} fetching
 */
export function aside(fetching) {
  return fetching().catch((error) => { throw troubleOf(error, "module"); });
}
