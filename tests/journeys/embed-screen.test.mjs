// An author puts a picture of a design on somebody else's page: chosen, seen, copied, pasted; alive where it may be, and a picture with
// its table where it may not.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { closeAll, fileOf, go, launch, open, serve, shots, site, start, violations, watch } from "./workbench.mjs";

/** The widgets themselves are made by `cargo xtask dist`; without them there is only what stands in their place. */
const widgets = existsSync(join(site, "embed/v1/alliance-embed.js"));

let server;
let host;
before(async () => {
  server = await serve();
  host = await foreign();
});
after(async () => {
  await closeAll();
  server.close();
  host.close();
});

/** A server of somebody else, whose one page is what was pasted last. */
async function foreign() {
  const page = { html: "", policy: "" };
  const listening = createServer((request, response) => {
    const headers = { "content-type": "text/html; charset=utf-8", ...(page.policy && { "content-security-policy": page.policy }) };
    response.writeHead(200, headers).end(`<!doctype html><html lang="en"><head><title>Somebody else</title><link rel="icon" href="data:,"></head><body><main><h1>Our report</h1>${page.html}</main></body></html>`);
  });
  await new Promise((ready) => listening.listen(0, "127.0.0.1", ready));
  return { page, url: `http://localhost:${listening.address().port}/report`, close: () => listening.close() };
}

/** What is pasted into somebody else's page, and that page opened. */
async function paste(html, policy = "") {
  Object.assign(host.page, { html, policy });
  const context = await (await launch()).newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const wrong = watch(page);
  await page.goto(host.url);
  return { context, page, wrong };
}

/** The Embed screen of the health template, with its snippets there. */
async function author(options = {}) {
  const opened = await open(server.url, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  await start(opened.page);
  await go(opened.page, "Embed");
  await shown(opened.page, "alliance-calculator[kind=cost]");
  return opened;
}

/** The preview shows this. */
const shown = (page, selector) => page.locator(`.alive > ${selector}`).waitFor();
const snippet = (page, name) => page.getByRole("textbox", { name: `Snippet: ${name}` });

/** Only what the browser says of files that are not there, where the widgets are not made. */
const faults = (wrong) => wrong.filter((line) => widgets || !/Failed to load resource|404|blocked by CORS/.test(line));

test("by mouse: a kind is chosen and seen, its snippet copied and pasted into a page of somebody else", async () => {
  const { context, page, wrong } = await author();
  await page.getByText("Whoever reads your page can read the whole design").waitFor();
  await page.getByLabel("What to show").selectOption({ label: "Gain and pain" });
  await page.getByLabel("A line above it").fill("What <b>each</b> of us carries & why");
  await page.getByLabel("A line above it").blur();
  await shown(page, "alliance-chart[kind=curve][heading]");
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: join(shots, "embed-1440.png"), fullPage: true });
  await page.getByRole("button", { name: "Copy: With a script" }).click();
  await page.getByText("Copied.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^<alliance-chart kind="curve" src="#c1\.[\w-]+" heading="What &lt;b&gt;each&lt;\/b&gt; of us carries &amp; why">\n<figure>/);
  assert.ok(copied.includes(`<script type="module" src="${server.url}embed/`));

  const elsewhere = await paste(copied);
  const element = elsewhere.page.locator("alliance-chart");
  if (widgets) await elsewhere.page.waitForFunction(() => document.querySelector("alliance-chart").shadowRoot?.querySelector("svg"));
  else assert.match(await element.getByRole("img").getAttribute("alt"), /providers/);
  assert.equal(await elsewhere.page.locator("main > b, main b img").count(), 0);
  await elsewhere.page.screenshot({ path: join(shots, "embed-elsewhere.png") });
  assert.deepEqual([...faults(wrong), ...faults(elsewhere.wrong)], []);
  await context.close();
  await elsewhere.context.close();
});

test("where scripts are not allowed the picture and its table stay", async () => {
  const { context, page } = await author();
  const script = await snippet(page, "With a script").inputValue();
  const { context: other, page: elsewhere } = await paste(script, "default-src 'none'; img-src data:; style-src 'self'");
  await elsewhere.getByRole("img").waitFor();
  assert.ok(await elsewhere.getByRole("img").evaluate((image) => image.complete && image.naturalWidth > 300));
  assert.ok((await elsewhere.getByRole("row").count()) > 5);
  assert.equal(await elsewhere.evaluate(() => document.querySelector("alliance-calculator").shadowRoot), null);
  assert.deepEqual(await violations(elsewhere), []);
  await elsewhere.setViewportSize({ width: 320, height: 700 });
  const picture = await elsewhere.getByRole("img").boundingBox();
  assert.ok(picture.x + picture.width <= 320);
  await elsewhere.screenshot({ path: join(shots, "embed-elsewhere-320.png") });
  await other.close();
  await context.close();
});

