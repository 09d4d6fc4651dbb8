// Power, coalitions and flips through the door: as published, and refused with a place where the question makes no sense.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { json, refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const golden = (name) => json(`tests/golden/votes/${name}.json`);
const table = (votes, extra = () => ({})) => votes.map((votes, index) => ({ id: `s${index}`, votes, ...extra(index) }));
const atLeast = (votes, more = {}) => ({ at_least: { votes, of: "seats", ...more } });
const some = (indices, votes) => atLeast(votes, { among: { seats: indices.map((index) => `s${index}`) }, weigh: "heads" });
const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);

function close(found, expected, what) {
  if (expected === null) return assert.equal(found, null, what);
  assert.ok(Math.abs(found - expected) <= 1e-12, `${what}: ${found} instead of ${expected}`);
}

const INDICES = [
  ["banzhaf_normalised", "banzhaf"],
  ["shapley_shubik", "shapley_shubik"],
  ["holler_packel", "holler_packel"],
  ["deegan_packel", "deegan_packel"],
  ["johnston", "johnston"],
];

function checkSeat(seat, expected, what) {
  assert.equal(seat.swings, expected.swings, what);
  close(seat.banzhaf_absolute, expected.banzhaf_absolute, what);
  for (const [published, ours] of INDICES) {
    if (expected[published] === undefined) continue;
    close(seat[ours], expected[published], `${what}: ${ours}`);
    const exact = seat[`${ours}_exact`];
    if (exact !== null && expected[`${published}_exact`] !== undefined) assert.equal(exact, expected[`${published}_exact`], `${what}: ${ours}`);
  }
  for (const [published, ours] of [["coleman_prevent", "prevent"], ["coleman_initiate", "initiate"], ["success_rae", "success"]]) {
    if (expected[published] !== undefined) close(seat[ours], expected[published], `${what}: ${ours}`);
  }
}

function check(power, expected, what) {
  assert.equal(power.winning, expected.winning_coalitions, what);
  close(power.act, expected.coleman_power_to_act.value, what);
  assert.equal(power.seats.length, expected.players.length, what);
  power.seats.forEach((seat, index) => checkSeat(seat, expected.players[index], `${what}: ${seat.seat} by ${power.method}`));
}

test("weighted votes are as published", async () => {
  for (const { name, weights, quota, result } of await golden("01_textbook_games")) {
    // Some of them ask for more than there is, to see that nobody has power then.
    check(toolkit.votingPower({ seats: table(weights), rule: { pass: atLeast(quota) }, answer_anyway: true }), result, name);
  }
  for (const name of ["02_unsc_15", "03a_ec9_1973", "03b_ec10_1981", "03d_eu15_1995", "04a_eu27_nice_votes"]) {
    const { inputs, result } = await golden(name);
    check(toolkit.votingPower({ seats: table(inputs.weights), rule: { pass: atLeast(inputs.quota) } }), result, name);
  }
});

test("councils by their own words are as published", async () => {
  for (const [name, quota, seats] of [["02_unsc_15", 9, 15], ["02b_unsc_11_pre1965", 7, 11]]) {
    const power = toolkit.votingPower({ seats: table(Array(seats).fill(1)), rule: { pass: { all: [atLeast(quota), some(range(0, 5), 5)] } } });
    check(power, (await golden(name)).result, name);
  }
  const nice = await golden("04b_eu27_nice_triple");
  const three = [atLeast(255), atLeast(14, { weigh: "heads" }), atLeast(620, { weigh: "population" })];
  const seats = table(nice.inputs.votes, (index) => ({ weights: { population: nice.inputs.pop_permille[index] } }));
  check(toolkit.votingPower({ seats, rule: { pass: { all: three } } }), nice.result, "Nice");

  const lisbon = await golden("05d_eu27_postbrexit_2017pop");
  const people = lisbon.inputs.population;
  const double = { all: [atLeast(15), { at_least: { share: "0.65", of: "seats", weigh: "population" } }] };
  const power = toolkit.votingPower({
    seats: table(people.map(() => 1), (index) => ({ weights: { population: people[index] } })),
    rule: { pass: { any: [double, atLeast(24)] } },
  });
  assert.equal(power.method, "halves");
  check(power, lisbon.result, "Lisbon");
});

