// The page of an iframe, in a frame that may run scripts and nothing else; and the helper that sets its height.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { closeAll, launch, watch } from "../journeys/workbench.mjs";
import { encode } from "../../web/static/link.js";
import { pages, published, widgets } from "./hosts.mjs";

let ours, theirs, fragment;
before(async () => { [ours, theirs, fragment] = [await widgets(), await pages(), await encode(published)]; });
after(async () => { ours.close(); theirs.close(); await closeAll(); });

const frame = (query, more = 'sandbox="allow-scripts"', hash = fragment) => `<iframe data-alliance title="Gain and pain" width="600" height="150" ${more} src="${ours.at}/frame.html?${query}#${hash}"></iframe>`;
const helper = () => `<script src="${ours.at}/v1/alliance-frames.js"></script>`;

async function open(body) {
  const context = await (await launch()).newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  const wrong = watch(page);
  await page.goto(theirs.page(body));
  return { page, wrong, end: () => context.close() };
}

test("in a sandbox that allows scripts alone, with its height", async () => {
  const { page, wrong, end } = await open(helper() + frame("kind=curve&id=one"));
  await page.frameLocator("iframe").locator("svg.chart").waitFor();
  await page.waitForFunction(() => Number(document.querySelector("iframe").height) > 300);
  // It grows and shrinks with what is in it.
  const before = await page.evaluate(() => Number(document.querySelector("iframe").height));
  await page.frameLocator("iframe").locator("summary").click();
  await page.waitForFunction((before) => Number(document.querySelector("iframe").height) > before, before);
  await page.frameLocator("iframe").locator("summary").click();
  await page.waitForFunction((before) => Number(document.querySelector("iframe").height) === before, before);
  assert.deepEqual(wrong, []);
  await end();
});

test("without a sandbox, a calculator, two frames each with its own height", async () => {
  const { page, wrong, end } = await open(helper() + frame("widget=calculator&kind=vote&id=a", "") + frame("kind=split&id=b", ""));
  await page.waitForFunction(() => [...document.querySelectorAll("iframe")].every((one) => Number(one.height) > 200));
  const [a, b] = await page.evaluate(() => [...document.querySelectorAll("iframe")].map((one) => Number(one.height)));
  assert.notEqual(a, b);
  assert.deepEqual(wrong, []);
  await end();
});

test("a hostile fragment is told in a sentence", async () => {
  const { page, wrong, end } = await open(helper() + frame("kind=curve", 'sandbox="allow-scripts"', "c1.AAAA<img src=x onerror=alert(1)>"));
  await page.frameLocator("iframe").getByText("This link is damaged").waitFor();
  assert.deepEqual(wrong, []);
  await end();
});

test("messages of strangers change nothing", async () => {
  const stranger = theirs.page(`<script>setInterval(() => parent.postMessage({ type: "alliance:resize", v: 1, id: "one", height: 777 }, "*"), 20)</script>`);
  const { page, wrong, end } = await open(`${helper()}${frame("kind=curve&id=one", "")}<iframe id="other" title="Other" src="${stranger}"></iframe>`);
  await page.waitForFunction(() => Number(document.querySelector("iframe").height) > 300);
  await page.waitForTimeout(200);
  assert.notEqual(await page.evaluate(() => Number(document.querySelector("iframe").height)), 777);
  // From the right frame, but not what the helper knows.
  const now = await page.evaluate(() => document.querySelector("iframe").height);
  const inner = page.frames().find((one) => one.url().includes("frame.html"));
  for (const data of [{ height: 0 }, { height: -5 }, { height: 30_000 }, { height: 1.5 }, { height: "500" }, { id: "two", height: 500 }, { v: 2, height: 500 }, { type: "other", height: 500 }]) {
    await inner.evaluate((data) => parent.postMessage({ type: "alliance:resize", v: 1, id: "one", ...data }, "*"), data);
  }
  await inner.evaluate(() => { for (const data of [null, 5, "text"]) parent.postMessage(data, "*"); });
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => document.querySelector("iframe").height), now);
  assert.deepEqual(wrong, []);
  await end();
});

test("the helper is at most 1,000 bytes", () => {
  const folder = join(process.env.ALLIANCE_SITE ?? "dist", "embed/v1/alliance-frames.js");
  assert.ok(readFileSync(folder).length <= 1_000, `${readFileSync(folder).length} bytes`);
});
