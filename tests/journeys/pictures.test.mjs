// A picture of the workbench is taken along: its dialog by keyboard, every file, the clipboard, and back again as its design.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PNG } from "pngjs";
import { answered, closeAll, go, launch, open, serve, shots, start } from "./workbench.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WORDS = "The line falls from left to right, and past 8.97 million it is flat.";
let server;
before(async () => { server = await serve(); });
after(async () => { await closeAll(); server.close(); });

/** The gain and pain curve of the health alliance, seen by Northgate. */
async function curve(options) {
  const opened = await open(server.url, options);
  const { page } = opened;
  await start(page);
  await go(page, "Money");
  await answered(page);
  return { ...opened, figure: page.locator("[data-panel=curve] figure").first() };
}

const dialogOf = (page) => page.getByRole("dialog", { name: "Use this picture" });

/** Opens the dialog by keyboard. */
async function openDialog(page, figure) {
  const button = figure.getByRole("button", { name: "Use this picture" });
  await button.focus();
  await page.keyboard.press("Enter");
  await dialogOf(page).waitFor();
  await page.waitForFunction(() => document.querySelector("dialog.use-picture img")?.naturalWidth > 0);
  return dialogOf(page);
}

/** The bytes of the file that a button gives, and its name. */
async function taken(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), dialogOf(page).getByRole("button", { name, exact: true }).press("Enter")]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** The texts in a PNG by their keywords, and the dots in a metre. */
function about(bytes) {
  const found = {};
  for (let at = 8; at < bytes.length; ) {
    const [length, name] = [bytes.readUInt32BE(at), bytes.toString("latin1", at + 4, at + 8)];
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (name === "iTXt") found[data.toString("utf8").split("\0")[0]] = data.toString("utf8").split("\0").at(-1);
    if (name === "pHYs") found.dots = data.readUInt32BE(0);
    at += length + 12;
  }
  return found;
}