test("the Electoral College is as published", async () => {
  for (const [years, expected] of Object.entries((await golden("09_us_electoral_college")).result)) {
    const power = toolkit.votingPower({ seats: table(expected.weights), rule: { pass: atLeast(expected.quota) } });
    assert.equal(power.winning, expected.winning_coalitions, years);
    power.seats.forEach((seat, index) => checkSeat(seat, expected.by_electoral_votes[expected.weights[index]], years));
  }
});

/** The nine rules of the reference board, by the beginning of their names. */
function board(name) {
  const rules = {
    R1: { pass: atLeast(7) },
    R2: { pass: atLeast(6) },
    R3: { pass: atLeast(5) },
    R4: { pass: atLeast(4) },
    R5: { pass: { all: [some(range(2, 6), 3), some([0, 1], 1)] } },
    R6: { pass: { all: [atLeast(5), some([0, 1], 2)] } },
    R7: { pass: { all: [atLeast(4), some(range(2, 6), 2), some([0, 1], 1), some([6], 1)] } },
    R8: { pass: { all: [atLeast(10), some([0, 1], 2), some(range(2, 6), 3)] } },
    R9: { pass: { at_least: { share: "1/2", more_than: true, of: "cast" } }, tie: "chair_casts" },
  };
  const which = name.slice(0, 2);
  const votes = which === "R8" ? [3, 3, 2, 2, 2, 2, 1] : which === "R9" ? [1, 1, 1, 1, 1, 1, 0] : Array(7).fill(1);
  const seats = table(votes, (index) => (which === "R9" && index === 6 ? { kind: "independent_chair" } : {}));
  return { seats, rule: rules[which] };
}

test("the reference boards have the power and the coalitions that were counted", async () => {
  const { inputs, result } = await golden("13_alt_reference_boards");
  const named = (seats) => seats.map((seat) => inputs.names[Number(seat.slice(1))]);
  const sorted = (sets) => sets.map((set) => set.join()).sort();
  for (const [name, { game }] of Object.entries(result.rules)) {
    check(toolkit.votingPower(board(name)), game, name);
    const found = toolkit.coalitions(board(name));
    assert.deepEqual(sorted(found.winning.sets.map(named)), sorted(game.minimal_winning_coalitions), name);
    assert.equal(found.blocking.count, String(game.minimal_blocking_coalitions_count), name);
    assert.ok(found.winning.complete && found.blocking.complete);
    for (const who of ["vetoers", "dummies", "dictators"]) assert.deepEqual(named(found[who]), game[who], `${name}: ${who}`);
  }
});

test("unions are as published", async () => {
  for (const entry of (await golden("12_a_priori_unions")).entries) {
    const unions = entry.partition_0based.map((union) => union.map((index) => `s${index}`));
    const power = toolkit.votingPower({ seats: table(entry.weights), rule: { pass: atLeast(entry.quota) }, unions });
    for (const [ours, theirs] of [["owen", "owen"], ["banzhaf_owen", "banzhaf_owen"], ["symmetric_banzhaf", "symmetric_coalitional_banzhaf"]]) {
      assert.deepEqual(power.unions.map((seat) => seat[`${ours}_exact`]), entry[theirs]);
    }
  }
});

test("abstention as a third choice is as published", async () => {
  const { result } = await golden("11_ternary_games");
  const asked = (seats, pass) => toolkit.votingPower({ seats: table(Array(seats).fill(1)), rule: { pass }, abstention: true, exact: true }).abstention;
  const consent = (...seats) => ({ consent: { seats } });
  const example = asked(3, { all: [some([0], 1), { any: [consent("s1"), consent("s2")] }] });
  assert.deepEqual(example.seats.map((seat) => seat.shapley_shubik_exact), result.example_2_5.shapley_shubik);
  const steps = example.seats.map((seat) => ({ yes_abstain: Number(seat.yes_or_abstain), abstain_no: Number(seat.abstain_or_no) }));
  assert.deepEqual(steps, result.example_2_5.step_swings);
  const council = asked(15, { all: [atLeast(9), consent("s0", "s1", "s2", "s3", "s4")] });
  for (const [seat, kind] of [[council.seats[0], "permanent"], [council.seats[14], "elected"]]) {
    assert.equal(seat.shapley_shubik_exact, result.unsc.shapley_shubik[kind]);
    assert.equal(seat.yes_or_no, String(result.unsc.banzhaf_absolute[`${kind}_count`]));
    close(seat.banzhaf, result.unsc.banzhaf_normalised[kind], kind);
  }
  for (const { n, pass_, up, down } of result.relative_majority) {
    const found = asked(n, { at_least: { share: "1/2", more_than: true, of: "cast" } });
    assert.deepEqual([found.passing, found.seats[0].yes_or_abstain, found.seats[0].abstain_or_no], [pass_, up, down].map(String));
  }
});

