// Asks the engines behind the page: in a worker, so that the page never waits for them; where a browser allows no worker,
// on the page itself, with the same answers.

/** @type {Map<number, { asked: { question?: string, file?: Blob }, resolve: (answer: unknown) => void, reject: (reason: unknown) => void }>} */
const waiting = new Map();
let last = 0;

/** @type {Promise<Worker | null> | undefined} */
let started;

/** Fetches the engines, so that the first question need not wait for them. */
export function warm() {
  started ??= startWorker();
  return started;
}

/**
 * @param {string} question JSON, see `panel` of the toolkit
 * @returns {Promise<unknown>} the panel; or it fails with a sentence
 */
export function ask(question) {
  return send({ question });
}

/**
 * @param {Blob} file a file from outside
 * @returns {Promise<unknown>} what is in it, see `open_file` of the toolkit; or it fails with a sentence
 */
export function open(file) {
  return send({ file });
}

/** @param {{ question?: string, file?: Blob }} asked */
async function send(asked) {
  const worker = await warm();
  if (!worker) return (await import("./answers.js")).answer(asked);
  last += 1;
  const number = last;
  return new Promise((resolve, reject) => {
    waiting.set(number, { asked, resolve, reject });
    worker.postMessage({ number, asked });
  });
}

const STOPPED = "The calculation met a fault of its own and stopped. Change something, and it is tried again.";

/** @returns {Promise<Worker | null>} */
async function startWorker() {
  try {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data: { number, answer, refused, broken } }) => {
      const one = waiting.get(number);
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
  for (const { asked, resolve, reject } of again) send(asked).then(resolve, reject);
}
