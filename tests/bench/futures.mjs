// How long many futures take in WebAssembly, in one thread, beside the limits that were set. Run by `cargo xtask bench`; with
// `--peers` beside other tools.

import { pathToFileURL } from "node:url";
import { race } from "./futures/peers.mjs";

const folder = pathToFileURL(`${process.env.ALLIANCE_TOOLKIT}/`);
const toolkit = await import(new URL("index.js", folder));
const core = await import(new URL("core.js", folder));
await toolkit.init();

const design = toolkit.template("health-alliance");

/** CPU milliseconds of a piece of work. */
function spent(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const engine = new core.ManyFutures(JSON.stringify(design));

/** One run from the design to all that it answers, as the worker does it. */
function once(samples, points = "sobol", correlation = "0") {
  if (Number.isNaN(engine.once(samples, points === "plain", Number(correlation) * 100))) throw new Error("no futures were drawn");
}

const first = spent(() => once(4_096));
const rows = [];
for (const [samples, limit, times, points, correlation] of [[4_096, 2, 300, "sobol", "0"], [4_096, null, 300, "sobol", "0.3"], [100_000, 25, 30, "sobol", "0"], [1_000_000, 200, 9, "sobol", "0"], [1_000_000, null, 5, "plain", "0"], [1_000_000, null, 5, "sobol", "0.3"]]) {
  once(samples, points, correlation);
  // A clock that ticks in milliseconds times short runs many at once.
  const at_once = samples < 100_000 ? 20 : 1;
  let best = Infinity;
  for (let time = 0; time < times / at_once; time += 1) {
    best = Math.min(best, spent(() => { for (let one = 0; one < at_once; one += 1) once(samples, points, correlation); }) / at_once);
  }
  rows.push([`${samples} ${points} futures, correlation ${correlation}`, limit, best]);
}
console.log("first call beyond the next", (first - rows[0][2]).toFixed(1));
for (const [name, limit, took] of rows) console.log(name.padEnd(60), limit ?? "", took.toFixed(2));

if (process.env.PEERS) {
  console.log("\nCPU seconds for a million futures of the benchmark alliance, one thread\n");
  for (const { name, cpuSeconds, why } of race()) console.log(name.padEnd(40), why ?? cpuSeconds.toFixed(3));
}
