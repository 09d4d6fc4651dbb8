// What people say of uncertain futures: three boxes for a cost, a risk's chance, costs that move together, an outcome that is
// not known yet, and a scenario that is made, named, given a difference and undone; nonsense is refused beside its box.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { answered, closeAll, go, open, saved, serve, shots, start } from "./workbench.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** A screen of the health template. */
async function at(screen, options) {
  const { context, page, wrong } = await open(server.url, options);
  await start(page);
  await go(page, screen);
  await answered(page);
  return { context, page, wrong };
}

async function tab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
  await answered(page);
}

const box = (page, name) => page.getByRole("textbox", { name, exact: true });

/** The sentence beside the box that is being typed into. */
const refusal = (page, words) => page.getByRole("alert").filter({ hasText: words });

test("a cost has three boxes, and one out of order is refused with a sentence", async () => {
  const { context, page, wrong } = await at("Futures");
  await page.getByRole("heading", { level: 1, name: "Futures" }).waitFor();
  const [low, likely, high] = ["low", "likely", "high"].map((what) => box(page, `Core support team pay: ${what}`));
  assert.equal(await low.inputValue(), "3,100,000");
  await high.fill("4m");
  await likely.fill("3.4m");
  await low.fill("3.5m");
  await refusal(page, "Expected the lowest first and the highest last. Put them in order.").waitFor();
  assert.equal(await low.getAttribute("aria-invalid"), "true");
  await low.fill("3.2m");
  await page.locator(".wrong").waitFor({ state: "hidden" });
  await saved(page);
  await page.reload();
  await go(page, "Futures");
  await answered(page);
  assert.deepEqual(await Promise.all([low, likely, high].map((one) => one.inputValue())), ["3,200,000", "3,400,000", "4,000,000"]);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("another shape keeps what stands there, and a spread of nothing is refused", async () => {
  const { context, page, wrong } = await at("Futures");
  await page.getByText("More shapes").click();
  const group = page.getByRole("group", { name: "Core support team pay" });
  await group.getByRole("combobox", { name: "Shape" }).selectOption({ label: "Bell: as often above as below (normal)" });
  await answered(page);
  const middle = group.getByRole("textbox", { name: "Middle" });
  assert.equal(await middle.inputValue(), "3,300,000");
  await group.getByRole("textbox", { name: "Spread" }).fill("0");
  await refusal(page, "Expected more than nothing. What is certain has the shape \"fixed\".").waitFor();
  await group.getByRole("textbox", { name: "Never below" }).fill("9m");
  await refusal(page, "Lower the least it can be, or raise the most.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a risk's chance above one is refused, and risks come and go", async () => {
  const { context, page, wrong } = await at("Futures");
  await tab(page, "Risks");
  const chance = box(page, "Demand surge: chance, in per cent");
  await chance.fill("120");
  await refusal(page, "Expected a share from 0% to 100%.").waitFor();
  await chance.fill("40");
  await page.getByRole("button", { name: "Add a risk" }).click();
  await answered(page);
  assert.equal(await box(page, "A risk: chance, in per cent").inputValue(), "10");
  await page.getByRole("button", { name: "A risk: remove it" }).click();
  await box(page, "A risk: chance, in per cent").waitFor({ state: "hidden" });
  assert.equal(await chance.inputValue(), "40");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("costs move together by a slider, by a box, and pair by pair", async () => {
  const { context, page, wrong } = await at("Futures");
  const slider = page.getByRole("slider", { name: "Costs move together" });
  await slider.fill("30");
  assert.equal(await slider.getAttribute("aria-valuetext"), "0.30");
  await tab(page, "Move together");
  const number = page.getByRole("textbox", { name: "Costs move together, from 0 to 1" });
  assert.equal(await number.inputValue(), "0.30");
  await number.fill("1.2");
  await refusal(page, "Expected a share from 0 to 1.").waitFor();
  await page.getByText("A table for experts").click();
  await page.getByRole("button", { name: "Say it pair by pair" }).click();
  await answered(page);
  await slider.waitFor({ state: "hidden" });
  const pair = page.getByRole("textbox", { name: "Peer and lived-experience workers with Core support team pay" });
  await pair.fill("2");
  await refusal(page, "Expected numbers from -1 to 1.").waitFor();
  await pair.fill("-0.5");
  await page.getByRole("button", { name: "Go back to one number" }).click();
  await slider.waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an outcome that is not known yet has a low, a likely and a high", async () => {
  const { context, page, wrong } = await at("Futures");
  await tab(page, "Outcomes");
  const name = "People seen within 24 hours of a crisis call";
  await page.getByRole("checkbox", { name: `${name}: not known yet` }).check();
  const low = page.getByRole("textbox", { name: `${name}: low` });
  await low.waitFor();
  assert.equal(await low.inputValue(), "80");
  await low.fill("99");
  await refusal(page, "Expected the lowest first and the highest last.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a scenario is made, named, given a difference, and undone", async () => {
  const { context, page, wrong } = await at("Compare");
  await page.getByRole("button", { name: "Add a scenario" }).click();
  const name = box(page, "Name of scenario 3");
  await name.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Harder year", { delay: 20 });
  await answered(page);
  assert.equal(await name.inputValue(), "Harder year");
  assert.ok(await name.evaluate((element) => element === document.activeElement), "the focus stays while it is named");
  await page.getByRole("combobox", { name: "Add a difference to Harder year" }).selectOption({ label: "The target is 5% lower" });
  await answered(page);
  const target = box(page, "Harder year: The target cost");
  assert.equal(await target.inputValue(), "8,360,000");
  await page.getByRole("combobox", { name: "Add a difference to Harder year" }).selectOption({ label: "It does not happen: Demand surge" });
  await answered(page);
  const chance = box(page, "Harder year: The chance of this: Demand surge");
  await chance.fill("150");
  await page.locator(".warn", { hasText: "This scenario cannot be worked out." }).waitFor();
  await chance.fill("0");
  await page.locator(".warn", { hasText: "This scenario cannot be worked out." }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Harder year: The chance of this: Demand surge: take this difference away" }).click();
  await answered(page);
  assert.equal(await chance.count(), 0);
  await page.getByRole("button", { name: "Copy this scenario: Harder year" }).click();
  await answered(page);
  await page.getByText("The first three are compared with the base").waitFor();
  await page.screenshot({ path: join(shots, "scenarios.png"), fullPage: true });
  await page.locator("h1").click();
  for (let press = 0; press < 12 && await name.count(); press += 1) {
    await page.keyboard.press("Control+z");
    await answered(page);
  }
  assert.equal(await name.count(), 0, "undone to the last letter");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("axe finds nothing in any form, and each fits a phone", async () => {
  const { context, page } = await at("Futures", { bypassCSP: true });
  const look = async (what) => {
    await page.evaluate(() => { for (const details of document.querySelectorAll("main details")) details.open = true; });
    await answered(page);
    await page.screenshot({ path: join(shots, `inputs-${what.toLowerCase().replaceAll(" ", "-")}.png`), fullPage: true });
    await page.addScriptTag({ path: axe });
    const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    assert.deepEqual(found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`)), [], what);
    await page.setViewportSize({ width: 390, height: 844 });
    await answered(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${what} is ${wide} px too wide`);
    await page.setViewportSize({ width: 1440, height: 1000 });
  };
  for (const name of ["Costs", "Risks", "Move together", "Outcomes"]) {
    await tab(page, name);
    if (name === "Move together") {
      await page.getByText("A table for experts").click();
      await page.getByRole("button", { name: "Say it pair by pair" }).click();
      await answered(page);
    }
    if (name === "Outcomes") for (const tick of await page.getByRole("checkbox").all()) await tick.check();
    await look(name);
  }
  await go(page, "Compare");
  await answered(page);
  await look("Compare");
  await context.close();
});
