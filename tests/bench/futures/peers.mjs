// Other tools on the benchmark alliance: each in a process of its own, which counts its own CPU seconds (start, reading and tables
// aside), so that ratios hold in the same minute on the same machine. `cargo xtask bench --peers` installs them and says where
// they are: PEERS_PYTHON, an interpreter with NumPy; PEERS_SQUIGGLE, the folder of @quri/squiggle-lang.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const MODEL = file("../../golden/futures/model.json");
const FUTURES = 1_000_000;

/** From 100 million futures (the model's own file says where from): what 10, 50 and 90 per cent of the costs stay under. */
const KNOWN = [8_347_866, 8_711_735, 9_176_693];
const SD = 335_788;

// Squiggle is asked once: it takes twenty seconds, and fewer futures would be dearer each.
const peers = ({ PEERS_PYTHON: python, PEERS_SQUIGGLE: squiggle }) => [
  { name: "NumPy", program: python, script: "peers/numpy_peer.py", times: 5 },
  { name: "JavaScript, tuned, exact", program: process.execPath, script: "peers/javascript.mjs", times: 5, more: ["exact"] },
  { name: "JavaScript, tuned, tables", program: process.execPath, script: "peers/javascript.mjs", times: 5, more: ["table"] },
  { name: "Squiggle 0.10.0", program: squiggle && process.execPath, script: "peers/squiggle.mjs", times: 1, more: [squiggle] },
];

/**
 * Runs every peer, one after the other. Answers a row for each: its name, and the CPU seconds (user and system) of its best run
 * for a million futures, or why there are none.
 * @returns {{ name: string, cpuSeconds?: number, why?: string }[]}
 */
export function race(environment = process.env) {
  return peers(environment).map((peer) => ({ name: peer.name, ...measured(peer) }));
}

function measured({ program, script, times, more = [] }) {
  if (!program) return { why: "not installed" };
  const { status, stdout, stderr, error } = spawnSync(program, [file(script), MODEL, FUTURES, times, ...more].map(String), { encoding: "utf8", timeout: 180_000 });
  if (error) return { why: error.code === "ETIMEDOUT" ? "over three minutes" : error.message };
  if (status !== 0) return { why: `fails: ${stderr.trim().split("\n").pop()}` };
  const { cpuSeconds, percentiles } = JSON.parse(stdout);
  // Four standard errors of a million futures and more.
  const wrong = percentiles.length !== KNOWN.length || percentiles.some((amount, place) => !(Math.abs(amount - KNOWN[place]) < 0.01 * SD));
  return wrong ? { why: `finds ${percentiles.map(Math.round)} instead of ${KNOWN}` } : { cpuSeconds };
}
