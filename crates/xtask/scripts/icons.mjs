// Makes the icons that are pictures of points from web/static/icon.svg: node icons.mjs. What it makes is committed, for it
// changes only where the drawing does. A maskable icon may be cut to a circle of four fifths: the drawing keeps inside that.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { env } from "node:process";

const { chromium } = createRequire(new URL("../../../tests/package.json", import.meta.url))("playwright-core");
const icons = new URL("../../../web/static/", import.meta.url);
const drawing = readFileSync(new URL("icon.svg", icons), "utf8");
const browser = await chromium.launch({ executablePath: env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, size, shrink] of [["icon-192.png", 192, 1], ["icon-512.png", 512, 1], ["icon-maskable.png", 512, 0.8]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0;display:grid;place-items:center;background:#faf8f4;height:100vh}svg{width:${size * shrink}px;height:${size * shrink}px}</style>${drawing}`);
  writeFileSync(new URL(name, icons), await page.screenshot());
  await page.close();
}
await browser.close();
