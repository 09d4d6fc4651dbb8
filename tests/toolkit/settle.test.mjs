// Years settled through the door.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { json, refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const vectors = await json("tests/golden/money/vectors.json");
const vector = (id) => vectors.find((vector) => vector.id === id);

const owner = { id: "owner", kind: "commissioner" };
const builder = { id: "builder", kind: "other" };
const band = (from, to, share) => ({ from, to, share });
const sharing = (target, gain, pain) => ({ target, steps: [{ step: "share", gain, pain }] });
const year = (terms, outturn, members = [owner, builder]) => toolkit.settle({ terms, members, facts: { outturn } });

test("NEC bands", () => {
  const { target, outturn, expect } = vector("nec_reachback_18505");
  const settlement = year(sharing(target, [band("0", "0.20", "0.25"), band("0.20", "1", "0")], []), outturn);
  assert.equal(settlement.pool, expect.contractor_share);
  for (const id of ["nec_reachback_14954_T1m_950000", "nec_reachback_14954_T1m_975000", "nec_reachback_14954_T1m_1025000"]) {
    const { target, outturn, expect } = vector(id);
    const { pool, paid } = year(sharing(target, [band("0", "0.025", "0.50")], [band("0", "0.025", "0.50"), band("0.025", null, "1")]), outturn);
    assert.deepEqual({ contractor_share: pool, paid }, expect, id);
  }
});

test("the Andrew platform: 44.82 of 83 million", () => {
  const { target, outturn, share, expect } = vector("andrew_1996");
  const flat = [band("0", null, share)];
  const { difference, pool, commissioner } = year(sharing(target, flat, flat), outturn);
  assert.deepEqual([difference, pool, commissioner], [`${expect.saving}.00`, expect.contractors, expect.licence_partners]);
});

test("a fixed-price incentive contract", () => {
  const all = vectors.filter((vector) => vector.kind === "fpif");
  assert.equal(all.length, 6);
  for (const { id, target_cost, fee, outturn, expect } of all) {
    // Past the point of total assumption, 25,000 / 0.60 over the target cost of 60,000, all is the seller's.
    const terms = sharing(target_cost, [band("0", null, "0.40")], [band("0", "25/36", "0.40"), band("25/36", null, "1")]);
    const settlement = year(terms, outturn, [owner, { ...builder, fee: { form: "fixed", amount: fee } }]);
    assert.equal(Number(settlement.paid), Number(expect.buyer_price), id);
    assert.equal((Number(settlement.paid) - Number(outturn)).toFixed(2), Number(expect.seller_profit).toFixed(2), id);
  }
});

test("a loss over members' caps is filled up like water, or left to the commissioner", () => {
  const { pain, caps, ...policies } = vector("constructed_waterfill");
  const lower = (amounts) => Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name.toLowerCase(), amount]));
  for (const [excess, policy] of [["reallocate", "policy_reallocate"], ["commissioner", "policy_commissioner_absorbs"]]) {
    const { commissioner, ...expected } = lower(policies[policy]);
    const members = [owner, ...Object.keys(expected).map((id) => ({ id, kind: "charity" }))];
    const terms = { target: "0", steps: [{ step: "split", by: "equal", caps: lower(caps), excess }] };
    const settlement = year(terms, pain, members);
    const found = Object.fromEntries(settlement.members.slice(1).map(({ member, limb3 }) => [member, limb3.replace("-", "")]));
    assert.deepEqual(found, expected, policy);
    assert.equal(settlement.commissioner.replace("-", ""), commissioner, policy);
  }
});

test("the odd pennies go by largest remainder, ties by member order", () => {
  const { pain, expect } = vector("constructed_rounding");
  const members = [...expect.map((_, index) => ({ id: `p${index}`, kind: "charity" })), owner];
  const settlement = year({ target: "0", steps: [{ step: "split", by: "equal", excess: "commissioner" }] }, pain, members);
  assert.deepEqual(settlement.members.slice(0, 7).map(({ limb3 }) => limb3), expect.map((amount) => `-${amount}`));
});

