// The examples of the package's README, run as they stand there.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { place } from "./package.mjs";

const readme = await readFile(new URL("README.md", place), "utf8");
const examples = [...readme.matchAll(/```js\n([^]*?)```\n\nIt prints `([^`]*)`/g)];

test("there are examples, and the first has five lines and its print", () => {
  assert.equal(examples.length, 2);
  assert.ok(examples[0][1].trim().split("\n").length <= 6);
});

for (const [, code, printed] of examples) {
  test(`prints ${printed}`, async () => {
    const runnable = code.replaceAll('"alliance-toolkit"', JSON.stringify(new URL("index.js", place).href));
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", runnable]);
    assert.equal(stdout.trim(), printed);
  });
}
