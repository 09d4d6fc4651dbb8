// The package under test: the one that `cargo xtask dist` leaves, or the one that ALLIANCE_TOOLKIT names.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const { ALLIANCE_TOOLKIT, ALLIANCE_SITE } = process.env;
const folder = ALLIANCE_TOOLKIT ?? (ALLIANCE_SITE && `${ALLIANCE_SITE}/toolkit`);

/** The folder of the package, as a URL that ends in a slash. */
export const place = folder ? pathToFileURL(`${folder}/`) : new URL("../../dist/toolkit/", import.meta.url);

export const toolkit = await import(new URL("index.js", place));

/** A file of the project, read as JSON. */
export async function json(path) {
  return JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), "utf8"));
}

/** Runs something that must throw an AllianceError with these fields, and answers the error. */
export function refused(work, fields) {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof toolkit.AllianceError, `${error}`);
    for (const [name, value] of Object.entries(fields)) assert.deepEqual(error[name], value, `${name} of: ${error.message}`);
    return error;
  }
  return assert.fail("nothing was thrown");
}
