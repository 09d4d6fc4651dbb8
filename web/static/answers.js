// What the engines answer: in the worker, or on the page itself where a browser allows no worker.

import start, { largestFile, openFile, panel } from "./core.js";

const ready = start({ module_or_path: new URL("./core_bg.wasm", import.meta.url) });

/**
 * @param {{ question?: string, file?: Blob }} asked a question as JSON, see `panel` of the toolkit; or a file to be looked at
 * @returns {Promise<unknown>} the panel, or what is in the file
 */
export async function answer({ question, file }) {
  await ready;
  // No more is read of a file than tells that it is too large.
  if (file) return openFile(await file.slice(0, largestFile() + 1).text(), file.size);
  return panel(JSON.parse(question));
}
