// Chances, drawn and exact, and the deadlock ladder, through the door.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { json, refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const near = (found, expected, within = 1e-12) => assert.ok(Math.abs(found - expected) <= within, `${found}, expected ${expected}`);
const seats = (count) => Array.from({ length: count }, (_, index) => ({ id: `s${index + 1}` }));
const agreeing = (chance) => ({ agree: String(chance), disagree: String(Math.round((1 - chance) * 1e9) / 1e9) });
const all = (table, belief) => Object.fromEntries(table.map(({ id }) => [id, belief]));
const votes = (votes, among) => ({ at_least: { votes, of: "seats", ...(among && { among: { kind: among }, weigh: "heads" }) } });

/** The reference board: two commissioners, four providers, one seat of lived experience. */
function board(counts = [1, 1, 1, 1, 1, 1, 1]) {
  const kinds = ["commissioner", "commissioner", "charity", "charity", "charity", "charity"];
  const table = kinds.map((member_kind, index) => ({ id: `s${index + 1}`, member: `m${index + 1}`, member_kind }));
  return [...table, { id: "s7", kind: "lived_experience" }].map((seat, index) => ({ ...seat, votes: counts[index] }));
}

const boards = {
  R1_unanimity_all7: [board(), { pass: votes(7) }],
  R2_unanimity_minus_one: [board(), { pass: votes(6) }],
  R3_two_thirds_5of7: [board(), { pass: { at_least: { share: "2/3", of: "seats" } } }],
  R4_simple_majority_4of7: [board(), { pass: votes(4) }],
  R5_provider_majority_and_a_commissioner: [board(), { pass: { all: [votes(3, "provider"), votes(1, "commissioner")] } }],
  "R6_5of7_and_both_commissioners(veto)": [board(), { pass: { all: [votes(5), votes(2, "commissioner")] } }],
  R7_4of7_and_half_providers_and_a_commissioner_and_L_veto: [
    board(),
    { pass: { all: [votes(4), votes(2, "provider"), votes(1, "commissioner"), { consent: { kind: "lived_experience" } }] } },
  ],
  "R8_weighted(3,3,2,2,2,2,1)>=10_and_majority_of_each_class": [
    board([3, 3, 2, 2, 2, 2, 1]),
    { pass: { all: [votes(10), votes(2, "commissioner"), votes(3, "provider")] } },
  ],
  "R9_six_voters_chair(L)_casts_only_on_3-3_tie": [
    [...board().slice(0, 6), { id: "s7", kind: "independent_chair", votes: 0 }],
    { pass: { at_least: { share: "1/2", more_than: true, of: "cast" } }, tie: "chair_casts" },
  ],
};

test("the reference boards have their published chances", async () => {
  const { result } = await json("tests/golden/votes/13_alt_reference_boards.json");
  assert.deepEqual(Object.keys(boards), Object.keys(result.rules));
  for (const [name, [table, rule]] of Object.entries(boards)) {
    const { simulation } = result.rules[name];
    const mixed = simulation["bernoulli heterogeneous"].p;
    for (const [model, beliefs, leaning] of [
      ["bernoulli p=0.5", all(table, agreeing(0.5))],
      ["bernoulli p=0.8", all(table, agreeing(0.8))],
      ["bernoulli p=0.95", all(table, agreeing(0.95))],
      ["bernoulli heterogeneous", Object.fromEntries(table.map(({ id }, index) => [id, agreeing(mixed[index])]))],
      ["IAC (common p~U(0,1))", all(table, agreeing(0.5)), { together: "0.5" }],
      ["one-factor Gaussian p=0.8 rho=0.3", all(table, agreeing(0.8)), { together: "0.3" }],
      ["one-factor Gaussian p=0.8 rho=0.6", all(table, agreeing(0.8)), { together: "0.6" }],
    ]) {
      const { vote } = toolkit.chances({ seats: table, rule, beliefs, leaning });
      near(vote.passes, simulation[model].P_pass);
      vote.seats.forEach((seat, index) => {
        near(seat.decisive, simulation[model].pivotal[index]);
        near(seat.success, simulation[model].success[index]);
      });
      assert.equal(vote.seats.length, 7);
    }
  }
});

