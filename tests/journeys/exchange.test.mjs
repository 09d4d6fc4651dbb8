// In and out: a list of members is pasted, looked at, read otherwise, taken and undone; open data asks for what it needs and is
// given; all tables are one workbook.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { answered, closeAll, fileOf, go, open, serve, shots, start } from "./workbench.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** The screen of the members, with one of its parts opened. */
async function opened(part, options) {
  const { context, page, wrong } = await open(server.url, options);
  await start(page);
  await go(page, "Members");
  await unfold(page, part);
  return { context, page, wrong };
}

async function unfold(page, part) {
  await page.getByText(part, { exact: true }).click();
  await answered(page);
}

const LIST = [
  "Organisation;Also called;Charity number;Reserves",
  "Northgate Community Group;Northgate;1164021;£32,000",
  "=Newcomer;New;1090095;5.000,50",
].join("\r\n");

const names = (page) => page.getByRole("region", { name: "Members", exact: true }).getByRole("textbox", { name: /^Name of / }).evaluateAll((boxes) => boxes.map((box) => box.value));

const taken = (page, name) => fileOf(page, page.getByRole("button", { name }));

test("a list of members is looked at, read otherwise, taken in one step and undone", async () => {
  const { context, page, wrong } = await opened("Bring members from a list");
  const before = await names(page);
  await page.getByLabel("Paste a list of organisations, or choose a file").first().fill(LIST);
  await page.getByText("1 new, 1 updated, 0 left as they are.").waitFor();
  // The second column is the name: then both are new, and the first column is left out.
  await page.getByRole("combobox", { name: "Also called: read as" }).selectOption({ label: "the name" });
  await page.getByText("2 new, 0 updated, 0 left as they are.").waitFor();
  const first = page.getByRole("combobox", { name: "Organisation: read as" });
  assert.equal(await first.evaluate((select) => select.selectedOptions[0].label), "left out");
  await first.selectOption({ label: "the name" });
  await page.getByText("1 new, 1 updated, 0 left as they are.").waitFor();
  // Another list is read by its own first row, whatever was said of the columns of this one.
  const list = page.getByLabel("Paste a list of organisations, or choose a file").first();
  await page.getByRole("combobox", { name: "Also called: read as" }).selectOption({ label: "the name" });
  await page.getByText("2 new, 0 updated, 0 left as they are.").waitFor();
  await list.fill("Name,Kind\nNew Harbour,charity\n");
  await page.getByText("1 new, 0 updated, 0 left as they are.").waitFor();
  assert.equal(await page.getByRole("combobox", { name: "Name: read as" }).evaluate((select) => select.selectedOptions[0].label), "the name");
  await list.fill(LIST);
  await page.getByText("1 new, 1 updated, 0 left as they are.").waitFor();
  await answered(page);
  assert.deepEqual(await names(page), before, "nothing changes before it is taken");
  await page.screenshot({ path: join(shots, "exchange-members-1440.png"), fullPage: true });
  await page.getByRole("button", { name: /^Take these members/ }).click();
  await page.getByText("0 new, 0 updated, 2 left as they are.").waitFor();
  assert.deepEqual(await names(page), [...before, "=Newcomer"]);
  assert.equal(await page.getByRole("textbox", { name: "Free reserves of Northgate Community Group" }).inputValue(), "32,000");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+z");
  await page.getByText("1 new, 1 updated, 0 left as they are.").waitFor();
  assert.deepEqual(await names(page), before);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a file that is wrong is told by its rows, and changes nothing", async () => {
  const { context, page, wrong } = await opened("Bring members from a list");
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("Name,Share of work\nNewcomer,lots\n,5%\n") };
  await page.getByLabel("Paste a list of organisations, or choose a file").last().setInputFiles(file);
  await page.getByText("Row 2, column 2: found “lots”.").waitFor();
  await page.getByText("Row 3, column 1: found no name.").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Take these members/ }).count(), 0);
  const grants = { grants: [{ amountAwarded: 5, recipientOrganization: [{ id: "GB-CHC-1164021", name: "Newcomer" }] }] };
  await page.getByLabel("Paste a list of organisations, or choose a file").last().setInputFiles({ name: "grants.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(grants)) });
  await page.getByText("1 new, 0 updated, 0 left as they are.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("open data says what is missing, and is handed out once it is there", async () => {
  const { context, page, wrong } = await opened("Open data: 360Giving and OCDS");
  await page.getByText("Neither file can be made yet.").waitFor();
  await page.screenshot({ path: join(shots, "exchange-open-data-1440.png"), fullPage: true });
  const said = {
    "Day of the award": "2026-04-01", "Day of publication": "2026-04-15", "360Giving prefix": "360G-ourtown",
    "OCDS prefix": "ocds-a1b2c3", "Web address of the file": "https://example.org/a.json",
  };
  for (const [label, value] of Object.entries(said)) await page.getByRole("textbox", { name: label, exact: true }).fill(value);
  await page.getByText("Ready: the file for 360Giving and OCDS.").waitFor();
  const grants = await taken(page, "Download for 360Giving");
  assert.equal(grants.name, "camden-like-health-alliance-360giving.json");
  assert.equal(JSON.parse(grants.text).grants.length, 5);
  assert.match(grants.text, /"amountAwarded": 2992000\.00,/);
  const releases = JSON.parse((await taken(page, "Download for OCDS")).text);
  assert.equal(releases.releases[0].ocid, "ocds-a1b2c3-health-alliance");
  assert.equal(releases.releases[0].alliance.seats.length, 11);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("all tables are one workbook, and the members a list that reads back", async () => {
  const { context, page, wrong } = await opened("All tables as a spreadsheet");
  const book = await taken(page, "Download all tables (XLSX)");
  assert.equal(book.name, "camden-like-health-alliance-tables.xlsx");
  assert.equal(book.bytes.subarray(0, 4).toString("latin1"), "PK\u0003\u0004");
  assert.match(book.text, /<sheet name="Contents" sheetId="1"/);
  const list = (await taken(page, "Download the members (CSV)")).text;
  await unfold(page, "Bring members from a list");
  await page.getByLabel("Paste a list of organisations, or choose a file").first().fill(list);
  await page.getByText("0 new, 0 updated, 6 left as they are.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("axe finds nothing, and all fits a phone", async () => {
  const { context, page, wrong } = await opened("Bring members from a list", { viewport: { width: 390, height: 844 }, bypassCSP: true });
  await page.getByLabel("Paste a list of organisations, or choose a file").first().fill(LIST);
  await page.getByText("1 new, 1 updated, 0 left as they are.").waitFor();
  await unfold(page, "Open data: 360Giving and OCDS");
  await unfold(page, "All tables as a spreadsheet");
  await answered(page);
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the phone");
  await page.screenshot({ path: join(shots, "exchange-390.png"), fullPage: true });
  assert.deepEqual(wrong, []);
  await context.close();
});
