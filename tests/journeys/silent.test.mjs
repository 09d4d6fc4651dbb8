// Nothing leaves the browser: the network is watched on every screen, and then cut.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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
  const context = await (await launch()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole("heading", { level: 1, name: "See what you are agreeing to" }).waitFor();
  await page.getByText("needs JavaScript").waitFor();
  await context.close();
});

test("without WebAssembly the page says so", async () => {
  const context = await (await launch()).newContext();
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByText("needs WebAssembly").waitFor();
  await context.close();
});
