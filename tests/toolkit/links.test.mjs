// Links that carry a design: out and in again, short, and safe against whatever stands after a # anywhere.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { deflateRawSync } from "node:zlib";
import { place, toolkit } from "./package.mjs";

const source = new URL("link.js", place);
const { decode, encode, encodeShort, isLink, LinkError, longestLink } = await import(source);

before(() => toolkit.init());

const SEED = Number(process.env.ALLIANCE_SEED ?? Date.now() % 1_000_000);

/** Random numbers from 0 to below `below`, the same for the same seed (mulberry32). */
function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Every good file as its shortest text. */
async function texts() {
  const folder = new URL("../fixtures/v1/", import.meta.url);
  const read = async (name) => JSON.stringify(JSON.parse(await readFile(new URL(name, folder), "utf8")));
  return Promise.all((await readdir(folder)).map(read));
}

/** A link of version 1 to bytes that somebody else packed. */
const packed = (bytes) => `c1.${deflateRawSync(bytes, { level: 9 }).toString("base64url")}`;

/** What comes of a link: its text, or the code of its one sentence. Anything else fails. */
async function outcome(link) {
  try {
    return { text: await decode(link) };
  } catch (error) {
    assert.ok(error instanceof LinkError, `${error?.stack ?? error} of ${link.slice(0, 200)}`);
    assert.match(error.message, /^This link [^\n]*\.$/);
    return { code: error.code };
  }
}

test("what goes in comes out, letter for letter, in both versions", async () => {
  for (const text of [...(await texts()), "{}", "7", '{"a":"é 🌱 مستقبل \\u0001"}', '{"n":1e400,"m":-0}', '"\u0001"', "\ufeff{}"]) {
    assert.equal(await decode(await encode(text)), text);
    assert.equal(await decode(await encodeShort(text)), text);
    assert.match(await encode(text), /^c1\.[\w-]+$/);
    assert.match(await encodeShort(text), /^c[12]\.[\w-]+$/);
  }
});

test("with a # or a whole address in front, and broken into lines", async () => {
  const text = '{"title":"A # in it"}';
  const link = await encode(text);
  for (const form of [`#${link}`, `https://example.org/a/?b=c#${link}`, ` ${link}\n`, link.replace(/.{10}/g, "$&\r\n ")]) {
    assert.equal(isLink(form), true, form);
    assert.equal(await decode(form), text, form);
  }
  for (const other of ["", "{}", text, '{"title":"#c1.abc"}', "#start", "#chance", "#c", "name;amount"]) assert.equal(isLink(other), false, other);
});

test("a design that resembles a template takes few letters", async () => {
  for (const { id } of toolkit.templates()) assert.ok((await toolkit.encodeLink(toolkit.template(id))).length < 60, id);
  const design = toolkit.template("health-alliance");
  design.title = "Leeds mental health alliance";
  for (const [at, member] of design.members.entries()) {
    member.name = `A trust that is called number ${at}`;
    if (member.free_reserves) member.free_reserves = `${(at + 3) * 87_654}.00`;
  }
  design.motion.text = "Raise the cap of the smallest to nine thousand";
  assert.ok((await toolkit.encodeLink(design)).length < 600, `${(await toolkit.encodeLink(design)).length}`);
});

test("what links point into never changes", async () => {
  const familiar = await readFile(new URL("familiar.js", place), "utf8");
  const [, text] = familiar.match(/String\.raw`([^`]*)`;/);
  assert.equal(createHash("sha256").update(text).digest("hex"), "66e418a6e6ae7919f6fdc1e0c925ea3c3070e185383eef56a825b68483da3183");
  // A link from the day on which version 2 began.
  assert.equal(JSON.parse(await decode("c2.YzTQsTQvswYA")).title, "Camden-like health alliance");
});

test("the toolkit puts every good file into a link and gets the same design out, whole", async () => {
  for (const text of await texts()) {
    const link = await toolkit.encodeLink(text);
    const design = await toolkit.decodeLink(`https://example.org/#${link}`);
    // Not letter for letter: an object does not keep how a number of an unknown field was spelt.
    assert.deepEqual(await toolkit.decodeLink(await toolkit.encodeLink(design)), design);
    assert.equal(design.id, JSON.parse(text).id);
  }
  for (const { id } of toolkit.templates()) {
    const design = toolkit.template(id);
    assert.deepEqual(await toolkit.decodeLink(await toolkit.encodeLink(design)), design);
  }
});

