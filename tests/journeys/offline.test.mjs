// Without a network, and with a new version: what was there stays whole, and what is new waits to be accepted.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, afterEach, beforeEach, test } from "node:test";
import { answered, closeAll, go, launch, open, ready, saved, serve, shots, site, start, startBrowser, watch } from "./workbench.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const precache = fileURLToPath(new URL("../../crates/xtask/scripts/service-worker.mjs", import.meta.url));
let folder;
let server;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "alliance-site-"));
  cpSync(site, folder, { recursive: true, filter: (path) => !/toolkit$|\.(br|gz)$|workbench\.html$/.test(path) });
  mkdirSync(join(folder, "embed"), { recursive: true });
  writeFileSync(join(folder, "embed/page.html"), "<!doctype html><title>one</title>");
  server = await serve("/some/where/", folder);
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});
after(closeAll);

const isKept = (page) => page.evaluate(async () => { await navigator.serviceWorker.ready; });
const banner = (page) => page.getByRole("region", { name: "New version" });
const entry = () => readdirSync(folder).find((name) => /^boot\./.test(name));

/** Puts a version on the server whose start-up script is another one; `before` is done when only the files are there. */
function deploy(mark, before = () => {}) {
  const old = entry();
  const fresh = `boot.${mark.padEnd(16, "0")}.js`;
  writeFileSync(join(folder, fresh), `${readFileSync(join(folder, old), "utf8")}\nglobalThis.version=${JSON.stringify(mark)};\n`);
  rmSync(join(folder, old));
  const html = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(join(folder, "index.html"), html.replace(old, fresh));
  execFileSync("node", [precache, folder]);
  before(fresh);
}

const version = (page) => page.evaluate(() => globalThis.version);
const look = (page) => page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update().catch(() => {}); });

