// Made from the Rust types by `UPDATE_EXPECT=1 cargo test -p alliance-toolkit --test types`; the functions come from
// `types/functions.d.ts`. Names of fields are those of the file, going in and coming out.

/** Where the WebAssembly module is: an address (text or URL), a Response, its bytes, or a WebAssembly.Module; or a promise of one of these. */
export type WasmSource = string | object;

/**
 * Loads the toolkit. Call it once, before any other function; further calls wait for the first.
 * @param source Where the module is; beside this file where nothing is said.
 * @throws {AllianceError} `not_loaded` where the module cannot be had; call again to try again.
 */
export function init(source?: WasmSource): Promise<void>;

/** The version of the toolkit. */
export function version(): string;

/** The designs to start from. */
export function templates(): TemplateCard[];

/**
 * One of the designs to start from, yours to change.
 * @throws {AllianceError} `unknown_template`.
 */
export function template(id: string): WholeDesign;

/** Checks a design, given as an object or as the text of a file: every problem at once. It does not throw. */
export function checkDesign(design: Design | string | object): CheckedDesign;

/**
 * A design as text for the fragment of an address: what goes after its `#`, which browsers send to no server. The workbench opens it as a new document.
 * @throws {AllianceError} `invalid` with every problem of the design; `too_long` above 32,000 characters.
 */
export function encodeLink(design: Design | string): Promise<string>;

/**
 * The design in such a text, or in a whole address that ends with one.
 * @throws {AllianceError} `not_a_link`, `newer`, `damaged`, `too_large`; `invalid` with every problem of what it carries.
 */
export function decodeLink(link: string): Promise<WholeDesign>;

/** The kinds of widget that an author may paste into a page. */
export function widgetKinds(): WidgetKind[];

/**
 * What an author pastes into a page to put a picture of the design there: as a widget, in a frame, or as a picture alone.
 * @throws {AllianceError} `invalid` with every problem of the design; `no_answer` with the sentence that says why there is no picture.
 */
export function snippets(asked: SnippetParts): Snippets;

/**
 * A text, such as an address, as a QR code; the name is for those who do not see it.
 * @throws {AllianceError} `too_long` where it does not fit; more than 2,953 bytes never do.
 */
export function qrCode(asked: { text: string; name: string }): QrPicture;

/**
 * Decides: a table, a rule and positions, or the motion of a design. A seat without a position agrees.
 * @throws {AllianceError} `invalid` with every problem of what was given; among bare parts also `empty_class` where a test speaks of nobody
 * and `quota_above_total` where one asks for more than there is, unless you say `answer_anyway`; or the code of what keeps the vote from being taken.
 */
export function decide(parts: TableParts | DesignParts): Decision;

/**
 * The same votes under every rule, side by side: bare rules, or those of a design. A rule that makes no sense at the table, or would be refused by `decide`, says so in its place.
 * @throws {AllianceError} `invalid` with every problem of what was given.
 */
export function compareRules(parts: RulesParts | Omit<DesignParts, "rule">): RuleDecision[];

/**
 * The chances of a vote, exactly, from what is believed of each seat; and the way down the deadlock ladder.
 * A seat without a belief stands where its position is, for certain.
 * @throws {AllianceError} as `decide`; `not_a_belief`, `not_a_correlation`, `seat_twice`, `too_large` (then use `sampleChances`).
 */
export function chances(parts: (TableParts | DesignParts) & Beliefs & { ladder?: LadderStep[] }): ChancesAndLadder;

/**
 * The same by drawing ballots: a second opinion, and for tables that are too large. The same seed draws the same ballots everywhere.
 * @throws {AllianceError} As `chances` does, but never `too_large`.
 */
export function sampleChances(parts: (TableParts | DesignParts) & Beliefs & { ballots: number; seed?: number }): Sampled;

/**
 * Looks for fifteen dangers of a rule at its table, each told with how to mend it. It answers for every rule, however odd.
 * @throws {AllianceError} `invalid`, or what keeps the vote from being taken.
 */
export function checkRule(parts: TableParts | DesignParts): CheckedRule;

/**
 * Counts ballots on several options. The status quo is always one of them; options that come out equal are all among the winners.
 * @throws {AllianceError} `invalid`, `no_options`, `unknown_option`, `duplicate_option`, `named_twice`, `not_counted`, `off_the_scale`, ...
 */
export function countBallots(parts: QuestionParts & (SeatsParts | Omit<DesignParts, "rule" | "positions">)): Choice;

/**
 * What talk does before a vote (DeGroot): the weight of each seat in what all come to think, voting or not.
 * @throws {AllianceError} `several_groups` or `periodic` where all never come to think the same, with the seats that keep it so.
 */
export function influence(parts: InfluenceParts & (SeatsParts | Omit<DesignParts, "rule" | "positions">)): TableInfluence;

/**
 * What if somebody leaves, joins or merges, seats change, or a rule does: every rule before and after, even where nothing could pass then.
 * @throws {AllianceError} `invalid`, `unknown_seat` or `unknown_member` with the place of the change.
 */
export function whatIf(parts: (RulesParts | Omit<DesignParts, "rule">) & Beliefs & { changes: TableChange[] }): BeforeAndAfter[];

/**
 * The power of each seat: Banzhaf, Shapley-Shubik, Coleman and more, exact for every rule; where all who do not agree disagree.
 * The answer says by which method, and what is missing.
 * @throws {AllianceError} `invalid` with every problem of what was given; `empty_class` and `quota_above_total` as `decide`;
 * `too_costly` where an exact answer would take too long: ask for a `sample`.
 */
export function votingPower(parts: (TableParts | DesignParts) & PowerOptions): Power;

/**
 * Minimal winning and blocking coalitions, dictators, vetoers and dummies.
 * @throws {AllianceError} as `votingPower`.
 */
export function coalitions(parts: (TableParts | DesignParts) & { /** The most sets of each kind that are listed; 200 where nothing is said. */ limit?: number }): Coalitions;

/**
 * The smallest changes of positions that flip a result. A seat without a position agrees; a design has those of its motion.
 * @throws {AllianceError} as `votingPower`.
 */
export function flips(parts: (TableParts | DesignParts) & FlipsOptions): Flips;

/**
 * Where a vote under way stands: what it can still come to, what is missing, who is critical. A seat without a position has not been heard.
 * @throws {AllianceError} as `votingPower`.
 */
export function standing(parts: TableParts | DesignParts): Standing;

/**
 * Many futures of a design: what the work may cost, and what that means for each member. It draws in slices, so that a page goes on,
 * and settles a small run to the penny. The same seed draws the same futures everywhere, bit for bit. Amounts are in pounds.
 * @throws {AllianceError} `invalid` with every problem, `unknown_scenario`, `nothing_uncertain`, `no_cost`, `shape`, `helper` where a helper hands back
 * something else, or the code of what keeps the terms from being settled; or the reason of the signal.
 */
export function simulate(parts: SimulateParts, options?: SimulateOptions & { keep?: false }): Promise<SimulatedFutures>;
export function simulate(parts: SimulateParts, options: SimulateOptions & { keep: true }): Promise<SimulatedFutures & { outturns: Float64Array }>;

/**
 * Some futures of a run, for somebody who draws it with helpers: call it in a worker with what the helper was given, and hand the numbers
 * back. From and to count parts of the run, of at most 32,768 futures each.
 * @throws {AllianceError} as `simulate`.
 */
export function drawBlocks(parts: SimulateParts, from: number, to: number): Float64Array;

/** The design as it is and under its scenarios, all on the same futures. Errors as `simulate`. */
export function compare(
  parts: Omit<SimulateParts, "scenario"> & { /** Ids of scenarios; all of the design's where nothing is said. */ scenarios?: Id[] },
  options?: Pick<SimulateOptions, "onProgress" | "signal">,
): Promise<Array<{ /** None for the design as it is. */ scenario: Id | null; futures: SimulatedFutures }>>;

/**
 * An uncertain amount by itself, between its limits where it has some.
 * @throws {AllianceError} `invalid` with every problem, or `shape`.
 */
export function distribution(parts: { distribution: Distribution; at_least?: Money; at_most?: Money }): UncertainAmount;

/**
 * A question about a design, answered ready to be shown: findings, pictures as SVG with their tables, files to take home.
 * @throws {AllianceError} `invalid`, `unknown_question`, or `no_answer` with why there is none.
 */
export function panel(parts: PanelParts): Panel;

/**
 * A picture of a panel as files: SVG with its title, its source and its design inside; its table as CSV, HTML and text.
 * @throws {AllianceError} `invalid` where the drawing is none of a panel's, or with every problem of the design.
 */
export function pictureFile(parts: PictureFileParts): PictureFile;

/**
 * A table of a panel as CSV, in which no text can become a formula.
 * @throws {AllianceError} `invalid` where it is none.
 */
export function tableCsv(table: TableView): string;

/**
 * The text of the design in an SVG file that `pictureFile` made; `checkDesign` says whether it can be used.
 * @throws {AllianceError} `no_design` where there is none, or it breaks off.
 */
export function designIn(svg: string): string;

/**
 * A report for a board: one page, or the long one with the sections that are named (all where nothing is said). Ready to be shown, and as one
 * file of HTML with its pictures and its style sheet inside, without a script.
 * @throws {AllianceError} `invalid`, or `no_answer` with why there is none, such as a section that there is not.
 */
export function report(parts: ReportParts): Report;

/**
 * Settles a year to the penny: terms, members and facts, or those of a design. Money comes back as decimal text.
 * @throws {AllianceError} `invalid` with every problem of what was given, or the code of what keeps the terms from being settled.
 */
export function settle(parts: SettlementParts | YearParts): Settlement;

/**
 * Every final cost at which something begins or stops, exactly: bands, caps, margins that are used up, where one side bears the rest, where interests part.
 * Between two neighbouring ones every result is a straight line.
 * @throws {AllianceError} as `settle`.
 */
export function breakPoints(parts: SettlementParts | YearParts): ToldBreakPoint[];

/**
 * Who has what at many final costs: those that are given, or evenly from one to another. Those below the fees that are inside them are left out.
 * @throws {AllianceError} as `settle`.
 */
export function curve(parts: (SettlementParts | YearParts) & CurveOptions): CurvePoint[];

/**
 * Looks for fifteen dangers of terms, by settling at and between their break points: each with its figures, the path of what causes it, and how to mend it.
 * @throws {AllianceError} as `settle`.
 */
export function checkTerms(parts: SettlementParts | YearParts): CheckedTerms;

/** Well-known terms of risk and reward, each with its sources. */
export function presets(): PresetCard[];

/**
 * The terms of one of them, yours to change. Amounts in them keep their proportion to the target.
 * @param target Your target cost; that of the source, or of an example, where nothing is said.
 * @throws {AllianceError} `unknown_preset`, or `invalid` where the target is no amount.
 */
export function preset(id: string, target?: Money): Terms;

/**
 * Years one after another: targets that are given or made from the last year, members who join and leave, what is carried over.
 * It adds up: `difference = settled + carried + reserve + services + commissioner`, to the penny.
 * @throws {AllianceError} `invalid`, `no_years`, `not_there`, `already_there`, `work_of_nobody`, `work_over_whole`, `target_below_nothing`, or what keeps a year from being settled.
 */
export function timeline(parts: TimelineParts | YearsParts): Timeline;

/**
 * The open book: what each line costs in the end, the direct cost of each member and the final cost that follow, and where the design says otherwise.
 * @throws {AllianceError} `invalid` with every problem of the design.
 */
export function books(parts: BooksParts): Books;

/**
 * Reads a ledger that was pasted or stands in a CSV file into cost lines. The answer says what each column is taken for, and
 * every problem by row and column; hand its mapping in again, changed, where the guess is wrong.
 * @throws {AllianceError} `invalid` with every problem of the design; `too_large`.
 */
export function readLedger(parts: LedgerParts): ReadLedger;

/**
 * The ledger of a design as CSV; `readLedger` makes the same lines of it.
 * @throws {AllianceError} `invalid` with every problem of the design.
 */
export function ledgerCsv(parts: BooksParts): string;

/**
 * Members and funding by a standard of open data: `"360giving"` (a grant to each provider) or `"ocds"` (a release package of OCDS 1.1 with our
 * extension for alliances). `text` is the file; it is null where the standard asks for what the design does not say, which `problems` tell
 * by their paths. Nothing is made up: fill in `design.publication`.
 * @throws {AllianceError} `invalid` with every problem of the design.
 */
export function exportOpenData(parts: OpenDataParts): OpenData;

/**
 * Reads a list of members: rows from a spreadsheet, or a JSON file of 360Giving grants, whose recipients become members. The answer says what
 * each column is taken for, what becomes of each row and who the members are then; hand its mapping in again, changed, where the guess is wrong.
 * @throws {AllianceError} `invalid` with every problem of the design; `too_large`.
 */
export function readMembers(parts: MembersParts): MembersList;

/**
 * The members of a design as CSV; `readMembers` makes the same members of it.
 * @throws {AllianceError} `invalid` with every problem of the design.
 */
export function membersCsv(parts: { design: Design }): string;

/**
 * All tables of a design as one workbook (XLSX): a sheet for each, figures as numbers, text always as text.
 * @throws {AllianceError} `invalid` with every problem of the design.
 */
export function spreadsheet(parts: { design: Design }): { name: string; sheets: string[]; bytes: Uint8Array };

/**
 * What the alliance itself costs to run in a year: each line, the sum, and its share of the target.
 * @throws {AllianceError} `invalid` with every problem of the design.
 */
export function runningCosts(parts: RunningParts): RunningCosts;

/** Why something could not be done. Nothing else is thrown. */
export class AllianceError extends Error {
  readonly name: "AllianceError";
  /** A short name for programs: `not_ready`, `not_loaded`, `invalid`, `unknown_template`, or an engine's own. */
  readonly code: string;
  /** Where: `terms.steps[1].share`; empty for the whole of what was given. */
  readonly path: string;
  /** Every problem with what was given. */
  readonly problems: Problem[];
}

/** A question about a design. */
export interface PanelParts {
  design: Design;
  ask: Ask;
  /** In place of the motion of the design. */
  motion?: Motion;
  /** The member who reads the answer. */
  you?: Id;
  /** The member that is asked about, by `trace`. */
  member?: Id;
  /** The rule that is asked about; that of the motion where nothing is said. */
  rule?: Id;
  /** What somebody has pasted or chosen, where the question is about that: `read_ledger`, `long_report`; the id of the body, for `seats`. */
  text?: string;
  /** How wide pictures are, in CSS pixels; 640 where nothing is said. */
  width?: number;
  /** How futures are drawn, where the question is about those. */
  futures?: Pick<SimulateParts, "points" | "samples" | "seed" | "exact_pence">;
}

/** A picture, and what goes with it into its files. */
export interface PictureFileParts {
  /** As a panel has it. */
  drawing: Pick<Drawing, "title" | "alt" | "svg" | "table"> & Partial<Drawing>;
  /** The design, as an object or as the text of its file: whoever drops the picture on the workbench gets it back. */
  design?: Design | string | object;
  /** In place of the drawing's own alternative text. */
  alt?: string;
  /** In place of the line below the drawing. */
  source?: string;
}

/** A report about a design. */
export interface ReportParts extends Pick<PanelParts, "design" | "motion" | "you" | "width" | "futures"> {
  /** `long` where nothing is said. */
  kind?: "one_page" | "long";
  /** Of the long report. */
  sections?: Section[];
}

/** A vote by itself. */
export interface TableParts {
  /** The seats, in order. A design's seats do as well. */
  seats: TableSeat[];
  /** The rule that decides. */
  rule: Unnamed<Rule, "id" | "name">;
  /** The members, for rules that ask of what kind they are; a seat may also say that itself. */
  members?: Array<Unnamed<Member, "name">>;
  /** Only what differs: a seat without a position agrees. */
  positions?: Record<Id, Position>;
  /** Whether to answer where a test speaks of nobody or asks for more than there is; otherwise `empty_class` or `quota_above_total` is thrown. A design is always answered. */
  answer_anyway?: boolean;
}

/** A vote of a design. */
export interface DesignParts {
  design: Design;
  /** The body; that of the motion where nothing is said. */
  body?: Id;
  /** The rule; that of the motion where nothing is said. */
  rule?: Id;
  /** In place of the design's own motion. */
  motion?: Motion;
  /** In place of those of the motion. */
  positions?: Record<Id, Position>;
}

/** Votes under several rules. */
export interface RulesParts extends Omit<TableParts, "rule"> {
  /** The rules; one without an id is called `rule-1`, `rule-2` and so on. */
  rules: Array<Unnamed<Rule, "id" | "name">>;
}