test("by keyboard, with words of one's own: every file says the same, and the focus comes back", async () => {
  const { context, page, wrong, figure } = await curve();
  const dialog = await openDialog(page, figure);
  assert.ok(await page.evaluate(() => document.activeElement?.closest("dialog.use-picture")));
  const own = await dialog.getByLabel("Alternative text").inputValue();
  assert.equal(own, await figure.locator("svg").first().getAttribute("aria-label"));
  await dialog.getByLabel("Alternative text").fill(WORDS);
  assert.equal(await dialog.locator("img").getAttribute("alt"), WORDS);

  const svg = await taken(page, "SVG");
  assert.match(svg.name, /-curve\.svg$/);
  const text = svg.bytes.toString("utf8");
  const title = await figure.locator("figcaption b").innerText();
  assert.ok(text.includes(`<desc>${WORDS}</desc>`) && text.includes("<metadata>"));
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(text).map(Number);
  const source = await dialog.locator("small").innerText();
  assert.match(source, /, design [0-9a-f]{8}\. Made with Alliance Workbench\.$/);

  for (const [button, scale, dots] of [["PNG 1×", 1, 3780], ["PNG 2×", 2, 7559], ["PNG 4×", 4, 15118]]) {
    const png = await taken(page, button);
    const image = PNG.sync.read(png.bytes);
    assert.deepEqual([image.width, image.height], [Math.round(width * scale), Math.round(height * scale)], button);
    const colours = new Set();
    for (let at = 0; at < image.data.length; at += 4) colours.add(image.data.readUInt32BE(at));
    assert.ok(colours.size > 30, `${colours.size} colours in ${button}`);
    const said = about(png.bytes);
    assert.deepEqual([said.dots, said.Title, said.Description, said.Source], [dots, title, WORDS, source], button);
    assert.equal(JSON.parse(said["alliance-design"]).format, "alliance-design");
  }
  const millimetres = Math.round((width * 25.4) / 96);
  assert.equal(await dialog.getByText(`${millimetres} × `).count(), 3);

  const csv = (await taken(page, "CSV")).bytes.toString("utf8");
  assert.ok(csv.startsWith("\ufeff") && csv.includes(`\r\nDescription,"${WORDS}"\r\n`), csv);

  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Use this picture");
  // The words are there as long as the page is, and ours can be had again.
  const again = await openDialog(page, figure);
  assert.equal(await again.getByLabel("Alternative text").inputValue(), WORDS);
  await again.getByRole("button", { name: "Write it from the numbers again" }).click();
  assert.equal(await again.getByLabel("Alternative text").inputValue(), own);
  await again.getByRole("button", { name: "Close" }).click();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("copied as a picture and as a table; where the browser refuses, it says so and offers the file", async () => {
  const { context, page, wrong, figure } = await curve({ permissions: ["clipboard-read", "clipboard-write"] });
  const dialog = await openDialog(page, figure);
  await dialog.getByRole("button", { name: "Copy picture" }).click();
  await dialog.getByText("The picture is copied.").waitFor();
  const [type, size] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap(await item.getType("image/png"));
    return [item.types.join(), bitmap.width];
  });
  assert.deepEqual([type, size], ["image/png", 2 * await dialog.locator("img").evaluate((image) => image.naturalWidth)]);
  await dialog.getByRole("button", { name: "Copy table" }).click();
  await dialog.getByText("The table is copied.").waitFor();
  const [html, text] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(["text/html", "text/plain"].map(async (kind) => (await item.getType(kind)).text()));
  });
  assert.match(html, /<table.*<th/s);
  assert.ok(text.split("\n").length > 4 && text.includes("\t"), text);
  await page.evaluate(() => { navigator.clipboard.write = () => Promise.reject(new Error("no")); });
  await dialog.getByRole("button", { name: "Copy picture" }).click();
  await dialog.getByText("This browser does not let the page copy a picture. Take the PNG file instead.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

/** Drops a file on the start. */
async function drop(page, name, bytes) {
  const data = await page.evaluateHandle(([name, base64]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
    return transfer;
  }, [name, bytes.toString("base64")]);
  await page.locator("section[aria-labelledby=file-in]").dispatchEvent("drop", { dataTransfer: data });
}

test("a picture that is dropped or chosen opens as its design; one of strangers says why not", async () => {
  const { context, page, wrong, figure } = await curve();
  await openDialog(page, figure);
  const [svg, png] = [await taken(page, "SVG"), await taken(page, "PNG 1×")];
  await page.keyboard.press("Escape");
  await page.goto(server.url);
  await page.getByRole("heading", { name: "Have a file or a link?" }).waitFor();
  await drop(page, svg.name, svg.bytes);
  await page.getByRole("heading", { name: `In ${svg.name}` }).waitFor();
  await page.getByRole("button", { name: "Not now" }).click();
  for (const [name, bytes, says] of [
    ["logo.svg", Buffer.from("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "a picture without a design in it"],
    ["broken.svg", svg.bytes.subarray(0, 6000), "a picture whose design breaks off or was changed"],
    ["bomb.svg", Buffer.from(`<!DOCTYPE svg [<!ENTITY a "${"&b;".repeat(999)}">]><svg>${svg.bytes.toString("utf8").replace("alliance-design&quot;", "&a;").replace("\"format\"", "&a;")}</svg>`), "a picture whose design breaks off or was changed"],
    ["photo.png", PNG.sync.write(new PNG({ width: 2, height: 2 })), "a picture without a design in it"],
  ]) {
    await drop(page, name, bytes);
    const alert = page.locator("section.alert");
    await alert.getByRole("heading", { name: `There is a problem with ${name}` }).waitFor();
    assert.ok((await alert.innerText()).includes(says), await alert.innerText());
    assert.equal(await alert.getByRole("listitem").count(), 1);
    await alert.getByRole("button", { name: "Close" }).click();
  }
  await page.getByLabel("Choose a file").setInputFiles({ name: png.name, mimeType: "image/png", buffer: png.bytes });
  await page.getByRole("heading", { name: `In ${png.name}` }).waitFor();
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();
  assert.ok(await page.getByLabel("Name of NHS commissioner").count());
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the round table can be taken along as well, and a picture of futures says how they were drawn", async () => {
  const { context, page, wrong } = await open(server.url);
  await start(page);
  await openDialog(page, page.locator("figure", { has: page.locator("svg.round-table") }).first());
  const table = (await taken(page, "SVG")).bytes.toString("utf8");
  assert.ok(table.includes(">Lived experience</text>") && table.includes(">Independent chair</text>"));
  await page.keyboard.press("Escape");
  await go(page, "Futures");
  await answered(page);
  const dialog = await openDialog(page, page.locator("[data-panel=final_cost] figure").first());
  const source = await dialog.locator("small").innerText();
  const note = await page.locator("[data-panel=final_cost] small", { hasText: "seed" }).first().innerText();
  assert.match(source, /design [0-9a-f]{8}\. [\d,]+ futures, .*seed 20220401;/);
  assert.ok(source.includes(note), `${note} in ${source}`);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const policy of ["data:", "blob:"]) {
  test(`a page of others that allows pictures from ${policy} alone draws a PNG too`, async () => {
    const files = { "/raster.js": "raster.js", "/png.js": "png.js" };
    const other = createServer((request, response) => {
      const file = files[request.url];
      response.setHeader("content-type", file ? "text/javascript" : "text/html");
      response.setHeader("content-security-policy", `default-src 'none'; script-src 'self'; img-src ${policy}`);
      response.end(file ? readFileSync(new URL(`../../web/static/${file}`, import.meta.url)) : "<!doctype html><title>Other</title>");
    });
    await new Promise((listening) => { other.listen(0, "127.0.0.1", listening); });
    const page = await (await launch()).newPage();
    await page.goto(`http://127.0.0.1:${other.address().port}/`);
    const bytes = await page.evaluate(async () => {
      const { toPng } = await import("/raster.js");
      const png = await toPng("<svg xmlns='http://www.w3.org/2000/svg' width=\"20\" height=\"10\"><rect width='10' height='10' fill='#0a5c63'/></svg>", 2);
      return [...new Uint8Array(await png.arrayBuffer())];
    });
    const image = PNG.sync.read(Buffer.from(bytes));
    assert.deepEqual([image.width, image.height, [...image.data.subarray(0, 4)], image.data[39 * 4 + 3]], [40, 20, [10, 92, 99, 255], 0]);
    await page.close();
    other.close();
  });
}

for (const [name, options] of Object.entries({
  "1440-light": { viewport: { width: 1440, height: 1000 } },
  "1440-dark": { viewport: { width: 1440, height: 1000 }, colorScheme: "dark" },
  "390-light": { viewport: { width: 390, height: 844 }, hasTouch: true },
})) {
  test(`axe finds nothing in the dialog, and it fits: ${name}`, async () => {
    const { context, page, figure } = await curve({ bypassCSP: true, ...options });
    const dialog = await openDialog(page, figure);
    await page.addScriptTag({ path: axe });
    const found = await page.evaluate(() => globalThis.axe.run(document.querySelector("dialog.use-picture"), {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    assert.deepEqual(found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`)), []);
    const [inside, room] = await dialog.evaluate((element) => [element.scrollWidth, element.clientWidth]);
    assert.ok(inside <= room, `${inside} in ${room}`);
    await page.screenshot({ path: join(shots, `picture-${name}.png`) });
    await dialog.getByRole("checkbox", { name: "See it in black and white" }).check();
    assert.equal(await dialog.locator("img").evaluate((image) => getComputedStyle(image).filter), "grayscale(1)");
    await dialog.locator("small").scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, `picture-${name}-below.png`) });
    await context.close();
  });
}
