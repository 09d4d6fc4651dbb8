// A board of 15 seats with classes, a veto, a quorum and abstention, as a whole design; and what the page asks about it
// after a change, tab by tab of the Votes screen: one tab is seen at a time.

/** The rule by which the board decides. */
export const BOARD = "board";

const atLeast = (share, of, more = {}) => ({ at_least: { share, of, ...more } });
const quorum = { at_least: { share: "2/3", of: "eligible" } };
const board = (share, there) => ({
  id: BOARD,
  name: "Board",
  quorum: atLeast(there, "eligible"),
  pass: { all: [atLeast(share, "cast"), atLeast("1/2", "cast", { among: { kind: "provider" } }), { consent: { kind: "commissioner" } }] },
  block: "veto",
});
const others = [
  { id: "unanimity", name: "Unanimity", pass: atLeast("1", "present") },
  { id: "two-thirds", name: "Two thirds", quorum, pass: atLeast("2/3", "cast") },
  { id: "majority", name: "Majority", quorum, pass: atLeast("1/2", "cast", { more_than: true }) },
];

const kinds = ["commissioner", "nhs_provider", "charity", "charity", "primary_care"];
const numbers = Array.from({ length: 15 }, (_, number) => number);

/** The design, made of one of the toolkit's own. */
function design(blank) {
  const body = blank.bodies[0].id;
  const members = numbers.map((number) => ({ id: `m${number}`, name: `Member ${number}`, kind: kinds[number % 5] }));
  const seat = (number) => ({ id: `s${number}`, body, title: `Seat ${number}`, member: `m${number}`, kind: "member_representative", votes: number < 2 ? 2 : 1 });
  const motion = { text: "", body, rule: BOARD, ballots: [{ seat: "s3", position: "abstain" }, { seat: "s7", position: "disagree" }], beliefs: beliefs(0) };
  return { ...blank, members, seats: numbers.map(seat), rules: [board("2/3", "2/3"), ...others], motion, terms: { ...blank.terms, steps: [] }, costs: [] };
}

const beliefs = (times) => ({ everyone: { agree: `0.${700 + (times % 200)}`, abstain: "0.1" } });

/** For each tab and change: what it is, the panels that are seen, and the design after the change for so many times. */
export function tabs(blank) {
  const whole = design(blank);
  const seat = (times) => ({ ...whole, motion: { ...whole.motion, ballots: [{ seat: `s${times % 15}`, position: ["abstain", "disagree", "absent"][times % 3] }] } });
  const slider = (times) => ({ ...whole, motion: { ...whole.motion, beliefs: beliefs(times) } });
  // Shares that were not asked about together lately.
  const shares = ["1/2", "3/5", "5/8", "2/3", "7/10", "3/4", "4/5", "9/10"];
  const rule = (times) => ({ ...whole, rules: [board(shares[times % 8], shares[Math.floor(times / 8) % 8]), ...others] });
  return [
    ["a position changes", ["flips", "compare"], seat],
    ["a position changes, a rule is open", ["flips", "compare", "checks"], seat],
    ["the open rule changes", ["flips", "compare", "checks"], rule],
    ["the rule changes", ["power"], rule],
    ["a slider moves", ["chances"], slider],
    ["the rule changes", ["chances"], rule],
  ];
}
