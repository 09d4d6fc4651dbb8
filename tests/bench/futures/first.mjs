// How much longer the first 4,096 futures of a module take than the next ones, in milliseconds on the clock: what somebody waits for,
// with the tables that are made once, and with all that the engine compiles on the way. Run by `futures.mjs`.

import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.env.ALLIANCE_TOOLKIT}/`);
const toolkit = await import(new URL("index.js", folder));
const core = await import(new URL("core.js", folder));
await toolkit.init();
const engine = new core.ManyFutures(JSON.stringify(toolkit.template("health-alliance")));

const [first, ...next] = Array.from({ length: 6 }, () => {
  const start = performance.now();
  engine.once(4_096, false, 0);
  return performance.now() - start;
});
console.log(first - next.sort((left, right) => left - right)[2]);