test("money is decimal text everywhere, and the books balance", () => {
  const pence = (amount) => {
    assert.match(amount, /^-?\d+\.\d\d$/);
    return BigInt(amount.replace(".", ""));
  };
  for (const { id } of toolkit.templates()) {
    const { target, outturn, difference, pool, commissioner, reserve, paid, members, trace } = toolkit.settle({ design: toolkit.template(id) });
    assert.equal(pence(target) - pence(outturn), pence(difference), id);
    assert.equal(pence(pool) + pence(commissioner) + pence(reserve), pence(difference), id);
    const total = members.reduce((sum, { limb1, limb2, limb3 }) => sum + pence(limb1) + pence(limb2) + pence(limb3), pence(reserve));
    assert.equal(total, pence(paid), id);
    assert.ok(trace.length > 0 && trace.every((line) => Object.keys(line).join() === "step,what,words,numbers,before,after"), id);
  }
});

test("a design's own parts give the design's own answer", () => {
  for (const { id } of toolkit.templates()) {
    const design = toolkit.template(id);
    const { terms, members, facts, outcomes } = design;
    assert.deepEqual(toolkit.settle({ terms, members, facts, outcomes }), toolkit.settle({ design }), id);
    const other = { ...facts, outturn: "9876543.21" };
    delete other.direct_costs;
    assert.deepEqual(toolkit.settle({ terms, members, facts: other, outcomes }), toolkit.settle({ design, facts: other }), id);
  }
});

const health = () => toolkit.template("health-alliance");

test("break points: where the smallest charity's loss stops growing", () => {
  const points = toolkit.breakPoints({ design: health() });
  const own = points.find(({ what }) => what.kind === "member_cap_reached" && what.member === "northgate");
  assert.deepEqual(own, {
    outturn: "8966666.67",
    text: "Above £8,966,666.67 Northgate Community Group loses no more: its own cap is reached.",
    what: { kind: "member_cap_reached", member: "northgate", side: "pain" },
  });
  assert.deepEqual(points.map(({ outturn }) => Number(outturn)), points.map(({ outturn }) => Number(outturn)).sort((a, b) => a - b));
  assert.ok(points.every(({ text }) => text.endsWith(".")));
  const { terms, members, facts, outcomes } = health();
  assert.deepEqual(toolkit.breakPoints({ terms, members, facts, outcomes }).map(({ what }) => what), points.map(({ what }) => what));
});

test("break points of a fixed-price incentive: no profit at 97,500, all the seller's from 101,667", () => {
  const terms = sharing("60000", [band("0", null, "0.40")], [band("0", "25/36", "0.40"), band("25/36", null, "1")]);
  const parts = { terms, members: [owner, { ...builder, fee: { form: "fixed", amount: "15000" } }], facts: { outturn: "60000" } };
  const at = (kind) => toolkit.breakPoints(parts).find(({ what }) => what.kind === kind).outturn;
  assert.deepEqual([at("margin_gone"), at("providers_alone")], ["97500.00", "101666.67"]);
});

test("a curve is the settlements, and straight between break points", () => {
  const design = health();
  const outturns = ["8000000.00", "8966666.67", "9100000.00"];
  const points = toolkit.curve({ design, outturns });
  for (const [index, { outturn, pool, commissioner, members }] of points.entries()) {
    const settlement = toolkit.settle({ design, facts: { outturn: outturns[index] } });
    assert.deepEqual({ outturn, pool, commissioner }, { outturn: outturns[index], pool: settlement.pool, commissioner: settlement.commissioner });
    assert.deepEqual(members, settlement.members.map(({ limb3 }) => limb3));
  }
  const evenly = toolkit.curve({ design, from: "8000000", to: "9000000", points: 3 });
  assert.deepEqual(evenly.map(({ outturn }) => outturn), ["8000000.00", "8500000.00", "9000000.00"]);
  assert.equal(toolkit.curve({ design }).length, 101);
  assert.deepEqual(toolkit.curve({ design, outturns: [] }), []);
});

