// Money: move the cost and the bands, see who pays the next pound, reorder steps, take well-known terms, type nonsense,
// paste a ledger, add years; by mouse and by keyboard.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { answered, closeAll, go, open, saved, serve, shots, start } from "./workbench.mjs";

let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** The money screen of the health template, as Northgate sees it. */
async function money(options) {
  const { context, page, wrong } = await open(server.url, options);
  await start(page);
  await page.getByRole("combobox", { name: "You are" }).first().selectOption({ label: "You are: Northgate Community Group" });
  await go(page, "Money");
  await answered(page);
  return { context, page, wrong };
}

async function tab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
  await answered(page);
}

const box = (page, name) => page.getByRole("textbox", { name, exact: true });

test("where the loss of the smallest charity stops growing is found", async () => {
  const { context, page, wrong } = await money();
  await page.getByText("Past £8.97m your loss stops growing; the commissioner\u2019s does not.").waitFor();
  await page.getByText("Where something changes").first().click();
  await page.getByText("Above £8,966,666.67 Northgate Community Group loses no more: its own cap is reached.").waitFor();
  const cost = page.getByLabel("Final cost (outturn)");
  await cost.fill("8,966,667");
  await page.locator(".strip", { hasText: "You (Northgate Community Group) pay £5,000" }).waitFor();
  await cost.fill("9,400,000");
  await page.locator(".strip", { hasText: "You (Northgate Community Group) pay £5,000: your cap." }).waitFor();
  await cost.fill("8,960,000");
  // 30% of 160,000, a tenth of it.
  await page.locator(".strip", { hasText: "You (Northgate Community Group) pay £4,800." }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a point of the curve is moved by arrow keys and by mouse, and the table follows", async () => {
  const { context, page, wrong } = await money();
  const point = page.getByRole("slider", { name: "An overrun, the end of band 1" });
  await point.focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("ArrowRight");
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowDown");
  await answered(page);
  assert.equal(await point.getAttribute("aria-valuetext"), "3% of the target away, 35% to the providers");
  assert.ok(await point.evaluate((element) => element === document.activeElement), "the focus stays on the point");
  const to = box(page, "An overrun, band 1: to, in per cent of the target; empty for no end");
  assert.equal(await to.inputValue(), "3");
  assert.equal(await box(page, "An overrun, band 2: from, in per cent of the target").inputValue(), "3", "no gap opens");

  await saved(page);
  const { x, y, width, height } = await point.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 20, y + height / 2 + 8, { steps: 5 });
  await page.mouse.up();
  await answered(page);
  assert.ok(Number(await to.inputValue()) > 3, "dragged to the right");
  await page.keyboard.press("Control+z");
  assert.equal(await to.inputValue(), "3", "one drag is one step of undo");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what a step's move would pay is said before it is moved", async () => {
  const { context, page, wrong } = await money();
  await tab(page, "Steps");
  await page.getByRole("combobox", { name: "Add a step" }).selectOption({ label: "Take a part off pain" });
  await page.getByText(/^3\. 2% is taken off a loss/).click();
  const step = page.locator("details", { hasText: "3. 2% is taken off a loss" }).first();
  await step.getByText("Gain or pain now, and then").first().waitFor();
  const told = await step.locator("table").first().locator("tr", { hasText: "The commissioner" }).innerText();
  const then = told.split("\u2192").at(-1).trim().replace("\u2212", "").replace(/\.00$/, "");
  await step.getByRole("button", { name: "Move it up: step 3" }).click();
  await answered(page);
  await page.getByText(/^2\. 2% is taken off a loss/).waitFor();
  const highest = await page.getByLabel("Final cost, by slider").getAttribute("max");
  await page.getByLabel("Final cost (outturn)").fill(highest);
  await answered(page);
  await page.locator(".strip", { hasText: `the commissioner bears ${then}` }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("well-known terms show their source and what would change, and are taken with one press", async () => {
  const { context, page, wrong } = await money();
  await tab(page, "Steps");
  await page.getByText("Australian alliance: 50:50, pain capped at the fee").click();
  const preset = page.locator("details", { hasText: "Australian alliance" }).first();
  await preset.getByText("National Alliance Contracting Guidelines", { exact: false }).first().waitFor();
  await preset.getByText("What each gains, or loses, under your terms and under these").waitFor();
  await preset.getByRole("button", { name: "Take these terms: Australian alliance: 50:50, pain capped at the fee" }).click();
  await answered(page);
  await page.getByText("Your terms are those of: Australian alliance: 50:50, pain capped at the fee.").waitFor();
  await page.locator(".strip", { hasText: "The providers pay £125,000 of it between them" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("nonsense is refused beside its box or warned of, and the last good result stays", async () => {
  const { context, page, wrong } = await money();
  const strip = page.locator(".strip");
  const before = await strip.innerText();
  const share = box(page, "An overrun, band 1: the providers\u2019 part, in per cent");
  await share.fill("130");
  await page.getByRole("alert").filter({ hasText: "Expected" }).waitFor();
  assert.equal(await strip.innerText(), before);
  await share.fill("30");
  // Bands that leave a gap open, with a warning beside them.
  await box(page, "An overrun, band 2: from, in per cent of the target").fill("4");
  await page.locator(".warn", { hasText: "close the gap between the bands" }).waitFor();
  await page.keyboard.press("Control+z");

  await tab(page, "Caps and reserves");
  await box(page, "Northgate Community Group: the most it loses; empty for no cap").fill("-5");
  await page.getByRole("alert").filter({ hasText: "Expected" }).waitFor();
  await tab(page, "Target");
  await box(page, "Target cost").fill("nothing");
  await page.getByText("Enter an amount, such as 8,800,000 or 8.8m").waitFor();
  await box(page, "Target cost").fill("0");
  await page.locator(".warn", { hasText: "The target is nothing" }).waitFor();
  await page.keyboard.press("Control+z");

  // Weights that are all nothing cannot be settled by: the last result stays, marked.
  await tab(page, "Split");
  await page.getByRole("combobox", { name: "The providers\u2019 part is split by" }).selectOption({ label: "Budget" });
  await page.getByText("The money cannot be worked out yet.").waitFor();
  await page.locator(".stale:has(.strip)", { hasText: "The last result that could be worked out" }).waitFor();
  await page.getByRole("combobox", { name: "The providers\u2019 part is split by" }).selectOption({ label: "The same for each" });
  await page.locator(".stack:not(.stale) > .strip").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what is typed into a share arrives, whatever warning comes above it", async () => {
  const { context, page, wrong } = await money();
  await tab(page, "Outcomes");
  const weight = page.getByRole("textbox", { name: /: weight, in per cent$/ }).first();
  await weight.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("12.75", { delay: 80 });
  assert.equal(await weight.inputValue(), "12.75");
  assert.ok(await weight.evaluate((element) => element === document.activeElement), "the focus stays");
  await page.getByText(/weights of the outcomes add to/).first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a ledger is pasted, looked at, taken, and the final cost follows it", async () => {
  const { context, page, wrong } = await money();
  await tab(page, "Open book");
  await page.getByText("Change the lines").click();
  const paste = page.getByRole("textbox", { name: "Paste lines from a spreadsheet, or choose a CSV file" });
  await paste.fill("Line;Member;Budget;Actual;Forecast\nNight café;Open Door;£120,000;30k?;125000\n");
  await page.getByText(/Row 2, column 4: found/).waitFor();
  await paste.fill("Line;Member;Budget;Actual;Forecast\nNight café;Open Door;£120,000;30,000;125,000\n");
  await page.getByText("1 line was read.").waitFor();
  await page.getByRole("button", { name: "Put them into the open book: the pasted lines" }).click();
  await answered(page);
  const follow = page.getByRole("button", { name: /^Let the final cost follow the books: £8,325,000/ });
  await follow.click();
  await page.locator(".strip", { hasText: "£475,000 less than the target" }).waitFor();
  await saved(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("years are added, a target is rebased, a member leaves", async () => {
  const { context, page, wrong } = await money();
  await tab(page, "Years");
  const years = page.getByRole("textbox", { name: /: name$/ });
  const had = await years.count();
  await page.getByRole("button", { name: "Add a year" }).click();
  await answered(page);
  assert.equal(await years.count(), had + 1);
  await box(page, `Year ${had + 1}: cut, in per cent`).fill("10");
  await answered(page);
  await page.getByText(`Year ${had + 1}: who comes and goes, what is carried over`).click();
  const rest = page.locator("details", { hasText: `Year ${had + 1}: who comes and goes` }).first();
  await rest.getByRole("checkbox", { name: "Open Door", exact: true }).check();
  await answered(page);
  await rest.getByRole("combobox", { name: "Pain of Open Door that is still open" }).waitFor();
  await page.getByText("Open Door leaves. It owes nothing, and nothing is owed to it.").first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a trace to the penny opens by keyboard and prints", async () => {
  const { context, page, wrong } = await money();
  await page.getByRole("tab", { name: "Bands", exact: true }).focus();
  await page.keyboard.press("ArrowLeft");
  await answered(page);
  await page.getByRole("button", { name: /^why\? Why .* for Northgate/ }).focus();
  await page.keyboard.press("Enter");
  const trace = page.getByRole("dialog", { name: /^Why .* for Northgate/ });
  await trace.getByText("Its own cap stops it here.", { exact: false }).waitFor();
  await page.screenshot({ path: join(shots, "trace.png") });
  await page.emulateMedia({ media: "print" });
  assert.ok(await trace.isVisible(), "what is open is printed");
  await page.pdf({ path: join(shots, "print-trace.pdf"), format: "A4" });
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  await trace.waitFor({ state: "hidden" });
  assert.deepEqual(wrong, []);
  await context.close();
});
