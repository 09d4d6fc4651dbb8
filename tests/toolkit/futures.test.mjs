// Many futures through the door.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Worker } from "node:worker_threads";
import { marks } from "./marks.mjs";
import { json, place, toolkit } from "./package.mjs";

before(() => toolkit.init());

const design = () => toolkit.template("health-alliance");
const named = (futures, id) => futures.members.find(({ member }) => member === id);

test("what members can lose, with typed arrays", async () => {
  const futures = await toolkit.simulate({ design: design(), samples: 65_536 });
  assert.equal(futures.run.samples, 65_536);
  assert.equal(futures.run.rounds, 16);
  assert.ok(Math.abs(futures.outturn.mean - 8_744_549) < 1_350);
  assert.ok(Math.abs(named(futures, "northgate").own_cap.reached.chance - 0.2278) < 0.005);
  assert.ok(futures.outturn.curve instanceof Float64Array);
  const { histogram } = named(futures, "riverside").result;
  assert.ok(histogram.counts instanceof Uint32Array);
  assert.equal(histogram.counts.reduce((sum, count) => sum + count), 65_536);
  assert.equal(futures.outturns, undefined);
});

test("progress is told, and a run can be stopped", async () => {
  const told = [];
  await toolkit.simulate({ design: design(), samples: 200_000 }, { onProgress: (part) => told.push(part) });
  assert.ok(told.length > 2);
  assert.equal(told.at(-1), 1);
  assert.deepEqual(told, [...told].sort((a, b) => a - b));
  const controller = new AbortController();
  const stopped = toolkit.simulate({ design: design(), samples: 1_000_000 }, { signal: controller.signal, onProgress: () => controller.abort() });
  await assert.rejects(stopped, { name: "AbortError" });
});

test("two scenarios on the same futures", async () => {
  const compared = await toolkit.compare({ design: design(), samples: 4_096 });
  assert.deepEqual(compared.map(({ scenario }) => scenario), [null, "no-loss-for-the-smallest", "costs-move-together"]);
  const [base, safe, together] = compared.map(({ futures }) => futures);
  assert.deepEqual(base.outturn, safe.outturn);
  assert.equal(named(safe, "northgate").loss_p90, 0);
  assert.ok(together.outturn.sd > base.outturn.sd * 1.2);
});

test("a distribution by itself", () => {
  const pert = toolkit.distribution({ distribution: { shape: "pert", low: "0", likely: "0", high: "6" } });
  assert.ok(Math.abs(pert.mean - 1) < 1e-12);
  assert.ok(Math.abs(pert.cumulative(pert.quantile(0.3)) - 0.3) < 1e-12);
  assert.deepEqual(pert.quantile([0, 1]), Float64Array.of(0, 6));
  assert.ok(pert.density(1) > pert.density(2));
  const limited = toolkit.distribution({ distribution: { shape: "normal", mean: "100", sd: "10" }, at_least: "95" });
  assert.ok(limited.quantile(0.001) >= 95 && limited.mean > 100);
});

test("what cannot be drawn is refused with its place", async () => {
  const refused = (parts, fields) => assert.rejects(() => toolkit.simulate(parts), { name: "AllianceError", ...fields });
  await refused({ design: design(), samples: 1 }, { code: "invalid", path: "samples" });
  await refused({ design: design(), samples: Number.NaN }, { code: "invalid" });
  await refused({ design: design(), points: "random" }, { code: "invalid", path: "points" });
  await refused({ design: design(), scenario: "nowhere" }, { code: "unknown_scenario", path: "scenario" });
  await refused({ design: { ...design(), costs: [], risks: [], correlation: undefined } }, {});
  const [first, ...others] = design().costs;
  const upside_down = { ...first, distribution: { ...first.distribution, low: "9000000" } };
  await refused({ design: { ...design(), costs: [upside_down, ...others] } }, { code: "invalid", path: "costs[0].distribution" });
  assert.throws(() => toolkit.distribution({ distribution: { shape: "normal", mean: "1", sd: "0" } }), { name: "AllianceError", code: "invalid" });
});

test("by one, two or three workers: the same bits", async () => {
  const workers = [helper(), helper(), helper()];
  const draws = workers.map(({ draw }) => draw);
  const together = { ...design(), correlation: { form: "common_factor", correlation: "0.3" } };
  // The last ones are so many that a round has several parts.
  for (const asked of [{ design: together, samples: 100_000 }, { design: together, points: "plain", samples: 200_000 }, { design: design(), samples: 1_200_000 }, { design: together, samples: 5_000, exact_pence: true }]) {
    const alone = await toolkit.simulate(asked, { keep: true });
    const { outturns, ...told } = alone;
    assert.equal(outturns.length, alone.run.samples);
    for (const count of [1, 2, 3]) {
      const helpers = draws.slice(0, count);
      assert.deepEqual(await toolkit.simulate(asked, { keep: true, helpers }), alone);
      assert.deepEqual(await toolkit.simulate(asked, { helpers }), told);
    }
  }
  await Promise.all(workers.map(({ end }) => end()));
});

test("a helper that hands back something else is told so", async () => {
  const asked = { design: design(), samples: 4_096 };
  const good = toolkit.drawBlocks(asked, 0, 16);
  for (const answer of [new Float64Array(0), good.subarray(1), Float64Array.of(...good, 0)]) {
    const run = toolkit.simulate(asked, { helpers: [async () => answer] });
    await assert.rejects(run, { name: "AllianceError", code: "helper", path: "helpers[0]" });
  }
});

test("the marks are those that are published", async () => {
  assert.deepEqual(await marks(toolkit), await json("tests/golden/futures/marks.json"));
});

/** A worker that draws parts of a run for another. */
function helper() {
  const worker = new Worker(new URL("./draws.mjs", import.meta.url), { workerData: place.href });
  const draw = (parts, from, to) =>
    new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.postMessage({ parts, from, to });
    });
  return { draw, end: () => worker.terminate() };
}
