// The widgets on pages of others: wherever they cannot work, what stood there before stays, and no error reaches the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeAll, launch, watch } from "../journeys/workbench.mjs";
import { encode } from "../../web/static/link.js";
import { fallback, few, inside, integrity, pages, published, script, version, widgets } from "./hosts.mjs";

let ours, theirs;
before(async () => { [ours, theirs] = [await widgets(), await pages()]; });
after(async () => { ours.close(); theirs.close(); await closeAll(); });

/** Opens a page, and writes down what goes wrong and what the widgets say. */
async function open(address, options = {}) {
  const context = await (await launch()).newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const wrong = watch(page);
  await page.addInitScript(() => {
    window.heard = [];
    for (const name of ["ready", "change", "error"]) addEventListener(`alliance-${name}`, ({ detail }) => window.heard.push({ name, ...detail, design: undefined }));
    addEventListener("unhandledrejection", ({ reason }) => window.heard.push({ name: "rejection", message: String(reason) }));
  });
  await page.goto(address);
  return { page, wrong, end: () => context.close() };
}

const drawn = (page, which = "alliance-chart") => page.locator(`${which} svg.chart`).first();
const heard = (page, name) => page.waitForFunction((name) => window.heard.find((one) => one.name === name), name).then((found) => found.jsonValue());

async function works(address, options) {
  const { page, wrong, end } = await open(address, options);
  await drawn(page).waitFor();
  assert.equal(await page.locator("[data-fallback]").first().isVisible(), false, "the picture took the place of what stood there");
  assert.deepEqual(wrong, []);
  assert.equal((await page.evaluate(() => window.heard)).filter(({ name }) => name !== "ready").length, 0);
  await end();
}

/** What stood there stays, and the page hears of it by an event at most. `allowed`: what the browser itself says of a policy or a missing file. */
async function staysAsItWas(address, { code, allowed = /^$/, ...options } = {}) {
  const { page, wrong, end } = await open(address, options);
  if (code) assert.equal((await heard(page, "error")).code, code);
  else await page.waitForTimeout(700);
  assert.equal(await page.locator("p[data-fallback]").isVisible(), true);
  assert.equal(await page.locator("table[data-fallback]").isVisible(), true);
  assert.equal(await page.locator("alliance-chart").evaluate((chart) => chart.shadowRoot), null);
  assert.deepEqual(wrong.filter((line) => !allowed.test(line)), []);
  const all = await page.evaluate(() => window.heard);
  assert.deepEqual(all.filter(({ name }) => name !== "error"), []);
  await end();
}

