// Nothing leaves the browser: the network is watched on every screen, and then cut.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { closeAll, go, launch, open, saved, serve, start, ready } from "./workbench.mjs";

let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** Through every screen, with a change on each. */
async function through(page) {
  await start(page);
  await page.getByLabel("Name of NHS commissioner").fill("Camden commissioner");
  await go(page, "Votes");
  await page.locator("[data-seat]").first().locator(".hit").click();
  await go(page, "Money");
  await page.getByLabel("Final cost (outturn)").fill("9.2m");
  for (const tab of await page.getByRole("tab").all()) await tab.click();
  await saved(page);
}

test("after the page has loaded there is no request at all", async () => {
  const { context, page, wrong } = await open(server.url);
  await page.waitForLoadState("networkidle");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await through(page);
  assert.deepEqual(requests.filter((url) => !url.startsWith("blob:")), []);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("with the network cut after load everything still works", async () => {
  const { context, page, wrong } = await open(server.url);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await through(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("everything is loaded from below the page's own path", async () => {
  const context = await (await launch()).newContext();
  const page = await context.newPage();
  const outside = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url)) outside.push(request.url());
  });
  await page.goto(server.url);
  await ready(page);
  assert.deepEqual(outside, []);
  await context.close();
});

test("without script the page says what it needs", async () => {
  // Only the browser's own setting makes the parser treat <noscript> as it does for such a person.
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--blink-settings=scriptEnabled=false", "--dump-dom"];
  const profile = mkdtempSync(join(tmpdir(), "no-script-"));
  const { stdout } = await promisify(execFile)(process.env.CHROMIUM ?? "/usr/bin/chromium", [...flags, `--user-data-dir=${profile}`, server.url]);
  assert.match(stdout, /<noscript><p><strong>The workbench needs JavaScript/);
  assert.match(stdout, /See what you are agreeing to, before you sign/);
});

test("without WebAssembly the page says so", async () => {
  const context = await (await launch()).newContext();
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByText("needs WebAssembly").waitFor();
  await context.close();
});
