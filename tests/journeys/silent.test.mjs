// Nothing leaves the browser: the network is watched on every screen, and then cut.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeAll, go, launch, open, startBrowser, saved, serve, start, ready } from "./workbench.mjs";

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
  await page.locator("button.file").click();
  await page.getByRole("button", { name: "Copy link or QR code" }).click();
  await page.getByRole("img", { name: "QR code of the link" }).waitFor();
  await page.keyboard.press("Escape");
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

test("the Embed screen asks for the widgets, of our own place, and for nothing else; the design stays here", async () => {
  const { context, page } = await open(server.url);
  await page.waitForLoadState("networkidle");
  await start(page);
  const requests = [];
  page.on("request", (request) => requests.push(request));
  await go(page, "Embed");
  await page.locator(".alive").waitFor();
  await page.getByLabel("What to show").selectOption({ label: "Many futures" });
  await page.locator(".alive > alliance-chart[kind=s-curve]").waitFor();
  await page.waitForLoadState("networkidle");
  const asked = requests.filter((request) => !/^(blob|data):/.test(request.url()));
  assert.ok(asked.length > 0);
  for (const request of asked) {
    assert.match(request.url().slice(server.url.length), /^embed\/[\w.-]+\/[\w.-]+$/);
    assert.deepEqual([request.method(), request.postData(), request.url().startsWith(server.url)], ["GET", null, true]);
  }
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
  const browser = await startBrowser(["--blink-settings=scriptEnabled=false"]);
  const page = await (await browser.newContext()).newPage();
  await page.goto(server.url, { waitUntil: "commit" });
  const devtools = await page.context().newCDPSession(page);
  const shown = async (selector) => {
    const { root } = await devtools.send("DOM.getDocument");
    const { nodeId } = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    // What is not drawn has no box: this call then fails.
    const { model } = await devtools.send("DOM.getBoxModel", { nodeId });
    const { outerHTML } = await devtools.send("DOM.getOuterHTML", { nodeId });
    return { ...model, outerHTML };
  };
  let message;
  for (let tries = 0; !message && tries < 50; tries += 1) {
    message = await shown("noscript p").catch(() => new Promise((later) => { setTimeout(later, 100); }));
  }
  assert.match(message.outerHTML, /needs JavaScript/);
  assert.ok(message.height > 10);
  assert.match((await shown("h1")).outerHTML, /See what you are agreeing to/);
  await browser.close();
});

test("without WebAssembly the page says so", async () => {
  const context = await (await launch()).newContext();
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByText("needs WebAssembly").waitFor();
  await context.close();
});
