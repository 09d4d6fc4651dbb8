// How long chances take in WebAssembly, beside the limits that were set, and whether ballots drawn by chance agree with them.
// Run by `cargo xtask bench`, beside `voting.mjs`.

import { pathToFileURL } from "node:url";
import { row, table } from "./table.mjs";

const toolkit = await import(new URL("index.js", pathToFileURL(`${process.env.ALLIANCE_TOOLKIT}/`)));
await toolkit.init();

/** A board of 15 seats with votes, classes, vetoes, consent, a quorum in two parts, abstention and a casting vote. */
const kinds = ["charity", "nhs_provider"];
const seats = Array.from({ length: 15 }, (_, index) => {
  const id = `s${index}`;
  if (index === 0) return { id, kind: "independent_chair" };
  if (index > 12) return { id, kind: "lived_experience" };
  return index < 4 ? { id, member: `m${index}`, member_kind: "commissioner", votes: 2 } : { id, member: `m${index}`, member_kind: kinds[index % 2] };
});
const among = (kind) => ({ among: { kind } });
const rule = {
  quorum: { all: [{ at_least: { votes: 10, of: "seats", weigh: "heads" } }, { at_least: { votes: 1, of: "present", ...among("lived_experience") } }] },
  pass: {
    all: [
      { at_least: { share: "2/3", of: "present" } },
      { at_least: { share: "1/2", more_than: true, of: "present", ...among("provider") } },
      { consent: { kind: "commissioner" } },
    ],
  },
  block: "veto",
  tie: "chair_casts",
};

const ways = {
  3: { agree: 0.7, abstain: 0.1, disagree: 0.2 },
  4: { agree: 0.6, abstain: 0.1, disagree: 0.2, absent: 0.1 },
  5: { agree: 0.7, abstain: 0.1, disagree: 0.1, block: 0.02, absent: 0.08 },
};

/** What is believed where one seat's slider has moved so many steps. */
function beliefs(table, belief, moved = 0) {
  const rates = (belief) => Object.fromEntries(Object.entries(belief).map(([position, chance]) => [position, chance.toFixed(6)]));
  const [first, ...others] = table;
  const step = ((moved % 1000) + 1) / 1e5;
  return { [first.id]: rates({ ...belief, agree: belief.agree - step, disagree: belief.disagree + step }), ...Object.fromEntries(others.map(({ id }) => [id, rates(belief)])) };
}

const slider = (belief, leaning) => (moved) => toolkit.chances({ seats, rule, beliefs: beliefs(seats, belief, moved), leaning });

/** Boards that were never asked about before, where ever other seats have a second vote. */
const newBoards = (belief) => (times) => {
  for (let number = 0; number < 10; number += 1) {
    const second = (index) => ((times * 10 + number + 1) >> (index % 10)) & 1;
    const table = seats.map((seat, index) => ({ ...seat, votes: 1 + second(index) }));
    toolkit.chances({ seats: table, rule, beliefs: beliefs(table, belief) });
  }
};

const twelve = seats.slice(0, 12);
const drawn = (belief, rule) => () =>
  toolkit.sampleChances({ seats: twelve, rule, beliefs: beliefs(twelve, belief), leaning: { together: "0.3" }, ballots: 1_000_000 });
const twoThirds = { pass: { at_least: { share: "2/3", of: "seats", weigh: "heads" } } };
const yesOrNo = { agree: 0.8, disagree: 0.2 };

const cases = [
  ...Object.entries(ways).flatMap(([count, belief]) => [
    [`a slider moves: 15 seats, ${count} positions`, 4, slider(belief, "apart")],
    [`a slider moves: 15 seats, ${count} positions, leaning together`, 4, slider(belief, { together: "0.3" })],
  ]),
  ...Object.entries(ways).map(([count, belief]) => [`ten new boards of 15 seats, ${count} positions`, 40, newBoards(belief)]),
  ["a million correlated ballots of 12 seats", 120, drawn(yesOrNo, twoThirds)],
  ["a million correlated ballots of 12 seats, 3 positions", 120, drawn(ways[3], twoThirds)],
  ["a million correlated ballots of 12 seats, 5 positions, every clause", null, drawn(ways[5], { ...rule, quorum: undefined })],
];

let broken = table("Chances", cases, 1);

console.log("\nBallots drawn by chance beside exact chances, in standard errors, at most 4\n");
for (const [name, belief] of [["agree or disagree", yesOrNo], ...Object.entries(ways).map(([count, belief]) => [`${count} positions`, belief])]) {
  const parts = { seats: twelve, rule: twoThirds, beliefs: beliefs(twelve, belief), leaning: { together: "0.3" } };
  const exact = toolkit.chances(parts).vote.passes;
  const { passes, error } = toolkit.sampleChances({ ...parts, ballots: 1_000_000 });
  const off = Math.abs(passes - exact) / error;
  broken += off > 4;
  row(name, "", off.toFixed(2), "");
}

if (broken) {
  console.log(`\n${broken} of these are beyond their limits.`);
  process.exitCode = 1;
}
