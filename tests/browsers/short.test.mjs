// The short journey in Firefox and in WebKit (Safari's engine), spoken to by plain WebDriver: open a template, vote,
// move the cost, reload, and find it all there.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../journeys/workbench.mjs";
import { marks } from "../toolkit/marks.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
let server;
before(async () => { server = await serve(); });
after(() => server.close());

/** Where WebKit's small browser stands; its folder carries the machine's architecture. */
function miniBrowser() {
  const found = readdirSync("/usr/lib").map((folder) => join("/usr/lib", folder, "webkit2gtk-4.1", "MiniBrowser"));
  return found.find((path) => { try { return readdirSync(join(path, "..")).includes("MiniBrowser"); } catch { return false; } });
}

const ENGINES = {
  Firefox: {
    driver: ["geckodriver", ["--port", "4501"]],
    port: 4501,
    wants: { browserName: "firefox", "moz:firefoxOptions": { args: ["-headless"] } },
  },
  WebKit: {
    driver: ["xvfb-run", ["-a", "WebKitWebDriver", "--port=4502"]],
    port: 4502,
    wants: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } },
  },
};

/** A session of WebDriver, as the few calls that the journey needs. */
async function session({ driver: [program, args], port, wants }) {
  const process = spawn(program, args, { stdio: "ignore", detached: true });
  const call = async (method, path, body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  };
  const until = async (what, holds) => {
    for (let tries = 0; tries < 150; tries += 1) {
      const found = await holds().catch(() => undefined);
      if (found) return found;
      await pause(200);
    }
    throw new Error(`waited in vain for ${what}`);
  };
  await until("the driver", () => call("GET", "/status"));
  const stop = () => { try { globalThis.process.kill(-process.pid); } catch { /* it has gone already */ } };
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: wants } }).catch((why) => { stop(); throw why; });
  const at = `/session/${sessionId}`;
  const script = (text, ...given) => call("POST", `${at}/execute/sync`, { script: text, args: given });
  return {
    open: (url) => call("POST", `${at}/url`, { url }),
    reload: () => call("POST", `${at}/refresh`, {}),
    script,
    until,
    shows: (selector, text) => until(`${selector} to say ${text}`, () =>
      script("return [...document.querySelectorAll(arguments[0])].some((e) => e.textContent.includes(arguments[1]))", selector, text)),
    click: async (selector) => {
      const found = await until(selector, () => call("POST", `${at}/element`, { using: "css selector", value: selector }));
      await script("arguments[0].scrollIntoView({ block: 'center' })", found);
      await call("POST", `${at}/element/${found[ELEMENT]}/click`, {});
    },
    // WebKit's driver cannot clear a box, so the page is told of the new text as the browser would tell it.
    type: (selector, text) => script("const e = document.querySelector(arguments[0]); e.value = arguments[1]; e.dispatchEvent(new InputEvent('input', { bubbles: true }))", selector, text),
    end: async () => {
      await call("DELETE", at).catch(() => {});
      stop();
    },
  };
}

for (const [name, engine] of Object.entries(ENGINES)) {
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