test("every kind has its snippets, and none of them has a style or runs what is in a name", async () => {
  const { context, page, wrong } = await author();
  const kinds = await page.getByLabel("What to show").locator("option").evaluateAll((options) => options.map(({ value }) => value));
  assert.equal(kinds.length, 11);
  for (const kind of kinds) {
    await page.getByLabel("What to show").selectOption(kind);
    const [element, name] = kind.split("/");
    await shown(page, `alliance-${element}[kind=${name}]`);
    for (const title of ["With a script", "In a frame", "Picture only"]) {
      const text = await snippet(page, title).inputValue();
      assert.match(text, /<table>\n<caption>/, `${kind}: ${title}`);
      assert.doesNotMatch(text, / style=|<style| on\w+=/, `${kind}: ${title}`);
      const parsed = await page.evaluate((html) => {
        const { body } = new DOMParser().parseFromString(html, "text/html");
        return [...body.querySelectorAll("script, iframe")].map((one) => `${one.localName} ${one.getAttribute("src")}`);
      }, text);
      assert.ok(parsed.every((one) => one.split(" ")[1].startsWith(`${server.url}embed/`)), parsed.join());
      assert.equal(parsed.length, { "With a script": 1, "In a frame": 2, "Picture only": 0 }[title]);
    }
  }
  assert.deepEqual(faults(wrong), []);
  await context.close();
});

test("the picture alone needs nothing, and comes as a file too", async () => {
  const { context, page } = await author();
  const text = await snippet(page, "Picture only").inputValue();
  const file = await fileOf(page, page.getByRole("button", { name: "Download the picture" }));
  assert.match(file.name, /\.svg$/);
  assert.match(file.text, /^<svg /);
  const { context: other, page: elsewhere, wrong } = await paste(text);
  assert.ok(await elsewhere.getByRole("img").evaluate((image) => image.complete && image.naturalWidth > 300));
  await elsewhere.getByText("The same as a table").click();
  await elsewhere.getByRole("table").waitFor();
  assert.deepEqual(await violations(elsewhere), []);
  assert.deepEqual(wrong, []);
  await other.close();
  await context.close();
});

test("in a frame it works without any power over the page, and gets its height", { skip: !widgets && "the widgets are not made" }, async () => {
  const { context, page } = await author();
  const text = await snippet(page, "In a frame").inputValue();
  assert.match(text, /sandbox="allow-scripts"/);
  const { context: other, page: elsewhere, wrong } = await paste(text);
  await elsewhere.frameLocator("iframe").getByRole("slider", { name: "Final cost" }).waitFor();
  await elsewhere.waitForFunction(() => document.querySelector("iframe").height !== "480");
  assert.deepEqual(wrong, []);
  await other.close();
  await context.close();
});

test("by keyboard, and another design comes through", async () => {
  const { context, page, wrong } = await author();
  await page.getByLabel("What to show").focus();
  await page.keyboard.press("End");
  await shown(page, "alliance-chart[kind=compare]");
  await snippet(page, "Picture only").focus();
  assert.ok(await page.evaluate(() => document.activeElement.selectionEnd > 1_000));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await snippet(page, "Picture only").inputValue());
  await page.getByRole("combobox", { name: "You are" }).first().selectOption({ label: "You are: Northgate Community Group" });
  await shown(page, "alliance-chart[member=northgate]");
  assert.deepEqual(faults(wrong), []);
  await context.close();
});

test("on a phone it fits, and it is clean in the dark", async () => {
  const { context, page } = await author({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await page.getByLabel("What to show").selectOption({ label: "Who gains, who pays" });
  await shown(page, "alliance-chart[kind=split]");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  // Pressing the last link has moved the first ones out of sight, where axe takes them for links that skip.
  await page.getByRole("navigation", { name: "Places" }).locator("ol").evaluate((list) => { for (let one = list; one; one = one.parentElement) one.scrollLeft = 0; });
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: join(shots, "embed-390.png"), fullPage: true });
  await context.close();
});
