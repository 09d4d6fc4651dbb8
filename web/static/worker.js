// The toolkit's module in a thread of its own: questions come in, each with its number, and answers go out.

import start, { panel } from "./core.js";

const ready = start({ module_or_path: new URL("./core_bg.wasm", import.meta.url) });

addEventListener("message", async ({ data: { number, question } }) => {
  try {
    await ready;
    postMessage({ number, answer: panel(JSON.parse(question)) });
  } catch (refusal) {
    // A refusal is a plain object. A trap leaves the module in no state to go on.
    if (refusal instanceof WebAssembly.RuntimeError) postMessage({ number, broken: true });
    else postMessage({ number, refused: refusal?.message ?? String(refusal) });
  }
});
