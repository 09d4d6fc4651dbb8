// The design that a widget holds, as plain data: from a few numbers, and changed by paths. Whether it makes sense, the engine says.

import { Trouble } from "./trouble.js";

/** What every design from a few numbers has in common: one table at which every member has one vote, and all must agree. */
const FRAME = {
  format: "alliance-design", version: 1, id: "few-numbers",
  bodies: [{ id: "leadership", name: "Leadership team", kind: "leadership" }],
  rules: [{ id: "unanimity", name: "Unanimity", pass: { at_least: { share: "1", of: "present" } }, block: "against", tie: "fails" }],
  motion: { text: "Sign the agreement" },
};

const MOST_MEMBERS = 40;

/** A press on a seat moves it on to this position. */
const NEXT = { agree: "disagree", disagree: "abstain", abstain: "block", block: "absent", absent: "recused", recused: "agree" };

/**
 * A design from text or data; a few numbers have a target at the top.
 * @param {unknown} given
 */
export function designFrom(given) {
  const data = typeof given === "string" ? parsed(given) : structuredClone(given);
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw wrong("This is not a design: a design is an object.");
  return "target" in data && !("format" in data) && !("terms" in data) ? fromFewNumbers(data) : data;
}

function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw wrong("This is not a design: its text is not whole, or is not JSON.");
  }
}

/** @param {import("../npm/alliance-embed.d.ts").FewNumbers} few */
function fromFewNumbers(few) {
  if (!Array.isArray(few.members) || !few.members.length || few.members.length > MOST_MEMBERS) throw wrong(`A few numbers need "members": a list of 1 to ${MOST_MEMBERS}, each with a "name".`);
  const named = few.members.some(({ commissions }) => commissions) ? few.members : [{ name: "Commissioner", commissions: true }, ...few.members];
  const caps = {};
  const members = [];
  for (const { name, commissions, share, reserves, cap } of named) {
    if (typeof name !== "string" || !name.trim()) throw wrong('Every member needs a "name".');
    const id = idFrom(name, members);
    if (cap != null) caps[id] = amount(cap, `the cap of ${name}`);
    members.push({ id, name, kind: commissions ? "commissioner" : "other", ...(share != null && { work: rate(share, `the share of ${name}`) }), ...(reserves != null && { free_reserves: amount(reserves, `the reserves of ${name}`) }) });
  }
  const target = amount(few.target, "the target");
  const gain = rate(few.gain_share ?? "1/2", "the gain share");
  const band = (share) => [{ from: "0", to: null, share }];
  const by = few.members.some(({ share }) => share != null) ? "work" : "equal";
  const range = few.low != null && few.high != null && { shape: "pert", low: amount(few.low, "low"), likely: target, high: amount(few.high, "high") };
  return {
    ...FRAME,
    title: String(few.title ?? "Alliance"),
    currency: String(few.currency ?? "GBP"),
    members,
    seats: members.map(({ id, name }) => ({ id, body: "leadership", title: name, member: id, kind: "member_representative", votes: 1 })),
    terms: {
      target,
      steps: [
        { step: "share", gain: band(gain), pain: band(rate(few.pain_share ?? gain, "the pain share")) },
        ...(few.cap != null ? [{ step: "cap", pain: { amount: amount(few.cap, "the cap") } }] : []),
        { step: "split", by, caps, excess: "commissioner" },
      ],
    },
    facts: { outturn: amount(few.outturn ?? few.target, "the final cost") },
    ...(range && { costs: [{ id: "work", name: "The work", budget: target, distribution: range }] }),
  };
}

function idFrom(name, members) {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 56).replace(/^-|-$/g, "") || "member";
  const taken = (id) => members.some((member) => member.id === id);
  let id = plain;
  for (let number = 2; taken(id); number += 1) id = `${plain}-${number}`;
  return id;
}

/** An amount as a file has it: `"8800000.00"`. */
export function amount(given, what) {
  const text = typeof given === "number" ? given.toFixed(2) : String(given).trim();
  if (!/^-?\d{1,14}(\.\d{1,2})?$/.test(text)) throw wrong(`This is not an amount for ${what}: "${text.slice(0, 40)}". Write it such as 8800000 or "8800000.00".`);
  return text;
}

function rate(given, what) {
  const text = String(given).trim();
  if (!/^\d{1,9}(\.\d{1,9}|\/\d{1,9})?$/.test(text)) throw wrong(`This is not a share for ${what}: "${text.slice(0, 40)}". Write it such as 0.3 or "3/10".`);
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

/**
 * The design after changes by paths: names of fields joined by points; an item of a list by its id, the kind of a step, or its place;
 * `+` adds to a list; null takes away.
 * @param {object} design
 * @param {Record<string, unknown>} patch
 */
export function patched(design, patch) {
  const changed = structuredClone(design);
  for (const [path, value] of Object.entries(patch)) put(changed, path.split("."), value === undefined ? null : structuredClone(value), path);
  return changed;
}

function put(place, [name, ...rest], value, path) {
  const nowhere = () => wrong(`A path of this change leads nowhere: "${path}".`);
  if (typeof place !== "object" || place === null || (name in {})) throw nowhere();
  const isList = Array.isArray(place);
  if (isList && name === "+" && !rest.length) return place.push(value);
  const key = isList ? indexOf(place, name) : name;
  if (isList && place[key] === undefined) throw nowhere();
  if (!rest.length) {
    if (value !== null) place[key] = value;
    else if (isList) place.splice(key, 1);
    else delete place[key];
    return undefined;
  }
  if (!Object.hasOwn(place, key)) place[key] = rest[0] === "+" ? [] : {};
  return put(place[key], rest, value, path);
}

function indexOf(list, name) {
  const named = (field) => list.findIndex((item) => item?.[field] === name);
  return [named("id"), named("step"), /^\d+$/.test(name) ? Number(name) : -1].find((found) => found >= 0) ?? -1;
}

function wrong(message) {
  return new Trouble("design", message);
}