test("the toolkit refuses what is no design, going in and coming out", async () => {
  const refusal = (code, path) => (error) => error instanceof toolkit.AllianceError && error.code === code && error.path === path;
  await assert.rejects(toolkit.encodeLink({ ...toolkit.template("blank"), members: 7 }), refusal("invalid", "members"));
  await assert.rejects(toolkit.decodeLink(await encode('{"format":"else"}')), (error) => error.code === "invalid" && error.problems.length > 0);
  await assert.rejects(toolkit.decodeLink("#start"), refusal("not_a_link", ""));
  await assert.rejects(toolkit.decodeLink("c9.abc"), refusal("newer", ""));
  await assert.rejects(toolkit.decodeLink(undefined), refusal("not_a_link", ""));
});

test("what is too long for a link is said, and so is what is too long to be one", async () => {
  const random = dice(7);
  const noise = (length) => Array.from({ length }, () => String.fromCharCode(33 + random(90))).join("");
  const most = await encode(noise(28_000));
  assert.ok(most.length > 28_000 && most.length <= longestLink);
  for (const make of [encode, encodeShort]) {
    for (const text of [noise(40_000), " ".repeat(1_100_000)]) {
      await assert.rejects(make(text), (error) => error instanceof LinkError && error.code === "too_long" && /file instead\.$/.test(error.message));
    }
  }
  assert.deepEqual(await outcome(`c1.${"A".repeat(longestLink)}`), { code: "too_large" });
  assert.deepEqual(await outcome(" ".repeat(10_000_000)), { code: "too_large" });
  assert.deepEqual(await outcome(`${"a".repeat(10_000_000)}#c1.q1YqAwA`), { code: "too_large" });
});

test("a QR code of it", () => {
  const { svg, across, spare } = toolkit.qrCode({ text: "https://example.org/#c1.q1Y", name: "A <link>" });
  assert.deepEqual([across, spare], [25, 7]);
  assert.match(svg, /^<svg [^>]*aria-label="A &lt;link&gt;"/);
  assert.throws(() => toolkit.qrCode({ text: "a".repeat(2954), name: "" }), { code: "too_long" });
});

const FOREIGN = [
  "", "#", "#start", "#top", "#:~:text=alliance", "#/route/7?tab=2", "#!/old", "#access_token=eyJhbGciOi.J9.x&state=c1.", "#c", "#c1", "#C1.AAAA", "#c0.AAAA",
  "#c01.AAAA", "#c1.", "#c2.", "#c1.%2F", "#c1.AA==", "#c1.AAAA#c1.AAAA", "#c-1.AA", "#c1.5.AA", "#c1.é", "#\u0000", "#c1.\u0000", "javascript:alert(1)", "<svg onload=alert(1)>",
];

test("other people's fragments are told apart in one sentence", async () => {
  for (const fragment of FOREIGN) assert.equal((await outcome(fragment)).text, undefined, fragment);
  assert.deepEqual(await outcome("#c3.AAAA"), { code: "newer" });
  assert.deepEqual(await outcome("#c999999.x"), { code: "newer" });
  assert.deepEqual(await outcome("#section-2"), { code: "not_a_link" });
});

test("no part of a link passes for the whole", async () => {
  for (const text of await texts()) {
    for (const link of [await encode(text), await encodeShort(text)]) {
      const step = Math.ceil(link.length / 300);
      for (let length = 0; length < link.length; length += step) assert.equal((await outcome(link.slice(0, length))).text, undefined, link.slice(0, length));
      assert.equal((await outcome(link.slice(0, -1))).text, undefined);
    }
  }
});

