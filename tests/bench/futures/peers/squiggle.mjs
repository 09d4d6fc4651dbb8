// The benchmark alliance in Squiggle, in the quicker of two ways to write it: distribution arithmetic for the cost, then the money
// rule by comparisons, sample by sample. Usage: squiggle.mjs MODEL FUTURES TIMES PACKAGE, where PACKAGE is the folder of
// @quri/squiggle-lang; prints {cpuSeconds, percentiles}: the best time, and 10, 50 and 90 per cent of the cost.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [path, futures, times, folder] = process.argv.slice(2);
const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
const { run } = await import(new URL(exports["."], `${pathToFileURL(folder)}/`));

const model = JSON.parse(readFileSync(path, "utf8"));
const target = model.target_cost;
const providers = model.parties.slice(0, -1).map((party) => ({ name: party.id.toLowerCase(), weight: party.weight_bp / 1e4, cap: party.pain_cap }));

const lognormal = ({ median, sigma }) => `SampleSet(Sym.lognormal(${Math.log(median)}, ${sigma}))`;

function line(one) {
  const { dist, a, m, b } = one;
  if (dist === "lognormal") return lognormal(one);
  if (dist === "triangular") return `SampleSet(Sym.triangular(${a}, ${m}, ${b}))`;
  return `(${a} + ${b - a} * SampleSet(Sym.beta(${1 + (4 * (m - a)) / (b - a)}, ${1 + (4 * (b - m)) / (b - a)})))`;
}

const risk = (one) => `(SampleSet(Sym.bernoulli(${one.p})) * ${lognormal(one)})`;

function band({ from_bp, to_bp, alliance_share_bp }) {
  const [from, width, share] = [(from_bp / 1e4) * target, ((to_bp - from_bp) / 1e4) * target, alliance_share_bp / 1e4];
  return `(d <= ${from} ? 0 : (d >= ${from + width} ? ${share * width} : ${share} * (d - ${from})))`;
}

const pool = (bands, cap) => `{ g = ${bands.map(band).join(" + ")}\n g > ${cap} ? ${cap} : g }`;
const provider = ({ name, weight, cap }) => `${name} = SampleSet.map(pool, {|g| g >= 0 ? ${weight} * g : (${weight} * g < -${cap} ? -${cap} : ${weight} * g)})`;
const results = ["cost", ...providers.map(({ name }) => name), "rest"];

const program = `cost = ${[...model.lines.map(line), ...model.risks.map(risk)].join(" +\n ")}
gain(d) = ${pool(model.gain_bands, model.gain_pool_cap)}
pain(d) = ${pool(model.pain_bands, model.pain_pool_cap)}
share(a) = { x = ${target} - a
 x >= 0 ? gain(x) : -pain(-x) }
pool = SampleSet.map(cost, share)
${providers.map(provider).join("\n")}
rest = ${target} - cost - (${providers.map(({ name }) => name).join(" + ")})
[${results.map((name) => `[quantile(${name}, 0.1), quantile(${name}, 0.5), quantile(${name}, 0.9)]`).join(", ")}]`;

await run("normal(0, 1)");
let best = Infinity;
let percentiles;
for (let repeat = 0; repeat < Number(times); repeat += 1) {
  const start = process.cpuUsage();
  const { result } = await run(program, { environment: { sampleCount: Number(futures), xyPointLength: 1000, seed: `seed ${repeat}` } });
  const { user, system } = process.cpuUsage(start);
  if (!result.ok) throw new Error(String(result.value));
  best = Math.min(best, (user + system) / 1e6);
  // What it prints is shortened at the end; the cost comes first.
  percentiles = result.value.result.toString().match(/[-\d.e]+/g).slice(0, 3).map(Number);
}
console.log(JSON.stringify({ cpuSeconds: best, percentiles }));