/** A table without a rule. */
export interface SeatsParts {
  /** The seats, in order. */
  seats?: TableSeat[];
  /** The members. */
  members?: Array<Unnamed<Member, "name">>;
}

/** What is believed of seats. Chances are rates, as text. */
export interface Beliefs {
  /** Of each seat; one that is not named stands where its position is, for certain. */
  beliefs?: Record<Id, SeatBelief>;
  /** How seats lean together; each makes up its own mind where nothing is said. */
  leaning?: LeaningTogether;
}

/** A question with several answers. */
export interface QuestionParts {
  /** The options, by their ids. */
  options: Id[];
  /** Which of them leaves things as they are; `status-quo` is added where nothing is said. */
  status_quo?: Id;
  /** How ballots are counted. */
  method: CountingMethod;
  /** What everybody says. */
  ballots: OptionBallot[];
}

/** Who listens to whom. */
export interface InfluenceParts {
  /** For each seat, how much it listens to each, itself too, in any unit. A seat that is not named listens to itself alone. */
  listens: Record<Id, Record<Id, Rate>>;
  /** What each thinks at first, as a number; 0 for a seat that is not named. */
  opinions?: Record<Id, Rate>;
}

/** What is asked of power beside the seats and the rule. */
export interface PowerOptions {
  /** Seats that do not choose: each in the position given. All others agree or disagree. */
  fixed?: Record<Id, Position>;
  /** Whole numbers and fractions even where doubles would be quicker. Up to 26 seats, they are always there. */
  exact?: boolean;
  /** Johnston, Deegan-Packel and Holler-Packel too, for up to 26 seats, where something else would be quicker. */
  every_index?: boolean;
  /** Seats that first agree among themselves, in lists; seats in none are by themselves. */
  unions?: Id[][];
  /** Whether abstention is asked about as a third choice. */
  abstention?: boolean;
  /** A sample in place of exact answers: the same seed gives the same. */
  sample?: { seed?: number; samples: number };
}

/** What is asked of flips beside the seats, the rule and the positions. */
export interface FlipsOptions {
  /** What seats may change to; agree, abstain and disagree where nothing is said. */
  to?: Position[];
  /** The most changes that are listed; 100 where nothing is said. */
  limit?: number;
}

/** A settlement by itself. */
export interface SettlementParts {
  /** The target cost and the steps. */
  terms: Terms;
  /** The members, in order. */
  members: Array<Unnamed<Member, "name">>;
  /** What the terms are applied to. */
  facts: Facts;
  /** Measures that change what is shared. */
  outcomes?: Outcome[];
}

/** The settlement of a design. */
export interface YearParts {
  design: Design;
  /** In place of the design's own facts. */
  facts?: Facts;
}

/** What futures are drawn of, and how. */
export interface SimulateParts {
  design: Design;
  /** One of the design's scenarios in place of the design as it is. */
  scenario?: Id | null;
  /** How the points are laid; Sobol where nothing is said. */
  points?: Points;
  /** How many futures, from 2 to 10,000,000; 4,096 where nothing is said. Spread points are rounded up to 16 rounds of the same size. */
  samples?: number;
  /** The same seed draws the same futures. */
  seed?: number;
  /** Whether every future is settled to the penny; up to 1,024 are, where nothing is said. */
  exact_pence?: boolean;
}

export interface SimulateOptions {
  /** Is told which part is drawn, from 0 to 1. */
  onProgress?: (part: number) => void;
  /** Stops the run. */
  signal?: AbortSignal;
  /** Whether to hand over the final cost of every future as well. */
  keep?: boolean;
  /** Who draws the futures, each in a thread of its own by `drawBlocks`; the same ones come out for any number of helpers. */
  helpers?: Array<(parts: SimulateParts, from: number, to: number) => Promise<Float64Array>>;
}

/** Futures, with long rows of numbers as typed arrays. */
export type SimulatedFutures = Typed<Futures>;

/** The same with `curve` and `counts` as typed arrays. */
export type Typed<T> = T extends readonly (infer Item)[]
  ? Typed<Item>[]
  : T extends object
    ? { [Name in keyof T]: Name extends "curve" ? Float64Array : Name extends "counts" ? Uint32Array : Typed<T[Name]> }
    : T;

/** An uncertain amount: one number in, one number out; many in, a typed array out. */
export interface UncertainAmount {
  mean: number;
  sd: number;
  /** The amounts that these shares of the cases stay under. */
  quantile(share: number): number;
  quantile(shares: ArrayLike<number>): Float64Array;
  /** How densely the cases lie there, per pound; NaN where single amounts have a chance of their own. */
  density(amount: number): number;
  density(amounts: ArrayLike<number>): Float64Array;
  /** The chances of these amounts or less, from 0 to 1. */
  cumulative(amount: number): number;
  cumulative(amounts: ArrayLike<number>): Float64Array;
}

/** At which final costs a curve is wanted. */
export interface CurveOptions {
  /** These; where they are not given, evenly from one to another. */
  outturns?: Money[];
  /** The first; a fifth of the target below it where nothing is said. */
  from?: Money;
  /** The last; a fifth of the target above it where nothing is said. */
  to?: Money;
  /** How many, both of these included; 101 where nothing is said. */
  points?: number;
}

/** Years by themselves. */
export interface TimelineParts {
  /** The target cost of the first year, and the steps. */
  terms: Terms;
  /** The members at the start, in order. */
  members: Array<Unnamed<Member, "name">>;
  /** The years, in order. */
  years: Year[];
  /** Measures that change what is shared. */
  outcomes?: Outcome[];
}

/** The years of a design. */
export interface YearsParts {
  design: Design;
  /** In place of the design's own years. */
  years?: Year[];
}

/** The ledger of a design. */
export interface BooksParts {
  design: Design;
  /** In place of the design's own cost lines. */
  costs?: CostLine[];
}

/** A ledger to be read. */
export interface LedgerParts extends BooksParts {
  /** What was pasted, or stands in a file. Commas, semicolons and tabs are told apart. */
  text: string;
  /** Which column is what; guessed from the heads where nothing is said. */
  mapping?: LedgerMapping;
}

/** A design, and the standard by which it is written. */
export interface OpenDataParts {
  design: Design;
  standard: Standard;
}

/** A list of members to be read. */
export interface MembersParts {
  design: Design;
  /** What was pasted, or stands in a file. Commas, semicolons and tabs are told apart, and JSON from rows. */
  text: string;
  /** What each column is; guessed from the heads where nothing is said. */
  mapping?: MembersMapping;
}

/** The running costs of a design. */
export interface RunningParts {
  design: Design;
  /** In place of the design's own. */
  running_costs?: RunningCost[];
}

/** A design as the toolkit hands it out, with the lists that a file may leave out. */
export type WholeDesign = Design & Required<Pick<Design, "bodies" | "seats" | "rules" | "facts" | "motion">>;

/** A part that may go without the names that only a whole design needs. */
export type Unnamed<Part, Name extends keyof Part> = Omit<Part, Name> & Partial<Pick<Part, Name>>;

/** How a widget is to be put into a page. */
export interface SnippetParts {
  design: Design;
  /** One of `widgetKinds()`, by its name. */
  kind: string;
  /** The address of the workbench's folder, with a stroke at its end: the widgets are in its folder `embed`. */
  site: string;
  /** The hash of `alliance-embed.js`, as the attribute `integrity` takes it: see `embed/<version>/integrity.json`. */
  integrity?: string;
  /** The hash of `alliance-frames.js`. */
  helper_integrity?: string;
  /** The design as `encodeLink` gives it; without one it stands in the snippet as JSON, and there is no frame. */
  link?: string;
  /** A line above the finding. */
  heading?: string;
  /** That of the page where nothing is said. */
  theme?: "auto" | "light" | "dark";
  /** The member who reads. */
  you?: string;
}

/** Power where each seat agrees, abstains or disagrees. */
export interface AbstentionPower {
  /** How many of them pass. */
  passing: string;
  /** How many ways of voting there are: three to the power of the number of players. */
  profiles: string;
  /** Each seat. */
  seats: AbstentionSeatPower[];
  /** How many are tied, with nobody to break it. */
  tied: string;
}

/** The power of a seat where abstaining is a third choice. */
export interface AbstentionSeatPower {
  /** The same for its abstaining instead of its no. */
  abstain_or_no: string;
  /** Its part of all of the first; 0 where there are none. */
  banzhaf: number;
  /** The first as a part of all ways that the others vote. */
  banzhaf_absolute: number;
  /** The seat. */
  seat: Id;
  /** Shapley-Shubik by roll call (Felsenthal and Machover 1997): the chance, where all vote at random in random order, to be the one after whom the outcome is certain. */
  shapley_shubik: number;
  /** The same as a fraction, where `exact` is asked for or the seats are few. */
  shapley_shubik_exact: string | null;
  /** The same for its yes instead of its abstaining. */
  yes_or_abstain: string;
  /** In how many ways that the others vote it passes by its yes, and not by its no; less those the other way round. */
  yes_or_no: string;
}

/** One agreed change to the target. */
export interface Adjustment {
  /** By how much, up or down. */
  amount: Money;
  /** Why. */
  label: string;
}

/** A count of approvals. */
export interface Approval {
  /** Votes that approve each option. */
  approvals: number[];
  /** The fewest that are enough. */
  needed: number;
}

/** A question. */
export type Ask =
  /** Who has how much say under the rule of the motion. */
  | "power"
  /** How likely the motion is to pass, from what is believed of each seat. */
  | "chances"
  /** What would change the result of the votes as they are. */
  | "flips"
  /** The dangers of a rule. */
  | "checks"
  /** The minute book as files. */
  | "minutes"
  /** Who answers to whom. */
  | "governance"
  /** Who sits round the table whose id is the text, or else that leads. */
  | "seats"
  /** The same of the motion, with where each seat stands. */
  | "seats_on_motion"
  /** What the providers gain or pay, by final cost. */
  | "curve"
  /** Who gains and who pays at this final cost. */
  | "gains"
  /** Why a member is paid what it is paid. */
  | "trace"
  /** The same votes under every rule. */
  | "compare"
  /** Why the motion passes or does not, stage by stage. */
  | "why"
  /** The same as a minute keeps it: the findings are its lines. */
  | "reasons"
  /** A rule, as a form. */
  | "rule"
  /** The ready-made rules, to choose from. */
  | "ready_made"
  /** The dangers of the terms. */
  | "terms_dangers"
  /** Who carries what: the next pound, risk beside work, loss beside reserves. */
  | "fairness"
  /** Well-known terms, and what each would change. */
  | "presets"
  /** What the alliance replaces: separate blocks, or a prime contract. */
  | "instead"
  /** Where something changes as the final cost moves. */
  | "breaks"
  /** The target cost and what it is made of, as a form. */
  | "target"
  /** What each member is paid, limb by limb, and its fee, as a form. */
  | "limbs"
  /** The bands of a saving and of an overrun, as a form. */
  | "bands"
  /** The caps of the pool and of each member, and what the alliance keeps in reserve, as a form. */
  | "caps"
  /** Outcomes and what they change, as a form. */
  | "outcomes"
  /** How the pool is split between the providers, as a form. */
  | "split"
  /** The steps in their order, and what another order would pay. */
  | "steps"
  /** Several years one after another. */
  | "years"
  /** The open book: every line, and what it makes of the final cost. */
  | "books"
  /** A ledger that was pasted, before it is taken into the open book. */
  | "read_ledger"
  /** What the alliance itself costs to run. */
  | "running_costs"
  /** The result at this final cost in three sentences. */
  | "money_strip"
  /** Many futures in three sentences: for the reader, or for the provider with the smallest reserves. */
  | "futures_strip"
  /** How the final cost spreads over many futures. */
  | "final_cost"
  /** What drives the result of the reader, or else the final cost. */
  | "drivers"
  /** Many futures: who can bear its worst, how often, say beside stake, and who would vote for these terms. */
  | "futures"
  /** Many futures of one member. */
  | "member_futures"
  /** How futures are drawn, and how sure they are. */
  | "method"
  /** The scenarios of the design beside it, on the same futures. */
  | "compare_futures"
  /** What each line of the budget may cost, as a form. */
  | "cost_shapes"
  /** What may happen, how likely it is and what it costs, as a form. */
  | "risks"
  /** How costs move together, as a form. */
  | "move_together"
  /** Outcomes that are not known yet, as a form. */
  | "outcome_ranges"
  /** Scenarios as differences from the design, as a form. */
  | "scenarios"
  /** A place to bring members from a list. */
  | "bring_members"
  /** A list of members that was pasted, before it is taken. */
  | "read_members"
  /** Members and funding by the standards of open data, as files, and what they ask for as a form. */
  | "open_data"
  /** All tables as one spreadsheet. */
  | "spreadsheets"
  /** One page for a board, in plain words. */
  | "one_page"
  /** The whole of it, section by section: `text` names the sections, set apart by commas; all of them where it is not given. */
  | "long_report";

/** Enough of some group: a share of a denominator, a number of votes, or both. It never holds where nobody is left in the denominator. */
export interface AtLeast {
  /** The denominator. */
  of: Denominator;
  /** Who counts; everyone where absent. */
  among?: Selector | null;
  /** Who is counted over the denominator. Where absent: in `pass` those who agree; in `quorum` those present, or over `cast` those who cast a vote for or against. */
  counting?: Counting | null;
  /** Whether it must be strictly more. */
  more_than?: boolean;
  /** The share of the denominator that is needed. */
  share?: Rate | null;
  /** The number that is needed, in the unit of `weigh`. */
  votes?: number | null;
  /** What each one counts for. */
  weigh?: Weigh;
}

/** Enough of some group, in numbers of the unit of `weigh`. */
export interface AtLeastResult {
  /** Who counts; everyone where absent. */
  among: Selector | null;
  /** Out of how many; where it is 0, nobody is left in the group and the test cannot hold. */
  base: number;
  /** How many there are. */
  counted: number;
  /** Who is counted. */
  counting: Counting;
  /** Whether it is enough. */
  holds: boolean;
  /** How many short. */
  missing: number;
  /** The least that is enough of this denominator; it can be more than there are. */
  needed: number;
  /** The denominator. */
  of: Denominator;
  /** What each one counts for. */
  weigh: Weigh;
}

/** How one seat stands on a motion. */
export interface Ballot {
  /** Where it stands. */
  position: Position;
  /** The seat. */
  seat: Id;
  /** Whether a deputy sits in. */
  by_deputy?: boolean;
  /** Why. */
  reason?: string;
  /** How strongly, from 1 to 5, where somebody asked. */
  strength?: number | null;
}

/** A band of the difference; what lies in no band is the commissioner's alone. */
export interface Band {
  /** Where it starts, as a share of the target. */
  from: Rate;
  /** The providers' part within it. */
  share: Rate;
  /** Where it ends, as a share of the target; none for no end. */
  to?: Rate | null;
}

/** By what the cost of a line is known. */
export type Basis =
  /** What is expected in the end. */
  | "forecast"
  /** What was spent: the line counts as finished. */
  | "actual"
  /** What was planned. */
  | "budget"
  /** Nothing is said of it. */
  | "nothing";

/** A rule before and after. */
export interface BeforeAndAfter {
  /** After. */
  after: OneSide;
  /** Before; null where the rule is new. */
  before: OneSide | null;
  /** The rule. */
  rule: Id;
}

/** The power of several seats that vote as one. */
export interface BlocPower {
  /** Its part of all swings. */
  banzhaf: number;
  /** Absolute Banzhaf. */
  banzhaf_absolute: number;
  /** Shapley-Shubik. */
  shapley_shubik: number | null;
  /** Coalitions of the others that it makes win, less those that it makes lose. */
  swings: string | null;
}

/** What a block does. */
export type Block =
  /** It counts as a vote against. */
  | "against"
  /** It stops the motion. */
  | "veto";

/** A group that meets: the leadership team, the management team, a service team or a working group. */
export interface Body {
  /** Unique among bodies. */
  id: Id;
  /** What it is for. */
  kind: BodyKind;
  /** Its name. */
  name: string;
  /** The body above it; none where it answers to the members themselves. */
  answers_to?: Id | null;
  /** The role that leads it, such as "Alliance manager". */
  led_by?: string;
  /** The member that runs it, for a service team. */
  member?: Id | null;
  /** What it does, in a few words. */
  purpose?: string;
}

/** What a body is for. */
export type BodyKind =
  /** The alliance leadership team (ALT): direction, risk, money. */
  | "leadership"
  /** The alliance management team (AMT): runs the work. */
  | "management"
  /** A team that serves people. */
  | "service_team"
  /** A group with a task. */
  | "working_group";

