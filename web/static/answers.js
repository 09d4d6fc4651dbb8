// What the engines answer: in the worker, or on the page itself where a browser allows no worker.

import start, { largestFile, openFile, panel, readyMadeRules } from "./core.js";

const ready = start({ module_or_path: new URL("./core_bg.wasm", import.meta.url) });

/**
 * @param {{ question?: string, file?: Blob, readyMade?: true }} asked a question as JSON, see `panel` of the toolkit; a file to be looked at; or the ready-made rules
 * @returns {Promise<unknown>} the panel, what is in the file, or the rules
 */
export async function answer({ question, file, readyMade }) {
  await ready;
  if (readyMade) return readyMadeRules();
  // No more is read of a file than tells that it is too large.
  if (file) return openFile(await file.slice(0, largestFile() + 1).text(), file.size);
  return panel(JSON.parse(question));
}
