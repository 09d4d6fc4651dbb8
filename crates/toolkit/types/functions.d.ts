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
 * Decides: a table, a rule and positions, or the motion of a design. A seat without a position agrees.
 * @throws {AllianceError} `invalid` with every problem of what was given, or the code of what keeps the vote from being taken.
 */
export function decide(parts: TableParts | MotionParts): Decision;

/**
 * The power of each seat: Banzhaf, Shapley-Shubik, Coleman and more, exact for every rule; where all who do not agree disagree.
 * The answer says by which method, and what is missing.
 * @throws {AllianceError} `invalid` with every problem of what was given; `too_costly` where an exact answer would take too long: ask for a `sample`.
 */
export function votingPower(parts: (TableParts | BodyParts) & PowerOptions): Power;

/**
 * Minimal winning and blocking coalitions, dictators, vetoers and dummies.
 * @throws {AllianceError} as `votingPower`.
 */
export function coalitions(parts: (TableParts | BodyParts) & { /** The most sets of each kind that are listed; 200 where nothing is said. */ limit?: number }): Coalitions;

/**
 * The smallest changes of positions that flip a result. A seat without a position agrees; a design has those of its motion.
 * @throws {AllianceError} as `votingPower`.
 */
export function flips(parts: (TableParts | BodyParts) & FlipsOptions): Flips;

/**
 * Where a vote under way stands: what it can still come to, what is missing, who is critical. A seat without a position has not been heard.
 * @throws {AllianceError} as `votingPower`.
 */
export function standing(parts: TableParts | BodyParts): Standing;

/**
 * Settles a year to the penny: terms, members and facts, or those of a design. Money comes back as decimal text.
 * @throws {AllianceError} `invalid` with every problem of what was given, or the code of what keeps the terms from being settled.
 */
export function settle(parts: SettlementParts | YearParts): Settlement;

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
}

/** The vote on a design's motion. */
export interface MotionParts {
  design: Design;
  /** In place of the design's own motion. */
  motion?: Motion;
}

/** The table of a design's body. */
export interface BodyParts {
  design: Design;
  /** The body; that of the motion where nothing is said. */
  body?: Id;
  /** The rule; that of the motion where nothing is said. */
  rule?: Id;
  /** In place of those of the motion. */
  positions?: Record<Id, Position>;
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

/** A design as the toolkit hands it out, with the lists that a file may leave out. */
export type WholeDesign = Design & Required<Pick<Design, "bodies" | "seats" | "rules" | "facts" | "motion">>;

/** A part that may go without the names that only a whole design needs. */
export type Unnamed<Part, Name extends keyof Part> = Omit<Part, Name> & Partial<Pick<Part, Name>>;
