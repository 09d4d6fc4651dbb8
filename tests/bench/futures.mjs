// How long many futures take in WebAssembly, in one thread, beside the limits that were set; how near to all its cores a run with
// workers comes; and with `--peers` the same million futures by other tools, in the same minute. Run by `cargo xtask bench`.

import { execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { race } from "./futures/peers.mjs";
import { row } from "./table.mjs";

const folder = pathToFileURL(`${process.env.ALLIANCE_TOOLKIT}/`);
const toolkit = await import(new URL("index.js", folder));
const core = await import(new URL("core.js", folder));
await toolkit.init();

const design = toolkit.template("health-alliance");
const engine = new core.ManyFutures(JSON.stringify(design));

/** From the design to everything that is answered, as the worker does it for the page; `together` in hundredths. */
function draw(samples, { plain = false, together = 0 } = {}) {
  if (Number.isNaN(engine.once(samples, plain, together))) throw new Error("no futures were drawn");
}

/** CPU milliseconds of a piece of work, of many times the best; short ones many at once, for the clock ticks in milliseconds. */
function spent(work, { times, at_once = 1 }) {
  let best = Infinity;
  for (let time = 0; time < times; time += 1) {
    const before = process.cpuUsage();
    for (let one = 0; one < at_once; one += 1) work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000 / at_once);
  }
  return best;
}

/** How much longer the first futures take than the next ones, on the clock: the middle of several processes, for each compiles anew. */
function first() {
  const script = fileURLToPath(new URL("futures/first.mjs", import.meta.url));
  const times = Array.from({ length: 9 }, () => Number(execFileSync(process.execPath, [script], { encoding: "utf8" })));
  return times.sort((left, right) => left - right)[4];
}

const cases = [
  ["4,096 Sobol futures of alliance-12x8", 2, () => draw(4_096), { times: 40, at_once: 20 }],
  ["the same while the costs move together by 0.3", null, () => draw(4_096, { together: 30 }), { times: 40, at_once: 20 }],
  ["100,000", 25, () => draw(100_000), { times: 20 }],
  ["1,000,000, every percentile, error, event and driver", 200, () => draw(1_000_000), { times: 7 }],
  ["1,000,000 plain", null, () => draw(1_000_000, { plain: true }), { times: 5 }],
  ["1,000,000 that move together by 0.3", null, () => draw(1_000_000, { together: 30 }), { times: 5 }],
];
console.log("\nMany futures: best CPU times in WebAssembly, one thread, in milliseconds\n");
row("case", "at most", "took", "");
const took = cases.map(([, , work, how]) => (work(), spent(work, how)));
const rows = cases.map(([name, limit], place) => [name, limit, took[place]]);
rows.push(["the first call beyond the next ones, tables included, on the clock", 20, first()]);
const native = Number(process.env.NATIVE_MILLISECONDS);
if (native) rows.push(["1,000,000 in WebAssembly, in times of the same natively", 1.8, took[3] / native]);
let broken = 0;
for (const [name, limit, milliseconds] of rows) {
  const kept = limit === null || milliseconds <= limit;
  broken += !kept;
  row(name, limit ?? "", milliseconds.toFixed(2), kept ? "" : "too slow");
}

await workers();
if (process.env.PEERS) peers(took[3] / 1000);
if (broken) {
  console.log(`\n${broken} of these are beyond their limits.`);
  process.exitCode = 1;
}

/**
 * Ten million futures alone and by two workers, beside what two workers get done here that have nothing to do with each other:
 * processors share more than is said of them. Time on the clock, of three times the best.
 */
async function workers() {
  const parts = { design, samples: 10_000_000 };
  const helpers = [0, 1].map(() => new Worker(new URL("../toolkit/draws.mjs", import.meta.url), { workerData: folder.href }));
  const draws = helpers.map((worker) => (given, from, to) =>
    new Promise((resolve) => {
      worker.once("message", resolve);
      worker.postMessage({ parts: given, from, to });
    }));
  const million = async (draw) => {
    for (let time = 0; time < 5; time += 1) await draw({ design, samples: 1_000_000 }, 0, 16);
  };
  await Promise.all(draws.map(million));
  const one = await quickest(() => million(draws[0]));
  const both = await quickest(() => Promise.all(draws.map(million)));
  const alone = await quickest(() => toolkit.simulate(parts));
  const by_one = await quickest(() => toolkit.simulate(parts, { helpers: draws.slice(0, 1) }));
  const by_two = await quickest(() => toolkit.simulate(parts, { helpers: draws }));
  console.log(`\nTen million futures: ${alone.toFixed(2)} s alone, ${by_one.toFixed(2)} s by one worker, ${by_two.toFixed(2)} s by two.`);
  console.log(`Two workers are ${(alone / by_two).toFixed(2)} times as fast as none; two strangers get ${((2 * one) / both).toFixed(2)} times as much done as one.`);
  await Promise.all(helpers.map((worker) => worker.terminate()));
}

async function quickest(work) {
  let best = Infinity;
  for (let time = 0; time < 3; time += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

/** The ratios are what counts: at least 3.5 times NumPy, 3 times tuned JavaScript, 80 times Squiggle. */
function peers(own) {
  console.log("\nCPU seconds for a million futures of the benchmark alliance, one thread\n");
  row("tool", "at least", "took", "times ours");
  row("Alliance Workbench, WebAssembly", "", own.toFixed(3), "1.0");
  for (const { name, cpuSeconds, why } of race()) {
    const least = name.startsWith("NumPy") ? 3.5 : name.startsWith("Squiggle") ? 80 : 3;
    row(name, least, why ?? cpuSeconds.toFixed(3), cpuSeconds ? (cpuSeconds / own).toFixed(1) : "");
    broken += Boolean(cpuSeconds) && cpuSeconds / own < least;
  }
}