test("what is asked of a curve is checked as everything else", () => {
  refused(() => toolkit.curve({ design: health(), points: 10_001 }), { code: "invalid", path: "points" });
  refused(() => toolkit.curve({ design: health(), from: 8 }), { code: "invalid", path: "from" });
  refused(() => toolkit.curve({ design: health(), until: "9" }), { code: "invalid", path: "until" });
  refused(() => toolkit.curve(null), { code: "invalid" });
  refused(() => toolkit.breakPoints({ terms: sharing("1", [], []), members: [owner], facts: { outturn: "1" } }), { code: "no_providers" });
});

test("interim payments and the final account make up each member's share", () => {
  const terms = { target: "1000.00", steps: [...sharing("0", [band("0", null, "0.5")], []).steps, { step: "interim", retention: "0.1" }] };
  const settlement = toolkit.settle({ terms, members: [owner, builder], facts: { outturn: "900.00", forecasts: ["940.00", "880.00"] } });
  const { on_account, final_account, limb3 } = settlement.members[1];
  assert.deepEqual({ on_account, final_account, limb3 }, { on_account: ["27.00", "27.00"], final_account: "-4.00", limb3: "50.00" });
  refused(() => toolkit.settle({ terms, members: [owner, builder], facts: { outturn: "900", forecasts: ["-1"] } }), { code: "invalid", path: "facts.forecasts[0]" });
});

const good = () => ({ terms: sharing("100.00", [], [band("0", null, "1/2")]), members: [owner, builder], facts: { outturn: "110.00" } });
const spoilt = (spoil) => {
  const parts = structuredClone(good());
  spoil(parts);
  return parts;
};

for (const [what, spoil, fields] of [
  ["money as a number", (parts) => (parts.terms.target = 100.5), { code: "invalid", path: "terms.target" }],
  ["a share as a number", (parts) => (parts.terms.steps[0].pain[0].share = 0.5), { code: "invalid", path: "terms.steps[0].pain[0].share" }],
  ["a share over one", (parts) => (parts.terms.steps[0].pain[0].share = "1.5"), { code: "invalid", path: "terms.steps[0].pain[0].share" }],
  ["an unknown step", (parts) => parts.terms.steps.push({ step: "jump" }), { code: "invalid", path: "terms.steps[1].step" }],
  ["a slip of the pen", (parts) => (parts.facts.adjustment = []), { code: "invalid", path: "facts.adjustment" }],
  ["no terms", (parts) => delete parts.terms, { code: "invalid", path: "terms" }],
  ["a negative target", (parts) => (parts.terms.target = "-1.00"), { code: "invalid", path: "terms.target" }],
  ["two members with one id", (parts) => (parts.members[0].id = "builder"), { code: "invalid", path: "members[1].id" }],
  ["a cap of nobody", (parts) => parts.terms.steps.push({ step: "split", by: "equal", caps: { nobody: "1.00" }, excess: "commissioner" }), { code: "invalid", path: "terms.steps[1].caps.nobody" }],
  ["nobody who provides", (parts) => parts.members.pop(), { code: "no_providers", path: "members" }],
  ["several providers and no split", (parts) => parts.members.push({ id: "c", kind: "charity" }), { code: "no_split", path: "terms.steps" }],
  ["a score that is missing", (parts) => parts.terms.steps.push({ step: "quality", form: "gate", minimum: "1" }), { code: "no_score" }],
]) {
  test(`refused: ${what}`, () => refused(() => toolkit.settle(spoilt(spoil)), fields));
}

test("bad parts get the problems that the same parts get in a file, all at once", () => {
  const parts = spoilt(({ terms, facts }) => {
    terms.target = 100.5;
    terms.steps[0].pain[0].share = "half";
    facts.outturn = null;
  });
  const { problems, message, path } = refused(() => toolkit.settle(parts), { code: "invalid" });
  assert.equal(problems.length, 3);
  assert.equal(path, problems[0].path);
  assert.equal(message.split("\n").length, 3);
  const design = { ...toolkit.template("blank"), ...parts };
  const inFile = toolkit.checkDesign(JSON.stringify(design)).problems;
  for (const problem of problems) assert.ok(inFile.some((other) => JSON.stringify(other) === JSON.stringify(problem)), JSON.stringify(problem));
});
