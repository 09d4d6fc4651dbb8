// Rules compared, checked and changed, through the door.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const seats = (count) => Array.from({ length: count }, (_, index) => ({ id: `s${index + 1}` }));
const majority = { pass: { at_least: { share: "1/2", more_than: true, of: "cast" } } };
const unanimity = { id: "all", name: "All", pass: { at_least: { share: "1", of: "seats" } } };

test("the same votes under every rule are those of one rule at a time", () => {
  const design = toolkit.template("health-alliance");
  const motion = { ...design.motion, ballots: [{ seat: "riverside", position: "disagree" }] };
  const compared = toolkit.compareRules({ design, motion });
  assert.deepEqual(compared.map(({ rule }) => rule), design.rules.map(({ id }) => id));
  for (const { rule, decision, problem } of compared) {
    assert.equal(problem, null);
    assert.deepEqual(decision, toolkit.decide({ design, motion: { ...motion, rule } }));
  }
});

test("a rule that makes no sense says so in its place, beside the others", () => {
  const odd = { id: "odd", pass: { consent: { seats: ["x"] } } };
  const [first, second] = toolkit.compareRules({ seats: seats(2), rules: [majority, odd], positions: { s2: "disagree" } });
  assert.deepEqual([first.rule, first.decision.verdict, first.problem], ["rule-1", "tied", null]);
  assert.deepEqual([second.rule, second.decision, second.problem.code, second.problem.path], ["odd", null, "unknown_seat", "rules[1].pass.consent.seats[0]"]);
  refused(() => toolkit.compareRules({ seats: seats(2), rules: [majority], positions: { x: "agree" } }), { code: "invalid", path: "positions.x" });
  refused(() => toolkit.compareRules({ seats: seats(2), rules: [{}] }), { code: "invalid", path: "rules[0].pass" });
});

test("the dangers of a rule are told with how to mend them, warnings first", () => {
  const table = [{ id: "chair", kind: "independent_chair", title: "The chair" }, ...seats(2)];
  const { dangers, not_checked } = toolkit.checkRule({ seats: table, rule: { ...majority, tie: "chair_casts" } });
  assert.deepEqual(not_checked, []);
  const unused = dangers.find(({ what }) => what.danger === "unused_casting_vote");
  assert.deepEqual([unused.level, unused.what.chair], ["warning", "chair"]);
  assert.match(unused.text, /^The chair has the casting vote/);
  assert.match(unused.mend, /even number/);
  assert.deepEqual(dangers.map(({ level }) => level), dangers.map(({ level }) => level).sort().reverse());
});

test("a sound rule has no warnings, and every rule of every template can be checked", () => {
  const sound = { pass: { at_least: { share: "1/2", more_than: true, of: "eligible" } } };
  assert.deepEqual(toolkit.checkRule({ seats: seats(5), rule: sound }), { dangers: [], not_checked: [] });
  for (const { id } of toolkit.templates()) {
    const design = toolkit.template(id);
    for (const rule of design.rules) {
      assert.deepEqual(toolkit.checkRule({ design, motion: { ...design.motion, rule: rule.id } }).not_checked, [], `${id}, ${rule.id}`);
    }
  }
});

test("what if a member leaves, joins or merges, a seat changes, or a rule", () => {
  const table = seats(4).map((seat) => ({ ...seat, member: `m-${seat.id}` }));
  const beliefs = Object.fromEntries(table.map(({ id }) => [id, { agree: "0.5", disagree: "0.5" }]));
  const given = { seats: table, rules: [{ id: "majority", pass: { at_least: { share: "1/2", more_than: true, of: "seats" } } }], beliefs, positions: { s1: "disagree", s2: "disagree" } };
  const after = (...changes) => toolkit.whatIf({ ...given, changes });
  const [only] = after({ leaves: "m-s1" });
  assert.deepEqual(only, { rule: "majority", before: { verdict: "tied", problem: null, passes: 5 / 16 }, after: { verdict: "passes", problem: null, passes: 0.5 } });
  assert.equal(after({ joins: { id: "s5" } })[0].after.verdict, "passes");
  assert.equal(after({ merges: { member: "m-s1", into: "m-s2" } })[0].after.verdict, "tied");
  assert.equal(after({ votes: { seat: "s3", votes: 5 } })[0].after.verdict, "passes");
  assert.equal(after({ vacant: { seat: "s3", vacant: true } }, { seat_goes: "s4" })[0].after.verdict, "fails");
  const [, added] = after({ rule: unanimity });
  assert.deepEqual([added.rule, added.before, added.after.passes], ["all", null, 1 / 16]);
});

test("a rule that names who has gone says so, and a change that cannot be made is refused", () => {
  const given = { seats: [{ id: "a", member: "m" }, { id: "b" }], rules: [{ pass: { consent: { members: ["m"] } } }] };
  const [{ after }] = toolkit.whatIf({ ...given, changes: [{ leaves: "m" }] });
  assert.deepEqual([after.verdict, after.passes, after.problem.path], [null, null, "rules[0].pass.consent.members[0]"]);
  refused(() => toolkit.whatIf({ ...given, changes: [{ leaves: "x" }] }), { code: "unknown_member", path: "changes[0]" });
  refused(() => toolkit.whatIf({ ...given, changes: [{ explodes: "x" }] }), { code: "invalid", path: "changes[0]" });
  refused(() => toolkit.whatIf(given), { code: "invalid", path: "changes" });
});
