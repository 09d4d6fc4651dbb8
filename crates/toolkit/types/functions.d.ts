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
