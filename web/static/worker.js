// The engines in a thread of their own: questions come in, each with its number, and answers go out.

import { answer } from "./answers.js";

/** Questions for whose answer nobody waits any more. */
const stopped = new Set();

/** The design of the last question: it comes only where it is another. */
let design;

addEventListener("message", async ({ data: { number, asked, stop } }) => {
  if (stop) {
    stopped.add(stop);
    return;
  }
  design = asked.design ?? design;
  try {
    postMessage({ number, answer: await answer({ ...asked, design }, (percent) => postMessage({ number, percent }), () => stopped.has(number)) });
  } catch (refusal) {
    // A refusal is a plain object. A trap leaves the module in no state to go on.
    if (refusal instanceof WebAssembly.RuntimeError) postMessage({ number, broken: true });
    else postMessage({ number, refused: refusal?.message ?? String(refusal) });
  }
  stopped.delete(number);
});
