// Values that no file could hold: refused in plain words, and the toolkit goes on working.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import vm from "node:vm";
import { refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const circle = { seats: [] };
circle.seats.push(circle);
let deep = {};
for (let level = 0; level < 100_000; level += 1) deep = { deep };
// Each level twice the one below: 2 to the power of 100 values.
let many = [];
for (let level = 0; level < 100; level += 1) many = [many, many];

const thrower = {
  get seats() {
    throw new Error("no");
  },
};

const strange = {
  undefined,
  "a BigInt": 7n,
  "a function": () => 7,
  "a symbol": Symbol("s"),
  NaN,
  Infinity,
  "a date": new Date(0),
  "a map": new Map([["seats", []]]),
  "a set": new Set(),
  "a class": new (class Parts {})(),
  "bytes": new Uint8Array(3),
  "a promise": Promise.resolve({}),
  "half a character": "\ud800",
  "a circle": circle,
  "great depth": deep,
  "more than there is time for": many,
  "a getter that throws": thrower,
  "a proxy that throws": new Proxy({}, { ownKeys: () => { throw new Error("no"); } }),
  "a boxed number": new Number(1),
  "an empty place in a list": [, 1],
};

const seats = [{ id: "a" }, { id: "b" }];
const rule = { pass: { at_least: { share: "1/2", of: "cast" } } };

for (const [what, value] of Object.entries(strange)) {
  test(`refused: ${what}`, () => {
    refused(() => toolkit.decide(value), { code: "invalid" });
    refused(() => toolkit.settle(value), { code: "invalid" });
    refused(() => toolkit.template(value), {});
    assert.equal(toolkit.checkDesign(value).ok, false);
    // Within something else, but for undefined, which is a field left out.
    if (value !== undefined) refused(() => toolkit.decide({ seats, rule, positions: { a: value } }), { code: "invalid" });
    assert.equal(toolkit.decide({ seats, rule }).verdict, "passes");
  });
}

test("the place of a strange value is told", () => {
  refused(() => toolkit.decide({ seats: [{ id: "a" }, { id: "b", votes: 7n }], rule }), { path: "seats[1].votes" });
  refused(() => toolkit.settle({ facts: { outturn: NaN } }), { path: "facts.outturn" });
});

test("a field that is undefined is left out", () => {
  assert.equal(toolkit.decide({ seats: [{ id: "a", votes: undefined, member: undefined }], rule, positions: undefined }).verdict, "passes");
});

test("plain objects of another realm, and without a prototype, are plain", () => {
  const parts = vm.runInNewContext(`({ seats: [{ id: "a" }], rule: ${JSON.stringify(rule)} })`);
  assert.equal(toolkit.decide(parts).verdict, "passes");
  assert.equal(toolkit.decide(Object.assign(Object.create(null), { seats, rule })).verdict, "passes");
});

test("names that JavaScript keeps for itself are names like others", () => {
  const parts = JSON.parse(`{ "seats": [{ "id": "a" }], "rule": ${JSON.stringify(rule)}, "__proto__": 1 }`);
  refused(() => toolkit.decide(parts), { code: "invalid", path: "__proto__" });
  assert.equal({}.polluted, undefined);
});

test("what is given is not changed", () => {
  const frozen = (value) => (value && typeof value === "object" ? Object.freeze(Object.values(value).forEach(frozen), value) : value);
  const design = toolkit.template("health-alliance");
  const before = JSON.stringify(design);
  frozen(design);
  toolkit.decide({ design });
  toolkit.settle({ design });
  toolkit.checkDesign(design);
  assert.equal(JSON.stringify(design), before);
});