test("after one visit everything works without a network", async () => {
  const { context, page, wrong } = await open(server.url);
  await isKept(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await context.setOffline(true);
  server.close();
  await page.reload();
  await ready(page);
  await start(page);
  await page.getByLabel("Name of NHS commissioner").fill("Camden commissioner");
  for (const screen of ["Votes", "Money", "Futures", "Compare", "Members"]) {
    await go(page, screen);
    await answered(page);
    assert.equal(await page.locator("[data-refused], .refused").count(), 0);
  }
  await saved(page);
  await page.goto(`${server.url}index.html`);
  await ready(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a first visit fetches nothing twice", async () => {
  const { context, page } = await open(server.url);
  await isKept(page);
  const twice = server.asked().filter((path, at, all) => all.indexOf(path) !== at);
  // The page itself is held against the list once more, so that no old one is kept.
  assert.deepEqual(twice.filter((path) => path !== "."), []);
  await context.close();
});

test("a new version says so, waits, and keeps the work", async () => {
  const { context, page, wrong } = await open(server.url, { bypassCSP: true });
  await isKept(page);
  await start(page);
  await page.getByLabel("Name of NHS commissioner").fill("Camden commissioner");
  await saved(page);
  const old = entry();
  deploy("second");
  await page.reload();
  await ready(page);
  assert.equal(await version(page), undefined, "what is new is not used before it is accepted");
  await banner(page).getByRole("status").getByText("There is a new version. Your work is kept.").waitFor();
  await page.screenshot({ path: join(shots, "new-version.png") });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.screenshot({ path: join(shots, "new-version-phone.png") });
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.deepEqual(found.violations.map(({ id }) => id), []);
  await page.reload();
  await ready(page);
  assert.equal(await version(page), undefined);
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await banner(other).waitFor();

  await go(page, "Members");
  await page.getByLabel("Name of Camden commissioner").fill("Barnet commissioner");
  await banner(page).getByRole("button", { name: "Use it now" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => globalThis.version === "second");
  await ready(page);
  await go(page, "Members");
  assert.equal(await page.getByLabel("Name of Barnet commissioner").inputValue(), "Barnet commissioner");
  assert.equal(await banner(page).count(), 0);

  // The other tab is left as it is until its person says so.
  assert.equal(await version(other), undefined);
  assert.ok(await other.evaluate((name) => fetch(name).then(({ ok }) => ok), old), "its files are there for it, though the server has them no more");
  await go(other, "Votes");
  await answered(other);
  await banner(other).getByRole("button", { name: "Use it now" }).click();
  await other.waitForFunction(() => globalThis.version === "second");
  await other.close();
  await page.reload();
  await ready(page);
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("where work is not saved, a new version is not used before it is", async () => {
  const context = await (await launch()).newContext();
  await context.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  const page = await context.newPage();
  await page.goto(server.url);
  await isKept(page);
  await start(page);
  deploy("second");
  await look(page);
  await banner(page).getByRole("button", { name: "Use it now" }).click();
  await banner(page).getByText("Some of your work is not saved.").waitFor();
  assert.equal(await version(page), undefined);
  await banner(page).getByRole("button", { name: "Not now" }).click();
  assert.equal(await banner(page).count(), 0);
  await context.close();
});

test("a version that is only half there is not installed", async () => {
  const { context, page } = await open(server.url);
  await isKept(page);
  deploy("half", (fresh) => renameSync(join(folder, fresh), join(folder, "kept-back")));
  await look(page);
  await page.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting;
  });
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  assert.equal(await banner(page).count(), 0);
  // An old file under a new name is no better.
  writeFileSync(join(folder, entry() ?? "boot.half000000000000.js"), "globalThis.version='other'");
  await look(page);
  await page.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting;
  });
  await page.reload();
  await ready(page);
  assert.equal(await version(page), undefined);
  rmSync(join(folder, entry()));
  renameSync(join(folder, "kept-back"), join(folder, "boot.half000000000000.js"));
  await look(page);
  await banner(page).waitFor();
  await context.close();
});

test("the addresses of the widgets are never touched", async () => {
  const { context, page } = await open(server.url);
  await isKept(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  writeFileSync(join(folder, "embed/page.html"), "<!doctype html><title>two</title>");
  const widget = await context.newPage();
  const answer = await widget.goto(`${server.url}embed/page.html`);
  assert.equal(answer.fromServiceWorker(), false);
  assert.equal(await widget.title(), "two");
  const names = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat());
  assert.ok(names.length > 5);
  assert.deepEqual(names.filter((name) => /\/(embed|toolkit)\/|\.br|\.gz|workbench\.html/.test(name)), []);
  await context.close();
});

test("in a frame, and where service workers are not allowed, the page works and keeps nothing", async () => {
  const context = await (await launch()).newContext();
  await context.addInitScript(() => { Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => ({ register: () => Promise.reject(new DOMException("denied", "SecurityError")) }) }); });
  const page = await context.newPage();
  const wrong = watch(page);
  await page.goto(server.url);
  await start(page);
  await go(page, "Money");
  await answered(page);
  assert.deepEqual(wrong, []);
  await context.close();

  writeFileSync(join(folder, "embed/frame.html"), "<!doctype html><title>frame</title><iframe src='../' width=900 height=700></iframe>");
  const framing = await (await launch()).newContext();
  const host = await framing.newPage();
  await host.goto(`${server.url}embed/frame.html`);
  await host.frameLocator("iframe").locator("main#main").waitFor();
  await host.waitForLoadState("networkidle");
  assert.equal(await host.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await framing.close();
});

test("a browser can install it", async () => {
  const browser = await startBrowser();
  const page = await (await browser.contexts()[0] ?? await browser.newContext()).newPage();
  await page.goto(server.url);
  await ready(page);
  await isKept(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { name, icons } = JSON.parse(data);
  assert.equal(name, "Alliance Workbench");
  for (const { src } of icons) assert.equal((await page.request.get(new URL(src, server.url).href)).status(), 200);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A profile of its own is a private one, and a private window installs nothing.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  await browser.close();
});
