// The story the product is for: open a template, change who is in it, put a motion, move the cost, close the laptop,
// come back, take it home as a file, and open that file elsewhere. By mouse, and again by keyboard alone.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { closeAll, go, open, ready, saved, serve, start } from "./workbench.mjs";

let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** What the page says, in the words that the story ends with. */
async function findings(page) {
  await go(page, "Votes");
  const verdict = await page.locator(".verdict b").first().innerText();
  await go(page, "Money");
  const strip = await page.locator(".strip").innerText();
  await go(page, "Members");
  const members = await page.locator("tbody .name-cell input").first().inputValue();
  return { verdict, strip, members };
}

/** Downloads the open design by Ctrl+S and returns its text. */
async function takeHome(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  const path = join(tmpdir(), download.suggestedFilename());
  await download.saveAs(path);
  return { path, text: readFileSync(path, "utf8") };
}

/** Opens a file in an empty browser, and gives back what is then exported. */
async function elsewhere(path) {
  const other = await open(server.url);
  await other.page.setInputFiles("#file", path);
  await other.page.getByRole("button", { name: "Open it" }).click();
  await other.page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();
  const found = await findings(other.page);
  const { text } = await takeHome(other.page);
  assert.deepEqual(other.wrong, []);
  await other.context.close();
  return { found, text };
}

test("the story by mouse", async () => {
  const { context, page, wrong } = await open(server.url);
  await start(page);

  await page.getByLabel("Name of NHS commissioner").fill("Camden commissioner");
  await page.getByRole("button", { name: "Add a member" }).click();
  await page.getByLabel(/^Name of New member/).fill("Sixth charity");
  await page.getByRole("button", { name: "Remove Open Door" }).click();
  await page.getByRole("button", { name: "Move Sixth charity up" }).click();

  await go(page, "Votes");
  await page.getByRole("textbox", { name: "Motion", exact: true }).fill("Let us in");
  assert.equal(await page.locator(".verdict b").first().innerText(), "Passes");
  for (const seat of ["Chair", "Beacon Mind", "Harbour Housing", "Riverside Trust", "Lived experience A"]) {
    await page.locator("[data-seat]", { hasText: seat }).locator(".hit").first().click();
  }
  assert.equal(await page.locator(".verdict b").first().innerText(), "Fails");
  await page.getByRole("button", { name: /^why\? Fails/ }).click();
  await page.getByRole("dialog", { name: /^Fails/ }).getByText("What is needed").waitFor();
  await page.keyboard.press("Escape");

  await go(page, "Money");
  await page.getByLabel("Final cost (outturn)").fill("8,966,667");
  await page.locator(".strip", { hasText: "£166,667" }).waitFor();
  await page.getByRole("tab", { name: "Limbs" }).click();
  await page.getByRole("button", { name: /^why\? Why .* for Northgate/ }).click();
  await page.getByRole("dialog", { name: /^Why .* for Northgate/ }).locator("li").first().waitFor();
  await page.keyboard.press("Escape");

  await saved(page);
  const then = await findings(page);
  await page.reload();
  await ready(page);
  assert.deepEqual(await findings(page), then, "tomorrow it is all there");

  const home = await takeHome(page);
  const { found, text } = await elsewhere(home.path);
  assert.deepEqual(found, then);
  assert.equal(text, home.text, "the file is the same after import and export");
  assert.deepEqual(wrong, []);
  await context.close();
});

