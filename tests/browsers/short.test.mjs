// The short journey in Firefox and in WebKit (Safari's engine), spoken to by plain WebDriver: open a template, vote,
// move the cost, reload, and find it all there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { serve } from "../journeys/workbench.mjs";
import { marks } from "../toolkit/marks.mjs";
import { engines, session } from "./session.mjs";

let server;
before(async () => { server = await serve(); });
after(() => server.close());

for (const [name, engine] of Object.entries(engines(4501))) {
  test(`open, vote, move the cost, reload: ${name}`, { timeout: 120_000 }, async () => {
    const browser = await session(engine);
    try {
      await browser.open(server.url);
      await browser.click("[data-template=health-alliance]");
      await browser.shows("h1", "Members and governance");
      await browser.script("location.hash = 'votes'");
      await browser.shows(".verdict b", "Passes");
      for (const seat of ["chair", "riverside", "beacon", "harbour", "open-door"]) {
        await browser.script("const s = [...document.querySelectorAll('[data-seat]')].find((e) => e.dataset.seat.includes(arguments[0])); s.dispatchEvent(new MouseEvent('click', { bubbles: true }))", seat);
      }
      await browser.shows(".verdict b", "Fails");
      await browser.script("location.hash = 'money'");
      await browser.shows("h1", "Money");
      await browser.type(".slide input[type=text]", "8966667");
      await browser.shows(".strip", "£166,667");
      await browser.shows(".saved", "Saved ");
      await browser.reload();
      await browser.shows(".strip", "£166,667");
      await browser.script("location.hash = 'votes'");
      await browser.shows(".verdict b", "Fails");
      assert.deepEqual(await browser.script("return document.querySelectorAll('#app .page').length"), 1);
    } finally {
      await browser.end();
    }
  });

  test(`many futures have the bits that are published: ${name}`, { timeout: 120_000 }, async () => {
    const browser = await session(engine);
    try {
      await browser.open(server.url);
      await browser.shows("h1", "");
      const place = new URL("toolkit/index.js", server.url).href;
      // Each script of the driver may have a world of its own; the page's element is in all of them.
      const tell = "(told) => { document.documentElement.dataset.marks = JSON.stringify(told); }";
      await browser.script(`import(arguments[0]).then(async (toolkit) => { await toolkit.init(); return (${marks})(toolkit); }).catch(String).then(${tell})`, place);
      const found = await browser.until("the marks", () => browser.script("return document.documentElement.dataset.marks ?? null"));
      assert.deepEqual(JSON.parse(found), JSON.parse(readFileSync(new URL("../golden/futures/marks.json", import.meta.url), "utf8")));
    } finally {
      await browser.end();
    }
  });
}
