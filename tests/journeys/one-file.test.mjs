// The workbench as one file, opened from a disk: no server, no request, nothing left out.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { answered, closeAll, go, launch, open, ready, saved, shots, site, start, watch } from "./workbench.mjs";

let folder;
let url;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "alliance-stick-"));
  copyFileSync(join(site, "alliance-workbench.html"), join(folder, "alliance-workbench.html"));
  url = pathToFileURL(join(folder, "alliance-workbench.html")).href;
});
after(async () => {
  await closeAll();
  rmSync(folder, { recursive: true });
});

/** Every request that is not for the file itself or for what was inside it. */
function outside(context) {
  const found = [];
  context.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && request.url().split("#")[0] !== url) found.push(request.url());
  });
  return found;
}

/** The file in a browser that lacks something. */
async function fresh(options, without) {
  const context = await (await launch()).newContext(options);
  await context.addInitScript(without);
  const page = await context.newPage();
  const wrong = watch(page);
  await page.goto(url);
  await ready(page);
  return { context, page, wrong };
}

async function through(page) {
  await start(page);
  await page.getByLabel("Name of NHS commissioner").fill("Camden commissioner");
  await go(page, "Votes");
  await page.locator("[data-seat]").first().locator(".hit").click();
  await answered(page);
  await go(page, "Money");
  await page.getByLabel("Final cost (outturn)").fill("9.2m");
  await answered(page);
  await go(page, "Futures");
  await answered(page);
  await saved(page);
}

test("everything works from a file, by a worker, and is kept", async () => {
  const { context, page, wrong } = await open(url);
  const left = outside(context);
  await through(page);
  assert.equal(page.workers().length, 1, "the engines are in a thread of their own");
  await page.getByText("kept in this browser, on this device").waitFor();
  await page.screenshot({ path: join(shots, "one-file.png") });
  await page.reload();
  await ready(page);
  await go(page, "Members");
  assert.equal(await page.getByLabel("Name of Camden commissioner").inputValue(), "Camden commissioner");
  assert.deepEqual(left, []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("where a browser allows no worker, the engines answer on the page", async () => {
  const { context, page, wrong } = await fresh({}, () => { delete globalThis.Worker; });
  const left = outside(context);
  await through(page);
  assert.equal(page.workers().length, 0);
  assert.deepEqual([left, wrong], [[], []]);
  await context.close();
});

test("where a browser keeps nothing for files, the page says so and offers a copy", async () => {
  const { context, page } = await fresh({}, () => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  await start(page);
  const banner = page.getByRole("region", { name: "Not saved" });
  await banner.waitFor();
  await banner.getByRole("button", { name: "Download a copy" }).first().waitFor();
  await context.close();
});

test("a script that is not the file's own does not run", async () => {
  const { context, page, wrong } = await open(url);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.strange = true";
    document.head.append(script);
  });
  assert.equal(await page.evaluate(() => globalThis.strange), undefined);
  assert.match(wrong.join(), /Content Security Policy/);
  await context.close();
});
