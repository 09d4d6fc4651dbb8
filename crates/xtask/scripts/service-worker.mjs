// Tells a finished site's service worker what to keep: node service-worker.mjs SITE. What is left out has addresses of
// its own (embed/, toolkit/), is asked for by the browser alone (manifest, icons), or is a copy of the rest in another form.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { argv } from "node:process";

const site = argv[2];
const LEFT_OUT = /^(embed\/|toolkit\/|sw\.js$|alliance-workbench\.html$|icon|manifest\.)|\.(br|gz|d\.ts)$/;
const sha256 = (content) => createHash("sha256").update(content).digest("base64");

const names = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .filter((name) => !LEFT_OUT.test(name))
  .sort();
const files = Object.fromEntries(names.map((name) => [name === "index.html" ? "./" : name, `sha256-${sha256(readFileSync(join(site, name)))}`]));
const list = JSON.stringify(files);

const worker = join(site, "sw.js");
const code = readFileSync(worker, "utf8").replace(/^self\.precache=.*\n/, "");
writeFileSync(worker, `self.precache=${list};self.version=${JSON.stringify(sha256(list + code))};\n${code}`);