/** A fact of the design that the books tell otherwise. */
export interface BookDifference {
  /** What the books say. */
  books: Money;
  /** Whose, where it is of one member. */
  member: Id | null;
  /** What the design says now; none where it says nothing. */
  now: Money | null;
  /** Where: `facts.outturn`, `facts.direct_costs.northgate`. */
  path: string;
}

/** One line: `cost = actual + to_complete = budget + variance = allowed + disallowed`. */
export interface BookLine {
  /** What was spent so far. */
  actual: Money;
  /** What is paid back. */
  allowed: Money;
  /** By what its cost is known. */
  basis: Basis;
  /** What was planned. */
  budget: Money;
  /** What it costs in the end. */
  cost: Money;
  /** What the book does not allow: the member keeps that cost. */
  disallowed: Money;
  /** Which. */
  line: Id;
  /** The member that spends it; none where it is shared. */
  member: Id | null;
  /** What is paid for. */
  name: string;
  /** What is still to come. */
  to_complete: Money;
  /** Cost less budget: above nothing where it costs more than planned. */
  variance: Money;
}

/** Something to look at. */
export type BookNote =
  /** More is spent than is expected in the end. */
  | {
    kind: "spent_over_forecast";
    /** On which line. */
    line: Id;
    /** By how much. */
    over: Money;
  }
  /** More is disallowed than the line costs. */
  | {
    kind: "disallowed_over_cost";
    /** On which line. */
    line: Id;
    /** By how much. */
    over: Money;
  }
  /** Something is spent and nothing forecast, so the line counts as finished. */
  | {
    kind: "counts_as_finished";
    /** Which line. */
    line: Id;
  }
  /** The line has no figures. */
  | {
    kind: "nothing_said";
    /** Which line. */
    line: Id;
  };

/** Sums of lines. */
export interface BookSums {
  /** What was spent so far. */
  actual: Money;
  /** What is paid back. */
  allowed: Money;
  /** What was planned. */
  budget: Money;
  /** What it costs in the end. */
  cost: Money;
  /** What the book does not allow: the member keeps that cost. */
  disallowed: Money;
  /** How many lines. */
  lines: number;
  /** Whose lines; none for the lines of nobody, and for all. */
  member: Id | null;
  /** What is still to come. */
  to_complete: Money;
  /** Cost less budget: above nothing where it costs more than planned. */
  variance: Money;
}

/** What the books say. */
export interface Books {
  /** Whether anything is spent or forecast yet; if not, the books only repeat the budget. */
  begun: boolean;
  /** Where the facts of the design say something else; nothing while the books have not begun. */
  differs: BookDifference[];
  /** The direct cost of every member that follows (limb 1). */
  direct_costs: DirectCost[];
  /** The lines, in order. */
  lines: BookLine[];
  /** The sums of every member that has lines, in the order of the members. */
  members: BookSums[];
  /** What to look at. */
  notes: BookNote[];
  /** The outturn that follows: the direct costs, and the fees where they are inside the target. */
  outturn: Money;
  /** The sums of the lines of nobody, where there are any. */
  shared: BookSums | null;
  /** The sums of all lines. */
  total: BookSums;
}

