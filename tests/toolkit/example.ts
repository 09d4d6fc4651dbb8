// The types, used as somebody would who never saw the source. Checked by `tsc --strict --noEmit`; nothing runs it.

import type { FewNumbers } from "../../dist/toolkit/embed/alliance-embed.js";
import {
  AllianceError,
  breakPoints,
  books,
  chances,
  checkDesign,
  checkRule,
  checkTerms,
  coalitions,
  compareRules,
  countBallots,
  curve,
  decide,
  decodeLink,
  encodeLink,
  flips,
  influence,
  init,
  ledgerCsv,
  preset,
  presets,
  qrCode,
  readLedger,
  runningCosts,
  sampleChances,
  settle,
  standing,
  template,
  templates,
  timeline,
  version,
  votingPower,
  whatIf,
  type Decision,
  type Design,
  type MemberResult,
  type Position,
  type Power,
  type Problem,
  type Rule,
  type Settlement,
  type Stage,
  type Step,
  type TableSeat,
  type Test,
  type TestResult,
  type Timeline,
  type Year,
} from "../../dist/toolkit/index.js";

await init();
await init(new Uint8Array());

const titles: string[] = templates().map((card) => `${card.title}: ${card.summary} (${card.note})`);
const design: Design = template("health-alliance");
const firstSeat: string | undefined = template("blank").seats[0]?.title;

const { ok, problems } = checkDesign(design);
const told: string[] = problems.map(({ path, found, expected, mend }: Problem) => `${path}: ${found}, ${expected}. ${mend}`);
checkDesign("{}");

const link: string = await encodeLink(design);
const carried: string = (await decodeLink(`https://example.org/#${link}`)).title;
const { svg, across, spare }: { svg: string; across: number; spare: number } = qrCode({ text: link, name: carried });

// A vote by itself, and on a design.
const seats: TableSeat[] = [{ id: "a" }, { id: "b", votes: 2, member_kind: "charity", weights: { people: 9 } }];
const pass: Test = { all: [{ at_least: { share: "2/3", of: "present", among: { kind: "provider" } } }, { consent: "everyone" }] };
const rule: Rule = { id: "strict", name: "Strict", pass, block: "veto", tie: "chair_casts" };
const positions: Record<string, Position> = { a: "recused" };
const decision: Decision = decide({ seats, rule, positions });
decide({ seats, rule: { pass } });
decide({ design });
decide({ design, motion: { text: "Raise the target", ballots: [{ seat: "a", position: "block", reason: "Too soon" }] } });

// Power, by bare parts and on a design.
const power: Power = votingPower({ seats, rule: { pass }, unions: [["a", "b"]], abstention: true, fixed: { a: "absent" }, sample: { samples: 1000 } });
const strongest: string | undefined = power.seats.slice().sort((one, other) => (other.shapley_shubik ?? 0) - (one.shapley_shubik ?? 0))[0]?.seat;
const owen: number[] = power.unions?.map((seat) => seat.owen) ?? [];
const sets: string[][] = coalitions({ design, rule: "unanimity", limit: 10 }).winning.sets;
const changes: string[] = flips({ design, to: ["disagree"] }).flips.flat().map(({ seat, from, to }) => `${seat}: ${from} to ${to}`);
const missing: number | null = standing({ seats, rule: { pass }, positions }).missing_to_pass;

function needed(result: TestResult): number {
  switch (result.test) {
    case "all":
    case "any":
      return result.parts.reduce((sum, part) => sum + needed(part), 0);
    case "at_least":
      return result.needed;
    case "consent":
      return result.objectors.length;
  }
}

function why(stage: Stage): string {
  switch (stage.stage) {
    case "quorum":
      return stage.test ? `needs ${needed(stage.test)}` : "no quorum";
    case "cast":
      return stage.agree.join();
    case "verdict":
      return stage.verdict satisfies "passes" | "fails" | "tied" | "blocked" | "no_quorum";
    default:
      return stage.stage;
  }
}
const reasons: string[] = [...decision.stages.map(why), ...decision.explanation.map(({ stage, text }) => `${stage}: ${text}`)];

