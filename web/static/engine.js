// Asks the engines behind the page: in a worker, so that the page never waits for them; where a browser allows no worker,
// on the page itself, with the same answers.

/**
 * @typedef {{ question?: string, file?: Blob, link?: { design: string, page: string }, widget?: object }} Asked what `answers.js` answers
 */

/**
 * @typedef {object} Waiting
 * @property {Asked} asked
 * @property {number} owner
 * @property {(percent: number) => void} told
 * @property {(answer: unknown) => void} resolve
 * @property {(reason: unknown) => void} reject
 */

/** @type {Map<number, Waiting>} */
const waiting = new Map();
let last = 0;

/** @type {Promise<Worker | null> | undefined} */
let started;

/** Fetches the engines, so that the first question need not wait for them. */
export function warm() {
  started ??= startWorker().finally(() => {
    for (const later of [import("./share.js"), import("./embedding.js")]) later.catch(() => {});
  });
  return started;
}

/**
 * @param {string} question JSON, see `panel` of the toolkit
 * @param {number} owner who asks: its older questions are stopped
 * @param {(percent: number) => void} told is told how much is done, where that takes long
 * @returns {Promise<unknown>} the panel; or it fails with a sentence, an empty one where it was stopped
 */
export function ask(question, owner, told) {
  for (const [number, one] of waiting) if (one.owner === owner) end(number);
  return send({ question }, owner, told);
}

/** Stops all that takes long. */
export function stop() {
  for (const number of waiting.keys()) end(number);
}

/** @param {number} number */
function end(number) {
  started?.then((worker) => worker?.postMessage({ stop: number }));
  waiting.get(number)?.reject("");
  waiting.delete(number);
}

/**
 * @param {Blob} file a file from outside
 * @returns {Promise<unknown>} what is in it, see `open_file` of the toolkit; or it fails with a sentence
 */
export function open(file) {
  return send({ file }, 0, () => {});
}

/**
 * Offers a design as a link. What that needs was fetched with the engines.
 * @param {string} design the text of its file
 * @param {string} fileName
 */
export async function share(design, fileName) {
  const page = location.href.replace(/#.*$/s, "");
  (await import("./share.js")).share(design, fileName, () => send({ link: { design, page } }, 0, () => {}));
}

/**
 * Shows the Embed screen.
 * @param {HTMLElement} into
 * @param {string} design the text of its file
 * @param {string} you the member who reads
 */
export async function embed(into, design, you) {
  (await import("./embedding.js")).embed(into, design, you, (widget) => send({ widget }, 0, () => {}));
}

/**
 * @param {Asked} asked
 * @param {number} owner
 * @param {(percent: number) => void} told
 */
async function send(asked, owner, told) {
  last += 1;
  const number = last;
  return new Promise(async (resolve, reject) => {
    waiting.set(number, { asked, owner, told, resolve, reject });
    const worker = await warm();
    if (!waiting.has(number)) return;
    if (worker) worker.postMessage({ number, asked });
    else (await import("./answers.js")).answer(asked, told, () => !waiting.has(number)).then(resolve, reject).finally(() => waiting.delete(number));
  });
}

const STOPPED = "The calculation met a fault of its own and stopped. Change something, and it is tried again.";

/** @returns {Promise<Worker | null>} */
async function startWorker() {
  try {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data: { number, answer, refused, broken, percent } }) => {
      const one = waiting.get(number);
      if (percent !== undefined) {
        one?.told(percent);
        return;
      }
      waiting.delete(number);
      if (broken) one?.reject(STOPPED);
      else if (refused === undefined) one?.resolve(answer);
      else one?.reject(refused);
      if (broken) giveUp(worker, undefined);
    });
    worker.addEventListener("error", () => giveUp(worker, Promise.resolve(null)));
    return worker;
  } catch {
    return null;
  }
}

/**
 * Ends a worker that cannot be had or can answer no more; what it was asked is asked again.
 * @param {Worker} worker
 * @param {Promise<Worker | null> | undefined} next who is asked from now on: the page itself, or where nothing is said a new worker
 */
function giveUp(worker, next) {
  worker.terminate();
  started = next;
  const again = [...waiting.values()];
  waiting.clear();
  for (const { asked, owner, told, resolve, reject } of again) send(asked, owner, told).then(resolve, reject);
}
