/** The widgets: importing this defines `<alliance-chart>` and `<alliance-calculator>`, unless another copy was first. */

/** The version of these widgets. */
export declare const version: string;

/** The kinds of picture. */
export type ChartKind = "governance" | "vote" | "power" | "curve" | "split" | "s-curve" | "tornado" | "say-and-stake" | "compare";

/** The kinds of calculator. */
export type CalculatorKind = "cost" | "vote";

/** An amount: a number of pounds, or its decimal text: `8800000`, `"8800000.00"`. */
export type Amount = number | string;

/** A share: a number from 0 to 1, a decimal text or a fraction: `0.3`, `"0.30"`, `"3/10"`. */
export type Share = number | string;

/** A few numbers, enough for a picture, where there is no published design. */
export interface FewNumbers {
  /** What it is called. */
  title?: string;
  /** Three letters; "GBP" where nothing is said. */
  currency?: string;
  /** The target cost. */
  target: Amount;
  /** The final cost; the target where nothing is said. */
  outturn?: Amount;
  /** What the final cost hardly ever falls below, where futures are to be drawn; with `high`. */
  low?: Amount;
  /** What the final cost hardly ever rises above. */
  high?: Amount;
  /** 1 to 40 members; a commissioner is added where none commissions. */
  members: FewMember[];
  /** The providers' part of a saving; a half where nothing is said. */
  gain_share?: Share;
  /** The providers' part of an overrun; as that of a saving where nothing is said. */
  pain_share?: Share;
  /** The most that the providers lose together. */
  cap?: Amount;
}

/** A member in a few numbers. */
export interface FewMember {
  /** Its name. */
  name: string;
  /** Whether it commissions. */
  commissions?: boolean;
  /** Its part of the work, and so of what is shared; the same for each where nothing is said of any. */
  share?: Share;
  /** Its free reserves. */
  reserves?: Amount;
  /** The most that it loses itself. */
  cap?: Amount;
}

/** A published design: the file that the workbench saves, as an object. */
export interface PublishedDesign {
  format: "alliance-design";
  version: 1;
  [field: string]: unknown;
}

/** Why something could not be done: a code for programs, a sentence for people. */
export interface WidgetError extends Error {
  code: "design" | "network" | "module" | "webassembly" | "broken";
}

/** What `alliance-ready` brings. */
export interface ReadyDetail {
  version: string;
  kind: string;
}

/** What `alliance-change` brings. */
export interface ChangeDetail {
  /** The final cost, as a decimal text. */
  outturn: string;
  /** The design as it is now. */
  readonly design: PublishedDesign;
}

/** What `alliance-error` brings. */
export interface ErrorDetail {
  code: WidgetError["code"];
  message: string;
  issues: string[];
}

/** The events of a widget. All of them bubble, out of shadow roots too; none can be cancelled. */
export interface AllianceEventMap {
  "alliance-ready": CustomEvent<ReadyDetail>;
  "alliance-change": CustomEvent<ChangeDetail>;
  "alliance-error": CustomEvent<ErrorDetail>;
}

/** What both elements have. Every property but `design` and `version` is an attribute too. */
export declare class AllianceElement extends HTMLElement {
  static readonly version: string;
  readonly version: string;
  /** A design or a few numbers, or the JSON of one; it goes before `src` and what is inside. Reads as the design as it is now. */
  get design(): PublishedDesign | FewNumbers | string | undefined;
  set design(design: PublishedDesign | FewNumbers | string | undefined);
  /** Where the design is: an address that other pages may read, or a link that carries it (`#c1.…`). */
  src: string;
  /** A line above the finding. */
  heading: string;
  /** The member who reads, by id or name: it is "you" then. */
  member: string;
  /** The final cost, in place of the design's. */
  get outturn(): string;
  set outturn(amount: Amount | null);
  /** How many futures are drawn, from 16 to 65,536; 4,096 where nothing is said. */
  get samples(): string;
  set samples(count: number | string | null);
  /** The seed of the futures: the same one draws the same. */
  get seed(): string;
  set seed(seed: number | string | null);
  /** Light, dark, or as the page is. */
  theme: "auto" | "light" | "dark";
  /** Whether it waits until it comes near the window. */
  loading: "lazy" | "eager";
  /** What can be downloaded, below the table: "svg png csv", some of these, or "none". */
  actions: string;
  /** Changes the design by paths, such as `{ "facts.outturn": "9400000.00" }`; null takes away. Rejects with a WidgetError. */
  update(patch: Record<string, unknown>): Promise<void>;
  /** The picture as the text of an SVG file, with the design inside. */
  toSVG(): Promise<string>;
  /** The picture as a PNG; the policy of the page must allow images from `blob:` or `data:`. */
  toPNG(scale?: 1 | 2 | 4): Promise<Blob>;
  /** The table as comma-separated values. */
  toCSV(): Promise<string>;
  /** The design as it is now. */
  toJSON(): Promise<PublishedDesign>;
  addEventListener<K extends keyof AllianceEventMap>(type: K, listener: (this: this, event: AllianceEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: this, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof AllianceEventMap>(type: K, listener: (this: this, event: AllianceEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** A picture of a design. */
export declare class AllianceChart extends AllianceElement {
  /** What it shows; "curve" where nothing is said. */
  kind: ChartKind | "";
}

/** A picture that is changed by hand. */
export declare class AllianceCalculator extends AllianceElement {
  /** What it shows; "cost" where nothing is said. */
  kind: CalculatorKind | "";
}

declare global {
  interface HTMLElementTagNameMap {
    "alliance-chart": AllianceChart;
    "alliance-calculator": AllianceCalculator;
  }
}
