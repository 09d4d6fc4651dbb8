// In and out through the door: open data, lists of members, a workbook of all tables.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const publication = {
  awarded: "2026-03-02", published: "2026-04-01", grant_prefix: "360G-ourtown", ocid_prefix: "ocds-a1b2c3", address: "https://example.org/a.json",
};

test("open data is written where everything is there that it asks for", () => {
  const design = { ...toolkit.template("health-alliance"), publication };
  const { text, problems } = toolkit.exportOpenData({ design, standard: "360giving" });
  assert.match(text, /"amountAwarded": 2992000\.00,/);
  assert.ok(problems.every(({ severity }) => severity === "warning"));
  const release = JSON.parse(toolkit.exportOpenData({ design, standard: "ocds" }).text).releases[0];
  assert.deepEqual(release.tag, ["award", "contract"]);
  assert.equal(release.alliance.targetCost.amount, 8_800_000);
});

test("what is missing is told by its path, and never made up", () => {
  const { text, problems } = toolkit.exportOpenData({ design: toolkit.template("health-alliance"), standard: "ocds" });
  assert.equal(text, null);
  const missing = problems.filter(({ severity }) => severity === "error").map(({ path }) => path);
  assert.deepEqual(missing, ["publication.ocid_prefix", "publication.published", "publication.address"]);
  refused(() => toolkit.exportOpenData({ design: toolkit.template("blank"), standard: "other" }), { code: "invalid", path: "standard" });
});

test("a list of members is read, its columns can be told otherwise, and members come back from CSV", () => {
  const design = toolkit.template("health-alliance");
  const text = "Name\tAlso called\tCharity no\nNorthgate Community Group\tNorthgate\t1164021\nNewcomer\tNew\t\n";
  const { mapping, rows, members, problems } = toolkit.readMembers({ design, text });
  assert.deepEqual(mapping, { head_rows: 1, columns: ["name", null, "charity_number"] });
  assert.deepEqual(rows.map(({ fate }) => fate), ["updated", "new"]);
  assert.deepEqual([members.length, problems], [design.members.length + 1, []]);
  assert.equal(toolkit.checkDesign({ ...design, members }).problems.filter(({ severity }) => severity === "error").length, 0);
  const other = toolkit.readMembers({ design, text, mapping: { head_rows: 1, columns: [null, "name"] } });
  assert.deepEqual(other.rows.map(({ fate }) => fate), ["new", "new"]);
  assert.deepEqual(toolkit.readMembers({ design, text: toolkit.membersCsv({ design }) }).members, design.members);
  refused(() => toolkit.readMembers({ design, text: "x".repeat(5_000_001) }), { code: "too_large" });
  refused(() => toolkit.readMembers({ design, text, mapping: { columns: ["nothing"] } }), { code: "invalid" });
});

test("all tables are one workbook", () => {
  const { name, sheets, bytes } = toolkit.spreadsheet({ design: toolkit.template("health-alliance") });
  assert.equal(name, "camden-like-health-alliance-tables.xlsx");
  assert.deepEqual(sheets.slice(0, 3), ["Members", "Seats", "Lines of the open book"]);
  assert.ok(bytes instanceof Uint8Array && bytes[0] === 0x50 && bytes[1] === 0x4b && sheets.length > 10);
});