test("a seat without a belief stands where it is, for certain", () => {
  const rule = { pass: { at_least: { share: "1/2", more_than: true, of: "cast" } } };
  const { vote } = toolkit.chances({ seats: seats(3), rule, positions: { s1: "disagree" }, beliefs: { s2: agreeing(0.25) } });
  near(vote.passes, 0.25);
  near(vote.seats[1].decisive, 1);
});

test("a ladder follows, a design's own where none is given", () => {
  const rule = { pass: { at_least: { share: "1", of: "seats" } } };
  const given = { seats: seats(1), rule, beliefs: { s1: agreeing(0.5) } };
  const { ladder } = toolkit.chances({ ...given, ladder: [{ action: "amend", weeks: 4 }, { action: "expert", weeks: 6, chance: "0.9" }] });
  near(ladder.expected_rounds, 1.75);
  near(ladder.expected_weeks, 3.5);
  near(ladder.never, 0.025);
  assert.equal(toolkit.chances(given).ladder.rungs.length, 1);
  const design = toolkit.template("health-alliance");
  assert.equal(toolkit.chances({ design }).ladder.rungs.length, 1 + design.deadlock.length);
});

test("ballots that are drawn agree with what is exact, and are the same for the same seed", () => {
  const [table, rule] = boards["R6_5of7_and_both_commissioners(veto)"];
  const given = { seats: table, rule, beliefs: all(table, agreeing(0.8)), leaning: { blocs: [{ seats: ["s3", "s4", "s5", "s6"], correlation: "0.6" }] } };
  const { vote } = toolkit.chances(given);
  const sampled = toolkit.sampleChances({ ...given, ballots: 200_000, seed: 5 });
  near(sampled.passes, vote.passes, 4.5 * sampled.error + 1e-5);
  assert.deepEqual(toolkit.sampleChances({ ...given, ballots: 200_000, seed: 5 }), sampled);
});

test("a table that is too large is refused, and can be drawn", () => {
  const table = Array.from({ length: 60 }, (_, index) => ({ id: `s${index}`, votes: ((index + 1) ** 2 * 7919) % 1_000_003 }));
  const given = { seats: table, rule: { pass: { at_least: { share: "1/2", more_than: true, of: "seats" } } }, beliefs: all(table, agreeing(0.5)) };
  refused(() => toolkit.chances(given), { code: "too_large", path: "rule" });
  near(toolkit.sampleChances({ ...given, ballots: 10_000 }).passes, 0.5, 0.03);
});

const rule = { pass: { at_least: { share: "1", of: "seats" } } };
for (const [what, parts, fields] of [
  ["a belief that does not add to 1", { beliefs: { s1: { agree: "0.5" } } }, { code: "not_a_belief", path: "beliefs.s1" }],
  ["a chance as a number", { beliefs: { s1: { agree: 1 } } }, { code: "invalid", path: "beliefs.s1.agree" }],
  ["a belief of a stranger", { beliefs: { x: agreeing(1) } }, { code: "invalid", path: "beliefs.x" }],
  ["a slip of the pen", { beliefs: { s1: { agrees: "1" } } }, { code: "invalid", path: "beliefs.s1.agrees" }],
  ["a correlation over one", { leaning: { together: "1.5" } }, { code: "not_a_correlation", path: "leaning.together" }],
  ["a bloc with a stranger", { leaning: { blocs: [{ seats: ["x"], correlation: "0.5" }] } }, { code: "unknown_seat", path: "leaning.blocs[0].seats" }],
  ["a seat in two blocs", { leaning: { blocs: [{ seats: ["s1"], correlation: "0.5" }, { seats: ["s1"], correlation: "0" }] } }, { code: "seat_twice", path: "leaning.blocs[1].seats" }],
]) {
  test(`refused: ${what}`, () => refused(() => toolkit.chances({ seats: seats(2), rule, ...parts }), fields));
}

test("refused: chances beside a design that are none of its business", () => {
  refused(() => toolkit.chances({ design: toolkit.template("blank"), belief: {} }), { code: "invalid", path: "belief" });
});