test("what is no text is damaged", async () => {
  for (const bytes of [[0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x22, 0xe2, 0x82, 0x22]]) {
    assert.deepEqual(await outcome(packed(Buffer.from(bytes))), { code: "damaged" });
  }
});

/** Links that want to fill the memory. */
const BOMBS = [
  packed(Buffer.alloc(20_000_000)),
  packed(Buffer.from("[[{}],".repeat(2_500_000))),
  packed(Buffer.alloc(1_048_577)),
  `c2.${packed(Buffer.from("\u00010,ewm;".repeat(120_000))).slice(3)}`,
  `c2.${packed(Buffer.from("\u00010,1;".repeat(200_000))).slice(3)}`,
  `c2.${packed(Buffer.from("\u00010,g;".repeat(200_000))).slice(3)}`,
  `c2.${packed(Buffer.from("\u0001".repeat(1_000_000))).slice(3)}`,
  `c1.${Buffer.from(Array.from({ length: 4_000 }, () => [0, 0, 0, 0xff, 0xff]).flat()).toString("base64url")}`,
];

test("bombs do not go off: each is refused, and the memory stays small", async () => {
  for (const bomb of BOMBS) {
    assert.ok(bomb.length <= longestLink, `${bomb.length}`);
    assert.equal((await outcome(bomb)).text, undefined);
  }
  // Each in a process of its own: how much more memory it ever held than one that read an ordinary link.
  const peak = async (link) => {
    const code = `const { decode } = await import(${JSON.stringify(source.href)}); await decode(process.argv[1]).catch(() => {}); console.log(process.resourceUsage().maxRSS);`;
    return Number((await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code, link])).stdout);
  };
  const ordinary = await peak(await encode('{"a":1}'));
  for (const bomb of BOMBS) {
    const more = (await peak(bomb)) - ordinary;
    assert.ok(more < 20_000, `${more} kB more`);
  }
});

test(`whatever is done to a link, it is a text or one sentence (seed ${SEED})`, async () => {
  const random = dice(SEED);
  const one = (list) => list[random(list.length)];
  const links = (await Promise.all((await texts()).map((text) => Promise.all([encode(text), encodeShort(text)])))).flat();
  const letters = "ABCxyz019-_.,;# %=+/\u0000\u0001é🌱";
  const changes = [
    (link, at) => link.slice(0, at) + one([...letters]) + link.slice(at + 1),
    (link, at) => link.slice(0, at) + link.slice(at + 1 + random(9)),
    (link, at) => link.slice(0, at) + one([...letters]).repeat(1 + random(40)) + link.slice(at),
    (link, at) => link.slice(0, at) + one(links).slice(random(40)),
    (link, at) => link.slice(at) + link.slice(0, at),
    (link, at) => link.slice(0, at),
    (link) => link.toLowerCase(),
    (link) => link.replace(/^c\d/, `c${random(4)}`),
    () => `c${1 + random(2)}.${Buffer.from(Array.from({ length: random(200) }, () => random(256))).toString("base64url")}`,
    (link, at) => `c2.${packed(Buffer.from(`{"a":${"\u0001"}${random(40_000).toString(36)},${random(40_000).toString(36)};}${link.slice(0, at)}`)).slice(3)}`,
  ];
  const codes = {};
  const began = performance.now();
  let tried = 0;
  for (; tried < 20_000; tried += 1) {
    let link = one(links);
    for (let times = 1 + random(3); times > 0; times -= 1) link = one(changes)(link, random(link.length + 1));
    const { code = "text" } = await outcome(link);
    codes[code] = (codes[code] ?? 0) + 1;
  }
  console.log(`seed ${SEED}: ${tried} links in ${Math.round(performance.now() - began)} ms: ${JSON.stringify(codes)}`);
  // The mutations reach every way out.
  for (const code of ["text", "damaged", "not_a_link", "newer"]) assert.ok(codes[code] > 50, code);
});
