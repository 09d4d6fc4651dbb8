// Asks the engines behind the page: in a worker, so that the page never waits for them; where a browser allows no worker,
// on the page itself, with the same answers.

/**
 * @typedef {{ question?: string, design?: string, file?: Blob, picture?: object, link?: { design: string, page: string }, widget?: object }} Asked what `answers.js` answers
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

/** @type {number[]} questions that are not sent yet, in order: after each key the page asks several */
const queue = [];
/** The one of them that is being answered. */
let now = 0;

/** @type {Promise<Worker | null> | undefined} */
let started;
/** @type {Worker | null} the worker itself, once it is there */
let at = null;
/** @type {string | undefined} the design that it was told of last */
let known;

/** Fetches the engines, so that the first question need not wait for them. */
export function warm() {
  started ??= startWorker().finally(() => {
    for (const later of [import("./figure.js"), import("./share.js"), import("./embedding.js")]) later.catch(() => {});
  });
  return started;
}

/**
 * @param {string} question JSON, see `panel` of the toolkit, without its design
 * @param {string} design the text of the design
 * @param {number} owner who asks: its older questions are stopped
 * @param {(percent: number) => void} told is told how much is done, where that takes long
 * @returns {Promise<unknown>} the panel; or it fails with a sentence, an empty one where it was stopped
 */
export function ask(question, design, owner, told) {
  for (const [number, one] of waiting) if (one.owner === owner) end(number);
  return send({ question, design }, owner, told);
}

/** Stops all that takes long. */
export function stop() {
  for (const number of waiting.keys()) end(number);
}

/** @param {number} number */
function end(number) {
  at?.postMessage({ stop: number });
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
 * Opens the dialog in which a picture is taken along.
 * @param {object | string} of a drawing of a panel, or a question whose answer has one
 * @param {string} design the text of its file
 */
export async function usePicture(of, design) {
  const drawing = typeof of === "string" ? (await send({ question: of, design }, -1, () => {})).parts[0].pieces[0].picture : of;
  const make = (alt) => send({ picture: { drawing, design, alt } }, -1, () => {});
  (await import("./figure.js")).usePicture(drawing, design, make);
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
 * @returns {Promise<unknown>}
 */
function send(asked, owner, told) {
  last += 1;
  const number = last;
  return new Promise((resolve, reject) => {
    waiting.set(number, { asked, owner, told, resolve, reject });
    // Without a pause where the worker is there: it works while the browser paints.
    if (at) post(number, at);
    else warm().then((worker) => (worker ? post(number, worker) : answerHere(number)));
  });
}

/**
 * @param {number} number
 * @param {Worker} worker
 */
function post(number, worker) {
  if (!waiting.has(number)) return;
  const { asked } = waiting.get(number);
  if (takesLong(asked)) {
    tell(worker, number);
    return;
  }
  queue.push(number);
  if (isOnTop(asked)) next(worker);
  // Whatever else is asked in the same breath stands in the queue by then.
  else queueMicrotask(() => next(worker));
}

/** @param {number} number */
function answerHere(number) {
  const one = waiting.get(number);
  if (!one) return;
  import("./answers.js")
    .then(({ answer }) => answer(one.asked, one.told, () => !waiting.has(number)))
    .then(one.resolve, one.reject)
    .finally(() => waiting.delete(number));
}

/** What is no question of a panel need not wait for its turn, nor what takes long, for it lets others have theirs. */
function takesLong({ question }) {
  return !question || question.startsWith('{"futures"');
}

/** Whether it is about the strip of sentences on top of a screen, which is read first. */
function isOnTop({ question }) {
  return /^{"ask":"\w+_strip"/.test(question);
}

/**
 * Sends the next question for whose answer somebody still waits, unless one is being answered.
 * @param {Worker} worker
 */
function next(worker) {
  if (now) return;
  const asked = queue.filter((number) => waiting.has(number));
  now = asked.find((number) => isOnTop(waiting.get(number).asked)) ?? asked[0] ?? 0;
  queue.splice(0, queue.length, ...asked.filter((number) => number !== now));
  if (now) tell(worker, now);
}

/**
 * Tells the worker of a question, and of its design only where that is another: it is long, and a screen asks several of one.
 * @param {Worker} worker
 * @param {number} number
 */
function tell(worker, number) {
  const { asked } = waiting.get(number);
  const { design = known, ...rest } = asked;
  worker.postMessage({ number, asked: design === known ? rest : asked });
  known = design;
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
      if (number === now) now = 0;
      if (broken) one?.reject(STOPPED);
      else if (refused === undefined) one?.resolve(answer);
      else one?.reject(refused);
      if (broken) giveUp(worker, undefined);
      else next(worker);
    });
    worker.addEventListener("error", () => giveUp(worker, Promise.resolve(null)));
    at = worker;
    return worker;
  } catch {
    return null;
  }
}

/**
 * Ends a worker that cannot be had or can answer no more; what it was asked is asked again.
 * @param {Worker} worker
 * @param {Promise<Worker | null> | undefined} instead who is asked from now on: the page itself, or where nothing is said a new worker
 */
function giveUp(worker, instead) {
  worker.terminate();
  started = instead;
  at = null;
  known = undefined;
  queue.length = 0;
  now = 0;
  const again = [...waiting.values()];
  waiting.clear();
  for (const { asked, owner, told, resolve, reject } of again) send(asked, owner, told).then(resolve, reject);
}
