// A board of 15 seats with classes, a veto, a quorum and abstention, as a whole design; and what the page asks about it
// after a change: for each tab of the Votes screen, the panels that are seen on it.

/** @type {(rule: object) => object} */
const named = ({ id, ...rule }) => ({ id, name: id, ...rule });
const atLeast = (share, of, more = {}) => ({ at_least: { share, of, ...more } });
const providers = atLeast("1/2", "cast", { among: { kind: "provider" } });
const quorum = { at_least: { share: "2/3", of: "eligible" } };

/** The chosen rule first. */
export const rules = [
  { id: "board", quorum, pass: { all: [atLeast("2/3", "cast"), providers, { consent: { kind: "commissioner" } }] }, block: "veto" },
  { id: "unanimity", pass: atLeast("1", "present") },
  { id: "two-thirds", quorum, pass: atLeast("2/3", "cast") },
  { id: "majority", quorum, pass: atLeast("1/2", "cast", { more_than: true }) },
].map(named);

const kinds = ["commissioner", "nhs_provider", "charity", "charity", "primary_care"];
export const seats = Array.from({ length: 15 }, (_, index) => ({ id: `s${index}`, votes: index < 2 ? 2 : 1, member: `m${index}`, member_kind: kinds[index % 5] }));

/** A design with that board, made of one of the toolkit's own. */
export function design(blank) {
  const members = seats.map(({ member, member_kind }, index) => ({ id: member, name: `Member ${index + 1}`, kind: member_kind }));
  const table = seats.map(({ member_kind, ...seat }, index) => ({ ...seat, body: blank.bodies[0].id, title: `Seat ${index + 1}`, kind: "member_representative" }));
  const motion = { text: "", body: blank.bodies[0].id, rule: "board", ballots: [{ seat: "s3", position: "abstain" }, { seat: "s7", position: "disagree" }], beliefs: { everyone: { agree: "0.7", abstain: "0.1" } } };
  const terms = { ...blank.terms, steps: [] };
  return { ...blank, members, seats: table, rules, motion, terms, costs: [] };
}

/** For each tab: the questions of its panels, and the design after the change so many. */
export const tabs = [
  ["the motion, a position changes", ["flips", "compare"], (whole, times) => ({ ...whole, motion: { ...whole.motion, ballots: [{ seat: `s${times % 15}`, position: ["abstain", "disagree", "absent"][times % 3] }] } })],
  ["the motion with a rule opened, a position changes", ["flips", "compare", "checks"], (whole, times) => ({ ...whole, motion: { ...whole.motion, ballots: [{ seat: `s${times % 15}`, position: ["abstain", "disagree", "absent"][times % 3] }] } })],
  ["the motion with a rule opened, that rule changes", ["flips", "compare", "checks"], (whole, times) => changed(whole, times)],
  ["power, the rule changes", ["power"], (whole, times) => changed(whole, times)],
  ["chances, a slider moves", ["chances"], (whole, times) => ({ ...whole, motion: { ...whole.motion, beliefs: { everyone: { agree: `0.${700 + (times % 200)}`, abstain: "0.1" } } } })],
  ["chances, the rule changes", ["chances"], (whole, times) => changed(whole, times)],
  ["the minute book", ["minutes"], (whole) => whole],
];

/** The chosen rule with other shares, which were not asked about lately. */
function changed(whole, times) {
  const [board, ...others] = whole.rules;
  const share = `0.${600 + ((times * 7) % 350)}`;
  const pass = { all: [atLeast(share, "cast"), providers, { consent: { kind: "commissioner" } }] };
  return { ...whole, rules: [{ ...board, pass }, ...others] };
}
