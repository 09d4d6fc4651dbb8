// A design from a few numbers. Fetched only where somebody gives them.

/** What every design from a few numbers has in common: one table at which every member has one vote, and all must agree. */
const FRAME = {
  format: "alliance-design", version: 1, id: "few-numbers",
  bodies: [{ id: "leadership", name: "Leadership team", kind: "leadership" }],
  rules: [{ id: "unanimity", name: "Unanimity", pass: { at_least: { share: "1", of: "present" } }, block: "against", tie: "fails" }],
  motion: { text: "Sign the agreement" },
};

const MOST_MEMBERS = 40;

/**
 * @param {import("../npm/alliance-embed.d.ts").FewNumbers} few
 * @param {(given: unknown, what: string) => string} amount reads an amount
 */
export function fromFewNumbers(few, amount) {
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

function rate(given, what) {
  const text = String(given).trim();
  if (!/^\d{1,9}(\.\d{1,9}|\/\d{1,9})?$/.test(text)) throw wrong(`This is not a share for ${what}: "${text.slice(0, 40)}". Write it such as 0.3 or "3/10".`);
  return text;
}

function wrong(message) {
  return new Error(message);
}
