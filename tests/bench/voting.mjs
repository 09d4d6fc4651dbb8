// How long the vote engines take in WebAssembly, beside the limits that were set, and how exact their doubles are.
// Run by `cargo xtask bench`, which builds the toolkit with the engines beside the door; with PEERS_PYTHON it also races
// the published tools for Python on the same games.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { BOARD, tabs } from "./board.mjs";

const folder = pathToFileURL(`${process.env.ALLIANCE_TOOLKIT}/`);
const toolkit = await import(new URL("index.js", folder));
const core = await import(new URL("core.js", folder));
await toolkit.init();

const here = new URL("./", import.meta.url);
const games = JSON.parse(readFileSync(new URL("games.json", here), "utf8"));

/** The best time of several, in milliseconds. Work that is different each time is made outside of the time that is taken. */
function time(work, budget = 1500) {
  let best = Infinity;
  const end = performance.now() + budget;
  for (let times = 0; times < 3 || (times < 300 && performance.now() < end); times += 1) {
    const made = work.length ? work(times) : work;
    const start = performance.now();
    made();
    best = Math.min(best, performance.now() - start);
    if (best > budget) break;
  }
  return best;
}

const seats = (count, extra) => Array.from({ length: count }, (_, index) => ({ id: `s${index}`, ...extra(index) }));
const atLeast = (votes, more = {}) => ({ at_least: { votes, of: "seats", ...more } });
const share = (text, more = {}) => ({ at_least: { share: text, of: "seats", ...more } });

const weighted = (name) => {
  const { weights, quota } = games[name];
  return { weights: BigUint64Array.from(weights.map(BigInt)), quota: BigInt(quota) };
};
const indices = {
  banzhaf: (name, { weights, quota } = weighted(name)) => () => core.weightedBanzhaf(weights, quota),
  shapley: (name, { weights, quota } = weighted(name)) => () => core.weightedShapleyShubik(weights, quota),
};

/** A rule that none of the quick ways fits: many different weights, a class, and a count. */
function anyRule(count) {
  const table = seats(count, (index) => ({ votes: 10 + ((index * 37) % 41), weights: { people: 1000 + index * index * 17 }, member: `m${index}`, member_kind: index % 3 ? "charity" : "commissioner" }));
  const pass = { all: [share("3/5"), share("1/2", { weigh: "people" }), share("1/3", { weigh: "heads", among: { kind: "commissioner" } })] };
  return { seats: table, rule: { pass }, every_index: true };
}

function lisbon() {
  const people = [8252, 6699, 6581, 6059, 4653, 3797, 1964, 1708, 1135, 1077, 1058, 1031, 1000, 980, 877, 710, 575, 550, 544, 478, 415, 285, 207, 195, 132, 85, 59, 46];
  const table = seats(28, (index) => ({ weights: { people: people[index] * 10_000 + ((index * 7919) % 10_000) } }));
  return { seats: table, rule: { pass: { any: [{ all: [atLeast(16), share("0.65", { weigh: "people" })] }, atLeast(25)] } } };
}

/** What the page asks on one tab of the Votes screen after a change, as it asks: each panel by the text of the whole design. */
function asked(panels, change, times) {
  const text = JSON.stringify(change(times));
  return () => panels.forEach((ask) => toolkit.panel(JSON.parse(`{"ask":"${ask}","rule":"${BOARD}","width":640,"design":${text}}`)));
}

const through = (parts) => () => toolkit.votingPower(parts);
const whole = (name) => ({ seats: games[name].weights.map((votes, index) => ({ id: `s${index}`, votes })), rule: { pass: atLeast(games[name].quota) } });

const cases = [
  ["200 seats, small: Banzhaf", 0.1, indices.banzhaf("small 200")],
  ["200 seats, small: Shapley-Shubik", 10, indices.shapley("small 200")],
  ["200 seats, pop: Banzhaf", 20, indices.banzhaf("pop 200")],
  ["200 seats, pop: Shapley-Shubik", 1000, indices.shapley("pop 200")],
  ["EU-28 in persons, both, through the door", 30, through(lisbon())],
  ["any rule of 20 seats, every index, through the door", 5, through(anyRule(20))],
  ["any rule of 24 seats", 60, through(anyRule(24))],
  ["any rule of 26 seats", 250, through(anyRule(26))],
  ...tabs(toolkit.template("blank")).map(([tab, panels, change]) => [`a board of 15 seats, ${tab}: ${panels.join(", ")}`, 4, (times) => asked(panels, change, times)]),
  ["200 seats, small, everything through the door", null, through(whole("small 200"))],
  ["200 seats, pop, everything through the door", null, through(whole("pop 200"))],
];