/** What happens at a break point, going away from the target. */
export type BreakKind =
  /** The difference passes the threshold of a trigger. */
  | {
    kind: "trigger_reached";
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** A band of the share starts. */
  | {
    kind: "band_starts";
    /** Which band, from 0. */
    index: number;
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** The pool stops at its cap. */
  | {
    kind: "pool_cap_reached";
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** A member's share stops at its own cap. */
  | {
    kind: "member_cap_reached";
    /** Whose. */
    member: Id;
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** A member's margin, limb 2 and limb 3 together, is used up. */
  | {
    kind: "margin_gone";
    /** Whose. */
    member: Id;
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** From here the next pound is the commissioner's alone. */
  | {
    kind: "commissioner_alone";
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** From here the next pound is the providers' alone: of an overrun, the point of total assumption. */
  | {
    kind: "providers_alone";
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** From here the next pound is shared, after a stretch that was one side's alone. */
  | {
    kind: "shared_again";
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** From here some gain by a further pound of cost, whatever it is spent on, while others lose by it. */
  | {
    kind: "interests_part";
    /** Those whose result rises with cost. */
    gain: Id[];
    /** Those whose result falls with cost. */
    lose: Id[];
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** From here the next pound is divided in another way, where none of the others says why. */
  | {
    kind: "divided_anew";
    /** Of a saving or an overrun. */
    side: Side;
  };

/** A button that changes the design. */
export interface Button {
  /** What pressing it changes. */
  changes: Edit[];
  /** What it does, in full, for those who do not see what stands beside it and for the menu of undo. */
  does: string;
  /** What it says. */
  label: string;
}

/** How far the pool goes either way. */
export interface Cap {
  /** The most that the providers gain together; no limit where absent. */
  gain?: Limit | null;
  /** The most that the providers lose together; no limit where absent. */
  pain?: Limit | null;
}

/** What becomes of money at the end of a year. */
export type Carry =
  /** It is paid. */
  | "settled"
  /** It is carried into the next year. */
  | "rolled"
  /** A gain is spent on services; pain is paid. */
  | "services";

/** A chance and its standard error. */
export interface Chance {
  /** The chance. */
  chance: number;
  /** Its standard error. */
  error: number;
}

/** The chances of a vote. */
export interface Chances {
  /** That a block or an objection stops it. */
  blocked: number;
  /** That it is a tie and the chair has the casting vote, whatever comes of it: part of `passes` and of `tied`. */
  casting_vote: number;
  /** How far off any of these may be. */
  error: number;
  /** That too few agree. */
  fails: number;
  /** That too few are there to decide. */
  no_quorum: number;
  /** That it passes. */
  passes: number;
  /** Each seat that can make a difference, in the order of the table. */
  seats: SeatChances[];
  /** That it is a tie that nobody breaks. */
  tied: number;
}

/** The chances of a vote, and of what follows. */
export interface ChancesAndLadder {
  /** What follows when it does not pass. */
  ladder: Ladder;
  /** The chances of the vote. */
  vote: Chances;
}

/** One difference from the base. */
export interface Change {
  /** What differs, with ids for places in lists: `members.northgate.free_reserves`; a step by its kind: `terms.steps.split.caps.northgate`. */
  path: string;
  /** What it is in this variation; `null` where it is taken away. */
  value: unknown;
}

/** What the check of a design finds. */
export interface CheckedDesign {
  /** Whether it can be used: there is no error among the problems. */
  ok: boolean;
  /** Errors first, then warnings. */
  problems: Problem[];
}

/** What a check of a rule finds. */
export interface CheckedRule {
  /** What may be wrong, warnings first. */
  dangers: ToldDanger[];
  /** What could not be looked at: the table is too large for this rule. */
  not_checked: DangerName[];
}

/** What a check of terms finds. */
export interface CheckedTerms {
  /** What may be wrong, warnings first. */
  dangers: ToldTermsDanger[];
}

/** What comes of a question. */
export interface Choice {
  /** Votes on ballots that say nothing. */
  abstained: number;
  /** How it was counted. */
  count: Count;
  /** Whether no option is good enough, so that things stay as they are. */
  nothing_chosen: boolean;
  /** The options, in the order of every list and table here; the status quo is last where it was added. */
  options: Id[];
  /** The option that leaves things as they are. */
  status_quo: Id;
  /** Votes on ballots that say something. */
  votes: number;
  /** The options that win: more than one is a tie. */
  winners: Id[];
}

/** Sets of seats, all of them while they are few. */
export interface CoalitionList {
  /** Whether all are listed. */
  complete: boolean;
  /** How many there are, as decimal text; at least so many where not all were found. */
  count: string;
  /** Whether all were found, so that the count is exact. */
  exact: boolean;
  /** The sets, small ones first; seats in the order of the table. */
  sets: Id[][];
}

/** Who can pass or block a motion together, where all who do not agree disagree. */
export interface Coalitions {
  /** Sets that stop it by disagreeing alone, and would not without any one of them. */
  blocking: CoalitionList;
  /** Who decides alone: it passes where this seat agrees, and only there. */
  dictators: Id[];
  /** Who makes no difference, whatever the others do. */
  dummies: Id[];
  /** Who can stop it alone: nothing passes without this seat. */
  vetoers: Id[];
  /** Sets that pass by agreeing alone, and would not without any one of them. */
  winning: CoalitionList;
}

/** How costs move together. */
export type Correlation =
  /** One common factor behind every line: the correlation between any two, from 0 to 1. */
  | {
    form: "common_factor";
    /** The correlation. */
    correlation: Rate;
  }
  /** A correlation for each pair of lines. */
  | {
    form: "matrix";
    /** Cost lines, in the order of the rows. */
    lines: Id[];
    /** A symmetric matrix with ones down its diagonal. */
    rows: Rate[][];
  };

/** A line of the budget. */
export interface CostLine {
  /** Unique among cost lines. */
  id: Id;
  /** What is paid for. */
  name: string;
  /** What was spent so far. */
  actual?: Money | null;
  /** Never below this. */
  at_least?: Money | null;
  /** Never above this. */
  at_most?: Money | null;
  /** What was planned. */
  budget?: Money | null;
  /** What the open book does not allow. */
  disallowed?: Money | null;
  /** What it may cost. */
  distribution?: Distribution | null;
  /** What is expected in the end. */
  forecast?: Money | null;
  /** The member that spends it. */
  member?: Id | null;
}

/** How a question was counted. */
export type Count =
  /** By approvals. */
  | {
    method: "approval";
  } & Approval
  /** By scores. */
  | {
    method: "score";
  } & Scores
  /** By rounds. */
  | {
    method: "instant_runoff";
  } & Runoff
  /** By pairs. */
  | {
    method: "schulze";
  } & Pairs
  /** By resistance. */
  | {
    method: "consensing";
  } & Scores;

/** Who is counted over a denominator. */
export type Counting =
  /** Those who agree. */
  | "agree"
  /** Those who agree or abstain. */
  | "agree_or_abstain"
  /** Those who agree or disagree. */
  | "cast"
  /** Those who are present and may vote. */
  | "present"
  /** Those in the room: present, and also the recused who stay. */
  | "in_the_room";

/** How ballots are counted. */
export type CountingMethod =
  /** Each ballot approves as many options as it likes; most approvals win. */
  | {
    approval: {
      /** The share of the votes that an option needs; where none reaches it, things stay as they are. */
      minimum?: Rate | null;
    };
  }
  /** Each ballot scores the options; the highest wins. */
  | {
    /** What scores mean. */
    score: {
      /** The highest score; the lowest is 0. */
      highest: number;
      /** What it means where a ballot scores some options but not this one. */
      missing: "zero" | "highest" | "left_out";
    };
  }
  /** Each ballot ranks the options, best first; the option that fewest put first leaves, round by round, until one has more than half. All that have fewest leave together. */
  | "instant_runoff"
  /** Each ballot ranks the options, best first; each option meets each other, and Schulze's strongest paths decide. */
  | "schulze"
  /** Each ballot scores how much it resists each option; the least resistance wins (systemic consensing). */
  | {
    /** What scores mean. */
    consensing: {
      /** The highest score; the lowest is 0. */
      highest: number;
      /** What it means where a ballot scores some options but not this one. */
      missing: "zero" | "highest" | "left_out";
    };
  };

/** A currency by its three letters, such as "GBP". */
export type Currency = string;

/** The parts of the difference at one outturn. */
export interface CurvePoint {
  /** The commissioner's part. */
  commissioner: Money;
  /** Each member's part (limb 3), in the order of the members; nothing for one that commissions. */
  members: Money[];
  /** The final cost. */
  outturn: Money;
  /** The providers' part together. */
  pool: Money;
}

/** How bad a danger of terms is. */
export type DangerLevel =
  /** Most likely it is not meant. */
  | "warning"
  /** It may well be meant, and people should know. */
  | "information";

/** The name of a danger. */
export type DangerName =
  /** L1. */
  | "powerless"
  /** L2. */
  | "vetoes"
  /** L3. */
  | "improper"
  /** L4. */
  | "ties"
  /** L5. */
  | "unused_casting_vote"
  /** L6. */
  | "recusal_is_no"
  /** L7. */
  | "vacancy_is_no"
  /** L8. */
  | "empty_group"
  /** L9. */
  | "out_of_reach"
  /** L10. */
  | "quorum_busting"
  /** L11. */
  | "not_monotone"
  /** L12. */
  | "rounding"
  /** L13. */
  | "never_binds"
  /** L14. */
  | "abstention_matters"
  /** L15. */
  | "moving_threshold";

/** What came of a motion, and why. */
export interface Decision {
  /** Why, a line for each stage. */
  explanation: ExplanationLine[];
  /** Who stands where, in seats that vote. */
  heads: Tally;
  /** Why, in one or two sentences. */
  sentence: string;
  /** Every stage for programs: eligible, recused, present, quorum, cast, test, consent, tie, verdict. */
  stages: Stage[];
  /** Who stands where, in votes. */
  tally: Tally;
  /** What came of it. */
  verdict: Verdict;
}

/** The four denominators, each narrower than the one before. */
export type Denominator =
  /** All seats that vote. */
  | "seats"
  /** Seats less the recused and the vacant. */
  | "eligible"
  /** Eligible seats less the absent. */
  | "present"
  /** Those who agree or disagree (a block disagrees). */
  | "cast";

/** An alliance, from who is in it to what was decided: one document. */
export interface Design {
  /** The id of the design itself. */
  id: Id;
  /** Always `alliance-design`. */
  format: Format;
  /** The organisations that sign. */
  members: Member[];
  /** Risk and reward. */
  terms: Terms;
  /** What it is called. */
  title: string;
  /** Always 1. */
  version: Version;
  /** The groups that meet. */
  bodies?: Body[];
  /** How costs move together; independent where absent. */
  correlation?: Correlation | null;
  /** Lines of the budget. */
  costs?: CostLine[];
  /** The currency of every amount. */
  currency?: Currency;
  /** What follows when a motion does not pass. */
  deadlock?: LadderStep[];
  /** The minute book. */
  decisions?: RecordedDecision[];
  /** The version of the engine that wrote it. */
  engine?: string;
  /** What the terms are applied to. */
  facts?: Facts;
  /** What the alliance is held against. */
  instead?: Instead;
  /** The licence of the file. */
  licence?: string;
  /** The kinds of decision, each with its rule. */
  matters?: Matter[];
  /** When it was last changed, as `2026-11-22T14:02:00Z`. */
  modified?: string;
  /** The motion on the table. */
  motion?: Motion;
  /** Measures that change what is shared. */
  outcomes?: Outcome[];
  /** How its members promise to work together. */
  principles?: string[];
  /** Where figures come from. */
  provenance?: Provenance[];
  /** What publishing it as open data asks for besides. */
  publication?: Publication;
  /** What the alliance is for. */
  purpose?: string;
  /** Events that may happen. */
  risks?: Risk[];
  /** The decision rules. */
  rules?: Rule[];
  /** What the alliance itself costs to run in a year. */
  running_costs?: RunningCost[];
  /** Named variations. */
  scenarios?: Scenario[];
  /** The chairs at their tables. */
  seats?: Seat[];
  /** From when to when. */
  term?: Period | null;
  /** The years, in order, where there are several. */
  years?: Year[];
}

/** The direct cost of a member: `own + shared = cost`. */
export interface DirectCost {
  /** Both. */
  cost: Money;
  /** Whose. */
  member: Id;
  /** What is allowed of its own lines. */
  own: Money;
  /** Its part, by work, of the lines of nobody. */
  shared: Money;
}

/** An uncertain amount. */
export type Distribution =
  /** Certain. */
  | {
    shape: "fixed";
    /** The amount. */
    value: Money;
  }
  /** Anything between two amounts, all alike. */
  | {
    shape: "uniform";
    /** Highest. */
    high: Money;
    /** Lowest. */
    low: Money;
  }
  /** The bell curve. */
  | {
    shape: "normal";
    /** Mean. */
    mean: Money;
    /** Standard deviation. */
    sd: Money;
  }
  /** Skewed, by median and spread. */
  | {
    shape: "lognormal";
    /** Half of the time below this. */
    median: Money;
    /** Standard deviation of the logarithm. */
    sigma: Rate;
  }
  /** Skewed, by two percentiles. */
  | {
    shape: "lognormal_percentiles";
    /** One time in ten below this. */
    p10: Money;
    /** Nine times in ten below this. */
    p90: Money;
  }
  /** Straight up and straight down. */
  | {
    shape: "triangular";
    /** Highest. */
    high: Money;
    /** Most likely. */
    likely: Money;
    /** Lowest. */
    low: Money;
  }
  /** A smooth curve through three points (PERT, lambda 4). */
  | {
    shape: "pert";
    /** Highest. */
    high: Money;
    /** Most likely. */
    likely: Money;
    /** Lowest. */
    low: Money;
  }
  /** A beta curve between two amounts. */
  | {
    shape: "beta";
    /** First shape parameter. */
    alpha: Rate;
    /** Second shape parameter. */
    beta: Rate;
    /** Highest. */
    high: Money;
    /** Lowest. */
    low: Money;
  }
  /** A table of amounts and chances. */
  | {
    shape: "discrete";
    /** The table; the chances add to one. */
    outcomes: Draw[];
  }
  /** Observed amounts, each as likely as the next. */
  | {
    shape: "data";
    /** The amounts, in any order. */
    values: Money[];
  };

/** A file. */
export interface Download {
  /** What the button says. */
  label: string;
  /** Its kind, such as `text/csv`; with `;base64` behind it, as in a data URL, where the text is bytes in that form. */
  media: string;
  /** What the file is called. */
  name: string;
  /** What is in it. */
  text: string;
}

/** One line of a table of amounts and chances. */
export interface Draw {
  /** Its chance. */
  chance: Rate;
  /** The amount. */
  value: Money;
}

/** A picture. */
export interface Drawing {
  /** What it shows. */
  about: string;
  /** What there is to see, from the numbers, for those who do not see it. */
  alt: string;
  /** Points of it that can be dragged. */
  handles: Handles | null;
  /** What its colours stand for, where its labels do not say it all. */
  legend: LegendKey[];
  /** What its files are called, without their endings. */
  name: string;
  /** Where it comes from: whose design it is, and how futures were drawn. */
  source: string;
  /** SVG for a page that has the styles of `alliance-chart`; it names itself to those who do not see it. */
  svg: string;
  /** The same numbers. */
  table: TableView;
  /** The finding. */
  title: string;
}

/** What an input does to a result. */
export interface Driver {
  /** The result where it is high: at its 90th percentile over all futures, which is nothing for a risk that happens in fewer than one of ten. */
  at_high: number;
  /** The result where the input is low and all others are at their means: at its 10th percentile over all futures. */
  at_low: number;
  /** The result where all inputs are at their means: between the two. It is not the mean of the results where caps and bands bend them. */
  at_means: number;
  /** Whether it makes any difference. */
  has_effect: boolean;
  /** The cost line, risk or outcome. */
  input: Id;
  /** Which of them. */
  kind: InputKind;
  /** What it is called. */
  name: string;
  /** Rank correlation with the result (Spearman), from -1 to 1. */
  rank_correlation: number;
}

/** One change of the design. */
export interface Edit {
  /** Where: the names of fields, the ids of items or their indices from 0, joined by points. `+` at the end adds to a list. Empty where nothing of the design changes: then the value, a text, is to stand before what was pasted when it is asked about again. */
  path: string;
  /** What stands there then, as JSON; nothing where it is taken away. */
  value: string | null;
}

/** One thing in a form. */
export type Entry =
  /** Words. */
  | {
    text: string;
  }
  /** A figure that follows from others. */
  | {
    figure: string;
  }
  /** A box to type in, to tick, or to choose from. */
  | {
    field: Field;
  }
  /** A button. */
  | {
    button: Button;
  }
  /** A figure with its "why?": what is asked when somebody presses it. */
  | {
    why: Why;
  };

/** Who takes what a member's cap removes. */
export type Excess =
  /** The commissioner. */
  | "commissioner"
  /** The other providers, up to their own caps; then the commissioner. */
  | "reallocate";

/** One line of an explanation. */
export interface ExplanationLine {
  /** Whether it went well; null where there was nothing to pass. */
  holds: boolean | null;
  /** What the stage is called. */
  stage: string;
  /** What happened there. */
  text: string;
}

/** What is known, or supposed, about a year. */
export interface Facts {
  /** The final cost of the work. */
  outturn: Money;
  /** Agreed changes to the target. */
  adjustments?: Adjustment[];
  /** Direct cost of each member (limb 1); where absent the outturn is divided by share of the work. */
  direct_costs?: Record<Id, Money>;
  /** The final cost as it was forecast at each interim payment, in order of time; used where the terms have such payments. */
  forecasts?: Money[];
  /** People served, for thresholds that slide. */
  people?: number | null;
  /** An amount that lightens pain, never below nothing. */
  relief?: Money;
  /** The overall score, where it is not worked out from outcomes. */
  score?: Rate | null;
}

/** What becomes of a row. */
export type Fate =
  /** A new member. */
  | "new"
  /** A member that is there already and changes. */
  | "updated"
  /** A member that is there already and stays as it is. */
  | "same";

/** A fee for overhead and profit (limb 2), in one of the three forms of the national alliance template. */
export type Fee =
  /** A fixed sum. */
  | {
    form: "fixed";
    /** The sum. */
    amount: Money;
  }
  /** A rate on the member's part of the target cost: it does not grow with cost. */
  | {
    form: "of_target";
    /** The mark-up. */
    rate: Rate;
  }
  /** A rate on the member's actual direct cost: it rewards overrunning. */
  | {
    form: "of_actual";
    /** The mark-up. */
    rate: Rate;
  };

/** A box that shows what stands at a path of the design and changes it. */
export interface Field {
  /** Where the same value is to stand as well. */
  also: string[];
  /** What can be chosen, where it is a choice; of a yes or no that does not stand at a path, first the no. */
  choices: FieldChoice[];
  /** The place of what is chosen now. */
  chosen: number | null;
  /** The meaning of the term, beside the box. */
  hint: string | null;
  /** What it holds. */
  holds: Holds;
  /** What is asked. In a table the column says it, and this is for those who do not see the column. */
  label: string;
  /** Whether it may be empty. */
  optional: boolean;
  /** Where the value stands in the design: `terms.steps.1.pain.amount`. */
  path: string;
}

/** Something to be chosen. */
export interface FieldChoice {
  /** What choosing it changes. */
  changes: Edit[];
  /** What it is called. */
  name: string;
}

/** An option in one round. */
export interface First {
  /** The option. */
  option: Id;
  /** The votes that put it first. */
  votes: number;
}

/** What would flip a result. */
export interface Flips {
  /** Whether all are listed. */
  complete: boolean;
  /** How many smallest changes there are, as decimal text. */
  count: string;
  /** How many seats must change at least; none where no changes of theirs flip it. */
  fewest: number | null;
  /** The smallest changes, each a list of seats with what they were and what they become, in the order of the table. */
  flips: PositionChange[][];
  /** The result as it stands. */
  verdict: Verdict;
}

/** Boxes and buttons. With a head it is a table, one row after the other; without one they stand side by side. */
export interface Form {
  /** The heads of its columns; the first column names the row. */
  head: string[];
  /** Its rows, as long as the head. */
  rows: Entry[][];
}

/** The mark that tells this kind of file. */
export type Format = "alliance-design";

/** An exact fraction as text, such as "3/10" or "1". */
export type Fraction = string;

/** The futures of a design. */
export interface Futures {
  /** What drives the final cost, the strongest first. */
  drivers: Driver[];
  /** Each member, in the order of the design. */
  members: MemberFutures[];
  /** What was done to a table of correlations that cannot be; none where it can. */
  mended: Mended | null;
  /** The final cost. */
  outturn: Spread;
  /** The chance that it is above. */
  overrun: Chance;
  /** The chance that the providers together gain all that the cap of the pool allows; none where there is no such cap. */
  pool_gain_cap: Chance | null;
  /** The chance that the providers together lose all that the cap of the pool allows; none where there is no such cap. */
  pool_pain_cap: Chance | null;
  /** How they were drawn. */
  run: Stamp;
  /** The chance that the final cost is below the target. */
  saving: Chance;
  /** The target cost, after adjustments. */
  target: number;
}

/** Pieces that belong together, within others. */
export interface Group {
  /** What they are together, for those who do not see where they stand. */
  label: string;
  /** The pieces. */
  pieces: Piece[];
}

/** A point to be dragged. */
export interface Handle {
  /** What moving it to the right changes. */
  across: Pull;
  /** What it is. */
  label: string;
  /** How it stands, in words. */
  says: string;
  /** What moving it up changes. */
  up: Pull;
  /** Where it stands. */
  x: number;
  /** Where it stands, from the top. */
  y: number;
}

/** Points to be dragged, over a picture of this size. */
export interface Handles {
  /** The points. */
  handles: Handle[];
  /** Its height. */
  height: number;
  /** The width of the picture, in its own units. */
  width: number;
}

/** How many futures fall into each of several equal stretches. */
export interface Histogram {
  /** How many futures fall into each; those beyond either end are counted in the last one there. */
  counts: number[];
  /** Where the first stretch begins. */
  from: number;
  /** How wide each is. */
  width: number;
}

/** What a box holds. */
export type Holds =
  /** An amount. */
  | "money"
  /** A share, typed in hundredths. */
  | "rate"
  /** A number as it stands, such as a measure or a factor. */
  | "number"
  /** A whole number. */
  | "count"
  /** Words. */
  | "words"
  /** A yes or no. */
  | "tick"
  /** One of several. */
  | "choice";

/** An id: 1 to 64 lower-case letters, digits and hyphens, such as "northgate". */
export type Id = string;

/** A number in a public register, such as `GB-CHC` `1164021`. */
export interface Identifier {
  /** The number in that register. */
  id: string;
  /** The register, by its code at org-id.guide. */
  scheme: Scheme;
}

/** What kind of input. */
export type InputKind =
  /** A line of the budget. */
  | "cost_line"
  /** An event that may happen. */
  | "risk"
  /** A measure that changes what is shared. */
  | "outcome";

/** A prime contract with layers of subcontract, as it would be without the alliance. */
export interface Instead {
  /** The margin of each layer on what passes through it, from the prime contractor inwards; a usual choice where none is given. */
  margins?: Rate[];
  /** The prime contractor; the provider with the largest share of the work where none is named. */
  prime?: Id | null;
}

/** A member that joined. */
export interface JoinedMember {
  /** Who. */
  member: Id;
  /** Its part of the reserve that was kept before it came. */
  reserve: Money;
}

/** A member that joins at the start of a year. */
export interface Joining {
  /** Who it is. Its share of the work is of the whole; the others keep the rest, in their proportions. */
  member: Member;
  /** Whether it shares by work in the reserve that was kept before it came. */
  shares_reserve?: boolean;
}

/** What the pool is split by. */
export type Key =
  /** The same for each provider. */
  | "equal"
  /** By share of the work. */
  | "work"
  /** By fee (limb 2). */
  | "fee"
  /** By budget within the target cost. */
  | "budget"
  /** By free reserves: those who can bear more carry more. */
  | "free_reserves"
  /** By the loss that each says it could bear. */
  | "risk_tolerance"
  /** By weights of their own. */
  | {
    weights: Record<Id, Rate>;
  };

/** A kind of seat, or a kind of member whose seats are meant. */
export type Kind =
  /** Seats of a commissioner. */
  | "commissioner"
  /** Seats of every member that does not commission. */
  | "provider"
  /** Seats of NHS providers. */
  | "nhs_provider"
  /** Seats of charities. */
  | "charity"
  /** Seats of social enterprises. */
  | "social_enterprise"
  /** Seats of councils that provide. */
  | "local_authority"
  /** Seats of primary care. */
  | "primary_care"
  /** Seats of other organisations. */
  | "other"
  /** Seats that speak for a member. */
  | "member_representative"
  /** The independent chair. */
  | "independent_chair"
  /** Lived-experience seats. */
  | "lived_experience"
  /** Advisers. */
  | "advisor"
  /** Observers. */
  | "observer";

/** The way down a ladder. Rounds are the first vote and each rung after it. */
export interface Ladder {
  /** How many rounds it takes on average, whether it is settled or not. */
  expected_rounds: number;
  /** How many weeks it takes on average, whether it is settled or not. */
  expected_weeks: number;
  /** The chance that the ladder ends and nothing is settled. */
  never: number;
  /** The first vote, then each rung in order. */
  rungs: Rung[];
}

/** What can be done about a deadlock. */
export type LadderAction =
  /** Change the motion and vote again. */
  | "amend"
  /** Wait and vote again. */
  | "defer"
  /** Take it to the chief executives. */
  | "escalate"
  /** Let the chair decide. */
  | "chair"
  /** Ask a mediator. */
  | "mediate"
  /** Let an expert decide. */
  | "expert";

/** One rung of the ladder that a motion climbs when it does not pass. */
export interface LadderStep {
  /** What is done. */
  action: LadderAction;
  /** The chance that it settles the matter, from 0 to 1, where somebody has judged it. */
  chance?: Rate | null;
  /** What it costs or needs. */
  notes?: string;
  /** How many weeks it takes. */
  weeks?: number;
}

/** How seats lean together. */
export type LeaningTogether =
  /** Each makes up its own mind. */
  | "apart"
  /** All share one factor: how closely, from 0 to 1. */
  | {
    together: Rate;
  }
  /** The seats of each bloc share a factor of their own; the others make up their own minds. */
  | {
    blocs: Array<{
      /** How closely, from 0 to 1. */
      correlation: Rate;
      /** The seats. */
      seats: Id[];
    }>;
  };

/** A member that leaves at the start of a year. */
export interface Leaving {
  /** Who it is. */
  member: Id;
  /** Whether its carried gain and its part of the reserve stay with the others. */
  forfeits?: boolean;
  /** Who takes over the pain that it carries; it stays liable itself where nothing is said. */
  pain?: Excess | null;
}

/** One column. */
export interface LedgerColumn {
  /** What it is taken for; none where it is left out. */
  field: LedgerField | null;
  /** Its head; empty where there is none. */
  head: string;
  /** Its first cells that hold something. */
  samples: string[];
}

/** What a column holds. */
export type LedgerField =
  /** The id of a line. */
  | "id"
  /** What is paid for. */
  | "name"
  /** Who spends it, by id or by name. */
  | "member"
  /** What was planned. */
  | "budget"
  /** What was spent so far. */
  | "actual"
  /** What is expected in the end. */
  | "forecast"
  /** What is still to come: with what was spent it is the forecast. */
  | "to_complete"
  /** What the open book does not allow. */
  | "disallowed";

/** Which column is what, counted from 0. What is not named is left out, and stays as it is in lines that are there already. */
export interface LedgerMapping {
  /** The id of a line. */
  id?: number | null;
  /** What was spent so far. */
  actual?: number | null;
  /** What was planned. */
  budget?: number | null;
  /** What the open book does not allow. */
  disallowed?: number | null;
  /** What is expected in the end. */
  forecast?: number | null;
  /** How many rows stand above the first line; looked for where nothing is said. */
  head_rows?: number | null;
  /** Who spends it, by id or by name. */
  member?: number | null;
  /** What is paid for. */
  name?: number | null;
  /** What is still to come, where no forecast is given. */
  to_complete?: number | null;
}

/** A member that left: `carried + reserve = settled + to_others + to_commissioner`. */
export interface LeftMember {
  /** The reward, or below nothing the pain, that it carried. */
  carried: Money;
  /** Who. */
  member: Id;
  /** Its part of the reserve. */
  reserve: Money;
  /** What it was paid on leaving; below nothing, what it paid. */
  settled: Money;
  /** The pain that it left to the commissioner. */
  to_commissioner: Money;
  /** What it left to the other providers. */
  to_others: Money;
}

/** What a colour stands for. */
export interface LegendKey {
  /** The class that gives the colour. */
  class: string;
  /** What it stands for. */
  name: string;
}

/** How bad a danger is. */
export type Level =
  /** Most likely it is not meant. */
  | "warning"
  /** It may well be meant, and people should know. */
  | "information";

/** A part taken off the pool. */
export type Levy =
  /** From a gain. */
  | {
    on: "gain";
    /** The part. */
    rate: Rate;
  }
  /** From pain. */
  | {
    on: "pain";
    /** The part. */
    rate: Rate;
  };

/** What is believed of one seat. Of those that come, what is left disagrees. */
export interface Likelihood {
  /** The chance that it agrees, if it comes. */
  agree: Rate;
  /** The chance that it does not come. */
  absent?: Rate;
  /** The chance that it abstains, if it comes. */
  abstain?: Rate;
}

/** How far the pool goes. */
export type Limit =
  /** An amount. */
  | {
    amount: Money;
  }
  /** A share of the target. */
  | {
    of_target: Rate;
  }
  /** A share of the providers' fees. */
  | {
    of_fees: Rate;
  };

/** Marks that stand under a slider. */
export interface Marks {
  /** SVG as wide as the slider; it names itself to those who do not see it. */
  svg: string;
  /** What happens at each mark. */
  table: TableView;
}

/** A kind of decision, with the body that takes it and the rule it needs. */
export interface Matter {
  /** Unique among matters. */
  id: Id;
  /** What is decided, such as "Changing the target cost". */
  name: string;
  /** The rule it needs. */
  rule: Id;
  /** The body that decides; the leadership team where none is named. */
  body?: Id | null;
  /** Whether it is reserved: kept from the ordinary rule because it touches the agreement itself or a duty in law. */
  reserved?: boolean;
}

/** A measure that is not known yet: a smooth curve through three points (PERT, lambda 4). */
export interface MayBe {
  /** Highest. */
  high: Rate;
  /** Most likely. */
  likely: Rate;
  /** Lowest. */
  low: Rate;
}

/** The time of people who meet: people x meetings x hours x rate. */
export interface Meetings {
  /** How many meetings a year. */
  a_year?: number;
  /** Hours for each, with reading and travel. */
  hours?: Rate;
  /** How many people. */
  people?: number;
  /** What an hour costs. */
  rate?: Money;
}

/** An organisation that signs the agreement. */
export interface Member {
  /** Unique among members. */
  id: Id;
  /** What kind of organisation it is. */
  kind: MemberKind;
  /** The name of the organisation. */
  name: string;
  /** Income in its last financial year. */
  annual_income?: Money | null;
  /** Its budget within the target cost. */
  budget?: Money | null;
  /** Its fee for overhead and profit (limb 2). */
  fee?: Fee | null;
  /** Reserves that it may spend as it likes. */
  free_reserves?: Money | null;
  /** Its numbers in public registers; their form is checked, nothing is looked up. */
  identifiers?: Identifier[];
  /** Anything worth knowing. */
  notes?: string;
  /** The loss that it says it could bear, for splits by risk tolerance. */
  risk_tolerance?: Money | null;
  /** Its part of the work, as a share of the whole; the shares of all members add to one. */
  work?: Rate | null;
}

/** One column. */
export interface MemberColumn {
  /** What it is taken for; none where it is left out. */
  field: "name" | "kind" | "identifier" | "charity_number" | "company_number" | "nhs_code" | "work" | "budget" | "fee" | "free_reserves" | "annual_income" | "notes" | null;
  /** Its head; empty where there is none. */
  head: string;
  /** Its first cells that hold something. */
  samples: string[];
}

/** What the futures hold for one member. */
export interface MemberFutures {
  /** Whether it commissions: then its result is the commissioner's part of the difference. */
  commissions: boolean;
  /** What drives its result, the strongest first; what has no effect comes last. */
  drivers: Driver[];
  /** The chance of a gain. */
  gains: Chance;
  /** The chance of a loss. */
  loses: Chance;
  /** The loss that it stays within in nine futures of ten; nothing where that is a gain. */
  loss_p90: number;
  /** Whose. */
  member: Id;
  /** The chance that its own cap stops its loss; none where it has no cap. */
  own_cap: OwnCap | null;
  /** How its losses compare with what it keeps in reserve; none where nothing is said of its free reserves. */
  reserves: ReservesTest | null;
  /** Its part of the difference between target and final cost: a gain is positive. */
  result: Spread;
}

/** What kind of organisation a member is. */
export type MemberKind =
  /** The public body, or in industry the owner, that pays. */
  | "commissioner"
  /** An NHS trust or foundation trust. */
  | "nhs_provider"
  /** A registered charity. */
  | "charity"
  /** A social enterprise or community interest company. */
  | "social_enterprise"
  /** A council that provides. */
  | "local_authority"
  /** General practice and its federations. */
  | "primary_care"
  /** Any other organisation. */
  | "other";

/** What one member is paid. A member that commissions has no limb 3: its part is [`Settlement::commissioner`]. */
export interface MemberResult {
  /** What is due to it at the final account, or owed back where below nothing: limb 3 less all that was paid on account. */
  final_account: Money;
  /** Direct cost, paid back. */
  limb1: Money;
  /** Fee for overhead and profit. */
  limb2: Money;
  /** Share of the pool: a gain is positive. */
  limb3: Money;
  /** Whose. */
  member: Id;
  /** What it was paid on account of its share, at each forecast of the facts; owed where below nothing. Empty where the terms have no interim payments. */
  on_account: Money[];
  /** All three. */
  total: Money;
  /** A line for each limb and for its cap. */
  trace: TraceLine[];
  /** Its share of the pool before its own cap. */
  uncapped: Money;
}

/** What becomes of a row. */
export interface MemberRow {
  /** What becomes of it. */
  fate: Fate;
  /** The place of its member in the list of all. */
  place: number;
  /** The row, from 1. */
  row: number;
}

/** One member over all years. */
export interface MemberTotal {
  /** What it still carries at the end. */
  carried: Money;
  /** Direct costs (limb 1). */
  costs: Money;
  /** Fees (limb 2). */
  fees: Money;
  /** Who. */
  member: Id;
  /** Its part of the reserve at the end. */
  reserve: Money;
  /** Shares of the pools (limb 3). */
  reward: Money;
  /** What it was paid beside costs and fees; below nothing, what it paid. */
  settled: Money;
  /** In how many years it was there. */
  years: number;
}

/** One member in one year. */
export interface MemberYear {
  /** What it carries into the next year. */
  carried: Money;
  /** Who. */
  member: Id;
  /** Its part of the reserve at the end of the year. */
  reserve: Money;
  /** Its share of the year's pool (limb 3). */
  reward: Money;
  /** What it was paid beside its cost and fee; below nothing, what it paid. */
  settled: Money;
  /** What it took over from those who left, less what it gave to those who joined. */
  taken_over: Money;
}

/** What a list of members reads as. */
export interface MembersList {
  /** Its columns, and what each is taken for. */
  columns: MemberColumn[];
  /** The same as it can be handed in again, changed. */
  mapping: {
    /** What each column holds; none where it is left out. */
    columns: Array<"name" | "kind" | "identifier" | "charity_number" | "company_number" | "nhs_code" | "work" | "budget" | "fee" | "free_reserves" | "annual_income" | "notes" | null>;
    /** How many rows stand above the first member. */
    head_rows: number;
  };
  /** All members as they are then: those of the design in their order, changed where a row says so, and new ones behind them. */
  members: Member[];
  /** What cannot be read, or is worth a look. */
  problems: RowProblem[];
  /** What becomes of each row. */
  rows: MemberRow[];
}

/** What each column is taken for, in their order; what is not named is left out. */
export interface MembersMapping {
  /** What each column holds; none where it is left out. */
  columns?: Array<"name" | "kind" | "identifier" | "charity_number" | "company_number" | "nhs_code" | "work" | "budget" | "fee" | "free_reserves" | "annual_income" | "notes" | null>;
  /** How many rows stand above the first member. */
  head_rows?: number;
}

/** What was done to a table of correlations that cannot be. */
export interface Mended {
  /** What was asked between them. */
  asked: number;
  /** The two lines whose correlation changed most. */
  between: Id[];
  /** The largest change of any one correlation. */
  largest_change: number;
  /** What is used. */
  used: number;
}

/** An index that is not given. */
export interface MissingIndex {
  /** Which. */
  index: PowerIndex;
  /** Why. */
  reason: MissingReason;
}

/** Why something is missing. */
export type MissingReason =
  /** The method that is quick for this rule does not count it. */
  | "not_by_this_method"
  /** It would take too long for this many seats. */
  | "too_costly"
  /** It is given as doubles; ask for it exactly. */
  | "not_asked";

/** Money as text with at most two decimals, such as "1234.56". */
export type Money = string;

/** A motion on the table, and how each seat stands on it. */
export interface Motion {
  /** What is proposed. */
  text: string;
  /** Only what differs: a seat without a ballot agrees. */
  ballots?: Ballot[];
  /** How likely each seat is to take each position, judged before the vote. */
  beliefs?: MotionBeliefs | null;
  /** The body that votes; the leadership team where none is named. */
  body?: Id | null;
  /** The kind of decision it is; its rule decides where no rule is named. */
  matter?: Id | null;
  /** The rule that decides. */
  rule?: Id | null;
}

/** How likely each seat is to take each position, judged before a vote. */
export interface MotionBeliefs {
  /** What is believed of a seat that is not named. */
  everyone?: Likelihood;
  /** Seats of which something else is believed. */
  seats?: SeatLikelihood[];
  /** How closely seats lean together, from 0 (each makes up its own mind) to 1 (all think as one). */
  together?: Rate;
}

/** A rule at a table. */
export interface OneSide {
  /** The chance of passing; null where there is none, or too much to work it out. */
  passes: number | null;
  /** What is wrong then: a rule may name a seat that has gone. */
  problem: RuleProblem | null;
  /** What comes of the ballots; null where the rule makes no sense there. */
  verdict: Verdict | null;
}

/** A design as open data. */
export interface OpenData {
  /** What is missing, each an error at its path of the design; and, as warnings, what had to be left out or stood in for. */
  problems: Problem[];
  /** Which standard it keeps to. */
  standard: Standard;
  /** The file, as JSON; none where something is missing that the standard requires. */
  text: string | null;
}

/** One ballot, or several equal ones. Only the field that the method counts may be used; a ballot without it abstains. */
export interface OptionBallot {
  /** The options that it approves. */
  approve?: Id[];
  /** The options from best to worst; those that are not named come last, all equal. */
  ranking?: Id[];
  /** A score for each option: how good, or in consensing how bad. */
  scores?: Record<Id, number>;
  /** Whose ballot it is; then the votes are those of the seat. */
  seat?: Id | null;
  /** How many votes it has; 1 where nothing is said. */
  votes?: number | null;
}

/** The power of an organisation. */
export interface OrganisationPower {
  /** Its power where its seats vote as one, and so do those of every other; none where that cannot be had. */
  as_one: BlocPower | null;
  /** The Banzhaf of its seats together, each voting for itself. */
  banzhaf: number;
  /** The organisation. */
  member: Id;
  /** Its seats among the players. */
  seats: Id[];
  /** The Shapley-Shubik of its seats together. */
  shapley_shubik: number | null;
}

/** A measure of what the alliance is for. */
export interface Outcome {
  /** Unique among outcomes. */
  id: Id;
  /** What is measured. */
  name: string;
  /** Its weight; the weights of all outcomes add to one. */
  weight: Rate;
  /** What may be measured in the end, where that is not known yet; the score itself where no level is set. */
  may_be?: MayBe | null;
  /** What was measured; the score follows from it where none is given. */
  measured?: Rate | null;
  /** The minimum condition: below it the outcome counts as failed. */
  minimum?: Rate | null;
  /** The score so far: -1 failed, 0 minimum, 1 stretch. */
  score?: Rate | null;
  /** What would be exceptional. */
  stretch?: Rate | null;
  /** What was agreed. */
  target?: Rate | null;
  /** In what it is measured. */
  unit?: string;
}

/** A member's own cap on its loss. */
export interface OwnCap {
  /** The most it can lose. */
  cap: number;
  /** The chance that it loses all of it. */
  reached: Chance;
}

/** A count of pairs. Rows and columns are options. */
export interface Pairs {
  /** The option that beats every other, where one does. */
  condorcet_winner: Id | null;
  /** The strength of the strongest path from row to column: the smallest margin on it; 0 where no path leads there. Schulze (2011), with margins. */
  paths: number[][];
  /** Votes that rank the option of the row above that of the column. */
  prefer: number[][];
  /** The fewest options that each beat every option outside them. */
  smith: Id[];
}

/** An answer: findings on top, then parts. */
export interface Panel {
  /** What comes of it, in sentences that stand by themselves. */
  findings: string[];
  /** The rest, in the order in which it is shown. */
  parts: Part[];
}

/** One part, under its title. */
export interface Part {
  /** Whether it is kept folded until somebody asks. */
  folded: boolean;
  /** What it holds. */
  pieces: Piece[];
  /** What it is called. */
  title: string;
}

/** A box to paste text into. */
export interface Paste {
  /** What is asked about the text. */
  ask: string;
  /** What is expected. */
  hint: string;
  /** What it is for. */
  label: string;
}

/** An amount that a share of the futures stays under. */
export interface Percentile {
  /** The amount. */
  amount: number;
  /** Its standard error. */
  error: number;
  /** The share, in per cent. */
  percent: number;
}

/** From when to when. */
export interface Period {
  /** The first day, as `2026-04-01`. */
  start: string;
  /** The last day, where one is agreed. */
  end?: string;
}

/** The forms of a picture. Each says what it shows, what there is to see, and where it comes from. */
export interface PictureFile {
  /** Its table as CSV; below it what the picture says. */
  csv: string;
  /** Its table as HTML, for a word processor. */
  html: string;
  /** The picture as an SVG file, in light colours and with fonts of the system; the design inside, where one was given. */
  svg: string;
  /** Its table as plain text, with a tab between two cells. */
  text: string;
}

/** One thing to show. */
export type Piece =
  /** A sentence or two. */
  | {
    text: string;
  }
  /** A line in small print, such as how figures were drawn. */
  | {
    note: string;
  }
  /** Something to be careful about, and how to mend it. */
  | {
    warning: string;
  }
  /** Sentences that belong together. */
  | {
    list: string[];
  }
  /** A working, step by step. */
  | {
    steps: WorkingStep[];
  }
  /** A picture with its table. */
  | {
    picture: Drawing;
  }
  /** Marks that stand under a slider, with a table of what they mean. */
  | {
    marks: Marks;
  }
  /** A table. */
  | {
    table: TableView;
  }
  /** Files to take home. */
  | {
    files: Download[];
  }
  /** Boxes and buttons that change the design. */
  | {
    form: Form;
  }
  /** Pieces that belong together, within others. */
  | {
    group: Group;
  }
  /** A box to paste text into, and the question that is asked about it. */
  | {
    paste: Paste;
  };

/** How points are laid. */
export type Points =
  /** Every future by itself. */
  | "plain"
  /** Each input spread evenly (Latin hypercube). */
  | "latin_hypercube"
  /** All inputs together spread evenly (Sobol), scrambled by the seed. */
  | "sobol";

/** Where a seat stands on a motion. */
export type Position =
  /** For. */
  | "agree"
  /** Present, and neither for nor against. */
  | "abstain"
  /** Against. */
  | "disagree"
  /** So strongly against that it should not go on. */
  | "block"
  /** Not there, and no deputy either. */
  | "absent"
  /** Set aside for a conflict of interest. */
  | "recused";

/** A seat changes its position. */
export interface PositionChange {
  /** How it stands. */
  from: Position;
  /** The seat. */
  seat: Id;
  /** How it would stand. */
  to: Position;
}

/** Who has how much power under a rule, where each seat agrees or disagrees. */
export interface Power {
  /** Power where abstaining is a third choice; where it was asked for. */
  abstention: AbstentionPower | null;
  /** Coleman's power of the body to act: the part of all coalitions that win. */
  act: number;
  /** Why in this way. */
  because: PowerBecause;
  /** How many coalitions there are: two to the power of the number of players. */
  coalitions: string;
  /** By how much a double may be wrong, as a part of itself; of a sample, by how much absolute Banzhaf and Shapley-Shubik are off at most in 95 of 100 samples. */
  error: number;
  /** How it was worked out. */
  method: PowerMethod;
  /** What is not given, and why. */
  missing: MissingIndex[];
  /** Whether agreeing never harms what one agrees with; none where that is not known. */
  monotone: boolean | null;
  /** Each organisation with a seat among them. */
  organisations: OrganisationPower[];
  /** Each seat that votes, is held and is not fixed, and the chair where it may break ties. */
  seats: SeatPower[];
  /** Power where some seats first agree among themselves; where unions were given. */
  unions: UnionPower[] | null;
  /** Tests of the rule that can never hold, or that speak of nobody. */
  warnings: RuleWarning[];
  /** How many of them win; none where only its part is known. */
  winning: string | null;
}

/** Why an algorithm was chosen. */
export type PowerBecause =
  /** There are few kinds of seats. */
  | "few_kinds"
  /** There are few seats. */
  | "few_seats"
  /** The rule is one weighted vote. */
  | "one_weight"
  /** The rule has one weight of any size, and small counts beside it. */
  | "one_large_weight"
  /** The rule has several tests, with few different totals. */
  | "few_totals"
  /** A sample was asked for. */
  | "asked";

/** What may be missing. */
export type PowerIndex =
  /** Swings as whole numbers. */
  | "swings"
  /** Shapley-Shubik. */
  | "shapley_shubik"
  /** Johnston. */
  | "johnston"
  /** Deegan-Packel. */
  | "deegan_packel"
  /** Holler-Packel. */
  | "holler_packel"
  /** Owen and Banzhaf-Owen. */
  | "unions"
  /** Abstention as a third choice. */
  | "abstention"
  /** Organisations voting as one. */
  | "as_one";

/** An algorithm. */
export type PowerMethod =
  /** Interchangeable seats are counted by kind, with binomials. */
  | "kinds"
  /** Every coalition, one bit for each. */
  | "table"
  /** Coalitions by the sum of their weights; Shapley-Shubik by quadrature. */
  | "sums"
  /** The coalitions of one half of the seats against those of the other. */
  | "halves"
  /** Several sums at once, as a decision diagram. */
  | "layers"
  /** Coalitions at random, with error bars. */
  | "sample";

/** Well-known terms, as on their card. */
export interface PresetCard {
  /** By which they are asked for: `nec-option-c`. */
  id: string;
  /** What they do, and which of their figures are a common choice and not a fact. */
  about: string;
  /** What they are called. */
  name: string;
  /** What their figures are, and how sure. */
  parameters: PresetParameter[];
  /** Where their figures were read. */
  sources: PresetSource[];
}

/** One figure of well-known terms. */
export interface PresetParameter {
  /** Where it stands in the terms: `steps[1].gain[0].share`. */
  path: string;
  /** How sure it is. */
  status: Status;
  /** What it is. */
  what: string;
}

/** Where figures were read: an address, or where else to look. */
export interface PresetSource {
  /** What it says, or is called. */
  title: string;
  /** Its address; empty where it has none. */
  url: string;
  /** Where it can be found, if it has no address. */
  where: string;
}

/** One thing that is wrong, or worth a look. The words are plain sentences for the people who made the file. */
export interface Problem {
  /** What is expected. */
  expected: string;
  /** What was found, as it stands there, shortened. */
  found: string;
  /** How to mend it. */
  mend: string;
  /** Where: `members[2].free_reserves`; empty for the whole file. */
  path: string;
  /** Whether the file can be opened in spite of it. */
  severity: Severity;
}

/** Where a figure, or all figures below a path, come from. */
export interface Provenance {
  /** Which figures, with ids for places in lists: `members.northgate.free_reserves`, or `members` for all below. */
  about: string;
  /** How sure they are. */
  status: Status;
  /** Who says so, in words. */
  source?: string;
  /** Where it can be read. */
  url?: string;
}

/** What the standards of open data require and an agreement does not say. What is empty is not stated, and never made up. */
export interface Publication {
  /** The address at which the data will be found. */
  address?: string;
  /** The day on which it was decided to award the money, as `2026-04-01`. */
  awarded?: string;
  /** The address at which the OCDS extension for alliances is found, where somebody has put its files on the web. */
  extension?: string;
  /** The prefix that 360Giving gave the publisher, such as `360G-ourtown`. */
  grant_prefix?: string;
  /** The prefix that the Open Contracting Partnership gave the publisher, such as `ocds-a1b2c3`. */
  ocid_prefix?: string;
  /** The day on which the data is published. */
  published?: string;
}

/** What a pull in one direction changes. Shares are whole numbers of ten-thousandths. */
export interface Pull {
  /** How much it is at least. */
  least: number;
  /** How much it is at most. */
  most: number;
  /** How much it is. */
  now: number;
  /** Where the share stands in the design; at each of these paths. */
  paths: string[];
  /** How much one unit of the picture moves it; below 0 where it moves the other way. */
  per_unit: number;
  /** How much one press of an arrow key moves it. */
  step: number;
}

/** A QR code that is drawn. */
export interface QrPicture {
  /** How many squares it is across, without the margin: 21 to 177. */
  across: number;
  /** How much of it may be hidden or dirty, in per cent: 7, 15, 25 or 30. */
  spare: number;
  /** SVG, black on white with the margin that readers look for; as large as it is shown. */
  svg: string;
}

/** How outcomes change what is shared. The score runs from 0 to 1 (from -1 for pools). */
export type Quality =
  /** The pool is multiplied by a factor that follows the score in straight lines. */
  | {
    form: "multiplier";
    /** Points in order of score. */
    points: QualityPoint[];
  }
  /** The rate follows the score: a gain is shared at `max` x score, pain at 1 less that, between floor and ceiling. */
  | {
    form: "rate";
    /** The rate at full score. */
    max: Rate;
    /** The greatest rate for pain. */
    ceiling?: Rate | null;
    /** The least rate for pain. */
    floor?: Rate | null;
  }
  /** A gain is paid only where the score reaches this. */
  | {
    form: "gate";
    /** The score that is needed. */
    minimum: Rate;
  }
  /** Separate pools: the overall performance score earns part of a reward, or costs part of a liability. */
  | {
    form: "pools";
    /** Owed in full at a score of -1. */
    liability: Money;
    /** Paid in full at a score of 1. */
    reward: Money;
  };

/** A point of the curve from score to factor. */
export interface QualityPoint {
  /** The factor for a gain. */
  gain: Rate;
  /** The factor for pain. */
  pain: Rate;
  /** The score. */
  score: Rate;
}

/** The same years, with the same outturns, with rebasing and without. */
export interface Ratchet {
  /** What rebasing takes from the providers; below nothing, what it gives them. */
  given_up: Money;
  /** The same for each member. */
  members: RatchetMember[];
  /** The providers' shares over all years. */
  reward: Money;
  /** What they would be without rebasing. */
  reward_without: Money;
  /** The same, year by year. */
  years: RatchetYear[];
  /** In how many years the work cost less than the target. */
  years_that_save: number;
}

/** One member of it. */
export interface RatchetMember {
  /** Who. */
  member: Id;
  /** Its shares over all years. */
  reward: Money;
  /** What they would be without rebasing. */
  reward_without: Money;
}

/** One year of it. */
export interface RatchetYear {
  /** The providers' share. */
  reward: Money;
  /** What it would be without rebasing. */
  reward_without: Money;
  /** The target that the year was settled by. */
  target: Money;
  /** What it would be without rebasing. */
  target_without: Money;
  /** Which. */
  year: Id;
}

/** A rate as text, a decimal or a fraction, such as "0.30" or "2/3". */
export type Rate = string;

/** A ledger as it is read, with the books that it makes. */
export interface ReadLedger {
  /** What the books would say with these lines in place of those of the design. None where they cannot be followed. */
  books: Books | null;
  /** Its columns, and what each is taken for. */
  columns: LedgerColumn[];
  /** The cost lines that it makes, in order. */
  lines: CostLine[];
  /** The same as it can be handed in again, changed. */
  mapping: {
    /** The id of a line. */
    id?: number | null;
    /** What was spent so far. */
    actual?: number | null;
    /** What was planned. */
    budget?: number | null;
    /** What the open book does not allow. */
    disallowed?: number | null;
    /** What is expected in the end. */
    forecast?: number | null;
    /** How many rows stand above the first line; looked for where nothing is said. */
    head_rows?: number | null;
    /** Who spends it, by id or by name. */
    member?: number | null;
    /** What is paid for. */
    name?: number | null;
    /** What is still to come, where no forecast is given. */
    to_complete?: number | null;
  };
  /** What cannot be read, or is worth a look. An error leaves its cell empty. */
  problems: RowProblem[];
  /** What stands between its cells: a comma, a semicolon or a tab. */
  separator: string;
}

/** A motion that was put: an entry of the minute book. */
export interface RecordedDecision {
  /** Unique among decisions. */
  id: Id;
  /** The motion and its ballots as they were. */
  motion: Motion;
  /** The rule as it was, so that later changes do not rewrite history. */
  rule: Rule;
  /** What came of it. */
  verdict: Verdict;
  /** When, as `2026-11-22`. */
  date?: string;
  /** Why, line by line. */
  explanation?: string[];
}

/** A report in both its forms. */
export interface Report {
  /** The same as one file of HTML with its pictures and its style sheet inside. It holds no script and fetches nothing. */
  html: string;
  /** Findings, then parts, ready to be shown. */
  panel: Panel;
}

/** A part of a gain that is kept at alliance level. */
export interface Reserve {
  /** What it is kept for. */
  label: string;
  /** The part. */
  rate: Rate;
}

/** Losses beside free reserves. */
export interface ReservesTest {
  /** Its free reserves. */
  free_reserves: number;
  /** The chance that it loses more than it keeps. */
  over_all: Chance;
  /** The chance that it loses more than a quarter of it: three months' worth of a year's reserves. */
  over_three_months: Chance;
  /** The loss that it stays within in nine futures of ten, as a share of them; none where it has none and loses. */
  part: number | null;
}

/** An event that may happen, and what it costs if it does. */
export interface Risk {
  /** Unique among risks. */
  id: Id;
  /** The chance, from 0 to 1. */
  chance: Rate;
  /** What it costs if it happens. */
  impact: Distribution;
  /** What may happen. */
  name: string;
  /** Never below this. */
  at_least?: Money | null;
  /** Never above this. */
  at_most?: Money | null;
  /** The member that watches it. */
  owner?: Id | null;
}

/** One round. */
export interface Round {
  /** Votes of ballots on which no option is left. */
  exhausted: number;
  /** The options that are still in, with the votes that put them first. */
  firsts: First[];
  /** The options that leave after this round; none in the last. */
  leave: Id[];
}

/** To what the pool is rounded. */
export interface Rounding {
  /** The unit: `"1.00"` for whole pounds. */
  to: Money;
}

/** Something in rows that were pasted that cannot be read, or is worth a look. */
export interface RowProblem {
  /** The column, from 1; none for the whole row. */
  column: number | null;
  /** What is expected. */
  expected: string;
  /** What was found. */
  found: string;
  /** How to mend it. */
  mend: string;
  /** The row, from 1; none for the whole. */
  row: number | null;
  /** Whether it keeps something from being read. */
  severity: Severity;
}

/** A named decision rule: a quorum, what passes, what a block does, what a tie does. */
export interface Rule {
  /** Unique among rules. */
  id: Id;
  /** What people call it. */
  name: string;
  /** What passes. */
  pass: Test;
  /** What a block does. */
  block?: Block;
  /** Who must be there; no quorum where absent. */
  quorum?: Test | null;
  /** Where the rule comes from. */
  source?: string;
  /** What a tie does. */
  tie?: Tie;
}

/** What comes of the votes under one rule. */
export interface RuleDecision {
  /** What comes of it; null where the rule makes no sense at this table. */
  decision: Decision | null;
  /** What it is called. */
  name: string;
  /** What is wrong then. */
  problem: RuleProblem | null;
  /** The rule. */
  rule: Id;
}

/** Why a rule makes no sense at a table. */
export interface RuleProblem {
  /** A short name for programs. */
  code: string;
  /** What is wrong and how to mend it. */
  message: string;
  /** Where: `rules[1].pass.consent.seats[0]`. */
  path: string;
}

/** A test that can hardly be meant. */
export interface RuleWarning {
  /** What all of the group have together. */
  all: number;
  /** What is odd. */
  code: RuleWarningCode;
  /** What it asks for, where that is more than there is. */
  needed: number | null;
  /** Where in the rule: `pass.all[1].at_least`. */
  path: string;
}

/** What is odd about a test. */
export type RuleWarningCode =
  /** No seat that votes is of the group. */
  | "empty_class"
  /** It asks for more than all of the group have together. */
  | "quota_above_total";

/** One round. */
export interface Rung {
  /** What is done; null for the first vote. */
  action: LadderAction | null;
  /** Whether nobody has judged that chance, so that it is the usual one of this action. */
  assumed: boolean;
  /** The chance that this settles it, once it has come to it. */
  chance: number;
  /** The chance that it comes to this. */
  reached: number;
  /** The chance that it ends here, settled. */
  settled: number;
  /** The weeks that have gone by when it ends here. */
  weeks: number;
}

/** One thing that it takes to run the alliance: an amount, the time of meetings, or both. */
export interface RunningCost {
  /** Unique among running costs. */
  id: Id;
  /** What is paid for, such as the chair, or the support of lived-experience advisers. */
  label: string;
  /** An amount a year. */
  amount?: Money | null;
  /** The time of people who meet. */
  meetings?: Meetings | null;
}

/** What it costs to run the alliance for a year. */
export interface RunningCosts {
  /** Hours of people's time in all, as text: a whole number or a fraction. */
  hours: string;
  /** Each line, in order. */
  lines: RunningLine[];
  /** The total as a share of the target, as text: a whole number or a fraction in its lowest terms. None where the target is nothing. */
  share_of_target: string | null;
  /** The target that it is compared with. */
  target: Money;
  /** What that time costs. */
  time: Money;
  /** All lines. */
  total: Money;
}

/** One line: `amount + time = total`. */
export interface RunningLine {
  /** The amount that is given. */
  amount: Money;
  /** Which. */
  cost: Id;
  /** Hours of people's time, as text: a whole number or a fraction. */
  hours: string;
  /** What is paid for. */
  label: string;
  /** What that time costs. */
  time: Money;
  /** Both. */
  total: Money;
}

/** A count in rounds. */
export interface Runoff {
  /** Every option that could win if only one of those that tie for last left at a time: where it holds more than the winners, the result hangs on how ties are treated. Null where there are too many ways to follow. */
  could_win: Id[] | null;
  /** Every round, in order. */
  rounds: Round[];
}

/** Chances by drawing. Each is off by about one standard error, `sqrt(p (1 - p) / ballots)`, rarely by three. */
export interface Sampled {
  /** How many ballots were drawn. */
  ballots: number;
  /** The share that a block or an objection stops. */
  blocked: number;
  /** The standard error of the share that passes. */
  error: number;
  /** The share where too few agree. */
  fails: number;
  /** The share where too few are there. */
  no_quorum: number;
  /** The share that passes. */
  passes: number;
  /** Each seat that can make a difference. */
  seats: SampledSeat[];
  /** The share that is a tie that nobody breaks. */
  tied: number;
}

/** A seat in ballots drawn by chance. */
export interface SampledSeat {
  /** The seat. */
  seat: Id;
  /** The share where it gets its way: it agrees and the motion passes, or it is against and the motion does not. */
  success: number;
}

/** A named variation: what differs from the base. */
export interface Scenario {
  /** Unique among scenarios. */
  id: Id;
  /** What it is called. */
  name: string;
  /** What differs. */
  changes?: Change[];
}

/** A public register, by its code at org-id.guide. */
export type Scheme =
  /** Charity Commission for England and Wales. */
  | "GB-CHC"
  /** Scottish Charity Regulator. */
  | "GB-SC"
  /** Charity Commission for Northern Ireland. */
  | "GB-NIC"
  /** Companies House. */
  | "GB-COH"
  /** NHS organisation data service. */
  | "GB-NHS"
  /** English local authorities. */
  | "GB-LAE";

/** A count of scores. */
export interface Scores {
  /** The total of each option. */
  totals: Total[];
}

/** A chair at the table of a body. */
export interface Seat {
  /** Unique among seats. */
  id: Id;
  /** The body it belongs to. */
  body: Id;
  /** What kind of seat it is. */
  kind: SeatKind;
  /** What the seat is called, never the person in it. */
  title: string;
  /** The role that may stand in, such as "Deputy director". */
  deputy?: string;
  /** The member it speaks for; none for an independent chair, a lived-experience adviser, an observer. */
  member?: Id | null;
  /** Whether nobody holds it now. */
  vacant?: boolean;
  /** Votes: 0 for a seat that speaks but does not vote; 1 where the file says nothing. */
  votes?: number;
  /** Further named weights, such as a population, for tests that weigh by them. */
  weights?: Record<string, number>;
}

/** The chance of each position of a seat; together 1. */
export interface SeatBelief {
  /** Not there. */
  absent?: Rate | null;
  /** Present, and neither for nor against. */
  abstain?: Rate | null;
  /** For. */
  agree?: Rate | null;
  /** Against, with a block. */
  block?: Rate | null;
  /** Against, without a block. */
  disagree?: Rate | null;
  /** Set aside for a conflict of interest. */
  recused?: Rate | null;
}

/** The chances of one seat. */
export interface SeatChances {
  /** That the others leave it to this seat: it would pass if the seat agrees, and not if it disagrees (less the chance that it is the other way round, which only odd rules allow). */
  decisive: number;
  /** That a decision is taken against it: it agrees and the motion is turned down, or it is against and the motion passes. */
  outvoted: number;
  /** The seat. */
  seat: Id;
  /** That it gets its way: it agrees and the motion passes, or it is against and the motion does not. */
  success: number;
}

/** The influence of a seat. */
export interface SeatInfluence {
  /** The seat. */
  seat: Id;
  /** The weight of its first opinion in what all come to think; together 1. */
  weight: number;
}

/** What kind of seat it is. */
export type SeatKind =
  /** Speaks for a member. */
  | "member_representative"
  /** Leads the meeting and belongs to no member. */
  | "independent_chair"
  /** Has used the service, or cares for somebody who has. */
  | "lived_experience"
  /** Advises. */
  | "advisor"
  /** Watches. */
  | "observer";

/** What is believed of a seat that is named. */
export interface SeatLikelihood {
  /** What is believed of it. */
  belief: Likelihood;
  /** The seat. */
  seat: Id;
}

/** The power of a seat. Doubles are parts of one. */
export interface SeatPower {
  /** Banzhaf: its part of all swings; 0 where nobody swings. */
  banzhaf: number;
  /** Absolute Banzhaf, also called Penrose: the chance to decide where all others toss a fair coin. */
  banzhaf_absolute: number;
  /** The same as a fraction. */
  banzhaf_exact: string | null;
  /** Deegan-Packel: members share a minimal winning coalition. */
  deegan_packel: number | null;
  /** The same as a fraction. */
  deegan_packel_exact: string | null;
  /** Holler-Packel: its part of all places in minimal winning coalitions. */
  holler_packel: number | null;
  /** The same as a fraction. */
  holler_packel_exact: string | null;
  /** Coleman: its chance to make pass what would not; none where everything does. */
  initiate: number | null;
  /** Johnston: critical members share a vulnerable coalition. */
  johnston: number | null;
  /** The same as a fraction. */
  johnston_exact: string | null;
  /** Coleman: its chance to prevent what would pass; none where nothing can. */
  prevent: number | null;
  /** The seat. */
  seat: Id;
  /** Shapley-Shubik: the chance to be the one in a random order who makes it pass. */
  shapley_shubik: number | null;
  /** The same as a fraction. */
  shapley_shubik_exact: string | null;
  /** Rae: how often it gets its way where all toss a fair coin. */
  success: number;
  /** Coalitions of the others that it makes win, less those that it makes lose; none where only their part is known. */
  swings: string | null;
}

/** A section of the long report, in the order in which they stand. */
export type Section =
  /** What the one page says. */
  | "in_short"
  /** Who is in it, and who sits where. */
  | "members"
  /** Rules, power, chances, and what follows a deadlock. */
  | "decisions"
  /** Terms, curve, limbs, fairness and dangers. */
  | "money"
  /** The steps of risk and reward at a named final cost, to the penny, for each member. */
  | "worked_example"
  /** Many futures. */
  | "futures"
  /** Scenarios beside the design. */
  | "scenarios"
  /** Several years. */
  | "years"
  /** The ledger, and what it costs to run the alliance. */
  | "open_book"
  /** Terms of reference, drafted from the design. */
  | "terms_of_reference"
  /** How figures were worked out, and where they come from. */
  | "method"
  /** What was decided. */
  | "minute_book";

/** Which seats a test speaks of. */
export type Selector =
  /** Every seat that votes. */
  | "everyone"
  /** Seats of this kind, or whose member is of this kind. */
  | {
    kind: Kind;
  }
  /** These seats. */
  | {
    seats: Id[];
  }
  /** The seats of these members. */
  | {
    members: Id[];
  };

/** Who gains, who pays, and why. Everything is in whole pence, and these always hold: `difference = target - outturn = pool + commissioner + reserve`, and `paid = limb 1 + limb 2 + limb 3 of all members + reserve`. */
export interface Settlement {
  /** The commissioner's part of the difference: what is neither the providers' nor kept at alliance level. */
  commissioner: Money;
  /** Target less outturn: a saving is positive. */
  difference: Money;
  /** One for each member, in the same order. */
  members: MemberResult[];
  /** The final cost of the work. */
  outturn: Money;
  /** What the commissioner pays: all limbs of all members, and the reserve, which it pays in. */
  paid: Money;
  /** The providers' part of the difference: the sum of limb 3. */
  pool: Money;
  /** Kept at alliance level. */
  reserve: Money;
  /** The target cost, after adjustments. */
  target: Money;
  /** From the target to the split, a line for each step. */
  trace: TraceLine[];
}

/** How bad a problem is. */
export type Severity =
  /** The design opens; somebody should look at this. */
  | "warning"
  /** The design cannot be opened. */
  | "error";

/** The providers' part of the difference, in bands by distance from the target. */
export interface Share {
  /** Bands of a saving. */
  gain: Band[];
  /** Bands of an overrun. */
  pain: Band[];
}

/** On which side of the target: a saving is shared as a gain, an overrun as pain. */
export type Side =
  /** Below the target. */
  | "gain"
  /** Above the target. */
  | "pain";

/** A point of a sliding threshold. */
export interface SlidingPoint {
  /** People served. */
  people: number;
  /** The threshold there. */
  rate: Rate;
}

/** What there is to paste. */
export interface Snippets {
  /** The picture as a file, for pages that allow none inside a text. */
  file: Download;
  /** The widget in an `iframe`, for pages that allow no scripts of others; none where the design is too long for a link. */
  frame: string | null;
  /** The picture with its table: no script at all. */
  picture: string;
  /** The widget: an element with the picture and the table inside, and the script that makes more of it. */
  script: string;
  /** The finding, which the picture has as its title. */
  title: string;
}

/** How the pool is split between the providers. */
export interface Split {
  /** By what. */
  by: Key;
  /** Who takes what a cap removes. */
  excess: Excess;
  /** The most that each member loses; no limit where absent. */
  caps?: Record<Id, Money>;
  /** The most that each member gains; no limit where absent. */
  gain_caps?: Record<Id, Money>;
}

/** How an amount spreads over the futures. */
export interface Spread {
  /** The S-curve: the amount that a share of `(i + 1/2) / n` of the futures stays under, for each i of n. */
  curve: number[];
  /** How many futures fall where. */
  histogram: Histogram;
  /** The mean. */
  mean: number;
  /** Its standard error. */
  mean_error: number;
  /** Percentiles, in order: 1, 5, 10, 25, 50, 75, 90, 95, 99 per cent. */
  percentiles: Percentile[];
  /** The standard deviation. */
  sd: number;
}

/** One stage on the way. Lists of seats name voting seats, in the order of the table. */
export type Stage =
  /** Who votes at this table. */
  | {
    stage: "eligible";
    /** Seats that may vote on this. */
    seats: Id[];
    /** Seats that nobody holds. */
    vacant: Id[];
  }
  /** Who is set aside. */
  | {
    stage: "recused";
    /** Seats with a conflict of interest. */
    seats: Id[];
  }
  /** Who is there. */
  | {
    stage: "present";
    /** Seats that are not. */
    absent: Id[];
    /** Seats that are there. */
    seats: Id[];
  }
  /** Whether enough are there. */
  | {
    stage: "quorum";
    /** The test; none where the rule asks for no quorum. */
    test: TestResult | null;
  }
  /** Who votes how. */
  | {
    stage: "cast";
    /** Neither. */
    abstain: Id[];
    /** For. */
    agree: Id[];
    /** Against, with a block. */
    block: Id[];
    /** Against, without a block. */
    disagree: Id[];
  }
  /** Whether enough agree. */
  | {
    stage: "test";
    /** The test. */
    test: TestResult;
  }
  /** Whether an objection stops it. */
  | {
    stage: "consent";
    /** Whether the rule lets one object: by a veto, or where consent is needed. */
    asked: boolean;
    /** Who stops it. */
    by: Id[];
    /** Whether it is stopped. */
    stopped: boolean;
  }
  /** Whether it is a tie, and who breaks it. */
  | {
    stage: "tie";
    /** The test with the casting vote, where the chair gives one. */
    again: TestResult | null;
    /** The chair, where the rule gives it a casting vote. */
    chair: Id | null;
    /** How the chair stands; none where the seat is vacant. */
    position: Position | null;
    /** Whether it is a tie that one more vote would break. */
    tied: boolean;
  }
  /** What came of it. */
  | {
    stage: "verdict";
    /** Whether nobody is left who may vote, so that nothing can be decided. */
    nobody: boolean;
    /** What came of it. */
    verdict: Verdict;
  }
  /** A stage that was not reached: too few are there, or nobody may vote. */
  | {
    stage: "not_reached";
    /** Which. */
    name: StageName;
  };

/** A stage that may not be reached. */
export type StageName =
  /** Whether enough are there. */
  | "quorum"
  /** Who votes how. */
  | "cast"
  /** Whether enough agree. */
  | "test"
  /** Whether an objection stops it. */
  | "consent"
  /** Whether it is a tie. */
  | "tie";

/** How futures were drawn: with the same stamp and the same design, the same numbers come out, bit for bit. */
export interface Stamp {
  /** A mark of everything in the design that the futures hang on: sixteen hexadecimal digits. */
  design: string;
  /** Whether every future was settled to the penny; otherwise the settlement is not rounded. */
  exact_pence: boolean;
  /** How the points are laid. */
  points: "plain" | "latin_hypercube" | "sobol";
  /** In how many independent rounds, each of the same size, from whose differences the errors are estimated; 1 where the points are plain. */
  rounds: number;
  /** How many futures. */
  samples: number;
  /** The seed. */
  seed: number;
}

/** Where one seat stands. */
export interface Stand {
  /** Where it stands. */
  position: Position;
  /** The seat. */
  seat: Id;
}

/** A standard of open data. */
export type Standard =
  /** The 360Giving Data Standard: a grant to each provider. <https://standard.threesixtygiving.org>. */
  | "360giving"
  /** The Open Contracting Data Standard 1.1: a release package, with our extension for alliances. <https://standard.open-contracting.org/1.1>. */
  | "ocds";

/** Where a vote under way stands. Numbers are of seats. */
export interface Standing {
  /** Seats that could change by themselves whether it passes, if it closed now: by another of the three choices. */
  critical: Id[];
  /** What it will come to, where that is certain. */
  decided: Verdict | null;
  /** The fewest of them that must agree for it to pass although all others of them disagree; none where that is not enough even if all agree. */
  missing_to_pass: number | null;
  /** The fewest of them that must disagree for it not to pass although all others of them agree; none where it passes all the same. */
  missing_to_stop: number | null;
  /** Seats not yet heard. */
  open: Id[];
  /** What it can still come to, whatever the rest do. */
  possible: Verdict[];
  /** What would come of it if it closed now, with those not yet heard away. */
  verdict: Verdict;
}

/** How sure a figure is. */
export type Status =
  /** Read in the source named. */
  | "published"
  /** Worked out from published figures. */
  | "computed"
  /** Widely told, not read in a source. */
  | "remembered"
  /** Made up, to show how things work. */
  | "invented"
  /** Given by the people of this alliance. */
  | "given";

/** One step: it takes the pool (positive for a gain, negative for pain) and returns it changed. */
export type Step =
  /** The target moves by the adjustments among the facts: changes agreed, demand, inflation. */
  | {
    step: "adjust_target";
  }
  /** Small differences are not shared. */
  | {
    step: "trigger";
  } & Trigger
  /** The providers' part of the difference, by its distance from the target. */
  | {
    step: "share";
  } & Share
  /** Outcomes change what is shared. */
  | {
    step: "quality";
  } & Quality
  /** Part of a gain or of pain is taken off. */
  | {
    step: "levy";
  } & Levy
  /** The pool goes no further than this. */
  | {
    step: "cap";
  } & Cap
  /** Relief among the facts lightens pain. */
  | {
    step: "relief";
  }
  /** Part of a gain is kept at alliance level. */
  | {
    step: "reserve";
  } & Reserve
  /** The pool is split between the providers. */
  | {
    step: "split";
  } & Split
  /** Part is held back until the final account. */
  | {
    step: "interim";
    /** The part of an interim payment that is kept back. */
    retention: Rate;
  }
  /** The pool is rounded. */
  | {
    step: "round";
  } & Rounding;

/** One cell. */
export interface TableCell {
  /** Whether it is a figure, set flush right. */
  numeric: boolean;
  /** What it says. */
  text: string;
}

/** One thing that changes. */
export type TableChange =
  /** A member leaves, with all of its seats. */
  | {
    leaves: Id;
  }
  /** A seat comes to the table: a member joins, or gets one more. */
  | {
    /** A seat by itself. Only the id is needed; a design's seat does as well. */
    joins: {
      /** Unique among seats. */
      id: Id;
      /** The body of a design's seat: not looked at. */
      body?: Id | null;
      /** The deputy of a design's seat: not looked at. */
      deputy?: string | null;
      /** What kind of seat it is; a member's representative where nothing is said. */
      kind?: SeatKind | null;
      /** The member it speaks for. */
      member?: Id | null;
      /** What kind of organisation that member is; looked up among the members where nothing is said. */
      member_kind?: MemberKind | null;
      /** What the explanation calls it; its id where nothing is said. */
      title?: string | null;
      /** Whether nobody holds it now. */
      vacant?: boolean;
      /** Votes: 0 for a seat that speaks but does not vote; 1 where nothing is said. */
      votes?: number | null;
      /** Further named weights, such as a population, for tests that weigh by them. */
      weights?: Record<string, number>;
    };
  }
  /** One member becomes part of another; its seats go with it. */
  | {
    merges: {
      /** The member that it becomes part of. */
      into: Id;
      /** The member that ends. */
      member: Id;
    };
  }
  /** A seat is given up. */
  | {
    seat_goes: Id;
  }
  /** A seat gets another number of votes. */
  | {
    votes: {
      /** The seat. */
      seat: Id;
      /** Its votes. */
      votes: number;
    };
  }
  /** A seat falls vacant, or is filled. */
  | {
    vacant: {
      /** The seat. */
      seat: Id;
      /** Whether nobody holds it. */
      vacant: boolean;
    };
  }
  /** A rule takes the place of the one with its id; or is new. */
  | {
    rule: Rule;
  };

/** What talk does before a vote. */
export interface TableInfluence {
  /** What all come to think; null where no opinions were given. */
  consensus: number | null;
  /** Each seat, voting or not. */
  seats: SeatInfluence[];
  /** What is left of a difference of opinion after one more round, in the end: 0 for agreement at once, near 1 for talk that hardly moves. */
  second_eigenvalue: number;
}

/** A seat by itself. Only the id is needed; a design's seat does as well. */
export interface TableSeat {
  /** Unique among seats. */
  id: Id;
  /** The body of a design's seat: not looked at. */
  body?: Id | null;
  /** The deputy of a design's seat: not looked at. */
  deputy?: string | null;
  /** What kind of seat it is; a member's representative where nothing is said. */
  kind?: SeatKind | null;
  /** The member it speaks for. */
  member?: Id | null;
  /** What kind of organisation that member is; looked up among the members where nothing is said. */
  member_kind?: MemberKind | null;
  /** What the explanation calls it; its id where nothing is said. */
  title?: string | null;
  /** Whether nobody holds it now. */
  vacant?: boolean;
  /** Votes: 0 for a seat that speaks but does not vote; 1 where nothing is said. */
  votes?: number | null;
  /** Further named weights, such as a population, for tests that weigh by them. */
  weights?: Record<string, number>;
}

/** A table, row by row. */
export interface TableView {
  /** What it holds. */
  caption: string;
  /** The heads of its columns; the first column names the row. */
  head: string[];
  /** Its rows, as long as the head. */
  rows: TableCell[][];
}

/** Who stands where. Each denominator is the one before, less some: `seats` - `recused` - `vacant` = `eligible`; less `absent` = `present`; less `abstain` = `cast`. */
export interface Tally {
  /** Not there. */
  absent: number;
  /** Neither. */
  abstain: number;
  /** For. */
  agree: number;
  /** So strongly against that it should not go on; counts as against. */
  block: number;
  /** Those who vote for or against. */
  cast: number;
  /** Against, without a block. */
  disagree: number;
  /** Those who may vote on this. */
  eligible: number;
  /** Those who are there. */
  present: number;
  /** Set aside for a conflict of interest. */
  recused: number;
  /** All that vote. */
  seats: number;
  /** Held by nobody. */
  vacant: number;
}

/** How a target came to be: `start + rebased + indexed + cut = made`; then the adjustments make it `settled`. */
export interface TargetMade {
  /** By how much it was cut: nothing or less. */
  cut: Money;
  /** Whether it was given. */
  given: boolean;
  /** By how much it was indexed. */
  indexed: Money;
  /** What came of it. */
  made: Money;
  /** By how much it moved towards the last outturn. */
  rebased: Money;
  /** The same after the adjustments of the facts: what the year was settled by. */
  settled: Money;
  /** The target that was given, or the last one. */
  start: Money;
}

/** A design to start from, as on its card. */
export interface TemplateCard {
  /** By which it is asked for: `health-alliance`. */
  id: string;
  /** Where its figures come from. */
  note: string;
  /** What is in it, in a few short sentences. */
  summary: string;
  /** What it is called. */
  title: string;
}

/** The target cost and the steps from the difference to each member's share. */
export interface Terms {
  /** What is done, in this order. */
  steps: Step[];
  /** The target cost of the work. */
  target: Money;
  /** Whether the members' fees (limb 2) are inside the target and the outturn. */
  fee_in_target?: boolean;
}

/** A danger of terms, with the figures that were found by settling. */
export type TermsDangerKind =
  /** The target is nothing, so shares of it are nothing. */
  | {
    danger: "no_target";
  }
  /** Past a final cost the providers lose nothing more: moral hazard. */
  | {
    danger: "moral_hazard";
    /** From this final cost. */
    from: Money;
    /** What they lose together by then. */
    loss: Money;
  }
  /** Past a final cost one member loses nothing more, while others do. */
  | {
    danger: "member_loses_no_more";
    /** From this final cost. */
    from: Money;
    /** What it loses by then. */
    loss: Money;
    /** Which. */
    member: Id;
  }
  /** A penny more or less of cost moves much money. */
  | {
    danger: "cliff";
    /** At this final cost. */
    at: Money;
    /** So much, for the providers together. */
    jump: Money;
    /** Of a saving or an overrun. */
    side: Side;
  }
  /** Between two final costs the providers have no part of the next pound. */
  | {
    danger: "nobody_responsible";
    /** From this final cost. */
    from: Money;
    /** Of a saving or an overrun. */
    side: Side;
    /** To this one; none for any cost above. */
    to: Money | null;
  }
  /** Between two final costs the providers bear more than each pound. */
  | {
    danger: "more_than_all";
    /** From this final cost. */
    from: Money;
    /** Their part of the next pound. */
    part: Fraction;
    /** Of a saving or an overrun. */
    side: Side;
    /** To this one; none for any cost above. */
    to: Money | null;
  }
  /** A member's fee is a share of its actual cost. */
  | {
    danger: "fee_grows_with_cost";
    /** Its fee at the bad outturn. */
    at_bad: Money;
    /** Its fee at the target. */
    at_target: Money;
    /** The bad outturn. */
    bad: Money;
    /** Whose. */
    member: Id;
  }
  /** A member is better off, fee and share together, where the work costs more. */
  | {
    danger: "rewards_overrun";
    /** From this final cost. */
    from: Money;
    /** Which. */
    member: Id;
    /** By so much. */
    more: Money;
    /** To this one, looked at. */
    to: Money;
  }
  /** A member can lose more than its free reserves. */
  | {
    danger: "loss_beyond_reserves";
    /** The bad outturn. */
    bad: Money;
    /** From this final cost its loss is greater than these. */
    from: Money;
    /** Whether it goes on growing there. */
    grows: boolean;
    /** What it loses at the bad outturn. */
    loss: Money;
    /** Which. */
    member: Id;
    /** How many months of its income that is (a twelfth of a year's); none where its income is not known. */
    months: Fraction | null;
    /** Its free reserves. */
    reserves: Money;
  }
  /** A provider has no part of any gain or loss. */
  | {
    danger: "no_part";
    /** Which. */
    member: Id;
  }
  /** A loss is limited and a gain is not. */
  | {
    danger: "lopsided_caps";
    /** From this final cost the providers lose nothing more. */
    loss_stops: Money;
  }
  /** A cap stands before the share: it limits the whole difference, not the providers' part. */
  | {
    danger: "cap_before_share";
    /** The bad outturn. */
    bad: Money;
    /** The same with the cap after the share. */
    moved: Money;
    /** The providers' part at the bad outturn. */
    now: Money;
  }
  /** A cliff on one side of the target and a deductible on the other. */
  | {
    danger: "mixed_triggers";
    /** The side of the cliff. */
    cliff: Side;
  }
  /** An outcome has no weight, so its score changes nothing. */
  | {
    danger: "outcome_without_weight";
    /** Which. */
    outcome: Id;
  }
  /** The weights of the outcomes do not add to one. */
  | {
    danger: "outcome_weights";
    /** What they add to. */
    sum: Fraction;
  };

/** Something that holds or does not hold of a set of ballots. */
export type Test =
  /** Each of these holds. */
  | {
    all: Test[];
  }
  /** One of these holds, or more. */
  | {
    any: Test[];
  }
  /** Enough of some group. */
  | {
    at_least: AtLeast;
  }
  /** None of these objects: none of them disagrees or blocks. */
  | {
    consent: Selector;
  };

/** What came of a test: a tree of the same form as the test. */
export type TestResult =
  /** Each must hold. */
  | {
    test: "all";
    /** Whether each does. */
    holds: boolean;
    /** Each. */
    parts: TestResult[];
  }
  /** One must hold, or more. */
  | {
    test: "any";
    /** Whether one does. */
    holds: boolean;
    /** Each. */
    parts: TestResult[];
  }
  /** Enough of some group. */
  | {
    test: "at_least";
  } & AtLeastResult
  /** None of a group may object. */
  | {
    test: "consent";
    /** The group. */
    among: Selector;
    /** Whether none does. */
    holds: boolean;
    /** Who objects. */
    objectors: Id[];
  };

/** A threshold: one rate, or one that slides with the number of people served. */
export type Threshold =
  /** The same for every size. */
  | Rate
  /** Straight lines between points; level before the first and after the last. */
  | {
    /** Points in order of people served. */
    by_people: SlidingPoint[];
  };

/** What a tie does: as many votes for as against. */
export type Tie =
  /** The motion fails. */
  | "fails"
  /** The chair has one more vote. */
  | "chair_casts";

/** Years one after another, and all of them together. */
export interface Timeline {
  /** Everybody who ever was a member: those of the design, then those who joined. */
  members: MemberTotal[];
  /** What rebasing does to those who save; none where no target is rebased. */
  ratchet: Ratchet | null;
  /** All years and members together. */
  totals: TimelineTotals;
  /** The years, in order. */
  years: YearResult[];
}

/** All years together: `difference = settled + carried + reserve + services + commissioner`, and `paid = costs + fees + settled + carried + reserve + services`. */
export interface TimelineTotals {
  /** What members still carry. */
  carried: Money;
  /** The commissioner's part of the differences. */
  commissioner: Money;
  /** Direct costs of all members. */
  costs: Money;
  /** Targets less outturns: a saving is positive. */
  difference: Money;
  /** Fees of all members. */
  fees: Money;
  /** Outturns. */
  outturn: Money;
  /** What the commissioner pays, with what is still carried or kept. */
  paid: Money;
  /** What is still kept at alliance level. */
  reserve: Money;
  /** What was spent on services from gains and the reserve. */
  services: Money;
  /** What members were paid besides, less what they paid. */
  settled: Money;
  /** Targets. */
  target: Money;
}

/** A break point, in words and for programs. */
export interface ToldBreakPoint {
  /** The final cost there, to the nearest penny. */
  outturn: Money;
  /** What happens there. */
  text: string;
  /** The same for programs. */
  what: BreakKind;
}

/** A danger, in words and for programs. */
export interface ToldDanger {
  /** Whether it should be mended, or is only good to know. */
  level: Level;
  /** What can be done about it. */
  mend: string;
  /** What it is. */
  text: string;
  /** The same for programs. */
  what: What;
}

/** A danger of terms, in words and for programs. */
export interface ToldTermsDanger {
  /** Whether it should be mended, or is only good to know. */
  level: DangerLevel;
  /** What can be done about it. */
  mend: string;
  /** What causes it: `terms.steps[2].caps.northgate`. */
  path: string;
  /** What it is. */
  text: string;
  /** The same for programs. */
  what: TermsDangerKind;
}

/** What an option has: its average is `sum` over `votes`. */
export interface Total {
  /** The sum of its scores, each times the votes of its ballot. */
  sum: number;
  /** The votes that it is the sum of; 0 where nobody scored it and a missing score is left out: then it cannot win. */
  votes: number;
}

/** One line of the working. Amounts are exact: two decimals, more where they are not whole pence. */
export interface TraceLine {
  /** The amount that comes out. */
  after: string;
  /** The amount that goes in. */
  before: string;
  /** The formula in numbers. */
  numbers: string;
  /** The step as the file calls it (`share`), or `difference`, `score`, `limb_1`, `limb_2`, `member_cap`, `final_account`. */
  step: string;
  /** What happens, in one plain sentence. */
  what: string;
  /** The formula in words. */
  words: string;
}

/** Small differences are not shared. */
export interface Trigger {
  /** Which of the two kinds of neutral band. */
  rule: TriggerRule;
  /** The threshold for a saving, as a share of the target. */
  gain?: Threshold | null;
  /** The threshold for an overrun, as a share of the target. */
  pain?: Threshold | null;
}

/** The two kinds of neutral band, which pay very different money. */
export type TriggerRule =
  /** Only what is beyond the threshold is shared. */
  | "deductible"
  /** Nothing below the threshold; from the first pound once it is reached. */
  | "cliff";

/** The power of a seat in a union. Seats in no union are each one by themselves. */
export interface UnionPower {
  /** Banzhaf-Owen: absolute Banzhaf among the unions, and then within. */
  banzhaf_owen: number;
  /** The same as a fraction. */
  banzhaf_owen_exact: string;
  /** Owen: Shapley-Shubik among the unions, and then within. */
  owen: number;
  /** The same as a fraction. */
  owen_exact: string;
  /** The seat. */
  seat: Id;
  /** Symmetric coalitional Banzhaf: absolute Banzhaf among the unions, Shapley-Shubik within. */
  symmetric_banzhaf: number;
  /** The same as a fraction. */
  symmetric_banzhaf_exact: string;
}

/** What came of a motion. */
export type Verdict =
  /** It passes. */
  | "passes"
  /** It does not. */
  | "fails"
  /** As many for as against, and nobody to break the tie. */
  | "tied"
  /** Stopped by a block, or by an objection where consent is needed. */
  | "blocked"
  /** Too few are there to decide. */
  | "no_quorum";

/** The version of the file, 1. */
export type Version = 1;

/** "votes", "heads", "members", or the name of a weight of the seats. */
export type Weigh = string;

/** A danger, with what it was found in. In lists of ballots a seat that is not named is absent.  Where nothing else is said, everybody is there and agrees or disagrees. */
export type What =
  /** L1: seats that vote, and whose vote never changes the result. */
  | {
    danger: "powerless";
    /** The seats. */
    seats: Id[];
  }
  /** L2: seats without which nothing passes; and one whose agreement alone is enough. */
  | {
    danger: "vetoes";
    /** The seat that decides alone. */
    dictator: Id | null;
    /** Whether these are all seats that vote. */
    everybody: boolean;
    /** The seats. */
    seats: Id[];
  }
  /** L3: a motion and its opposite can both pass. */
  | {
    danger: "improper";
    /** Ballots with which it passes, and with which it passes too where all are turned round. */
    ballots: Stand[];
  }
  /** L4: a tie can stand, or the chair must break it. */
  | {
    danger: "ties";
    /** The chair, where it breaks ties. */
    chair: Id | null;
    /** The share of all ballots that are ties. */
    share: number;
  }
  /** L5: the casting vote can never be used. */
  | {
    danger: "unused_casting_vote";
    /** The chair; none where there is none, or nobody holds the seat. */
    chair: Id | null;
  }
  /** L6: to step aside for a conflict of interest counts as a vote against. */
  | {
    danger: "recusal_is_no";
    /** Ballots that would pass if those who step aside did not count at all. */
    ballots: Stand[];
  }
  /** L7: an empty seat counts as a vote against. */
  | {
    danger: "vacancy_is_no";
    /** How the others vote. */
    ballots: Stand[];
    /** Seats that stop it if they are empty, where the others agree or disagree so. */
    empty: Id[];
    /** Seats that are empty now. */
    vacant: Id[];
  }
  /** L8: one who steps aside leaves nobody in a group that must agree. */
  | {
    danger: "empty_group";
    /** The group. */
    among: Selector;
    /** Its only seat. */
    seat: Id;
  }
  /** L9: what is asked is out of reach, now or if one seat goes. */
  | {
    danger: "out_of_reach";
    /** Whether it is so already. */
    now: boolean;
    /** The seats of which one must go, and no motion can pass any more. */
    seats: Id[];
  }
  /** L10: one who is against stops a motion by staying away. */
  | {
    danger: "quorum_busting";
    /** How the others vote. It passes if the seat disagrees, and not if it is absent. */
    ballots: Stand[];
    /** The seat. */
    seat: Id;
  }
  /** L11: more support stops a motion. */
  | {
    danger: "not_monotone";
    /** How the others vote. */
    ballots: Stand[];
    /** Where it stands when the motion passes. */
    passes: Position;
    /** The seat. */
    seat: Id;
    /** Where it stands, more in favour, when it does not. */
    stops: Position;
  }
  /** L12: rounding decides how many are needed. */
  | {
    danger: "rounding";
    /** Out of how many, where all are there. */
    base: number;
    /** How many would be, by the simple fraction that was most likely meant; none where the share is that fraction. */
    meant: number | null;
    /** How many are needed. */
    needed: number;
    /** Where in the rule. */
    path: string;
  }
  /** L13: a part of the rule changes nothing. */
  | {
    danger: "never_binds";
    /** Where in the rule. */
    path: string;
  }
  /** L14: to abstain is neither to agree nor to disagree. */
  | {
    danger: "abstention_matters";
    /** How the others vote then. */
    harming: Stand[];
    /** A seat that stops it by abstaining rather than agreeing. */
    harms: Id;
    /** How the others vote then. */
    helping: Stand[];
    /** A seat that makes it pass by abstaining rather than disagreeing. */
    helps: Id;
  }
  /** L15: what is needed moves while people vote, so that it can pass by the count so far and fail in the end. */
  | {
    danger: "moving_threshold";
    /** How the others vote. It passes before the seat has voted, and not when it disagrees. */
    ballots: Stand[];
    /** The seat that votes last. */
    seat: Id;
  };

/** A figure that says on request how it came about. */
export interface Why {
  /** What is explained: "Why −£5,000 for Northgate?". */
  about: string;
  /** The figure. */
  figure: string;
  /** The member whose trace explains it. */
  member: Id;
}

/** A kind of widget, as it is chosen. */
export interface WidgetKind {
  /** What it shows. */
  about: string;
  /** The most that a page loads for it, in thousands of bytes: what `dist` holds its module to. */
  kilobytes: number;
  /** By which it is asked for: the element without `alliance-`, a stroke, the attribute `kind`. */
  name: string;
  /** What it is called. */
  title: string;
}

/** One step of a working. */
export interface WorkingStep {
  /** The formula in words, in numbers, and what came of it. */
  lines: string[];
  /** What is done. */
  title: string;
}

/** One year of the agreement. Its target is given, or made from the one before: moved part of the way to the last outturn, then indexed, then cut, then adjusted by the facts. */
export interface Year {
  /** Unique among years. */
  id: Id;
  /** What its terms are applied to. */
  facts: Facts;
  /** What it is called, such as `2026/27`. */
  label: string;
  /** The part of the target that the commissioner cuts. */
  cut?: Rate;
  /** An amount that the commissioner cuts besides. */
  cut_amount?: Money;
  /** Whether its outturn is expected, and not known yet. */
  forecast?: boolean;
  /** By how much a target that is made from the last one grows, for example with prices; below nothing where it shrinks. */
  index?: Rate;
  /** Who joins at its start. */
  joins?: Joining[];
  /** Who leaves at its start. */
  leaves?: Leaving[];
  /** How far the last target moves to the last outturn: 0 stays, 1 makes the outturn the target. */
  rebase?: Rate;
  /** What becomes of what is kept at alliance level. */
  reserve?: Carry;
  /** What becomes of members' shares of its gain or pain, less what was paid on account. */
  reward?: Carry;
  /** The target, where it is agreed anew; else it is made from the last one, in the first year from that of the terms. */
  target?: Money | null;
  /** What becomes of reward that a lower score left unearned; where it is settled, the commissioner keeps it. */
  unearned?: Carry;
  /** New shares of the whole work; the others keep the rest, in their proportions. */
  work?: Record<Id, Rate>;
}

/** One year of it. */
export interface YearResult {
  /** The commissioner's part, less unearned reward that it gives, and with the pain that it takes over. */
  commissioner: Money;
  /** Whether its outturn is expected, and not known yet. */
  forecast: boolean;
  /** Who joined at its start. */
  joined: JoinedMember[];
  /** What it is called. */
  label: string;
  /** Who left at its start. */
  left: LeftMember[];
  /** Those who are there, in order. */
  members: MemberYear[];
  /** What was spent on services from gains and the reserve. */
  services: Money;
  /** The settlement of the year by itself. */
  settlement: Settlement;
  /** How its target came to be. */
  target: TargetMade;
  /** What the providers would have gained besides, had the score been full. */
  unearned: Money;
  /** Which. */
  year: Id;
}
