// The design that a widget holds, as plain data, and as hands change it. Whether it makes sense, the engine says.

import { Trouble, aside, troubleOf } from "./trouble.js";

/** A press on a seat moves it on to this position. */
const NEXT = { agree: "disagree", disagree: "abstain", abstain: "block", block: "absent", absent: "recused", recused: "agree" };

/**
 * A design from text or data; a few numbers have a target at the top. None where there is none yet.
 * @param {unknown} given
 */
export async function designFrom(given) {
  if (given === undefined) return undefined;
  const data = typeof given === "string" ? parsed(given) : structuredClone(given);
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw wrong("This is not a design: a design is an object.");
  if (!("target" in data) || "format" in data || "terms" in data) return data;
  const { fromFewNumbers } = await aside(() => import(BASE + "few.js"));
  try {
    return fromFewNumbers(data, amount);
  } catch (error) {
    throw troubleOf(error, "design");
  }
}

function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw wrong("This is not a design: its text is not whole, or is not JSON.");
  }
}

/** An amount as a file has it: `"8800000.00"`. */
export function amount(given, what) {
  const text = typeof given === "number" ? given.toFixed(2) : String(given).trim();
  if (!/^-?\d{1,14}(\.\d{1,2})?$/.test(text)) throw wrong(`This is not an amount for ${what}: "${text.slice(0, 40)}". Write it such as 8800000 or "8800000.00".`);
  return text;
}

/** The design at another final cost; direct costs that were given are of another year then. */
export function atOutturn(design, outturn) {
  const { direct_costs, ...facts } = design.facts ?? {};
  return { ...design, facts: { ...facts, outturn: amount(outturn, "the final cost") } };
}

/** The design after a press on a seat. What says no more than that a seat agrees is not kept. */
export function pressed(design, seat) {
  const before = design.motion?.ballots ?? [];
  const ballot = before.find((one) => one.seat === seat);
  const next = { ...(ballot ?? { seat }), position: NEXT[ballot?.position ?? "agree"] };
  const ballots = [...before.filter((one) => one !== ballot), next].filter((one) => one.position !== "agree" || one.by_deputy || one.reason);
  return { ...design, motion: { text: "", ...design.motion, ballots } };
}

function wrong(message) {
  return new Trouble("design", message);
}
