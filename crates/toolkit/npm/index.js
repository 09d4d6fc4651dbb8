// The front of the package: it loads the WebAssembly module, hands plain objects in and out, and makes an AllianceError
// of every refusal. All that is worked out is worked out in the module.

import start, * as core from "./core.js";
import { decode, encodeShort } from "./link.js";

export class AllianceError extends Error {
  constructor({ code, path = "", message, problems = [] }, options) {
    super(message, options);
    this.name = "AllianceError";
    this.code = code;
    this.path = path;
    this.problems = problems;
  }
}

let loading;
let ready = false;

export function init(source) {
  loading ??= load(source);
  return loading;
}

export function version() {
  return ask(core.version);
}

export function templates() {
  return ask(core.templates);
}

export function template(id) {
  return ask(core.template, id);
}

export function checkDesign(design) {
  return ask(core.checkDesign, design);
}

export async function encodeLink(design) {
  return carried(encodeShort(ask(core.shortText, design)));
}

export async function decodeLink(link) {
  return JSON.parse(ask(core.shortText, await carried(decode(String(link)))));
}

export function widgetKinds() {
  return ask(core.widgetKinds);
}

export function snippets(asked) {
  return ask(core.snippets, asked);
}

export function qrCode(asked) {
  return ask(core.qrCode, asked);
}

export function decide(parts) {
  return ask(core.decide, parts);
}

export function compareRules(parts) {
  return ask(core.compareRules, parts);
}

export function chances(parts) {
  return ask(core.chances, parts);
}

export function sampleChances(parts) {
  return ask(core.sampleChances, parts);
}

export function checkRule(parts) {
  return ask(core.checkRule, parts);
}

export function countBallots(parts) {
  return ask(core.countBallots, parts);
}

export function influence(parts) {
  return ask(core.influence, parts);
}

export function whatIf(parts) {
  return ask(core.whatIf, parts);
}

export function votingPower(parts) {
  return ask(core.votingPower, parts);
}

export function coalitions(parts) {
  return ask(core.coalitions, parts);
}

export function flips(parts) {
  return ask(core.flips, parts);
}

export function standing(parts) {
  return ask(core.standing, parts);
}

export function panel(parts) {
  return ask(core.panel, parts);
}

export function pictureFile(parts) {
  return ask(core.pictureFile, parts);
}

export function tableCsv(table) {
  return ask(core.tableCsv, table);
}

export function designIn(svg) {
  return ask(core.designIn, `${svg}`);
}

export function report(parts) {
  return ask(core.report, parts);
}

export function settle(parts) {
  return ask(core.settle, parts);
}

export function breakPoints(parts) {
  return ask(core.breakPoints, parts);
}

export function curve(parts) {
  return ask(core.curve, parts);
}

export function checkTerms(parts) {
  return ask(core.checkTerms, parts);
}

export function presets() {
  return ask(core.presets);
}

export function preset(id, target) {
  return ask(core.preset, { id, target });
}

export function timeline(parts) {
  return ask(core.timeline, parts);
}

export function books(parts) {
  return ask(core.books, parts);
}

export function readLedger(parts) {
  return ask(core.readLedger, parts);
}

export function ledgerCsv(parts) {
  return ask(core.ledgerCsv, parts);
}

export function exportOpenData(parts) {
  return ask(core.exportOpenData, parts);
}

export function readMembers(parts) {
  return ask(core.readMembers, parts);
}

export function membersCsv(parts) {
  return ask(core.membersCsv, parts);
}

export function spreadsheet(parts) {
  const { base64, ...about } = ask(core.spreadsheet, parts);
  return { ...about, bytes: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)) };
}

export function runningCosts(parts) {
  return ask(core.runningCosts, parts);
}

export async function simulate(parts, { onProgress, signal, keep = false, helpers = [] } = {}) {
  signal?.throwIfAborted();
  // Those who help have to know.
  const asked = keep ? { ...parts, keep } : parts;
  const run = ask((given) => new core.FuturesRun(given), asked);
  try {
    if (helpers.length) await gathered(run, asked, helpers, onProgress, signal);
    else await drawn(run, onProgress, signal);
    const futures = typed(ask(() => run.read()));
    return keep ? { ...futures, outturns: run.outturns() } : futures;
  } finally {
    run.free();
  }
}

