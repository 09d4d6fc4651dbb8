// The whole workbench as one HTML file that works without a server: node one-file.mjs SITE OUT, where SITE is the finished
// site. The rule: all that a script can import is bundled into it, and every file that it names with
// `new URL("name", import.meta.url)` (a worker, a module, anything) goes in packed, and is there by its name when the page starts.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join, resolve } from "node:path";
import { argv } from "node:process";
import { deflateRawSync } from "node:zlib";

const [site, out] = argv.slice(2).map((path) => resolve(path));
const { build } = createRequire(new URL("../../../tests/package.json", import.meta.url))("esbuild");
const NAMED = /new URL\(\s*["'](?:\.\/)?([^"'/]+)["']\s*,\s*import\.meta\.url\s*\)/g;
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".css": "text/css" };

/** Keeps the workbench by a service worker: nothing to keep here, and no address to keep it at. */
const LEFT_OUT = /(^|\/)offline(\.[0-9a-f]{16})?\.js$/;

const read = (name) => readFileSync(join(site, name), "utf8");
const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** @type {Map<string, { type: string, packed: string, names: string[] }>} every named file, and the files that it names itself */
const files = new Map();

/** From a disk a browser starts no worker as a module, so a worker goes in as a plain script. */
const AS_MODULE = /,\s*\{\s*type:\s*["']module["']\s*\}/g;

/**
 * A script with all that it can import.
 * @param {string} name
 * @param {"esm" | "iife"} format
 */
async function bundle(name, format) {
  const named = new Set();
  const rule = {
    name: "named-files",
    setup(building) {
      building.onResolve({ filter: LEFT_OUT }, ({ path }) => ({ path, namespace: "nothing" }));
      building.onLoad({ filter: /./, namespace: "nothing" }, () => ({ contents: "" }));
      building.onLoad({ filter: /\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replace(NAMED, (_, file) => {
          named.add(file);
          return `globalThis.packed[${JSON.stringify(file)}]`;
        }).replace(AS_MODULE, ""),
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [join(site, name)], bundle: true, write: false, minify: true, format, target: "es2022", logLevel: "warning", plugins: [rule],
  });
  for (const file of named) if (!files.has(file)) await pack(file);
  return { text: outputFiles[0].text, names: [...named] };
}

async function pack(name) {
  files.set(name, undefined);
  const { text, names } = extname(name) === ".js" ? await bundle(name, "iife") : { text: readFileSync(join(site, name)), names: [] };
  files.set(name, { type: TYPES[extname(name)] ?? "application/octet-stream", packed: deflateRawSync(text, { level: 9 }).toString("base64"), names });
}

/**
 * Runs first, and gives each file an address. A worker from a disk can read nothing of the page's, so a script begins with the
 * files that it names; and those are `data:` addresses, which are good everywhere.
 */
const UNPACK = `globalThis.packed = {};
const blocks = [...document.querySelectorAll("script[data-name]")];
const unpacked = ({ textContent }) => {
  const bytes = Uint8Array.from(atob(textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
};
const dataAddress = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
});
const isScript = ({ dataset }) => dataset.type === "text/javascript";
await Promise.all(blocks.filter((block) => !isScript(block)).map(async (block) => {
  packed[block.dataset.name] = await dataAddress(new Blob([await unpacked(block)], { type: block.dataset.type }));
}));
await Promise.all(blocks.filter(isScript).map(async (block) => {
  const named = Object.fromEntries(JSON.parse(block.dataset.names).map((name) => [name, packed[name]]));
  const start = "globalThis.packed=" + JSON.stringify(named) + ";";
  packed[block.dataset.name] = URL.createObjectURL(new Blob([start, await unpacked(block)], { type: block.dataset.type }));
}));
for (const block of blocks) block.remove();
`;

const WHERE = `<footer class="page"><p class="quiet">This is the workbench as one file. Your work is kept in this browser, on this device. It is not kept in the file. To take your work with you, download it.</p></footer>`;

const page = read("index.html");
const [, entry] = page.match(/<script type="module" src="([^"]+)"><\/script>/);
const [, sheet] = page.match(/<link rel="stylesheet" href="([^"]+)">/);
const style = read(sheet);
const script = `${UNPACK}${(await bundle(entry, "esm")).text}`.replace(/<(?=\/script|!--)/gi, "\\x3c");
const policy = [
  "default-src 'none'", `script-src ${sha256(script)} 'wasm-unsafe-eval'`, `style-src ${sha256(style)}`, "img-src data: blob:",
  "connect-src data:", "worker-src blob:", "base-uri 'none'", "form-action 'none'",
].join("; ");
const blocks = [...files].map(([name, { type, packed, names }]) =>
  `<script type="application/octet-stream" data-type="${type}" data-name="${name}" data-names='${JSON.stringify(names)}'>${packed}</script>`);

const html = page
  .replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, (_, before) => before + policy)
  .replace(/<script type="module".*\n/, "")
  .replace(/<link rel="stylesheet".*>/, () => `<style>${style}</style>`)
  .replace(/<link rel="(?!icon)[^>]*>\n/g, "")
  // At the end, so that the first paint stands before all this is read.
  .replace("</body>", () => [WHERE, ...blocks, `<script type="module">${script}</script>`, "</body>"].join("\n"));

const left = [...html.matchAll(/<(?:script|link|img)[^>]+(?:src|href)="(?!data:)[^"]*"/g)].map(([tag]) => tag);
if (left.length) throw new Error(`the one file would still fetch ${left.join(", ")}`);
writeFileSync(out, html);
console.log(`${out}: ${html.length} bytes, with ${[...files.keys()].join(", ")} inside`);
