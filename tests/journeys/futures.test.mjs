// Many futures: what the reader can lose and how often, while costs begin to move together; a million on request, and stopped;
// without a worker; bits as published; scenarios side by side. Nothing waits for it, and no old answer passes for a new one.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { marks } from "../toolkit/marks.mjs";
import { answered, closeAll, go, open, serve, start } from "./workbench.mjs";

let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** The futures of the health template, read by its smallest member. */
async function futures(prepare = async () => {}) {
  const { context, page, wrong } = await open(server.url);
  await prepare(context, page);
  await start(page);
  await page.getByRole("combobox", { name: "You are" }).first().selectOption({ label: "You are: Northgate Community Group" });
  await go(page, "Futures");
  await answered(page);
  return { context, page, wrong };
}

const strip = (page) => page.locator("[data-panel=futures_strip] .strip");
const slider = (page) => page.getByRole("slider", { name: "Costs move together" });

/** How many futures the small print under the S-curve tells of. */
const drawn = async (page) => Number((await page.locator("[data-panel=final_cost] small").last().innerText()).match(/^([\d,]+) futures/)[1].replaceAll(",", ""));

test("three sentences, and what happens to them when costs move together", async () => {
  const { context, page, wrong } = await futures();
  await strip(page).getByText(/^61 of 100 futures save money/).waitFor();
  await strip(page).getByText(/^In 23 of 100 you lose your whole £5,000 cap/).waitFor();
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration); }).observe({ type: "longtask" });
  });
  for (const percent of [5, 10, 15, 20, 25, 30]) await slider(page).fill(String(percent));
  await strip(page).getByText(/^In 2[89] of 100 you lose your whole £5,000 cap/).waitFor();
  await answered(page);
  // A task of more than 50 ms would be a long one.
  assert.equal(await page.evaluate(() => globalThis.longest), 0);
  await page.waitForFunction(() => /^65,536 futures/.test(document.querySelector("[data-panel=final_cost] .part > .piece:last-child small")?.textContent ?? ""));
  const alt = await page.locator("[data-panel=drivers] svg").getAttribute("aria-label");
  assert.match(alt, /^Bars around your result where all inputs are at their means/);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("while the slider moves four thousand are drawn, at rest more, on request a million", async () => {
  const { context, page, wrong } = await futures();
  await slider(page).fill("30");
  await page.waitForFunction(() => document.querySelector("[data-panel=final_cost]").textContent.includes("4,096 futures"));
  await page.waitForFunction(() => document.querySelector("[data-panel=final_cost]").textContent.includes("65,536 futures"));
  await page.getByRole("button", { name: "Draw a million futures" }).click();
  await page.waitForFunction(() => document.querySelector("[data-panel=final_cost]").textContent.includes("1,000,000 futures"));
  await answered(page);
  assert.equal(await drawn(page), 1_000_000);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a million, asked for before the page has come to rest, stays a million", async () => {
  const { context, page, wrong } = await futures();
  await slider(page).fill("10");
  await page.getByRole("button", { name: "Draw a million futures" }).click();
  await page.waitForFunction(() => document.querySelector("[data-panel=final_cost]").textContent.includes("1,000,000 futures"));
  // Longer than it takes for a design that does not move to count as at rest.
  await page.waitForTimeout(600);
  await answered(page);
  assert.equal(await drawn(page), 1_000_000);
  await slider(page).fill("20");
  await page.waitForFunction(() => document.querySelector("[data-panel=final_cost]").textContent.includes("65,536 futures"));
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a long run tells how far it is and can be stopped; the last answer stays", async () => {
  const { context, page, wrong } = await futures();
  await page.getByRole("button", { name: "Draw a million futures" }).focus();
  const stopped = page.evaluate(() => new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      const bar = document.querySelector("progress[aria-label='Futures drawn']");
      if (!bar) return;
      observer.disconnect();
      bar.parentElement.querySelector("button").click();
      resolve(bar.value);
    }).observe(document.body, { subtree: true, childList: true });
  }));
  await page.keyboard.press("Enter");
  const percent = await stopped;
  assert.ok(percent > 0 && percent < 100, `${percent}`);
  await answered(page);
  assert.equal(await drawn(page), 65_536);
  assert.equal(await page.getByRole("progressbar").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("without a worker the same is worked out on the page itself, in small pieces", async () => {
  const told = async (prepare) => {
    const { context, page, wrong } = await futures(prepare);
    await page.getByRole("button", { name: "Draw a million futures" }).click();
    await page.waitForFunction(() => document.querySelector("[data-panel=final_cost]").textContent.includes("1,000,000 futures"));
    await answered(page);
    const text = await page.locator("main").innerText();
    assert.deepEqual(wrong, []);
    await context.close();
    return text;
  };
  const without = await told(async (context, page) => {
    await context.addInitScript(() => { delete globalThis.Worker; });
    await page.reload();
  });
  assert.equal(without, await told());
});

test("the marks of this browser are those that are published", async () => {
  const { context, page } = await open(server.url);
  const place = JSON.stringify(new URL("toolkit/index.js", server.url).href);
  const found = await page.evaluate(`(async () => { const toolkit = await import(${place}); await toolkit.init(); return (${marks})(toolkit); })()`);
  assert.deepEqual(found, JSON.parse(await readFile(new URL("../golden/futures/marks.json", import.meta.url), "utf8")));
  await context.close();
});

test("scenarios side by side on the same futures, by keyboard", async () => {
  const { context, page, wrong } = await futures();
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Compare" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Compare" }).waitFor();
  await answered(page);
  const panel = page.locator("[data-panel=compare_futures]");
  await panel.getByText("“No loss for the smallest charity”: better for Northgate Community Group (you); worse for NHS commissioner.").first().waitFor();
  const row = panel.getByRole("row", { name: /^The worst one in ten of Northgate/ });
  assert.deepEqual(await row.getByRole("cell").allInnerTexts(), ["−£5,000", "£0", "−£5,000", "£5,000"]);
  assert.deepEqual(wrong, []);
  await context.close();
});