export function drawBlocks(parts, from, to) {
  const run = ask((given) => new core.FuturesRun(given), parts);
  try {
    return run.draw(from, to);
  } finally {
    run.free();
  }
}

export async function compare({ scenarios, ...asked }, { onProgress, signal } = {}) {
  const names = [null, ...(scenarios ?? asked.design?.scenarios?.map(({ id }) => id) ?? [])];
  const compared = [];
  for (const [place, scenario] of names.entries()) {
    const told = onProgress && ((part) => onProgress((place + part) / names.length));
    compared.push({ scenario, futures: await simulate({ ...asked, scenario }, { onProgress: told, signal }) });
  }
  return compared;
}

export function distribution(parts) {
  const curve = ask((given) => new core.Amount(given), parts);
  const [mean, sd] = curve.moments();
  // One number in, one number out; many in, a typed array out.
  const at = (name) => (given) => (typeof given === "number" ? curve[name]([given])[0] : curve[name](Float64Array.from(given)));
  return { mean, sd, quantile: at("quantile"), density: at("density"), cumulative: at("cumulative") };
}

/** What a link carries, or the link that carries it. */
function carried(promise) {
  return promise.catch((error) => {
    throw new AllianceError(error, { cause: error });
  });
}

/** So many blocks of futures are drawn before anything else gets its turn: some milliseconds. */
const AT_ONCE = 32;

async function drawn(run, onProgress, signal) {
  for (let part = run.advance(AT_ONCE); ; part = run.advance(AT_ONCE)) {
    onProgress?.(part);
    if (part >= 1) return;
    await turn();
    signal?.throwIfAborted();
  }
}

/** Each helper draws some parts of the futures and gathers what they hold; the same comes out for any number of them. */
async function gathered(run, parts, helpers, onProgress, signal) {
  const all = run.parts();
  const edge = (place) => Math.floor((all * place) / helpers.length);
  let done = 0;
  const told = (part) => {
    done += 1;
    onProgress?.(done / helpers.length);
    return part;
  };
  const drawing = helpers.map((draw, place) => draw(parts, edge(place), edge(place + 1)).then(told));
  for (const [place, part] of (await Promise.all(drawing)).entries()) {
    if (run.take(edge(place + 1) - edge(place), part)) continue;
    const message = "A helper gave back something other than these futures. Hand back what `drawBlocks` answers, by the same version of the toolkit.";
    throw new AllianceError({ code: "helper", path: `helpers[${place}]`, message });
  }
  signal?.throwIfAborted();
}

/** Lets everything else that waits have its turn; a timer would wait longer than that. */
function turn() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Long rows of numbers as typed arrays. */
function typed(value) {
  if (Array.isArray(value)) return value.map(typed);
  if (!value || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([name, of]) => {
    if (name === "curve") return [name, Float64Array.from(of)];
    if (name === "counts") return [name, Uint32Array.from(of)];
    return [name, typed(of)];
  });
  return Object.fromEntries(entries);
}

async function load(source = new URL("./core_bg.wasm", import.meta.url)) {
  try {
    await start({ module_or_path: await readable(await source) });
    ready = true;
  } catch (cause) {
    loading = undefined;
    const message = `The WebAssembly module could not be loaded. Give init() its address, a Response, or its bytes. (${cause?.message ?? cause})`;
    throw new AllianceError({ code: "not_loaded", message }, { cause });
  }
}

// Node cannot fetch a file, so there it is read.
async function readable(source) {
  const isFile = source instanceof URL ? source.protocol === "file:" : typeof source === "string" && source.startsWith("file:");
  if (!isFile) return source;
  const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ "node:fs/promises");
  return readFile(new URL(source));
}

function ask(question, given) {
  if (!ready) {
    const message = "The toolkit is not ready. Call `await init()` once, before any other function.";
    throw new AllianceError({ code: "not_ready", message });
  }
  try {
    return question(given);
  } catch (refusal) {
    if (!(refusal instanceof Error)) throw new AllianceError(refusal);
    const message = `Something went wrong inside the toolkit: ${refusal.message}. This is a mistake of ours.`;
    throw new AllianceError({ code: "internal", message }, { cause: refusal });
  }
}
