// Several years, and what the alliance costs to run, through the door.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { json, refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const half = [{ from: "0", to: null, share: "0.5" }];
const parts = (...years) => ({
  terms: { target: "1000.00", steps: [{ step: "share", gain: half, pain: half }, { step: "split", by: "work", excess: "commissioner" }] },
  members: [{ id: "owner", kind: "commissioner" }, { id: "a", kind: "charity", work: "0.6" }, { id: "b", kind: "charity", work: "0.4" }],
  years: years.map((year, index) => ({ id: `y${index}`, label: `Year ${index + 1}`, ...year })),
});
const pence = (amount) => BigInt(amount.replace(".", ""));

test("targets follow outturns, and the ratchet says what that takes", () => {
  const saving = { facts: { outturn: "900.00" }, rebase: "1" };
  const { years, ratchet } = toolkit.timeline(parts(saving, saving, saving));
  assert.deepEqual(years.map(({ target }) => target.settled), ["1000.00", "900.00", "900.00"]);
  assert.deepEqual([ratchet.reward, ratchet.reward_without, ratchet.given_up], ["50.00", "150.00", "100.00"]);
  assert.equal(toolkit.timeline(parts({ facts: { outturn: "900.00" } })).ratchet, null);
});

test("one year is the plain settlement", () => {
  const given = parts({ facts: { outturn: "1100.00" } });
  const { terms, members } = given;
  assert.deepEqual(toolkit.timeline(given).years[0].settlement, toolkit.settle({ terms, members, facts: { outturn: "1100.00" } }));
});

test("a member that leaves in pain stays liable, or others take it over", () => {
  const first = { facts: { outturn: "1100.00" }, reward: "rolled" };
  const leaves = (pain) => toolkit.timeline(parts(first, { facts: { outturn: "1000.00" }, leaves: [{ member: "b", ...(pain && { pain }) }] })).years[1].left[0];
  assert.deepEqual([leaves().settled, leaves("reallocate").to_others, leaves("commissioner").to_commissioner], ["-20.00", "-20.00", "-20.00"]);
});

test("the years of a file add up, and are the same by parts", async () => {
  const design = await json("tests/fixtures/v1/years.json");
  const found = toolkit.timeline({ design });
  const { difference, settled, carried, reserve, services, commissioner } = found.totals;
  assert.equal(pence(difference), [settled, carried, reserve, services, commissioner].map(pence).reduce((sum, part) => sum + part));
  const { terms, members, years } = design;
  assert.deepEqual(toolkit.timeline({ terms, members, years }), found);
  assert.deepEqual(toolkit.timeline({ design, years: years.slice(0, 1) }).years.length, 1);
});

for (const [what, years, fields] of [
  ["no years", [], { code: "no_years", path: "years" }],
  ["a stranger who leaves", [{ facts: { outturn: "1" }, leaves: [{ member: "c" }] }], { code: "invalid", path: "years[0].leaves[0].member" }],
  ["somebody who leaves twice", [{ facts: { outturn: "1" }, leaves: [{ member: "b" }, { member: "b" }] }], { code: "not_there", path: "years[0].leaves[1].member" }],
  ["a slip of the pen", [{ facts: { outturn: "1" }, rebsae: "1" }], { code: "invalid", path: "years[0].rebsae" }],
  ["a cut that is too deep", [{ facts: { outturn: "1" }, cut_amount: "1000.01" }], { code: "target_below_nothing", path: "years[0].target" }],
]) {
  test(`refused: ${what}`, () => refused(() => toolkit.timeline(parts(...years)), fields));
}

test("running costs are added up and compared with the target", async () => {
  const design = await json("tests/fixtures/v1/years.json");
  const { total, time, hours, share_of_target, lines } = toolkit.runningCosts({ design });
  assert.deepEqual([total, time, hours, share_of_target, lines.length], ["43180.00", "22680.00", "378", "2159/50000", 2]);
  assert.equal(toolkit.runningCosts({ design, running_costs: [] }).total, "0.00");
  refused(() => toolkit.runningCosts({ design, running_costs: [{ id: "a", label: "A", amount: "-1" }] }), { code: "invalid", path: "running_costs[0].amount" });
});

test("the panels answer", async () => {
  const design = await json("tests/fixtures/v1/years.json");
  for (const ask of ["years", "books", "running_costs"]) assert.ok(toolkit.panel({ design, ask }).findings.length > 0, ask);
});
