// Firefox and WebKit (Safari's engine), spoken to by plain WebDriver.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Where WebKit's small browser stands; its folder carries the machine's architecture. */
function miniBrowser() {
  const found = readdirSync("/usr/lib").map((folder) => join("/usr/lib", folder, "webkit2gtk-4.1", "MiniBrowser"));
  return found.find((path) => { try { return readdirSync(join(path, "..")).includes("MiniBrowser"); } catch { return false; } });
}

/**
 * Both engines; files of tests run side by side, so each has ports of its own.
 * @param {number} port the first of two
 */
export const engines = (port) => ({
  Firefox: {
    driver: ["geckodriver", ["--port", String(port), "--websocket-port", String(port + 100)]],
    port,
    wants: { browserName: "firefox", "moz:firefoxOptions": { args: ["-headless"] } },
  },
  WebKit: {
    driver: ["xvfb-run", ["-a", "WebKitWebDriver", `--port=${port + 1}`]],
    port: port + 1,
    wants: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } },
  },
});

/** A session of WebDriver, as the few calls that the journey needs. */
export async function session({ driver: [program, args], port, wants }) {
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
