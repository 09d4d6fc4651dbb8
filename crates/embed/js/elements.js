// The two elements. What is inside them before, a picture and a table, stays until there is something better, and for ever where there
// never is.

import { engineFor } from "./engines.js";
import { atOutturn, designFrom, pressed } from "./design.js";
import { designOf } from "./input.js";
import { onInput, onKey, onPress } from "./hands.js";
import { fill } from "./show.js";
import { aside, troubleOf } from "./trouble.js";

/** Every attribute, with what stands where it is missing. Each is a property too. */
const ATTRIBUTES = {
  kind: "",
  src: "",
  heading: "",
  member: "",
  outturn: "",
  samples: "4096",
  seed: "20220401",
  theme: "auto",
  loading: "lazy",
  actions: "svg png csv",
};

/** The fewest and most futures that a widget draws: at most some tens of milliseconds. */
const SAMPLES = [16, 65_536];

class AllianceElement extends HTMLElement {
  static observedAttributes = Object.keys(ATTRIBUTES);
  static version = VERSION;

  /** What was given by property. */
  #given;
  /** The design as it is now, as data, and what draws it. */
  #design;
  #engine;
  /** Counts beginnings, so that an older one that is still under way ends itself. */
  #beginning = 0;
  /** The newest beginning. */
  #begun;
  #drawnAt = 0;
  #isReady = false;
  #trouble;
  #waiting = [];
  #scheduled = "";
  #near;
  #size;

  /** The version of the widgets. */
  get version() {
    return VERSION;
  }

  /** A design, or a few numbers: an object, or its JSON. Reading gives the design as it is now. */
  get design() {
    return this.#design ? structuredClone(this.#design) : this.#given;
  }

  set design(given) {
    this.#given = given;
    this.#schedule("begin");
  }

