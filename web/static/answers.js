// What the engines answer: in the worker, or on the page itself where a browser allows no worker.

import start, { largestFile, openFile, panelOf, pictureFile, Preparing } from "./core.js";

const ready = start({ module_or_path: new URL("./core_bg.wasm", import.meta.url) });

/** So many blocks of futures are drawn before anything else gets its turn: some milliseconds. */
const AT_ONCE = 32;

/** Futures are drawn for one question after the other: what one has drawn, the next one finds. */
let drawing = Promise.resolve();

/**
 * @param {{ question?: string, design?: string, file?: Blob, picture?: object }} asked a question without its design as JSON, see `panel` of
 *   the toolkit, and the text of the design; or a file to be looked at; or a picture to be taken along, see `pictureFile`
 * @param {(percent: number) => void} told is told how much is done, where that takes long
 * @param {() => boolean} isStopped whether nobody waits for the answer any more
 * @returns {Promise<unknown>} the panel, or what is in the file; it fails with nothing to say where it was stopped
 */
export async function answer({ question, design, file, picture }, told, isStopped) {
  await ready;
  // No more is read of a file than tells that it is too large.
  if (file) return openFile(new Uint8Array(await file.slice(0, largestFile() + 1).arrayBuffer()), file.size);
  if (picture) return pictureFile(picture);
  // Only a question about futures says how they are drawn.
  if (question.startsWith('{"futures"')) {
    const drawn = drawing.then(() => draw(question, design, told, isStopped));
    drawing = drawn.catch(() => {});
    await drawn;
  }
  return panelOf(question, design);
}

/**
 * @param {string} question
 * @param {string} design
 * @param {(percent: number) => void} told
 * @param {() => boolean} isStopped
 */
async function draw(question, design, told, isStopped) {
  await turn();
  if (isStopped()) throw "";
  const preparing = Preparing.ofText(question, design);
  if (!preparing) return;
  for (let part = preparing.advance(AT_ONCE); part < 1; part = preparing.advance(AT_ONCE)) {
    told(Math.round(part * 100));
    await turn();
    if (isStopped()) {
      preparing.free();
      throw "";
    }
  }
  preparing.keep();
}

/** Lets everything else that waits have its turn; a timer would wait longer than that. */
function turn() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });
}
