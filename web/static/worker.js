// The engines in a thread of their own: questions come in, each with its number, and answers go out.

import { answer } from "./answers.js";

addEventListener("message", async ({ data: { number, asked } }) => {
  try {
    postMessage({ number, answer: await answer(asked) });
  } catch (refusal) {
    // A refusal is a plain object. A trap leaves the module in no state to go on.
    if (refusal instanceof WebAssembly.RuntimeError) postMessage({ number, broken: true });
    else postMessage({ number, refused: refusal?.message ?? String(refusal) });
  }
});
