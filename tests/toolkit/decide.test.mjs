// Motions decided through the door.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { json, refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const seats = (count) => Array.from({ length: count }, (_, index) => ({ id: `s${index + 1}` }));
const share = (share, of = "cast", more_than = false) => ({ pass: { at_least: { share, of, more_than } } });
const majority = share("1/2", "cast", true);

test("a bare vote has a verdict, a tally, an explanation and stages", () => {
  const decision = toolkit.decide({ seats: seats(5), rule: majority, positions: { s1: "disagree", s2: "abstain", s3: "absent", s4: "recused" } });
  assert.equal(decision.verdict, "tied");
  assert.deepEqual(decision.tally, { seats: 5, eligible: 4, present: 3, cast: 2, agree: 1, abstain: 1, disagree: 1, block: 0, absent: 1, recused: 1, vacant: 0 });
  assert.deepEqual(decision.heads, decision.tally);
  assert.deepEqual(decision.stages.map((stage) => stage.stage), ["eligible", "recused", "present", "quorum", "cast", "test", "consent", "tie", "verdict"]);
  assert.equal(decision.explanation.length, decision.stages.length);
  assert.deepEqual(Object.keys(decision.explanation[0]), ["stage", "text", "holds"]);
  assert.match(decision.sentence, /1 agree and 1 disagree: a tie/);
});

test("a seat without a position agrees, and so do all where none is given", () => {
  assert.equal(toolkit.decide({ seats: seats(3), rule: share("1") }).tally.agree, 3);
  assert.equal(toolkit.decide({ seats: seats(3), rule: share("1"), positions: { s2: "absent" } }).tally.agree, 2);
});

test("seats may have votes, titles, weights, kinds and members", () => {
  const table = [
    { id: "a", votes: 3, title: "The chair of A", member: "a", member_kind: "charity", weights: { people: 100 } },
    { id: "b", member: "b", member_kind: "commissioner", weights: { people: 1 } },
    { id: "c", votes: 0, kind: "observer" },
    { id: "d", vacant: true, weights: { people: 5 } },
  ];
  const against = { a: "disagree" };
  const verdict = (at_least) => toolkit.decide({ seats: table, rule: { pass: { at_least } }, positions: against }).verdict;
  assert.equal(verdict({ share: "1/2", of: "cast" }), "fails");
  assert.equal(verdict({ share: "1/2", of: "cast", weigh: "heads" }), "passes");
  assert.equal(verdict({ share: "1/100", of: "cast", weigh: "people" }), "fails");
  assert.equal(verdict({ share: "1", of: "seats", among: { kind: "commissioner" } }), "passes");
  assert.equal(verdict({ share: "1", of: "seats", among: { kind: "charity" } }), "fails");
  assert.match(toolkit.decide({ seats: table, rule: majority, positions: against }).explanation.map((line) => line.text).join(), /The chair of A/);
});

test("votes over the weight that JavaScript can hold are refused, and those below are exact", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const two = (first, second) => ({ seats: [{ id: "a", votes: first }, { id: "b", votes: second }], rule: majority, positions: { b: "disagree" } });
  assert.equal(toolkit.decide(two((most - 1) / 2 + 1, (most - 1) / 2)).verdict, "passes");
  refused(() => toolkit.decide(two(most, 1)), { code: "too_many_votes", path: "seats" });
  refused(() => toolkit.decide(two(2 ** 53, 1)), { code: "invalid", path: "seats[0].votes" });
  refused(() => toolkit.decide(two(1.5, 1)), { code: "invalid", path: "seats[0].votes" });
  refused(() => toolkit.decide(two(-1, 1)), { code: "invalid", path: "seats[0].votes" });
});

test("a design's own parts give the design's own answer, under every rule", () => {
  for (const { id } of toolkit.templates()) {
    const design = toolkit.template(id);
    const body = design.motion.body ?? design.bodies[0].id;
    const positions = Object.fromEntries((design.motion.ballots ?? []).map(({ seat, position }) => [seat, position]));
    for (const rule of design.rules) {
      const motion = { ...design.motion, rule: rule.id, body };
      const bare = toolkit.decide({ seats: design.seats.filter((seat) => seat.body === body), members: design.members, rule, positions });
      assert.deepEqual(toolkit.decide({ design, motion }), bare, `${id}, ${rule.id}`);
    }
    assert.deepEqual(toolkit.decide({ design }), toolkit.decide({ design, motion: design.motion }));
  }
});

test("the motion given beside a design replaces its own", () => {
  const design = toolkit.template("health-alliance");
  const seat = design.seats.find((seat) => seat.votes !== 0).id;
  const motion = { text: "Another", rule: "unanimity", ballots: [{ seat, position: "disagree" }] };
  assert.equal(toolkit.decide({ design }).verdict, "passes");
  assert.equal(toolkit.decide({ design, motion }).verdict, "fails");
  assert.equal(toolkit.decide({ design }).verdict, "passes");
});

test("every published case of what a rule means comes out as published", async () => {
  const { vectors } = await json("tests/golden/votes/16_rule_semantics_vectors.json");
  const expected = { pass: ["passes"], tie_fails: ["tied"], no_quorum: ["no_quorum"], fail: ["fails", "tied"] };
  for (const vector of vectors) {
    const { verdict } = toolkit.decide(partsOf(vector.case));
    assert.ok(expected[vector.expected].includes(verdict), `${vector.id}: ${verdict}, expected ${vector.expected}`);
  }
  assert.equal(vectors.length, 38);
});

