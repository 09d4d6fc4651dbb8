// A trustee before the board signs: one page, the long report with the sections that are wanted, on paper and as a file without a network.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { answered, closeAll, fileOf, go, launch, open, serve, shots, start, watch } from "./workbench.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** How many pages a PDF has: its page objects, which Chromium does not compress. */
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

/** Prints what is shown, keeps it to be looked at, and counts its pages. */
async function print(page, name) {
  await answered(page);
  const pdf = await page.pdf({ path: join(shots, `report-${name}.pdf`), preferCSSPageSize: true });
  return pages(pdf);
}

/** A4 in points, within the rounding of CSS pixels. */
function isA4(pdf) {
  const [, width, height] = pdf.toString("latin1").match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/);
  return Math.abs(width - 595.3) < 1.5 && Math.abs(height - 841.9) < 1.5;
}

async function at(template) {
  const opened = await open(server.url);
  await start(opened.page, template);
  await go(opened.page, "Report");
  await opened.page.locator("[data-panel=one_page] .part").first().waitFor();
  await answered(opened.page);
  return opened;
}

/** Who reads, as it is chosen in the top bar; the menu of a phone has the same. */
const reader = (page) => page.getByRole("combobox", { name: "You are" }).first();

async function violations(page) {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
}

/** Opens a file of HTML from disk, with the network watched. */
async function fromDisk(name, text, options = {}) {
  const path = join(tmpdir(), name);
  writeFileSync(path, text);
  const context = await (await launch()).newContext(options);
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  const page = await context.newPage();
  const wrong = watch(page);
  const url = pathToFileURL(path).href;
  await page.goto(url);
  return { context, page, wrong, asked: () => asked.filter((other) => other !== url) };
}