  connectedCallback() {
    this.#takeProperties();
    if (this.loading === "eager") return this.#schedule("begin");
    this.#near ??= new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#schedule("begin"), { rootMargin: "100% 0px" });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    // Moving it takes it away and puts it back at once.
    queueMicrotask(() => !this.isConnected && this.#end());
  }

  attributeChangedCallback(name, before, now) {
    // Before it has begun, it will find all as it is then.
    if (before === now || !this.#beginning) return;
    if (name === "kind" || name === "src" || (name === "outturn" && !now)) this.#schedule("begin");
    else if (name === "outturn" && this.#design) this.#change(() => atOutturn(this.#design, now));
    else this.#schedule("draw");
  }

  /** Changes the design by paths, such as `{ "facts.outturn": "9400000.00" }`; null takes away. */
  async update(patch) {
    const { patched } = await aside(() => import(BASE + "patch.js"));
    await this.#ready();
    const before = this.#design;
    try {
      this.#design = patched(before, patch);
      this.#show();
    } catch (error) {
      this.#design = before;
      throw troubleOf(error, "design");
    }
    this.#tellChange();
  }

  /** The picture as the text of an SVG file, with the design inside. */
  async toSVG() {
    return (await this.#files()).svg;
  }

  /** The picture as a PNG, at so many times its size. */
  async toPNG(scale = 2) {
    const [{ svg }, { toPng }] = await Promise.all([this.#files(), aside(() => import(BASE + "raster.js"))]);
    return toPng(svg, scale);
  }

  /** The table as comma-separated values. */
  async toCSV() {
    return (await this.#files()).csv;
  }

  /** The design as an object. */
  async toJSON() {
    await this.#ready();
    return this.design;
  }

  /** What hands do. Not for pages. */
  press(seat) {
    if (this.#design) this.#change(() => pressed(this.#design, seat));
  }

  /** What hands do. Not for pages. */
  slide(outturn) {
    if (this.#design) this.#change(() => atOutturn(this.#design, outturn));
  }

  /** What was set on the element before it was one of ours. */
  #takeProperties() {
    for (const name of ["design", ...Object.keys(ATTRIBUTES)]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #schedule(what) {
    const isNew = !this.#scheduled;
    if (this.#scheduled !== "begin") this.#scheduled = what;
    if (isNew) queueMicrotask(() => this.#doScheduled());
  }

  #doScheduled() {
    const what = this.#scheduled;
    this.#scheduled = "";
    if (!this.isConnected) return;
    if (what === "begin") this.#begun = this.#begin();
    else this.#draw();
  }

  async #begin() {
    this.#near?.disconnect();
    this.#beginning += 1;
    const mine = this.#beginning;
    try {
      const [design, engine] = await Promise.all([designOf(this, this.#given).then(designFrom), engineFor(this.question, this.member)]);
      if (mine !== this.#beginning || !this.isConnected || !design) return;
      this.#design = this.outturn ? atOutturn(design, this.outturn) : design;
      this.#engine = engine;
      this.#trouble = undefined;
      this.#watch();
      this.#draw();
    } catch (error) {
      if (mine === this.#beginning) this.#fail(error);
    }
  }

  #end() {
    this.#beginning += 1;
    this.#near?.disconnect();
    this.#size?.disconnect();
    this.#design = this.#engine = this.#size = this.#trouble = undefined;
    this.#drawnAt = 0;
    this.#isReady = false;
  }

  /** Draws again when there is another width. Until it is a block of its own, that is for its parent to say. */
  #watch() {
    this.#size ??= new ResizeObserver(() => Math.abs(widthFor(this) - this.#drawnAt) >= 1 && this.#draw());
    this.#size.observe(this);
    const around = parentOf(this);
    if (around) this.#size.observe(around);
  }

  /** What the engine is asked; its refusal is a sentence. */
  #ask(what, engine, width) {
    const samples = Math.round(Number(this.samples)) || Number(ATTRIBUTES.samples);
    const bounded = Math.min(Math.max(samples, SAMPLES[0]), SAMPLES[1]);
    try {
      return JSON.parse(engine[what](JSON.stringify(this.#design), this.question, width, this.member, bounded, Number(this.seed) >>> 0));
    } catch (error) {
      throw troubleOf(error, "design");
    }
  }

  /** Draws what there is. Where there is no width there is nobody to see it, and nothing is drawn until there is. */
  #draw() {
    try {
      this.#show();
    } catch (error) {
      this.#fail(error);
    }
  }

  #show() {
    const width = widthFor(this);
    if (!this.#design || !this.#engine || width < 1) return;
    const shown = this.#ask("show", this.#engine, width);
    if (!shown) return this.#takeAnother();
    this.#fill(shown);
    this.#drawnAt = widthFor(this);
    // As a block of its own it may have another width than its parent's.
    if (Math.abs(this.#drawnAt - width) >= 1) this.#fill(this.#ask("show", this.#engine, this.#drawnAt));
    if (this.#isReady) return;
    this.#isReady = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve();
    this.#tell("alliance-ready", { version: VERSION, kind: this.kind });
  }

  /** What this engine leaves to another: to that of the member who reads now, or to the one that knows every design. */
  async #takeAnother() {
    const mine = this.#beginning;
    try {
      const engine = await engineFor(this.question, this.member);
      const another = engine === this.#engine ? await engineFor("files") : engine;
      if (mine !== this.#beginning || !this.isConnected) return;
      this.#engine = another;
      this.#draw();
    } catch (error) {
      if (mine === this.#beginning) this.#fail(error);
    }
  }

  #fill(shown) {
    if (!this.shadowRoot) {
      const shadow = this.attachShadow({ mode: "open", delegatesFocus: true });
      shadow.addEventListener("input", (event) => onInput(this, event));
      shadow.addEventListener("click", (event) => onPress(this, event));
      shadow.addEventListener("keydown", (event) => onKey(this, event));
    }
    fill(this.shadowRoot, shown, { heading: this.heading, actions: this.actions.split(/\s+/) });
  }

  async #files() {
    await this.#ready();
    return this.#ask("files", await engineFor("files"), this.#drawnAt);
  }

  async #ready() {
    // What is scheduled begins first, and another design that is on its way is waited for.
    for (let begun; await undefined, begun !== this.#begun; await begun) begun = this.#begun;
    if (this.#isReady) return undefined;
    if (this.#trouble) throw this.#trouble;
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** A change by hand or by attribute: one that is refused is told, and nothing is changed. */
  #change(change) {
    const before = this.#design;
    try {
      this.#design = change();
      this.#show();
      this.#tellChange();
    } catch (error) {
      this.#design = before;
      this.#fail(error);
    }
  }

  #tellChange() {
    const design = this.#design;
    this.#tell("alliance-change", { outturn: design.facts?.outturn, get design() { return structuredClone(design); } });
  }

  /** Nothing is thrown on a page that is not ours. */
  #fail(error) {
    this.#trouble = troubleOf(error, "broken");
    if (!this.#isReady) for (const { reject } of this.#waiting.splice(0)) reject(this.#trouble);
    const { code, message } = this.#trouble;
    this.#tell("alliance-error", { code, message, issues: [message] });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

for (const [name, otherwise] of Object.entries(ATTRIBUTES)) {
  Object.defineProperty(AllianceElement.prototype, name, {
    get() { return this.getAttribute(name) ?? otherwise; },
    set(value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, String(value)); },
    enumerable: true,
    configurable: true,
  });
}

/** A picture of a design. */
export class AllianceChart extends AllianceElement {
  /** What the engine is asked. */
  get question() {
    return this.kind || "curve";
  }
}

/** A picture that is changed by hand. */
export class AllianceCalculator extends AllianceElement {
  /** What the engine is asked. */
  get question() {
    return `calculator/${this.kind || "cost"}`;
  }
}

function parentOf(element) {
  return element.parentElement ?? element.getRootNode().host;
}

/** How wide the picture is to be, in CSS pixels: the room inside the element, or else inside its parent. */
function widthFor(element) {
  const box = element.shadowRoot ? element : parentOf(element);
  if (!box) return 0;
  const { paddingLeft, paddingRight } = getComputedStyle(box);
  return Math.floor(box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
}