test("a design answers as its own parts do", () => {
  for (const { id } of toolkit.templates()) {
    const design = toolkit.template(id);
    const body = design.motion.body ?? design.bodies[0].id;
    const seats = design.seats.filter((seat) => seat.body === body);
    for (const rule of design.rules) {
      const bare = { seats, members: design.members, rule };
      const { warnings, ...power } = toolkit.votingPower({ design, body, rule: rule.id });
      const { warnings: bareWarnings, ...barePower } = toolkit.votingPower(bare);
      assert.deepEqual(power, barePower, `${id}, ${rule.id}`);
      assert.equal(warnings.length, bareWarnings.length);
      assert.deepEqual(toolkit.coalitions({ design, rule: rule.id }), toolkit.coalitions(bare));
    }
    assert.equal(typeof toolkit.flips({ design }).count, "string");
    assert.ok(toolkit.standing({ design, positions: {} }).open.length > 0);
  }
});

test("organisations have the power of their seats, and that of voting as one", () => {
  const seats = table([1, 1, 1, 1, 1], (index) => ({ member: index < 3 ? "a" : "b" }));
  const power = toolkit.votingPower({ seats, rule: { pass: atLeast(3) } });
  const [a, b] = power.organisations;
  close(a.shapley_shubik, 0.6, "a");
  close(b.shapley_shubik, 0.4, "b");
  assert.deepEqual([a.as_one.banzhaf, b.as_one.banzhaf], [1, 0]);
});

test("what flips a result and where a vote stands", () => {
  const seats = table([1, 1, 1, 1, 1]);
  const rule = { pass: { at_least: { share: "1/2", more_than: true, of: "seats" } } };
  const flips = toolkit.flips({ seats, rule, positions: { s3: "disagree", s4: "disagree" }, to: ["agree", "disagree"] });
  assert.deepEqual([flips.verdict, flips.fewest, flips.count, flips.complete], ["passes", 1, "3", true]);
  assert.deepEqual(flips.flips[0], [{ seat: "s0", from: "agree", to: "disagree" }]);
  const standing = toolkit.standing({ seats, rule, positions: { s0: "agree", s1: "agree" } });
  assert.deepEqual([standing.decided, standing.missing_to_pass, standing.missing_to_stop], [null, 1, 3]);
  assert.deepEqual(standing.possible, ["passes", "fails"]);
});

test("a sample says how near it is, and the same seed gives the same", () => {
  const parts = { seats: table([7, 5, 3, 2, 2, 1]), rule: { pass: atLeast(11) } };
  const exact = toolkit.votingPower(parts);
  const sample = () => toolkit.votingPower({ ...parts, sample: { seed: 3, samples: 10_000 } });
  assert.deepEqual(sample(), sample());
  sample().seats.forEach((seat, index) => assert.ok(Math.abs(seat.banzhaf_absolute - exact.seats[index].banzhaf_absolute) < sample().error));
});

test("many seats of many weights in many tests are refused with a cost, and never hang", () => {
  const big = (index, factor) => Math.floor((((index * 7919 + 13) * factor) % 104729) * 8_000_000) + 1;
  const seats = table(range(0, 60).map((index) => big(index, 31)), (index) => ({ weights: { people: big(index, 57) } }));
  const rule = { pass: { all: [atLeast(5e12), { at_least: { share: "0.6", of: "seats", weigh: "people" } }] } };
  const started = performance.now();
  const error = refused(() => toolkit.votingPower({ seats, rule }), { code: "too_costly", path: "seats" });
  assert.match(error.message, /sample/);
  assert.ok(performance.now() - started < 10_000);
  assert.equal(toolkit.votingPower({ seats, rule, sample: { samples: 100 } }).method, "sample");
});

