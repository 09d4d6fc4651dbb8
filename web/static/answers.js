// What the engines answer: in the worker, or on the page itself where a browser allows no worker.

import start, { largestFile, openFile, panelOf, pictureFile, Preparing, qrCode, shortText, snippets, version, widgetKinds } from "./core.js";
import "./familiar.js"; // So that no link has to wait for it later.
import { decode, encode, encodeShort, isLink } from "./link.js";

const ready = start({ module_or_path: new URL("./core_bg.wasm", import.meta.url) });

/** So many blocks of futures are drawn before anything else gets its turn: some milliseconds. */
const AT_ONCE = 32;

/** Futures are drawn for one question after the other: what one has drawn, the next one finds. */
let drawing = Promise.resolve();

/**
 * @param {{ question?: string, design?: string, file?: Blob, picture?: object, link?: { design: string, page: string }, widget?: object }} asked
 *   a question without its design as JSON, see `panel` of the toolkit, and the text of the design; or a file, or a link in one, to be looked at;
 *   or a picture to be taken along, see `pictureFile`; or a design to be put into a link to a page, or into a snippet for somebody else's
 * @param {(percent: number) => void} told is told how much is done, where that takes long
 * @param {() => boolean} isStopped whether nobody waits for the answer any more
 * @returns {Promise<unknown>} the panel, what is in the file, the link, or the snippets; it fails with nothing to say where it was stopped
 */
export async function answer({ question, design, file, picture, link, widget }, told, isStopped) {
  await ready;
  if (file) return opened(file);
  if (picture) return pictureFile(picture);
  if (link) return linked(link);
  if (widget) return embedded(widget);
  // Only a question about futures says how they are drawn.
  if (question.startsWith('{"futures"')) {
    const drawn = drawing.then(() => draw(question, design, told, isStopped));
    drawing = drawn.catch(() => {});
    await drawn;
  }
  return panelOf(question, design);
}

/** @param {Blob} file */
async function opened(file) {
  // No more is read of a file than tells that it is too large.
  const bytes = new Uint8Array(await file.slice(0, largestFile() + 1).arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (!isLink(text)) return openFile(bytes, file.size);
  const design = new TextEncoder().encode(await decode(text));
  return openFile(design, design.length);
}

/** @param {{ design: string, page: string }} of */
async function linked({ design, page }) {
  const address = `${page}#${await encodeShort(shortText(design))}`;
  try {
    return { address, qr: qrCode({ text: address, name: "QR code of the link" }) };
  } catch {
    return { address };
  }
}

/** @param {{ design?: string }} widget what the snippets are asked for; nothing, for what there is to choose from */
async function embedded({ design, ...asked }) {
  if (!design) return { kinds: widgetKinds(), version: version() };
  // Whoever reads the page would have to fetch what a shorter one points to; that is larger than what it saves.
  const text = shortText(design);
  const link = await encode(text).catch(() => encodeShort(text)).catch(() => "");
  return snippets({ ...asked, design: JSON.parse(design), link });
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