/** Presses Tab until the focused element is the one, as a person without a mouse would. */
async function tabTo(page, name, most = 200) {
  for (let presses = 0; presses < most; presses += 1) {
    const label = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute("aria-label") ?? at?.labels?.[0]?.innerText ?? at?.innerText ?? "";
    });
    if (name instanceof RegExp ? name.test(label) : label.trim() === name) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way to ${name} by Tab`);
}

test("the story by keyboard alone", async () => {
  const { context, page, wrong } = await open(server.url);
  await tabTo(page, /^Health alliance/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();

  await tabTo(page, "Name of NHS commissioner");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Camden commissioner");

  await page.keyboard.press("Control+Home");
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, /^Votes\W+(ready|to do)/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Votes" }).waitFor();
  await tabTo(page, /^Chair: /);
  await page.keyboard.press("Space");
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
  }
  assert.equal(await page.locator(".verdict b").first().innerText(), "Fails");
  await page.keyboard.press("Control+z");
  assert.equal(await page.locator(".verdict b").first().innerText(), "Passes");
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await page.locator(".verdict b").first().innerText(), "Fails");
  await tabTo(page, /^why\? Fails/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: /^Fails/ }).waitFor();
  await page.keyboard.press("Escape");

  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, /^Money\W+(ready|to do)/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Money" }).waitFor();
  await tabTo(page, /^Final cost, by slider/);
  await page.keyboard.press("ArrowRight");
  await page.locator(".strip", { hasText: "£251,000" }).waitFor();

  await saved(page);
  const then = await findings(page);
  await page.reload();
  await ready(page);
  assert.deepEqual(await findings(page), then);
  const home = await takeHome(page);
  assert.equal((await elsewhere(home.path)).text, home.text);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a bad file names every problem and harms nothing", async () => {
  const { context, page, wrong } = await open(server.url);
  await start(page);
  await saved(page);
  const home = await takeHome(page);
  const bad = JSON.parse(home.text);
  bad.members[2].free_reserves = 12.5;
  bad.members[1].id = bad.members[0].id;
  bad.terms.target = "-1.00";
  const path = join(tmpdir(), "bad.alliance.json");
  writeFileSync(path, JSON.stringify(bad));
  await page.goto(`${server.url}#start`);
  await page.setInputFiles("#file", path);
  const summary = page.getByRole("region", { name: "There is a problem with bad.alliance.json" });
  await summary.getByText("members[2].free_reserves").waitFor();
  assert.match(await summary.innerText(), /12\.50/);
  await page.getByRole("button", { name: /^Continue/ }).click();
  assert.equal((await takeHome(page)).text, home.text, "the open design is untouched");

  const hostile = JSON.parse(home.text);
  hostile.title = "<img src=x onerror=alert(1)> مستقبل 🌱";
  hostile.members[3].name = "<b>bold</b>";
  hostile.later = { kept: [1, 2, 3] };
  writeFileSync(path, JSON.stringify(hostile));
  await page.goto(`${server.url}#start`);
  await page.setInputFiles("#file", path);
  await page.getByText("1 thing is worth a look").waitFor();
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByLabel("Name of <b>bold</b>").waitFor();
  assert.equal(await page.locator("img").count(), 0);
  assert.deepEqual(JSON.parse((await takeHome(page)).text).later, { kept: [1, 2, 3] });
  assert.deepEqual(wrong, []);
  await context.close();
});

test("delete, import and everything else can be undone", async () => {
  const { context, page } = await open(server.url);
  await start(page, "blank");
  await page.goto(`${server.url}#start`);
  await page.getByRole("button", { name: /^Delete/ }).click();
  await page.getByText("Nothing yet.").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: /^Open|^Continue/ }).first().waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("Nothing yet.").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("button", { name: /^Continue|^Open/ }).first().waitFor();
  await context.close();
});

test("what is chosen, undone and done again is what stands in its box", async () => {
  const { context, page, wrong } = await open(server.url);
  await start(page);
  const kind = page.getByRole("combobox", { name: /^Kind of/ }).first();
  const shown = () => kind.evaluate((select) => select.selectedOptions[0].label);
  const before = await shown();
  await kind.selectOption({ label: "Charity" });
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.waitForFunction(([select, label]) => select.selectedOptions[0].label === label, [await kind.elementHandle(), before]);
  await page.getByRole("button", { name: /^Redo/ }).click();
  await page.waitForFunction(([select, label]) => select.selectedOptions[0].label === label, [await kind.elementHandle(), "Charity"]);
  assert.deepEqual(wrong, []);
  await context.close();
});