const row = (...cells) => console.log(cells.map((cell, index) => (index ? String(cell).padStart(15) : String(cell).padEnd(84))).join(""));
const milliseconds = (value) => (value === null ? "" : value < 1 ? value.toFixed(3) : value.toFixed(1));

let broken = 0;
console.log("\nBest times in WebAssembly, in milliseconds. A board: everything that is asked on one tab of the page after a change\n");
row("case", "at most", "took", "");
for (const [name, limit, work] of cases) {
  const took = time(work);
  const kept = limit === null || took <= limit;
  broken += !kept;
  row(name, milliseconds(limit), milliseconds(took), kept ? "" : "too slow");
}

console.log("\nRelative error against whole-number arithmetic, at most 1e-14\n");
row("game", "Banzhaf", "Shapley");
const absolute = (name) => indices.banzhaf(name)();
for (const [name, { weights, banzhaf_absolute, shapley_shubik }] of Object.entries(games)) {
  if (!shapley_shubik) continue;
  const worst = (found, exact) => Math.max(...weights.map((weight, index) => Math.abs(found[index] / exact[weight] - 1)));
  const errors = [worst(absolute(name), banzhaf_absolute), worst(indices.shapley(name)(), shapley_shubik)];
  broken += errors.some((error) => !(error <= 1e-14));
  row(name, ...errors.map((error) => error.toExponential(1)));
}
for (const name of ["pop 100", "pop 200"]) {
  const sum = indices.shapley(name)().reduce((sum, part) => sum + part, 0);
  row(`${name}: Shapley-Shubik adds to one but for`, "", Math.abs(sum - 1).toExponential(1));
}

if (process.env.PEERS_PYTHON) race();
if (broken) {
  console.log(`\n${broken} of these are beyond their limits.`);
  process.exitCode = 1;
}

/** Each peer on each game, in a process of its own with a time limit; once too slow, it is not asked for more seats. */
function race() {
  console.log("\nPeers, in milliseconds, and how many times as long as ours\n");
  row("game, index", "ours", "powerindices", "powerindex", "power_bdd", "tucoopy");
  const out = new Set();
  for (const kind of ["small", "pop"]) {
    for (const count of [10, 20, 30, 50, 100, 200]) {
      for (const index of ["banzhaf", "shapley"]) {
        const name = `${kind} ${count}`;
        const ours = time(indices[index](name), 300);
        const cells = ["powerindices", "powerindex", "power_bdd", "tucoopy"].map((peer) => {
          const id = `${peer} ${kind} ${index}`;
          if (out.has(id)) return "-";
          const answer = ask(peer, index, name);
          if (!answer.seconds) out.add(id);
          return answer.seconds ? `${answer.wrong ? "wrong " : ""}${Math.round((answer.seconds * 1000) / ours)}x` : answer.why;
        });
        row(`${name}, ${index}`, milliseconds(ours), ...cells);
      }
    }
  }
}

function ask(peer, index, name) {
  const { weights, quota, banzhaf_absolute, shapley_shubik } = games[name];
  const exact = index === "shapley" ? shapley_shubik : banzhaf_absolute;
  const input = JSON.stringify({ peer, index, weights, quota });
  const { stdout, error } = spawnSync(process.env.PEERS_PYTHON, [new URL("peers.py", here).pathname], { input, timeout: 20_000, encoding: "utf8" });
  if (error) return { why: "timeout" };
  const line = stdout.trim().split("\n").pop();
  if (!line) return { why: "fails" };
  const { seconds, values } = JSON.parse(line);
  const sum = (list) => list.reduce((sum, value) => sum + value, 0);
  const expected = exact && weights.map((weight) => exact[weight]);
  const wrong = expected && values.some((value, place) => Math.abs(value / sum(values) - expected[place] / sum(expected)) > 1e-3 * (expected[place] / sum(expected)));
  return { seconds, wrong };
}
