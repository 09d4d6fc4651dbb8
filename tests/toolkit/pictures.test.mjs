// Pictures that are taken along: as SVG with the design inside, as PNG with its size on paper, and their tables.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { PNG } from "pngjs";
import { withMore } from "../../web/static/png.js";
import { place, refused, toolkit } from "./package.mjs";

const core = await import(new URL("core.js", place));

before(() => toolkit.init());

/** The first picture of an answer. */
function drawingOf(design, ask, more = {}) {
  const { parts } = toolkit.panel({ design, ask, ...more });
  return parts.flatMap(({ pieces }) => pieces).find(({ picture }) => picture).picture;
}

/** What is in a file, as the workbench sees it. */
const opened = (bytes) => core.openFile(bytes, bytes.length);

test("a picture carries its title, what there is to see, where it comes from, and its design", () => {
  const design = toolkit.template("health-alliance");
  const drawing = drawingOf(design, "gains", { you: "northgate" });
  assert.match(drawing.source, new RegExp(`^${design.title}, design [0-9a-f]{8}\\. Made with Alliance Workbench\\.$`));
  const { svg, csv, html, text } = toolkit.pictureFile({ drawing, design });
  const escaped = drawing.title.replaceAll("&", "&amp;").replaceAll("'", "&#39;");
  assert.ok(svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"") && svg.includes(`<title>${escaped}</title>`), svg.slice(0, 300));
  assert.ok(svg.includes("<desc>Bars to the right are gains"));
  assert.ok(!/ style=| class=|<style|<script|url\(|href|currentColor/.test(svg.replace(/<metadata>.*<\/metadata>/s, "")));
  // The design comes back, letter for letter.
  const [again] = opened(new TextEncoder().encode(svg)).designs;
  assert.equal(toolkit.designIn(svg), again);
  assert.deepEqual(JSON.parse(again), JSON.parse(opened(new TextEncoder().encode(JSON.stringify(design))).designs[0]));
  assert.match(csv, /^Who,Kind,Gain or loss\r\n/);
  assert.ok(csv.includes("\r\n\r\nTitle,") && csv.includes("\r\nDescription,") && csv.includes("\r\nSource,"));
  assert.ok(html.includes("<table") && html.includes("</table>") && !html.includes("style="));
  assert.equal(text.trim().split("\n").length, drawing.table.rows.length + 3);
});

test("a picture of futures says how they were drawn", () => {
  const drawing = drawingOf(toolkit.template("health-alliance"), "final_cost", { futures: { samples: 256, seed: 7 } });
  assert.match(drawing.source, /, design [0-9a-f]{8}\. 256 futures, .*seed 7; .* Made with Alliance Workbench\.$/);
});

test("an alternative text and a source of one's own take the place of ours", () => {
  const drawing = drawingOf(toolkit.template("health-alliance"), "governance");
  const { svg, csv } = toolkit.pictureFile({ drawing, alt: "Who & whom", source: "Board paper 7" });
  assert.ok(svg.includes("<desc>Who &amp; whom</desc>") && svg.includes(">Board paper 7</text>") && !svg.includes("<metadata>"));
  assert.ok(csv.includes("Description,Who & whom") && csv.includes("Source,Board paper 7"));
  refused(() => toolkit.designIn(svg), { code: "no_design" });
});

test("who sits round a table is a picture too, with its legend", () => {
  const design = toolkit.template("health-alliance");
  const drawing = drawingOf(design, "seats_on_motion", { width: 640 });
  assert.ok(drawing.legend.some(({ name }) => name === "Lived experience"), JSON.stringify(drawing.legend));
  const { svg } = toolkit.pictureFile({ drawing });
  assert.ok(svg.includes(">Lived experience</text>") && svg.includes(">Independent chair</text>") && svg.includes(">Agree</text>"));
});

test("what is no drawing of ours is refused, and so is a bad design", () => {
  const design = toolkit.template("blank");
  const drawing = drawingOf(design, "governance");
  for (const svg of ["", "<svg/>", "<svg width=\"1\" height=\"1\"><script>alert(1)</script></svg>", drawing.svg.slice(0, -9)]) {
    refused(() => toolkit.pictureFile({ drawing: { ...drawing, svg } }), { code: "invalid", path: "drawing.svg" });
  }
  refused(() => toolkit.pictureFile({ drawing: 5 }), { code: "invalid", path: "drawing.title" });
  refused(() => toolkit.pictureFile({ drawing, design: { ...design, version: 99 } }), { code: "invalid" });
  refused(() => toolkit.pictureFile({ drawing, design: "not JSON" }), { code: "invalid" });
});

test("a table becomes CSV without a formula in it", () => {
  const table = { caption: "x", head: ["Who", "What"], rows: [[{ text: "=1+1", numeric: false }, { text: "a,b", numeric: true }]] };
  assert.equal(toolkit.tableCsv(table), "Who,What\r\n'=1+1,\"a,b\"\r\n");
  for (const bad of [5, { rows: 5 }, { ...table, rows: [5] }, { ...table, rows: [[5]] }, { ...table, head: [5] }]) {
    refused(() => toolkit.tableCsv(bad), { code: "invalid" });
  }
});

/** Every chunk of a PNG: its name and what it holds. */
function chunksOf(bytes) {
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    found.push([bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return found;
}

test("a PNG has its size on paper and the design in it, and another library draws the same picture", async () => {
  const image = new PNG({ width: 5, height: 3 });
  image.data.forEach((_, at) => { image.data[at] = (at * 37) % 256; });
  const plain = PNG.sync.write(image);
  const design = toolkit.designIn(toolkit.pictureFile({ drawing: drawingOf(toolkit.template("blank"), "governance"), design: { ...toolkit.template("blank"), title: "Zwölf 🏡 \u202e\uffff" } }).svg);
  const blob = withMore(plain, { dotsPerInch: 192, texts: { Title: "A \u2212 b", Source: "", Description: undefined }, design });
  const bytes = Buffer.from(await blob.arrayBuffer());
  // This library refuses a chunk whose check sum is wrong.
  const decoded = PNG.sync.read(bytes, { checkCRC: true });
  assert.deepEqual([decoded.width, decoded.height, decoded.data.equals(image.data)], [5, 3, true]);
  const chunks = chunksOf(bytes);
  const phys = chunks.find(([name]) => name === "pHYs")[1];
  assert.deepEqual([phys.readUInt32BE(0), phys.readUInt32BE(4), phys[8]], [7559, 7559, 1]);
  assert.deepEqual(chunks.filter(([name]) => name === "iTXt").map(([, data]) => data.toString("utf8").split("\0")[0]), ["Title", "alliance-design"]);
  const { designs, problems } = opened(bytes);
  // What XML cannot hold has come by way of an escape of JSON: it is the same design.
  assert.deepEqual([designs.map((text) => JSON.parse(text)), problems], [[JSON.parse(design)], []]);
  assert.equal(JSON.parse(design).title, "Zwölf 🏡 \u202e\uffff");
  // Broken off, or without a design: one sentence.
  assert.equal(opened(bytes.subarray(0, bytes.indexOf("alliance-design") + 40)).problems[0].found, "a picture whose design breaks off or was changed");
  assert.equal(opened(plain).problems[0].found, "a picture without a design in it");
});
