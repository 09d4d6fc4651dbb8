// Several options, and who sways whom before a vote, through the door.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { json, refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const near = (found, expected) => assert.ok(Math.abs(found - expected) <= 1e-12, `${found}, expected ${expected}`);

test("winners are those of the published profiles", async () => {
  const { profiles } = await json("tests/golden/votes/17_choice_methods.json");
  assert.equal(Object.keys(profiles).length, 8);
  for (const [name, { rankings, counts, winners }] of Object.entries(profiles)) {
    const option = (place) => `o${place}`;
    const options = rankings[0].map((_, place) => option(place));
    const ballots = rankings.map((ranking, index) => ({ votes: counts[index], ranking: ranking.map(option) }));
    const ask = (method) => toolkit.countBallots({ options, method, ballots });
    assert.deepEqual(ask("instant_runoff").winners, winners.irv.map(option), name);
    const schulze = ask("schulze");
    assert.deepEqual(schulze.winners, winners.schulze.map(option), name);
    assert.equal(schulze.count.condorcet_winner, winners.condorcet.length === 1 ? option(winners.condorcet[0]) : null, name);
    winners.margins.forEach((row, first) =>
      row.forEach((margin, second) => assert.equal(schulze.count.prefer[first][second] - schulze.count.prefer[second][first], margin, name)),
    );
  }
});

test("a ballot of a seat has the votes of the seat, bare or of a design", () => {
  const question = { options: ["sea", "hills"], method: { approval: {} } };
  const seats = [{ id: "a", votes: 3 }, { id: "b" }];
  const choice = toolkit.countBallots({ ...question, seats, ballots: [{ seat: "a", approve: ["sea"] }, { seat: "b", approve: ["hills"] }] });
  assert.deepEqual([choice.winners, choice.count.approvals, choice.options], [["sea"], [3, 1, 0], ["sea", "hills", "status-quo"]]);
  const design = toolkit.template("health-alliance");
  assert.equal(toolkit.countBallots({ ...question, design, ballots: [{ seat: "adviser", approve: ["sea"] }] }).nothing_chosen, true);
  refused(() => toolkit.countBallots({ ...question, seats, ballots: [{ seat: "x" }] }), { code: "unknown_seat", path: "ballots[0].seat" });
  refused(() => toolkit.countBallots({ ...question, seats, ballots: [{ seat: "a" }, { seat: "a" }] }), { code: "seat_twice", path: "ballots[1].seat" });
});

test("scores and resistance are counted by their scales, and ties stay ties", () => {
  const ballots = [{ scores: { a: 6, b: 5 } }, { scores: { b: 5 } }];
  const ask = (method) => toolkit.countBallots({ options: ["a", "b"], method, ballots }).winners;
  assert.deepEqual(ask({ score: { highest: 10, missing: "zero" } }), ["b"]);
  assert.deepEqual(ask({ score: { highest: 10, missing: "left_out" } }), ["a"]);
  assert.deepEqual(ask({ consensing: { highest: 10, missing: "highest" } }), ["b"]);
  assert.deepEqual(toolkit.countBallots({ options: ["a", "b"], method: { approval: {} }, ballots: [{ approve: ["a", "b"] }] }).winners, ["a", "b"]);
});

for (const [what, parts, fields] of [
  ["no method", { method: undefined }, { code: "invalid", path: "method" }],
  ["an unknown method", { method: "lots" }, { code: "invalid", path: "method" }],
  ["an unknown option", { ballots: [{ ranking: ["x"] }] }, { code: "unknown_option", path: "ballots[0].ranking[0]" }],
  ["what the method does not count", { ballots: [{ approve: ["a"] }] }, { code: "not_counted", path: "ballots[0].approve" }],
  ["a slip of the pen", { ballots: [{ rank: ["a"] }] }, { code: "invalid", path: "ballots[0].rank" }],
  ["two options with one id", { options: ["a", "a"] }, { code: "duplicate_option", path: "options[1]" }],
]) {
  test(`refused: ${what}`, () => refused(() => toolkit.countBallots({ options: ["a"], method: "schulze", ballots: [], ...parts }), fields));
}

test("influence is that of the textbook", async () => {
  const { result } = await json("tests/golden/votes/14_dynamics.json");
  const listens = { a: { a: "1/3", b: "1/3", c: "1/3" }, b: { a: "1/2", b: "1/2" }, c: { b: "0.25", c: "0.75" } };
  const seats = ["a", "b", "c"].map((id) => ({ id }));
  const found = toolkit.influence({ seats, listens, opinions: { a: "1" } });
  found.seats.forEach(({ weight }, index) => near(weight, [3 / 11, 4 / 11, 4 / 11][index]));
  near(found.consensus, result.consensus_value);
  near(found.second_eigenvalue, result.second_eigenvalue_modulus);
});

test("those who never come to think the same are named", () => {
  const seats = ["a", "b", "c"].map((id) => ({ id }));
  const apart = refused(() => toolkit.influence({ seats, listens: { a: { b: "1" }, b: { a: "1", b: "1" } } }), { code: "several_groups", path: "listens" });
  assert.match(apart.message, /Found: a and b; c\./);
  refused(() => toolkit.influence({ seats, listens: { a: { b: "1" }, b: { a: "1" }, c: { a: "1" } } }), { code: "periodic", path: "listens" });
  refused(() => toolkit.influence({ seats, listens: { a: { x: "1" } } }), { code: "invalid", path: "listens.a.x" });
  refused(() => toolkit.influence({ seats, listens: { a: { a: "-1" } } }), { code: "not_a_weight", path: "listens.a.a" });
  refused(() => toolkit.influence({ seats, listens: { a: {} } }), { code: "listens_to_nobody", path: "listens.a" });
});
