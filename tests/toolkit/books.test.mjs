// The open book through the door: pasted text, cost lines, and what they make of the year.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const sheet = [
  "\ufeffCost line;Partner;Budget;Spent to date;Forecast outturn;Disallowed",
  "Crisis house;Riverside Trust;£1,200,000.00;450000;1,210,000.50;",
  "\"Talking; listening\";BEACON MIND;640000;(5);abc;1.500,00",
  "Total;;1840000;;;",
].join("\r\n");

test("a pasted sheet is read, with its columns, its lines and its problems", () => {
  const design = { ...toolkit.template("health-alliance"), costs: [] };
  const { separator, columns, mapping, lines, problems, books } = toolkit.readLedger({ design, text: sheet });
  assert.equal(separator, ";");
  assert.deepEqual(columns.map(({ field }) => field), ["name", "member", "budget", "actual", "forecast", "disallowed"]);
  assert.deepEqual(mapping, { head_rows: 1, name: 0, member: 1, budget: 2, actual: 3, forecast: 4, disallowed: 5 });
  assert.deepEqual(lines[0], { id: "crisis-house", name: "Crisis house", member: "riverside", budget: "1200000.00", actual: "450000.00", forecast: "1210000.50" });
  assert.deepEqual(lines[1], { id: "talking-listening", name: "Talking; listening", member: "beacon", budget: "640000.00", disallowed: "1500.00" });
  assert.deepEqual(problems.map(({ severity, row, column }) => [severity, row, column]), [["error", 3, 4], ["error", 3, 5], ["warning", 4, 1]]);
  assert.equal(books.outturn, "1848500.50");
  // The columns can be told otherwise.
  const other = toolkit.readLedger({ design, text: sheet, mapping: { ...mapping, forecast: 2, budget: null } });
  assert.deepEqual([other.lines[0].forecast, other.lines[0].budget], ["1200000.00", undefined]);
});

test("the books follow the lines to the final cost and to each member", () => {
  const design = toolkit.template("health-alliance");
  const costs = [
    { id: "house", name: "House", member: "riverside", budget: "100.00", actual: "60.00", forecast: "110.00", disallowed: "10.00" },
    { id: "rent", name: "Rent", forecast: "50.00" },
  ];
  const { total, outturn, direct_costs, differs, begun } = toolkit.books({ design, costs });
  assert.deepEqual([begun, outturn, total.cost, total.to_complete, total.disallowed], [true, "150.00", "160.00", "100.00", "10.00"]);
  // Its own 100, and 0.34 of the rent.
  assert.deepEqual(direct_costs.find(({ member }) => member === "riverside"), { member: "riverside", own: "100.00", shared: "17.00", cost: "117.00" });
  assert.deepEqual(differs[0], { path: "facts.outturn", member: null, now: design.facts.outturn, books: "150.00" });
  const facts = { outturn, direct_costs: Object.fromEntries(direct_costs.map(({ member, cost }) => [member, cost])) };
  assert.equal(toolkit.settle({ design, facts }).members.find(({ member }) => member === "riverside").limb1, "117.00");
});

test("a ledger that is written reads back the same", () => {
  const design = toolkit.template("health-alliance");
  const costs = [
    { id: "a", name: "=SUM(A1), \"all\"\nof it", member: "beacon", budget: "1234.50" },
    { id: "b", name: "'tis", actual: "0.01", forecast: "10000000000000.00", disallowed: "0.00" },
  ];
  const text = toolkit.ledgerCsv({ design, costs });
  assert.match(text, /^Id,Cost line,Member,Budget,Actual,Forecast,Disallowed\r\n/);
  assert.deepEqual(toolkit.readLedger({ design: { ...design, costs: [] }, text }).lines, costs);
  // Of a design's own lines nothing is lost: they keep their distributions.
  assert.deepEqual(toolkit.readLedger({ design, text: toolkit.ledgerCsv({ design }) }).lines, design.costs);
});

test("what is given wrongly is refused, and what is pasted wrongly is told", () => {
  const design = toolkit.template("blank");
  refused(() => toolkit.readLedger({ design }), { code: "invalid", path: "text" });
  refused(() => toolkit.readLedger({ design, text: "a", mapping: { nam: 1 } }), { code: "invalid", path: "mapping.nam" });
  refused(() => toolkit.readLedger({ design, text: "x".repeat(6_000_000) }), { code: "too_large", path: "text" });
  refused(() => toolkit.books({ design: {} }), { code: "invalid" });
  refused(() => toolkit.books("no"), { code: "invalid" });
  assert.equal(toolkit.readLedger({ design, text: "" }).problems[0].found, "nothing");
});