// A settlement by itself, and of a design.
const steps: Step[] = [
  { step: "adjust_target" },
  { step: "trigger", rule: "cliff", gain: "0.02", pain: { by_people: [{ people: 5000, rate: "0.039" }] } },
  { step: "share", gain: [{ from: "0", to: null, share: "1/2" }], pain: [] },
  { step: "quality", form: "gate", minimum: "0.5" },
  { step: "levy", on: "gain", rate: "0.10" },
  { step: "cap", gain: { amount: "100.00" }, pain: { of_fees: "1" } },
  { step: "split", by: { weights: { a: "1" } }, caps: { a: "5.00" }, excess: "reallocate" },
];
const settlement: Settlement = settle({
  terms: { target: "1000.00", steps },
  members: [{ id: "a", kind: "charity", work: "1", fee: { form: "of_target", rate: "0.05" } }],
  facts: { outturn: "990.00", score: "0.8", people: 6000 },
});
const shares: string[] = settlement.members.map((result: MemberResult) => `${result.member}: ${result.limb3}`);
settle({ design, facts: { outturn: "9050000.00" } });

// Chances, dangers, options, influence, and what if.
const { vote, ladder } = chances({ seats, rule, beliefs: { a: { agree: "0.8", absent: "0.2" } }, leaning: { together: "0.3" }, ladder: [{ action: "amend", weeks: 2 }] });
const odds: number[] = [vote.passes, ladder.expected_weeks, sampleChances({ design, ballots: 1000 }).error, ...vote.seats.map((seat) => seat.decisive)];
const mending: string[] = checkRule({ design }).dangers.map(({ level, text, mend, what }) => `${level satisfies "warning" | "information"} ${what.danger}: ${text} ${mend}`);
const verdicts: Array<string | undefined> = compareRules({ seats, rules: [{ pass }] }).map(({ decision, problem }) => decision?.verdict ?? problem?.code);
const winners: string[] = countBallots({ options: ["sea"], method: { approval: { minimum: "1/2" } }, ballots: [{ seat: "a", approve: ["sea"] }], seats }).winners;
countBallots({ options: ["sea"], method: "schulze", ballots: [{ votes: 3, ranking: ["sea"] }], design });
const weights: number[] = influence({ seats, listens: { a: { a: "1/2", b: "1/2" } } }).seats.map(({ weight }) => weight);
const after: Array<number | null> = whatIf({ design, changes: [{ leaves: "northgate" }, { joins: { id: "new" } }, { rule }] }).map((one) => one.after.passes);

try {
  // @ts-expect-error: chances are text
  chances({ seats, rule, beliefs: { a: { agree: 1 } } });
  // @ts-expect-error: there is no such method
  countBallots({ options: ["sea"], method: "lots", ballots: [] });
  // @ts-expect-error: money is text
  settle({ design, facts: { outturn: 9050000 } });
  // @ts-expect-error: a seat has votes, not vote
  decide({ seats: [{ id: "a", vote: 2 }], rule });
  // @ts-expect-error: there is no such step
  const wrong: Step = { step: "jump" };
  // @ts-expect-error: a rule needs something that passes
  decide({ seats, rule: {} });
  // @ts-expect-error: nobody stands there
  decide({ seats, rule, positions: { a: "maybe" } });
} catch (error) {
  if (error instanceof AllianceError) error.message satisfies string, error.code satisfies string, error.path satisfies string;
}

export { after, changes, firstSeat, mending, missing, odds, ok, owen, reasons, sets, shares, strongest, titles, told, verdicts, version, weights, winners };

// Several years, the open book, and what the alliance costs to run.
const year: Year = { id: "y1", label: "2026/27", facts: { outturn: "9000000.00" }, rebase: "0.5", leaves: [{ member: "northgate", pain: "reallocate" }] };
const several: Timeline = timeline({ design, years: [year] });
const kept: string = several.totals.commissioner + (several.ratchet?.given_up ?? "");
const pasted = readLedger({ design, text: "Cost line,Budget\nRent,100", mapping: { name: 0, budget: 1 } });
const column: string | undefined = pasted.columns[0]?.field ?? pasted.problems[0]?.mend;
const cost: string = books({ design, costs: pasted.lines }).outturn + ledgerCsv({ design }) + runningCosts({ design }).total;
export { column, cost, kept };

// Well-known terms, and what to watch for in them.
const known: string[] = presets().map((card) => `${card.name}: ${card.about}`);
const dangers = checkTerms({ design: { ...design, terms: preset("nec-option-c", design.terms.target) } });
const paths: string[] = dangers.dangers.map((danger) => danger.path);

// The widgets: elements with their kinds, and events with what they bring.
const few: FewNumbers = { target: 8_800_000, members: [{ name: "Northgate", share: "3/10" }] };
const chart = document.createElement("alliance-chart");
chart.kind = "s-curve";
chart.design = few;
chart.addEventListener("alliance-change", ({ detail }) => detail.outturn.length);
// @ts-expect-error: there is no such kind.
chart.kind = "pie";
export const png: Promise<Blob> = chart.toPNG(4);