const chart = (more = "", content = fallback + inside) => `<alliance-chart kind="curve" ${more}>${content}</alliance-chart>`;
const strict = () => `default-src 'none'; script-src ${ours.at} 'wasm-unsafe-eval'; connect-src ${ours.at}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;

test("a plain page", () => works(theirs.page(chart() + script(ours.at))));

test("by hash, from the folder that never changes", async () => {
  const tag = `<script type="module" crossorigin src="${ours.at}/${version}/alliance-embed.js" integrity="${integrity["alliance-embed.js"]}"></script>`;
  await works(theirs.page(chart() + tag));
});

test("a strict policy that allows WebAssembly, with no inline style and no markup from scripts", () => works(theirs.page(chart() + script(ours.at), { policy: strict() })));

test("a policy without WebAssembly", () =>
  staysAsItWas(theirs.page(chart() + script(ours.at), { policy: strict().replace(" 'wasm-unsafe-eval'", "") }), { code: "webassembly", allowed: /WebAssembly|unsafe-eval/ }));

test("a policy without inline style", () =>
  works(theirs.page(chart() + script(ours.at), { policy: `style-src 'self'; script-src ${ours.at} 'wasm-unsafe-eval'` })));

test("scripts are blocked", () => staysAsItWas(theirs.page(chart() + script(ours.at), { policy: "script-src 'none'" }), { allowed: /Content Security Policy|script-src/i }));

test("the script, the module, or what binds it is not there", async () => {
  for (const [name, code] of [["alliance-embed.js", undefined], ["curve_bg.wasm", "module"], ["curve.js", "module"]]) {
    ours.missing.add(name);
    await staysAsItWas(theirs.page(chart() + script(ours.at)), { code, allowed: /Failed to load resource/ });
    ours.missing.delete(name);
  }
});

test("twenty widgets, one download", async () => {
  ours.asked.length = 0;
  const body = Array.from({ length: 20 }, (_, place) => `<alliance-chart loading="eager" kind="curve" src="${ours.at}/design.json"></alliance-chart>`).join("");
  const { page, wrong, end } = await open(theirs.page(body + script(ours.at)));
  await page.waitForFunction(() => [...document.querySelectorAll("alliance-chart")].every((one) => one.shadowRoot?.querySelector("svg.chart")));
  const fetched = ours.asked.filter((path) => /\.(js|wasm)$/.test(path)).map((path) => path.split("/").at(-1)).sort();
  assert.deepEqual(fetched, ["alliance-embed.js", "curve.js", "curve_bg.wasm"]);
  assert.deepEqual(wrong, []);
  await end();
});

const modules = () => ours.asked.filter((path) => path.endsWith(".wasm")).map((path) => path.split("/").at(-1).replace("_bg.wasm", ""));

test("each kind has a small module; what that leaves, the whole one draws", async () => {
  for (const [attributes, expected] of [
    ['kind="power"', ["power"]],
    ['kind="s-curve"', ["costs"]],
    ['kind="s-curve" samples="500"', ["costs"]],
    ['kind="s-curve" member="northgate"', ["result"]],
    ['kind="tornado" member="northgate"', ["drivers"]],
    ['kind="compare"', ["scenarios"]],
    ['kind="say-and-stake"', ["stake"]],
    // So few futures are settled to the penny.
    ['kind="say-and-stake" samples="500"', ["stake", "all"]],
  ]) {
    ours.asked.length = 0;
    const { page, wrong, end } = await open(theirs.page(`<alliance-chart loading="eager" ${attributes} src="${ours.at}/design.json"></alliance-chart>` + script(ours.at)));
    await drawn(page).waitFor();
    assert.deepEqual(modules(), expected, attributes);
    assert.deepEqual(wrong, []);
    await end();
  }
});

test("a design out of the ordinary is drawn by the whole module", async () => {
  const design = JSON.parse(published);
  const lines = design.costs.slice(0, 2).map(({ id }) => id);
  const rounded = design.terms.steps.toSpliced(design.terms.steps.findIndex(({ step }) => step === "split"), 0, { step: "round", to: "1.00" });
  for (const [out_of, kind, expected] of [
    [{ correlation: { form: "matrix", lines, rows: [["1", "0.5"], ["0.5", "1"]] } }, "s-curve", ["costs", "all"]],
    [{ terms: { ...design.terms, steps: rounded } }, "compare", ["scenarios", "all"]],
  ]) {
    ours.asked.length = 0;
    const data = JSON.stringify({ ...design, ...out_of }).replaceAll("<", "\\u003c");
    const { page, wrong, end } = await open(theirs.page(`<alliance-chart loading="eager" kind="${kind}"><script type="application/json">${data}</script></alliance-chart>` + script(ours.at)));
    await drawn(page).waitFor();
    assert.deepEqual(modules(), expected, kind);
    assert.deepEqual(wrong, []);
    await end();
  }
});

test("what hardly any page asks for is fetched only where one does", async () => {
  ours.asked.length = 0;
  const apart = () => ours.asked.map((path) => path.split("/").at(-1)).filter((name) => ["few.js", "patch.js", "take.js"].includes(name)).sort();
  const { page, wrong, end } = await open(theirs.page(`<alliance-chart loading="eager" kind="split" src="${ours.at}/design.json"></alliance-chart>` + script(ours.at)));
  await drawn(page).waitFor();
  assert.deepEqual(apart(), []);
  await page.locator("alliance-chart").evaluate((one) => one.update({ "facts.outturn": "9400000.00" }));
  assert.deepEqual(apart(), ["patch.js"]);
  await page.locator("alliance-chart").evaluate((one, few) => { one.design = few; }, few);
  await page.waitForFunction(() => document.querySelector("alliance-chart").shadowRoot.textContent.includes("Beech"));
  assert.deepEqual(apart(), ["few.js", "patch.js"]);
  assert.deepEqual(wrong, []);
  await end();
});

test("a change waits for the design that is on its way", async () => {
  const { page, wrong, end } = await open(theirs.page(`<alliance-chart loading="eager" kind="split" src="${ours.at}/design.json"></alliance-chart>` + script(ours.at)));
  await drawn(page).waitFor();
  const changed = (act, given) => page.locator("alliance-chart").evaluate(act, given);
  assert.deepEqual(await changed(async (one, few) => {
    one.design = few;
    await one.update({ title: "Another" });
    return [one.design.title, one.design.members.map(({ name }) => name)];
  }, few), ["Another", ["Commissioner", "Alder", "Beech"]]);
  assert.equal(await changed(async (one) => {
    const around = one.parentElement;
    one.remove();
    await new Promise((later) => { setTimeout(later, 50); });
    const update = one.update({ title: "Back" });
    around.append(one);
    await update;
    return one.design.title;
  }), "Back");
  assert.deepEqual(wrong, []);
  await end();
});

test("a reader who is named later sees a result in place of the final cost", async () => {
  ours.asked.length = 0;
  const { page, wrong, end } = await open(theirs.page(`<alliance-chart loading="eager" kind="s-curve" src="${ours.at}/design.json"></alliance-chart>` + script(ours.at)));
  await drawn(page).waitFor();
  await page.locator("alliance-chart").evaluate((one) => one.setAttribute("member", "northgate"));
  await page.waitForFunction(() => document.querySelector("alliance-chart").shadowRoot.querySelector("figcaption").textContent.includes("give you"));
  assert.deepEqual(modules(), ["costs", "result"]);
  await page.locator("alliance-chart").evaluate((one) => one.removeAttribute("member"));
  await page.waitForFunction(() => document.querySelector("alliance-chart").shadowRoot.querySelector("figcaption").textContent.includes("end below"));
  assert.deepEqual(modules(), ["costs", "result"]);
  assert.deepEqual(wrong, []);
  await end();
});

test("two versions on one page: the first goes on", async () => {
  const { page, wrong, end } = await open(theirs.page(chart() + script(ours.at) + script(ours.at, "9.9.9")));
  await drawn(page).waitFor();
  assert.equal(await page.locator("alliance-chart").evaluate((one) => one.version), version);
  assert.deepEqual(wrong, []);
  await end();
});

test("taken away and put back", async () => {
  const { page, wrong, end } = await open(theirs.page(chart() + script(ours.at)));
  await drawn(page).waitFor();
  await page.evaluate(async () => {
    const one = document.querySelector("alliance-chart");
    one.remove();
    await new Promise((later) => setTimeout(later, 50));
    document.querySelector("main").append(one);
  });
  await page.waitForFunction(() => window.heard.filter(({ name }) => name === "ready").length === 2);
  await page.evaluate(() => document.body.append(document.querySelector("alliance-chart")));
  await page.evaluate(() => document.querySelector("alliance-chart").update({ "facts.outturn": "9000000.00" }));
  assert.deepEqual(wrong, []);
  await end();
});

test("inside details: fetched when they are opened", async () => {
  ours.asked.length = 0;
  const { page, wrong, end } = await open(theirs.page(`<details><summary>More</summary>${chart()}</details>${script(ours.at)}`));
  await page.waitForTimeout(400);
  assert.ok(!ours.asked.some((path) => path.endsWith(".wasm")), "nothing is fetched for what nobody sees");
  await page.locator("summary").first().click();
  await drawn(page).waitFor();
  assert.deepEqual(wrong, []);
  await end();
});

test("eager inside details: drawn when they are opened", async () => {
  const { page, end } = await open(theirs.page(`<details><summary>More</summary>${chart('loading="eager"')}</details>${script(ours.at)}`));
  await page.waitForTimeout(500);
  await page.locator("summary").first().click();
  await drawn(page).waitFor();
  await end();
});

test("far below: fetched when it comes near", async () => {
  ours.asked.length = 0;
  const { page, end } = await open(theirs.page(`<div id="tall"></div>${chart()}${script(ours.at)}`, { head: "<style>#tall{height:5000px}</style>" }));
  await page.waitForTimeout(400);
  assert.ok(!ours.asked.some((path) => path.endsWith(".wasm")));
  await page.evaluate(() => scrollTo(0, 5000));
  await drawn(page).waitFor();
  await end();
});

test("printed: the picture and the table, and no controls", async () => {
  const { page, end } = await open(theirs.page(`<alliance-calculator>${inside}</alliance-calculator>${script(ours.at)}`));
  await drawn(page, "alliance-calculator").waitFor();
  const table = page.locator("alliance-calculator table").last();
  assert.equal(await table.isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.equal(await table.isVisible(), true);
  assert.equal(await drawn(page, "alliance-calculator").isVisible(), true);
  assert.equal(await page.locator("alliance-calculator input").isVisible(), false);
  await end();
});

test("a hostile design harms nothing", async () => {
  const bomb = await encode(" ".repeat(1_000_000)).catch(() => "c1.AAAA");
  const marked = published.replace("Northgate Community", '<img src=x onerror=\\"window.hit=1\\"><script>window.hit=1</script>');
  const sources = ["#c1.AAAA", "#c1.%%%", "#c9.AAAA", `#${bomb}`, `#${await encode('{"format":"alliance-design"}')}`, `${ours.at}/endless.json`, `${ours.at}/nothing.json`, "javascript:alert(1)"];
  for (const src of sources) {
    await staysAsItWas(theirs.page(chart(`src="${src}"`, fallback) + script(ours.at)), { code: /endless|c\d/.test(src) ? "design" : "network", allowed: /Failed to load|URL scheme|Fetch API/ });
  }
  const { page, wrong, end } = await open(theirs.page(`<alliance-chart kind="split" src="#${await encode(marked)}"></alliance-chart>${script(ours.at)}`));
  await drawn(page).waitFor();
  assert.ok(await page.evaluate(() => document.querySelector("alliance-chart").shadowRoot.textContent.includes("<img src=x")));
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.deepEqual(wrong, []);
  await end();
});

test("every way in: a property, an address, JSON inside, a link; a design or a few numbers", async () => {
  const body = `<alliance-chart id="a"></alliance-chart><alliance-chart id="b" src="${ours.at}/design.json"></alliance-chart>
    <alliance-chart id="c" kind="split"><script type="application/json">${JSON.stringify(few)}</script></alliance-chart>
    <alliance-chart id="d" src="https://example.org/workbench/#${await encode(published)}"></alliance-chart>`;
  const { page, wrong, end } = await open(theirs.page(`${body}<script>document.querySelector("#a").design = ${JSON.stringify(few)}</script>${script(ours.at)}`));
  for (const id of ["a", "b", "c", "d"]) await drawn(page, `#${id}`).waitFor();
  assert.equal((await page.evaluate(() => document.querySelector("#c").toJSON())).members.length, 3);
  assert.deepEqual(wrong, []);
  await end();
});