/** A published case in our grammar. The file says "members" for all seats. */
function partsOf(told) {
  const words = { yes: "agree", no: "disagree", abstain: "abstain", absent: "absent", recused: "recused" };
  const places = Object.entries(words).flatMap(([word, position]) => Array(told[word] ?? 0).fill(position));
  const positions = Object.fromEntries(places.map((position, index) => [`s${index + 1}`, position]));
  const table = seats(places.length);
  if (told.chair) {
    table.push({ id: "chair", kind: "independent_chair", votes: 0 });
    positions.chair = words[told.chair];
  }
  return { seats: table, rule: ruleOf(told.rule), positions };
}

function ruleOf(told) {
  const of = told.base === "members" ? "seats" : told.base;
  const pass = {
    threshold: { at_least: { share: told.threshold, more_than: told.strict === true, of } },
    unanimity: { at_least: { share: "1", of } },
    consent: { consent: "everyone" },
  }[told.type];
  const rule = { pass, tie: told.tie === "chair" ? "chair_casts" : "fails" };
  if (told.min_present) rule.quorum = { at_least: { votes: told.min_present, of: "seats" } };
  if (told.quorum) {
    const counting = told.recused_count_for_quorum ? "in_the_room" : told.quorum.counts === "yes+abstain" ? "agree_or_abstain" : undefined;
    rule.quorum = { at_least: { votes: told.quorum.count, share: told.quorum.fraction, of: "seats", counting } };
  }
  return rule;
}

for (const [what, parts, fields] of [
  ["no rule", { seats: seats(1) }, { code: "invalid", path: "rule" }],
  ["no seats", { rule: majority }, { code: "invalid", path: "seats" }],
  ["an empty table", { seats: [], rule: majority }, { code: "empty_table", path: "seats" }],
  ["a seat without an id", { seats: [{}], rule: majority }, { code: "invalid", path: "seats[0].id" }],
  ["a slip of the pen", { seats: [{ id: "a", vote: 2 }], rule: majority }, { code: "invalid", path: "seats[0].vote" }],
  ["a slip beside the seats", { seats: seats(1), rule: majority, position: {} }, { code: "invalid", path: "position" }],
  ["two seats with one id", { seats: [{ id: "a" }, { id: "a" }], rule: majority }, { code: "duplicate_seat", path: "seats" }],
  ["a rate as a number", { seats: seats(1), rule: share(0.5) }, { code: "invalid", path: "rule.pass.at_least.share" }],
  ["a share over one", { seats: seats(1), rule: share("3/2") }, { code: "not_a_share", path: "rule.pass.at_least.share" }],
  ["an empty list of tests", { seats: seats(1), rule: { pass: { all: [] } } }, { code: "empty_list", path: "rule.pass.all" }],
  ["an unknown test", { seats: seats(1), rule: { pass: { most: "1/2" } } }, { code: "invalid", path: "rule.pass" }],
  ["a seat that is not there, in the rule", { seats: seats(1), rule: { pass: { consent: { seats: ["x"] } } } }, { code: "unknown_seat", path: "rule.pass.consent.seats[0]" }],
  ["a seat that is not there, in a position", { seats: seats(1), rule: majority, positions: { x: "agree" } }, { code: "invalid", path: "positions.x" }],
  ["an unknown position", { seats: seats(1), rule: majority, positions: { s1: "maybe" } }, { code: "invalid", path: "positions.s1" }],
  ["parts beside a design", { design: {}, seats: [] }, { code: "invalid", path: "seats" }],
  ["a design that is none", { design: 7 }, { code: "invalid", path: "" }],
  ["text", "seats", { code: "invalid", path: "" }],
  ["nothing", undefined, { code: "invalid", path: "" }],
]) {
  test(`refused: ${what}`, () => refused(() => toolkit.decide(parts), fields));
}

test("a rule of a design is named by its place in the design", () => {
  const design = toolkit.template("health-alliance");
  design.rules.push({ id: "odd", name: "Odd", pass: { at_least: { share: "1", of: "cast", weigh: "nothing" } } });
  const path = `rules[${design.rules.length - 1}].pass.at_least.weigh`;
  refused(() => toolkit.decide({ design, motion: { text: "", rule: "odd" } }), { code: "unknown_weight", path });
});

test("every question takes a design's table alike: another body, rule, motion or positions", () => {
  const design = toolkit.template("health-alliance");
  const [rule] = design.rules;
  const seat = design.seats.find(({ body, votes }) => body === design.motion.body && votes !== 0).id;
  const positions = { [seat]: "disagree" };
  const motion = { ...design.motion, rule: rule.id, ballots: [{ seat, position: "disagree" }] };
  const same = (ask) => assert.deepEqual(ask({ rule: rule.id, positions }), ask({ motion }));
  same((parts) => toolkit.decide({ design, ...parts }));
  same((parts) => toolkit.checkRule({ design, ...parts }));
  same((parts) => toolkit.chances({ design, ...parts }));
  same((parts) => toolkit.votingPower({ design, ...parts }));
  same((parts) => toolkit.flips({ design, ...parts }));
  same((parts) => toolkit.standing({ design, ...parts }));
  assert.deepEqual(toolkit.compareRules({ design, positions }), toolkit.compareRules({ design, motion }));
  refused(() => toolkit.compareRules({ design, rule: rule.id }), { code: "invalid", path: "rule" });
  refused(() => toolkit.decide({ design, body: "nobody" }), { code: "invalid", path: "body" });
  refused(() => toolkit.decide({ design, positions: { nobody: "agree" } }), { code: "invalid", path: "positions.nobody" });
});
