// The workbench in headless Chromium, for the journeys: a static server for the built site, a browser, and the few
// moves that every journey makes.

import { createReadStream, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
/** The folder of the built site. */
export const site = process.env.ALLIANCE_SITE ?? join(here, "../../dist");
export const shots = join(here, "../shots");
mkdirSync(shots, { recursive: true });

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".json": "application/json",
  ".png": "image/png", ".webmanifest": "application/manifest+json",
};

/** Serves the built site below a path, so that no link may start at the root. */
export async function serve(base = "/some/where/", folder = site) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const below = path.startsWith(base) ? normalize(path.slice(base.length)) || "." : "..";
    asked.push(below);
    const file = join(folder, below === "." ? "index.html" : below);
    if (below.startsWith("..") || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    // As hosts of static files do: pages elsewhere may load the widgets.
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "access-control-allow-origin": "*" });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}${base}`, asked: () => asked, close: () => { server.close(); server.closeAllConnections(); } };
}

let browser;

/** A browser, with flags of its own where wanted. */
export function startBrowser(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more],
  });
}

/** One browser for all journeys of a file. */
export async function launch() {
  browser ??= await startBrowser();
  return browser;
}

/** Closes what `launch` opened. */
export async function closeAll() {
  await browser?.close();
  browser = undefined;
}

/** A page of a fresh browser profile, with everything that goes wrong in it written down. */
export async function open(url, options = {}) {
  const context = await (await launch()).newContext({ viewport: { width: 1440, height: 1000 }, acceptDownloads: true, locale: "en-GB", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const wrong = watch(page);
  await page.goto(url);
  await ready(page);
  return { context, page, wrong };
}

/** Writes down errors of scripts and of the content security policy. */
export function watch(page) {
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(message.text());
  });
  return wrong;
}

/** The workbench has taken the place of the first paint. */
export async function ready(page) {
  await page.locator("main#main").waitFor();
}

/** Goes to a screen by the rail. */
export async function go(page, name) {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name }).click();
  await page.locator("h1").waitFor();
}

/** Starts from a template. */
export async function start(page, template = "health-alliance") {
  await page.locator(`[data-template=${template}]`).click();
  await page.getByRole("heading", { level: 1, name: "Members and governance" }).waitFor();
}

/** The workbench says that everything is on the device. */
export async function saved(page) {
  await page.locator(".saved", { hasText: /^Saved \d/ }).waitFor();
}

/** Every panel on the screen shows the answer to its newest question. */
export async function answered(page) {
  await page.waitForFunction(() => !document.querySelector(".answer[aria-busy=true]"));
}

/** What is in the file that pressing a button gives. */
export async function fileOf(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, in a line each. */
export async function violations(page) {
  // Not as a script of the page, whose policy allows none but its own.
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
}
