// Asks the engines behind the page: in a worker, so that the page never waits for them; where a browser allows no worker,
// on the page itself, with the same answers.

/** @type {Map<number, { resolve: (answer: unknown) => void, reject: (reason: unknown) => void }>} */
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

/** @returns {Promise<unknown>} the ready-made rules, see `ready_made_rules` of the toolkit */
export function readyMade() {
  return send({ readyMade: true });
}

/** @param {{ question?: string, file?: Blob, readyMade?: true }} asked */
async function send(asked) {
  const worker = await warm();
  if (!worker) return (await import("./answers.js")).answer(asked);
  last += 1;
  const number = last;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker.postMessage({ number, asked });
  });
}

/** @returns {Promise<Worker | null>} */
function startWorker() {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data: { number, answer, refused } }) => {
        const one = waiting.get(number);
        waiting.delete(number);
        if (refused === undefined) one?.resolve(answer);
        else one?.reject(refused);
      });
      worker.addEventListener("error", () => {
        // It cannot be had, or it died: those that wait are told, and the next question is asked here.
        for (const { reject } of waiting.values()) reject("The calculation stopped. Change something, and it is tried again.");
        waiting.clear();
        started = Promise.resolve(null);
        worker.terminate();
      });
      resolve(worker);
    } catch {
      resolve(null);
    }
  });
}
