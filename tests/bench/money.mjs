// How long money takes in WebAssembly, beside the limit that was set: the engine alone, and with all that it takes to hand
// thousands of amounts to JavaScript. Run by `cargo xtask bench`.

import { pathToFileURL } from "node:url";
import { table } from "./table.mjs";

const folder = pathToFileURL(`${process.env.ALLIANCE_TOOLKIT}/`);
const toolkit = await import(new URL("index.js", folder));
const core = await import(new URL("core.js", folder));
await toolkit.init();

/** Twelve members, and eight steps with the split. */
const band = (from, to, share) => ({ from, to, share });
const providers = Array.from({ length: 11 }, (_, index) => ({
  id: `p${index + 1}`,
  kind: "charity",
  work: `0.${String(4 + index).padStart(2, "0")}`,
  fee: { form: "fixed", amount: `${10_000 + 917 * index}.37` },
}));
const steps = [
  { step: "adjust_target" },
  { step: "trigger", rule: "deductible", gain: "0.005", pain: "0.005" },
  { step: "share", gain: [band("0", "0.02", "0.30"), band("0.02", "0.08", "0.50")], pain: [band("0", "0.02", "0.30"), band("0.02", "0.06", "0.50"), band("0.06", "0.12", "0.20")] },
  { step: "quality", form: "multiplier", points: [{ score: "0", gain: "0.5", pain: "1.2" }, { score: "1", gain: "1", pain: "0.8" }] },
  { step: "levy", on: "gain", rate: "0.02" },
  { step: "cap", gain: { amount: "176000" }, pain: { amount: "132000" } },
  { step: "reserve", rate: "0.10", label: "works together" },
  { step: "split", by: "work", caps: { p1: "3000", p2: "3000", p3: "3000", p4: "3000" }, excess: "commissioner" },
];
const facts = { outturn: "9150123.45", adjustments: [{ label: "demand", amount: "120000" }], score: "0.72" };
const parts = { terms: { target: "8800000", steps }, members: [...providers, { id: "owner", kind: "commissioner" }], facts };

const named = parts.members.map((member) => ({ ...member, name: member.id }));
const { bodies, seats, rules, matters, motion, scenarios, costs, risks, ...blank } = toolkit.template("blank");
const engine = new core.Curve(JSON.stringify({ ...blank, ...parts, members: named }));
if (engine.points(8_000_000, 10_000_000, 400) !== 400) throw new Error("the curve was not drawn");

const cases = [
  ["a curve of 400 final costs, 12 members, 8 steps", 10, () => engine.points(8_000_000, 10_000_000, 400)],
  ["the same as plain objects, through the door", null, () => toolkit.curve({ ...parts, from: "8000000", to: "10000000", points: 400 })],
  ["one settlement with its working", null, () => toolkit.settle(parts)],
  ["break points", null, () => toolkit.breakPoints(parts)],
];

const broken = table("Money", cases, 2);

if (broken) {
  console.log(`\n${broken} of these are beyond their limits.`);
  process.exitCode = 1;
}
