// The loading of the module: once, from anywhere, and a clear word before it is there.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { place, refused, toolkit } from "./package.mjs";

/** What a fresh Node prints that runs this, with the package as `toolkit` and its folder as `place`. */
async function fresh(code) {
  const start = `const place = new URL(${JSON.stringify(place.href)}); const toolkit = await import(new URL("index.js", place));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", `${start}\n${code}`]);
  return stdout.trim();
}

test("a function before init says what to do", () => {
  for (const name of ["version", "templates", "template", "checkDesign", "decide", "settle"]) {
    const error = refused(() => toolkit[name]({}), { code: "not_ready", path: "", name: "AllianceError", problems: [] });
    assert.match(error.message, /await init\(\)/);
  }
});

test("init loads once", async () => {
  const first = toolkit.init();
  assert.equal(first, toolkit.init());
  await first;
  assert.match(toolkit.version(), /^\d+\.\d+\.\d+$/);
});

const wasm = `const { readFile } = await import("node:fs/promises"); const bytes = await readFile(new URL("core_bg.wasm", place));`;
for (const [what, source] of [
  ["an address", `new URL("core_bg.wasm", place)`],
  ["an address as text", `new URL("core_bg.wasm", place).href`],
  ["bytes", `bytes`],
  ["a promise of bytes", `Promise.resolve(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))`],
  ["a module", `new WebAssembly.Module(bytes)`],
  ["a response", `new Response(bytes, { headers: { "content-type": "application/wasm" } })`],
]) {
  test(`init takes ${what}`, async () => {
    assert.equal(await fresh(`${wasm} await toolkit.init(${source}); console.log(toolkit.templates().length);`), "3");
  });
}

test("a module that cannot be had is told, and init may be called again", async () => {
  const code = `
    const away = () => Promise.reject(new Error("away"));
    for (const source of [() => new URL("nothing.wasm", place), () => new Uint8Array([1, 2, 3]), () => 42, away]) {
      await toolkit.init(source()).catch((error) => console.log(error instanceof toolkit.AllianceError, error.code));
    }
    await toolkit.init();
    console.log(toolkit.version().length > 0);`;
  assert.deepEqual((await fresh(code)).split("\n"), [...Array(4).fill("true not_loaded"), "true"]);
});
