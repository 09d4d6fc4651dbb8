// The widgets on pages of others in Firefox and in WebKit: where they work, and where what stood there stays.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fallback, inside, pages, published, script, widgets } from "../embed/hosts.mjs";
import { encode } from "../../web/static/link.js";
import { engines, session } from "./session.mjs";

let ours, theirs;
before(async () => { [ours, theirs] = [await widgets(), await pages()]; });
after(() => { ours.close(); theirs.close(); });

const body = () => `<alliance-chart kind="curve">${fallback}${inside}</alliance-chart>${script(ours.at)}`;
const strict = () => `default-src 'none'; script-src ${ours.at} 'wasm-unsafe-eval'; connect-src ${ours.at}; base-uri 'none'; form-action 'none'`;
const drawn = "const one = document.querySelector('alliance-chart'); return !!one?.shadowRoot?.querySelector('svg.chart .curve') && one.shadowRoot.querySelector('figcaption').getBoundingClientRect().height > 10";

for (const [name, engine] of Object.entries(engines(4511))) {
  test(`the first five of the matrix: ${name}`, { timeout: 180_000 }, async () => {
    const browser = await session(engine);
    try {
      await browser.open(theirs.page(body()));
      await browser.until("a plain page", () => browser.script(drawn));

      await browser.open(theirs.page(body(), { policy: strict() }));
      await browser.until("a strict policy that allows WebAssembly", () => browser.script(drawn));

      await browser.open(theirs.page(body(), { policy: strict().replace(" 'wasm-unsafe-eval'", "") }));
      await new Promise((later) => setTimeout(later, 2_000));
      // WebKit lets WebAssembly run under any policy that allows the script.
      const isDrawn = await browser.script(drawn);
      const stays = await browser.script("return document.querySelector('p[data-fallback]').getBoundingClientRect().height > 0 && !document.querySelector('alliance-chart').shadowRoot");
      assert.ok(stays || (name === "WebKit" && isDrawn), "without WebAssembly what stood there stays");

      await browser.open(theirs.page(body(), { policy: `style-src 'self'; script-src ${ours.at} 'wasm-unsafe-eval'` }));
      await browser.until("a policy without inline style", () => browser.script(drawn));
      assert.notEqual(await browser.script("return getComputedStyle(document.querySelector('alliance-chart').shadowRoot.querySelector('.chart .curve')).strokeWidth"), "1px");

      const frame = `<iframe data-alliance title="Curve" sandbox="allow-scripts" width="600" height="150" src="${ours.at}/frame.html?kind=curve&id=a#${await encode(published)}"></iframe>`;
      await browser.open(theirs.page(`<script src="${ours.at}/v1/alliance-frames.js"></script>${frame}`));
      await browser.until("a sandboxed frame with its height", () => browser.script("return Number(document.querySelector('iframe').height) > 300"));
    } finally {
      await browser.end();
    }
  });
}
