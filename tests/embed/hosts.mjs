// Pages that are not ours, with our widgets on them: the widgets come from one place, the pages from another.

import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const embed = join(process.env.ALLIANCE_SITE ?? join(here, "../../dist"), "embed");

/** The folder of this version. */
export const version = (existsSync(embed) ? readdirSync(embed) : []).find((name) => /^\d+\.\d+\.\d+$/.test(name));
export const integrity = existsSync(join(embed, String(version), "integrity.json")) ? JSON.parse(readFileSync(join(embed, version, "integrity.json"), "utf8")) : {};
export const published = readFileSync(join(here, "../../crates/format/templates/health-alliance.json"), "utf8");

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

async function listen(answer) {
  const server = createServer(answer);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { at: `http://127.0.0.1:${server.address().port}`, close: () => { server.closeAllConnections(); server.close(); } };
}

/** The place of the widgets. Other pages may read what is there; `asked` counts what they read. */
export async function widgets() {
  const asked = [];
  const missing = new Set();
  const place = await listen((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    // Another version: the same files under another name.
    const file = join(embed, normalize(path).replace(/^\/9\.9\.9\//, `/${version}/`));
    asked.push(path);
    const headers = { "access-control-allow-origin": "*", "cache-control": "no-store" };
    if (path === "/design.json") return response.writeHead(200, { ...headers, "content-type": "application/json" }).end(published);
    if (path === "/endless.json") return endless(response, headers);
    if (missing.has(path.split("/").at(-1)) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404, headers).end();
    response.writeHead(200, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    if (!path.startsWith("/9.9.9/") || extname(file) !== ".js") return createReadStream(file).pipe(response);
    return response.end(readFileSync(file, "utf8").replaceAll(`"${version}"`, '"9.9.9"'));
  });
  return { ...place, asked, missing };
}

function endless(response, headers) {
  response.writeHead(200, headers);
  const more = () => { while (!response.destroyed && response.write(" ".repeat(65_536))); };
  response.on("drain", more);
  more();
}

/** The place of the pages: each path is a page, with its policy. */
export async function pages() {
  const known = new Map();
  const place = await listen((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    // Browsers ask every place for its icon.
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    const page = known.get(pathname);
    if (!page) return response.writeHead(404).end();
    const policy = page.policy ? { "content-security-policy": page.policy } : {};
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...policy }).end(page.html);
  });
  let last = 0;
  return {
    ...place,
    /** A page with this in its body; answers its address. */
    page(body, { policy, head = "" } = {}) {
      last += 1;
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>${head}</head><body><main>${body}</main></body></html>`;
      known.set(`/${last}`, { html, policy });
      return `${place.at}/${last}`;
    },
  };
}

/** What an author pastes. */
export const script = (at, folder = "v1") => `<script type="module" crossorigin src="${at}/${folder}/alliance-embed.js"></script>`;

/** The picture and the table that stand there before. */
export const fallback = '<p data-fallback>Northgate pays £18,000 at most.</p><table data-fallback><caption>Losses</caption><tbody><tr><th scope="row">Northgate</th><td>£18,000</td></tr></tbody></table>';

/** A design inside the element, where a policy allows it: it is data, not a script. */
export const inside = `<script type="application/json">${published.replaceAll("<", "\\u003c")}</script>`;

/** A few numbers. */
export const few = { target: 1_000_000, outturn: 1_100_000, low: 900_000, high: 1_300_000, gain_share: 0.5, pain_share: 0.4, cap: 50_000, members: [{ name: "Alder", share: 0.6, reserves: 80_000 }, { name: "Beech", share: "2/5" }] };