test("what makes no sense is refused with its place", () => {
  const rule = { pass: atLeast(2) };
  const power = (parts) => () => toolkit.votingPower({ seats: table([1, 1, 1]), rule, ...parts });
  refused(power({ rule: { pass: some([9], 1) } }), { code: "unknown_seat", path: "rule.pass.at_least.among.seats[0]" });
  refused(power({ seats: table([0, 0]) }), { code: "empty_table", path: "seats" });
  refused(power({ seats: table([1.5]) }), { code: "invalid", path: "seats[0].votes" });
  refused(power({ seats: table([-1]) }), { code: "invalid", path: "seats[0].votes" });
  refused(power({ seats: table([2 ** 53]) }), { code: "invalid", path: "seats[0].votes" });
  refused(power({ seats: table(Array(1_001).fill(1)) }), { code: "too_many_seats", path: "seats" });
  refused(power({ unions: [["s0"], ["s0"]] }), { code: "seat_in_two_unions", path: "unions[1][0]" });
  refused(power({ unions: [["s8"]] }), { code: "unknown_seat", path: "unions[0][0]" });
  refused(power({ fixed: { s8: "absent" } }), { code: "unknown_seat", path: "fixed.s8" });
  refused(power({ fixed: { s0: "asleep" } }), { code: "invalid", path: "fixed.s0" });
  refused(power({ whatever: 1 }), { code: "invalid", path: "whatever" });
  refused(power({ sample: { samples: 0 } }), { code: "invalid", path: "sample.samples" });
  refused(() => toolkit.flips({ seats: table([1]), rule, positions: { s4: "agree" } }), { code: "invalid", path: "positions.s4" });
  const design = toolkit.template("health-alliance");
  refused(() => toolkit.votingPower({ design, rule: "nothing" }), { code: "invalid", path: "rule" });
  refused(() => toolkit.votingPower({ design, seats: [] }), { code: "invalid", path: "seats" });
});

test("a class of nobody and a quota above the total are refused with their place, unless they are asked about on purpose", () => {
  const nobody = { at_least: { share: "1/2", of: "seats", among: { kind: "charity" } } };
  const odd = { seats: table([1, 1]), rule: { pass: { all: [atLeast(9), nobody] } } };
  for (const ask of ["decide", "votingPower", "coalitions", "flips", "standing", "chances"]) {
    const { message, problems } = refused(() => toolkit[ask](odd), { code: "quota_above_total", path: "rule.pass.all[0].at_least" });
    assert.match(message, /asks for 9 of 2; expected at most 2\. Ask for less; or say answer_anyway: true/);
    assert.deepEqual(problems.map(({ path }) => path), ["rule.pass.all[0].at_least", "rule.pass.all[1].at_least"]);
    refused(() => toolkit[ask]({ ...odd, rule: { pass: nobody } }), { code: "empty_class", path: "rule.pass.at_least" });
    refused(() => toolkit[ask]({ ...odd, rule: { quorum: { at_least: { votes: 3, of: "seats" } }, pass: atLeast(1) } }), { code: "quota_above_total", path: "rule.quorum.at_least" });
    refused(() => toolkit[ask]({ ...odd, rule: { pass: { consent: { kind: "charity" } } } }), { code: "empty_class", path: "rule.pass.consent" });
    toolkit[ask]({ ...odd, answer_anyway: true });
  }
  const power = toolkit.votingPower({ ...odd, answer_anyway: true });
  assert.deepEqual(power.warnings, [
    { code: "quota_above_total", path: "rule.pass.all[0].at_least", needed: 9, all: 2 },
    { code: "empty_class", path: "rule.pass.all[1].at_least", needed: null, all: 0 },
  ]);
  assert.equal(power.act, 0);
  const [compared] = toolkit.compareRules({ seats: odd.seats, rules: [odd.rule] });
  assert.deepEqual([compared.decision, compared.problem.code, compared.problem.path], [null, "quota_above_total", "rules[0].pass.all[0].at_least"]);
  assert.ok(toolkit.checkRule(odd).dangers.length > 0);
});

test("a design is answered while its rule asks for more than there is: it may be in the middle of being written", () => {
  const design = toolkit.template("health-alliance");
  const rules = [...design.rules, { id: "odd", name: "Odd", pass: atLeast(10_000) }];
  const whole = { ...design, rules, motion: { ...design.motion, rule: "odd" } };
  assert.equal(toolkit.decide({ design: whole }).verdict, "fails");
  assert.equal(toolkit.votingPower({ design: whole }).warnings[0].code, "quota_above_total");
  assert.match(JSON.stringify(toolkit.panel({ design: whole, ask: "checks" })), /Nothing can pass/);
});
