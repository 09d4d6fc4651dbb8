// A worker that draws parts of a run for another: see `drawBlocks` of the package.

import { parentPort, workerData } from "node:worker_threads";

const toolkit = await import(new URL("index.js", workerData));
await toolkit.init();
parentPort.on("message", ({ parts, from, to }) => {
  const drawn = toolkit.drawBlocks(parts, from, to);
  parentPort.postMessage(drawn, [drawn.buffer]);
});
