// The design that a widget holds, without a browser: a few numbers, changes by paths, presses on seats.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atOutturn, designFrom, pressed } from "../../crates/embed/js/design.js";
import { patched } from "../../crates/embed/js/patch.js";
import { few, published } from "./hosts.mjs";

// Where the scripts are that are fetched only when they are needed.
globalThis.BASE = "./";

test("a few numbers become a design", async () => {
  const design = await designFrom(few);
  assert.deepEqual(design.members.map(({ id, kind, work }) => [id, kind, work]), [["commissioner", "commissioner", undefined], ["alder", "other", "0.6"], ["beech", "other", "2/5"]]);
  assert.equal(design.terms.target, "1000000.00");
  assert.deepEqual(design.terms.steps.map(({ step }) => step), ["share", "cap", "split"]);
  assert.equal(design.seats.length, 3);
  const twice = await designFrom({ target: 1, members: [{ name: "Ash" }, { name: "ash!" }, { name: "你好", commissions: true }] });
  assert.deepEqual(twice.members.map(({ id }) => id), ["ash", "ash-2", "member"]);
});

test("what cannot be read is told in a sentence", async () => {
  for (const [wrong, says] of [
    [{ target: "lots", members: [{ name: "A" }] }, /amount for the target/],
    [{ target: 1, members: [] }, /1 to 40/],
    [{ target: 1, members: Array(41).fill({ name: "A" }) }, /1 to 40/],
    [{ target: 1, members: [{ name: " " }] }, /name/],
    [{ target: 1, members: [{ name: "A", share: "half" }] }, /share of A/],
    [{ target: Infinity, members: [{ name: "A" }] }, /amount/],
    ["{", /not whole/], ["5", /an object/], ["[]", /an object/], ["null", /an object/],
  ]) await assert.rejects(() => designFrom(wrong), says, JSON.stringify(wrong));
});

test("a design is changed by paths, and stays as it was", async () => {
  const design = await designFrom(published);
  const before = structuredClone(design);
  const changed = patched(design, { "members.northgate.free_reserves": "1.00", "terms.steps.split.by": "equal", "rules.0": null, "principles.+": "Fair", "facts.direct_costs.northgate": "5.00", correlation: null });
  assert.deepEqual(design, before);
  assert.equal(changed.members.find(({ id }) => id === "northgate").free_reserves, "1.00");
  assert.equal(changed.terms.steps.find(({ step }) => step === "split").by, "equal");
  assert.equal(changed.rules.length, design.rules.length - 1);
  assert.equal(changed.principles.at(-1), "Fair");
  assert.equal(changed.facts.direct_costs.northgate, "5.00");
  assert.ok(!("correlation" in changed));
  for (const path of ["members.nobody.name", "terms.steps.99", "title.x", "__proto__.polluted", "constructor.prototype.polluted", "members.northgate.__proto__.polluted"]) {
    assert.throws(() => patched(design, { [path]: "x" }), /leads nowhere/, path);
  }
  assert.equal({}.polluted, undefined);
});

test("six presses come back to where a seat stood", async () => {
  let design = await designFrom(few);
  const seen = [];
  for (let presses = 0; presses < 6; presses += 1) {
    design = pressed(design, "alder");
    seen.push(design.motion.ballots[0]?.position ?? "agree");
  }
  assert.deepEqual(seen, ["disagree", "abstain", "block", "absent", "recused", "agree"]);
  assert.deepEqual(design.motion.ballots, []);
});

test("another final cost leaves direct costs of another year behind", async () => {
  const design = { facts: { outturn: "1.00", direct_costs: { a: "1.00" }, people: 3 } };
  assert.deepEqual(atOutturn(design, "2").facts, { people: 3, outturn: "2" });
});
