// For everyone: axe on every screen, light and dark; a phone; 400 % zoom; forced colours; print; and pictures to look at.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { answered, closeAll, go, open, saved, serve, shots, start, violations } from "./workbench.mjs";

const SCREENS = ["Members", "Votes", "Money", "Futures", "Compare", "Report", "Embed"];
let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** Opens whatever is folded. */
async function unfold(page) {
  await page.evaluate(() => { for (const details of document.querySelectorAll("main details")) details.open = true; });
  // What is made only while it is open is there two frames later.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await answered(page);
}

/** Every screen in turn, from the start on. */
async function walk(page, look) {
  await look("Start");
  await start(page);
  for (const screen of SCREENS) {
    await go(page, screen);
    await look(screen);
  }
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async () => {
    const { context, page } = await open(server.url, { bypassCSP: true, colorScheme });
    await walk(page, async (screen) => {
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await answered(page);
        await unfold(page);
        assert.deepEqual(await violations(page), [], `${screen}, ${await tab.innerText()}`);
      }
      await unfold(page);
      assert.deepEqual(await violations(page), [], screen);
    });
    await context.close();
  });
}

for (const [name, options] of Object.entries({
  "1440": { viewport: { width: 1440, height: 1000 } },
  "390": { viewport: { width: 390, height: 844 } },
  "dark": { viewport: { width: 1440, height: 1000 }, colorScheme: "dark" },
  "forced": { viewport: { width: 1440, height: 1000 }, forcedColors: "active" },
  "zoom-400": { viewport: { width: 320, height: 256 } },
})) {
  test(`every screen at ${name} fits its width`, async () => {
    const { context, page, wrong } = await open(server.url, options);
    const fits = async (screen) => {
      await answered(page);
      await page.screenshot({ path: join(shots, `${name}-${screen.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${screen} is ${wide} px too wide`);
    };
    await walk(page, async (screen) => {
      await fits(screen);
      if (screen !== "Members") for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await fits(`${screen} ${await tab.innerText()}`);
      }
    });
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("the picture of the README is of the page as it is", async () => {
  const { context, page } = await open(server.url, { viewport: { width: 1360, height: 940 } });
  await start(page);
  await page.getByRole("combobox", { name: "You are" }).first().selectOption({ label: "You are: Northgate Community Group" });
  await go(page, "Votes");
  for (const seat of ["Northgate", "Harbour Housing", "Lived experience B"]) {
    await page.locator("[data-seat]", { hasText: seat }).locator(".hit").click();
  }
  await page.locator(".verdict", { hasText: "6 of 9 agree" }).waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement?.blur());
  await saved(page);
  const path = process.env.UPDATE_SHOTS ? join(shots, "../../docs/votes.png") : join(shots, "readme.png");
  await page.screenshot({ path });
  await context.close();
});

test("every screen prints on paper without controls", async () => {
  const { context, page } = await open(server.url);
  await start(page);
  await page.emulateMedia({ media: "print" });
  for (const screen of SCREENS) {
    await page.evaluate((place) => { location.hash = place; }, screen.toLowerCase());
    // A report on paper has a title of its own.
    await page.locator("h1", { hasText: screen }).waitFor({ state: "attached" });
    await answered(page);
    assert.equal(await page.locator(".top:visible, .rail:visible, .btn:visible, .try:visible").count(), 0);
    await page.pdf({ path: join(shots, `print-${screen.toLowerCase()}.pdf`), format: "A4" });
  }
  await context.close();
});

test("targets are large enough to press", async () => {
  const { context, page } = await open(server.url, { viewport: { width: 390, height: 844 } });
  await walk(page, async (screen) => {
    const small = await page.evaluate(() => [...document.querySelectorAll("button, select, input, [role=button], summary, .rail a")]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 23.5))
      .filter(({ element }) => !element.closest(".seg") && !(element.type === "checkbox"))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`));
    assert.deepEqual(small, [], screen);
  });
  await context.close();
});
