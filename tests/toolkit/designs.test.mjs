// Whole designs: the ones to start from, and the check.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { before, test } from "node:test";
import { json, place, refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const fixtures = new URL("../fixtures/", import.meta.url);

test("the version is that of the package", async () => {
  const manifest = JSON.parse(await readFile(new URL("package.json", place), "utf8"));
  assert.equal(toolkit.version(), manifest.version);
});

test("every template is as on its card, passes the check, and is a fresh object", async () => {
  const cards = toolkit.templates();
  assert.deepEqual(cards.map((card) => card.id), ["health-alliance", "north-sea-platform", "blank"]);
  for (const card of cards) {
    assert.deepEqual(Object.keys(card), ["id", "title", "summary", "note"]);
    const design = toolkit.template(card.id);
    assert.deepEqual(design, await json(`crates/format/templates/${card.id}.json`));
    assert.equal(toolkit.checkDesign(design).ok, true);
    design.members.length = 0;
    assert.notEqual(toolkit.template(card.id).members.length, 0);
  }
});

for (const id of ["nothing", "", undefined, null, 7, {}, 7n]) {
  test(`there is no template ${typeof id} ${String(id)}`, () => {
    const error = refused(() => toolkit.template(id), {});
    assert.ok(["unknown_template", "invalid"].includes(error.code), error.code);
  });
}

test("every good file is good, as text and as an object", async () => {
  const names = await readdir(new URL("v1/", fixtures));
  assert.ok(names.length > 5);
  for (const name of names) {
    const text = await readFile(new URL(`v1/${name}`, fixtures), "utf8");
    assert.equal(toolkit.checkDesign(text).ok, true, name);
    assert.deepEqual(toolkit.checkDesign(JSON.parse(text)), toolkit.checkDesign(text), name);
  }
});

test("every bad file has problems, each with its words", async () => {
  const names = await readdir(new URL("bad/", fixtures));
  assert.ok(names.length > 20);
  for (const name of names) {
    const { ok, problems } = toolkit.checkDesign(await readFile(new URL(`bad/${name}`, fixtures), "utf8"));
    assert.equal(ok, false, name);
    for (const problem of problems) {
      assert.deepEqual(Object.keys(problem).sort(), ["expected", "found", "mend", "path", "severity"], name);
      assert.notEqual(problem.found, "", name);
    }
  }
});

test("all problems come at once, each with its place and how to mend it", () => {
  const design = toolkit.template("health-alliance");
  design.members[2].free_reserves = 60000.5;
  design.terms.steps[0].pain[0].share = "30%";
  design.seats[0].body = "nowhere";
  design.colour = "blue";
  const places = (severity) => toolkit.checkDesign(design).problems.filter((problem) => problem.severity === severity).map((problem) => problem.path);
  assert.deepEqual(places("error"), ["members[2].free_reserves", "terms.steps[0].pain[0].share"]);
  assert.deepEqual(places("warning"), ["colour"]);
  const [first] = toolkit.checkDesign(design).problems;
  assert.match(first.mend, /Write "60000.50", with quotation marks/);
});
