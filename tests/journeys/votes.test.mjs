// Votes in full: what would flip it, who has how much say, how likely it is, what to watch for, the minute book.
// By mouse, by keyboard alone, and where a browser allows no worker.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answered, closeAll, fileOf, go, launch, open, ready, serve, start } from "./workbench.mjs";

let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

const VETO = "Majority, commissioner must agree";

/** The health alliance on Votes, seen by Northgate. */
async function votes(options) {
  const opened = await open(server.url, options);
  await start(opened.page);
  await opened.page.getByRole("combobox", { name: "You are" }).first().selectOption({ label: "You are: Northgate Community Group" });
  await go(opened.page, "Votes");
  return opened;
}

const tab = (page, name) => page.getByRole("tab", { name, exact: true });
const panel = (page, ask) => page.locator(`[data-panel=${ask}]`).first();

test("what would flip it follows the votes", async () => {
  const { context, page, wrong } = await votes();
  await panel(page, "flips").getByText("It fails if any five of the nine that vote change sides. Four are not enough.").waitFor();
  for (const seat of ["Chair", "Beacon Mind", "Riverside Trust", "Open Door"]) {
    await page.locator("[data-seat]", { hasText: seat }).locator(".hit").first().click();
  }
  await panel(page, "flips").getByText("It fails if any one of the five who agree changes sides.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a veto is worth nearly five votes, and the picture can be taken home", async () => {
  const { context, page, wrong } = await votes();
  await tab(page, "Power").click();
  await panel(page, "power").getByText("Every seat has the same say").first().waitFor();
  await page.getByLabel("Decided by").selectOption({ label: VETO });
  await panel(page, "power").getByText("A veto makes the vote of NHS commissioner worth nearly five of yours.").first().waitFor();
  await answered(page);
  const picture = page.getByRole("img", { name: /^Bars, one for each seat\. Decides: .*NHS commissioner 63\.7%/ });
  assert.equal(await picture.count(), 1);
  await panel(page, "power").getByText("Method: every measure").click();
  assert.match(await panel(page, "power").innerText(), /The figures are exact\./);
  await panel(page, "power").getByRole("button", { name: "Use this picture" }).first().click();
  const file = await fileOf(page, page.getByRole("dialog").getByRole("button", { name: "SVG" }));
  assert.match(file.name, /power\.svg$/);
  assert.match(file.text, /^<svg .*worth nearly five of yours\./s);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("beliefs move the chances, and the last answer is that of the last question", async () => {
  const { context, page, wrong } = await votes();
  await tab(page, "Chances").click();
  await panel(page, "chances").getByText("It passes in 98 of 100 votes like this.").waitFor();
  await page.getByLabel("Decided by").selectOption({ label: "Unanimity" });
  await panel(page, "chances").getByText("It passes in 13 of 100 votes like this.").waitFor();
  const agrees = page.getByRole("slider", { name: "A seat agrees, if it comes" });
  await agrees.focus();
  for (let pressed = 0; pressed < 15; pressed += 1) await page.keyboard.press("ArrowRight");
  // 0.95 to the ninth.
  await panel(page, "chances").getByText("It passes in 63 of 100 votes like this.").waitFor();
  await page.getByRole("slider", { name: "Seats lean together" }).press("End");
  await panel(page, "chances").getByText("It passes in 95 of 100 votes like this.").waitFor();
  await page.getByText("Seat by seat").click();
  await page.getByRole("slider", { name: "Chair agrees" }).press("Home");
  await panel(page, "chances").getByText("It passes in none of 100 votes like this.").waitFor();
  await page.getByRole("button", { name: "The same for every seat" }).click();
  await panel(page, "chances").getByText("It passes in 95 of 100 votes like this.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the dangers of a rule stand beside it", async () => {
  const { context, page, wrong } = await votes();
  await page.locator("summary", { hasText: VETO }).click();
  const beside = page.locator("details", { has: page.locator("summary", { hasText: VETO }) });
  await beside.getByText("Nothing passes unless NHS commissioner agrees.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a rule is changed on its form, test by test, and a ready-made one is added", async () => {
  const { context, page, wrong } = await votes();
  await page.locator("summary", { hasText: "Three quarters" }).click();
  const rule = page.locator("details", { has: page.locator("summary", { hasText: "Three quarters" }) });
  const passes = rule.getByRole("group", { name: "What passes" });
  const share = passes.getByRole("textbox", { name: "Share, in per cent" });
  await share.fill("130");
  await rule.getByText("Expected a share from 0% to 100%", { exact: false }).waitFor();
  await share.fill("80");
  const summary = rule.locator("summary").first();
  await summary.filter({ hasText: "80%" }).waitFor();
  await passes.getByRole("combobox", { name: "Among" }).selectOption({ label: "members by name" });
  await rule.getByRole("checkbox", { name: "Beacon Mind" }).check();
  await passes.getByRole("combobox", { name: "Test" }).selectOption({ label: "all of these hold" });
  await rule.getByRole("button", { name: "Add a test" }).click();
  await rule.getByRole("button", { name: "Remove test 2" }).click();
  await rule.getByRole("button", { name: "Remove test 2" }).waitFor({ state: "hidden" });
  await rule.getByRole("checkbox", { name: "Some must be there (quorum)" }).uncheck();
  await summary.filter({ hasNotText: "must be there" }).waitFor();
  await page.getByRole("combobox", { name: "Add a rule" }).selectOption({ index: 1 });
  const rules = page.locator("details.told");
  const before = await rules.count();
  await rule.getByRole("button", { name: "Remove Three quarters" }).click();
  await page.waitForFunction((count) => document.querySelectorAll("details.told").length === count, before - 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a decision is kept with its rule, taken home, removed and brought back", async () => {
  const { context, page, wrong } = await votes();
  await page.locator("[data-seat]", { hasText: "Northgate" }).locator(".hit").first().click();
  await page.getByRole("button", { name: "Keep this as a minute" }).click();
  await tab(page, "Minute book").click();
  await page.getByRole("heading", { name: /^1\. Raise the small group/ }).waitFor();
  const text = await fileOf(page, page.getByRole("button", { name: "Download as text" }));
  assert.match(text.text, /Result: Passes\nRule: Simple majority\./);
  assert.match(text.text, /Disagree: Northgate/);
  const table = await fileOf(page, page.getByRole("button", { name: "Download as CSV" }));
  assert.match(table.text, /^Number,Date,Motion,Result,Rule,/);
  await page.getByRole("button", { name: "Remove decision 1" }).click();
  await page.getByText("Nothing is kept yet.").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { name: /^1\. Raise the small group/ }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

/** Presses Tab until the focus is where it should be. */
async function tabTo(page, locator) {
  for (let pressed = 0; pressed < 200; pressed += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}

test("by keyboard alone: power, chances, a minute", async () => {
  const { context, page, wrong } = await votes();
  await tabTo(page, tab(page, "The motion"));
  await page.keyboard.press("ArrowRight");
  await panel(page, "power").getByText("Every seat has the same say").first().waitFor();
  await page.keyboard.press("ArrowRight");
  await tabTo(page, page.getByRole("slider", { name: "A seat agrees, if it comes" }));
  await page.keyboard.press("End");
  await panel(page, "chances").getByText("It passes in all of 100 votes like this.").waitFor();
  await tabTo(page, tab(page, "Chances"));
  await page.keyboard.press("Home");
  await tabTo(page, page.getByRole("button", { name: "Keep this as a minute" }));
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Keep this as a minute (1 kept)" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("where a browser allows no worker the answers are the same", async () => {
  const context = await (await launch()).newContext();
  await context.addInitScript(() => { delete globalThis.Worker; });
  const page = await context.newPage();
  await page.goto(server.url);
  await ready(page);
  await start(page);
  await go(page, "Votes");
  await tab(page, "Power").click();
  await panel(page, "power").getByText("Every seat has the same say").first().waitFor();
  await context.close();
});

test("where the worker does not arrive the page answers itself", async () => {
  const context = await (await launch()).newContext();
  await context.route(/worker\.[0-9a-f]+\.js$/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(server.url);
  await ready(page);
  await start(page);
  await go(page, "Votes");
  await panel(page, "flips").getByText("It fails if any five of the nine that vote change sides.").waitFor();
  await context.close();
});