test("a trustee reads one page, prints it, and takes it home as a file", async () => {
  const { context, page, wrong } = await at("health-alliance");
  await reader(page).selectOption({ label: "You are: Northgate Community Group" });
  await page.getByText("You can lose at most £5,000; your free reserves are £31,000.").waitFor();
  await answered(page);
  const first = page.locator("[data-panel=one_page] tbody tr").first();
  assert.deepEqual(await first.locator("th, td").allInnerTexts(),
    ["Northgate Community Group (you)", "Charity", "1 of 9", "£5,000", "£5,000", "£5,000", "£31,000", "16.1%"]);
  await page.getByText("Past £8.97m your loss stops at £5,000. Who carries the rest, and do they know?").waitFor();
  await page.screenshot({ path: join(shots, "report-1440.png"), fullPage: true });
  assert.equal(await print(page, "one-page"), 1);
  assert.ok(isA4(await page.pdf({ preferCSSPageSize: true })));

  const file = await fileOf(page, page.getByRole("button", { name: "Download as one page of HTML" }));
  assert.equal(file.name, "camden-like-health-alliance-one-page.html");
  const home = await fromDisk(file.name, file.text);
  assert.equal(await home.page.locator("h1").innerText(), "Camden-like health alliance");
  assert.equal(await home.page.locator(".finding").innerText(), "You can lose at most £5,000; your free reserves are £31,000.");
  assert.equal(await home.page.locator("svg[role=img]").count(), 2);
  // Its style sheet is the one that its policy knows, and its policy lets nothing else in.
  assert.notEqual(await home.page.evaluate(() => getComputedStyle(document.querySelector(".finding")).borderInlineStartWidth), "0px");
  assert.match(await home.page.locator("meta[http-equiv]").getAttribute("content"), /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='/);
  assert.equal(await home.page.locator("script, link, img, [style], [onclick]").count(), 0);
  assert.equal(await print(home.page, "one-page-file"), 1);
  assert.deepEqual([home.asked(), home.wrong, wrong], [[], [], []]);
  await home.context.close();
  await context.close();
});

test("the long report has the sections that are ticked, and page numbers on paper", async () => {
  const { context, page, wrong } = await at("health-alliance");
  await page.getByRole("tab", { name: "The long report" }).click();
  await page.getByRole("heading", { name: "5. A worked example" }).waitFor({ timeout: 60_000 });
  await answered(page);
  const whole = await print(page, "long");
  assert.ok(whole > 10 && whole < 40, `${whole} pages`);

  for (const name of ["Members", "Decisions", "Money", "Futures", "Scenarios", "Years", "Open book", "Method", "Minute book", "In short"]) {
    await page.getByRole("checkbox", { name, exact: true }).uncheck();
  }
  await page.getByRole("heading", { name: "1. A worked example" }).waitFor();
  await answered(page);
  assert.deepEqual(await page.locator("[data-panel=long_report] h3").filter({ hasText: /^\d+\. / }).allInnerTexts(),
    ["1. A worked example", "2. Terms of reference: a draft"]);
  await page.getByText("To be agreed: Which services, people and places are in the alliance, and which are not?").waitFor();
  assert.ok(await print(page, "chosen") < whole);
  const file = await fileOf(page, page.getByRole("button", { name: "Download as one page of HTML" }));
  const home = await fromDisk(file.name, file.text);
  assert.deepEqual(await home.page.locator("nav a").allInnerTexts(), ["A worked example", "Terms of reference: a draft"]);
  await home.page.getByRole("link", { name: "Terms of reference: a draft" }).click();
  assert.ok(await home.page.locator("#part-2").isVisible());
  assert.deepEqual([home.asked(), home.wrong, wrong], [[], [], []]);
  await home.context.close();
  await context.close();
});

test("every template keeps to one page, whoever reads", async () => {
  for (const template of ["health-alliance", "north-sea-platform", "blank"]) {
    const { context, page } = await at(template);
    const readers = await reader(page).locator("option").evaluateAll((options) => options.map(({ value }) => value));
    for (const you of readers.slice(0, 3)) {
      await reader(page).selectOption(you);
      await answered(page);
      assert.equal(await print(page, `page-${template}`), 1, `${template} for ${you}`);
    }
    const { text } = await fileOf(page, page.getByRole("button", { name: "Download as one page of HTML" }));
    const home = await fromDisk(`${template}.html`, text);
    assert.equal(await print(home.page, `file-${template}`), 1, template);
    await home.context.close();
    await context.close();
  }
});

test("twelve members with long names, and one that is hostile, keep to one page and stay text", async () => {
  const { context, page, wrong } = await at("health-alliance");
  const twelve = manyMembers(JSON.parse(readFileSync(new URL("../../crates/format/templates/health-alliance.json", import.meta.url), "utf8")));
  await go(page, "Start");
  await page.setInputFiles("#file", { name: "twelve.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(twelve)) });
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();
  await go(page, "Report");
  await page.getByText("And 4 more: see").waitFor();
  await answered(page);
  assert.equal(await print(page, "twelve"), 1);
  const { text } = await fileOf(page, page.getByRole("button", { name: "Download as one page of HTML" }));
  const home = await fromDisk("twelve.html", text);
  assert.equal(await print(home.page, "twelve-file"), 1);
  await page.getByRole("tab", { name: "The long report" }).click();
  await page.getByRole("heading", { name: "2. Members and their seats" }).waitFor({ timeout: 60_000 });
  await answered(page);
  const long = await fromDisk("twelve-long.html", (await fileOf(page, page.getByRole("button", { name: "Download as one page of HTML" }))).text);
  for (const { page: file } of [home, long]) {
    assert.equal(await file.locator("script, img, iframe, [onerror]").count(), 0);
  }
  assert.ok(await long.page.getByText(HOSTILE, { exact: false }).count() > 0);
  assert.deepEqual([home.wrong, long.wrong, long.asked(), wrong], [[], [], [], []]);
  await home.context.close();
  await long.context.close();
  await context.close();
});

const HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(2)> & Sons";

/** The same design with eleven providers of long names, each with a seat and a cap of its own. */
function manyMembers(design) {
  const [commissioner, provider] = design.members;
  const long = (place) => `The ${["Royal and Ancient Foundation", "Metropolitan Partnership"][place % 2]} for the Support of Families and Carers, number ${place}`;
  const providers = Array.from({ length: 11 }, (_, place) => ({
    ...provider, id: `provider-${place}`, name: place ? long(place) : HOSTILE, work: "1/11", free_reserves: `${12345678 + place}.00`,
  }));
  const seats = design.seats.filter(({ kind }) => kind !== "member_representative");
  const body = seats[0].body;
  seats.push(...[commissioner, ...providers].map(({ id, name }) => ({
    id: `seat-${id}`, body, title: `The representative of ${name}`.slice(0, 400), member: id, kind: "member_representative",
  })));
  const steps = design.terms.steps.map((step) => step.step === "split"
    ? { ...step, caps: Object.fromEntries(providers.map(({ id }, place) => [id, `${1234567 + place}.89`])) } : step);
  const { members, motion, scenarios, years, costs, risks, correlation, provenance, decisions, rules, ...rest } = design;
  return {
    ...rest, members: [commissioner, ...providers], seats,
    title: "The alliance of all who help people in a mental health crisis in the north of the great city and beyond",
    purpose: "Good help for people in a mental health crisis, quick and close to home. ".repeat(6),
    bodies: design.bodies.map(({ member, ...body }) => ({ ...body, name: `${body.name} of the alliance for all people who work in it` })),
    rules: rules.map((rule) => ({ ...rule, name: `${rule.name} of all who are there and have not stepped aside` })),
    terms: { ...design.terms, target: "880000000.00", steps },
    facts: { outturn: "905000000.00" },
  };
}

test("axe finds nothing on the screen or in the files; a phone has room for it", async () => {
  const { context, page } = await open(server.url, { bypassCSP: true });
  await start(page);
  await go(page, "Report");
  await page.locator("[data-panel=one_page] .part").first().waitFor();
  await answered(page);
  assert.deepEqual(await violations(page), []);
  const one = await fileOf(page, page.getByRole("button", { name: "Download as one page of HTML" }));
  await page.getByRole("tab", { name: "The long report" }).click();
  await page.getByRole("heading", { name: "5. A worked example" }).waitFor({ timeout: 60_000 });
  await answered(page);
  assert.deepEqual(await violations(page), []);
  const long = await fileOf(page, page.getByRole("button", { name: "Download as one page of HTML" }));
  for (const { name, text } of [one, long]) {
    const home = await fromDisk(name, text, { bypassCSP: true });
    assert.deepEqual(await violations(home.page), [], name);
    await home.page.setViewportSize({ width: 390, height: 844 });
    assert.ok(await home.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    await home.context.close();
  }
  await page.getByRole("tab", { name: "One page" }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await answered(page);
  await page.screenshot({ path: join(shots, "report-390.png"), fullPage: true });
  await context.close();
});
