// How long many futures take. Run by `cargo xtask bench`; with `--peers` beside other tools.

import { race } from "./futures/peers.mjs";

if (process.env.PEERS) {
  console.log("\nCPU seconds for a million futures of the benchmark alliance, one thread\n");
  for (const { name, cpuSeconds, why } of race()) console.log(name.padEnd(40), why ?? cpuSeconds.toFixed(3));
}
