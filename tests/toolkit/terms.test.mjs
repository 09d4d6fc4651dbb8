// Ready-made terms and the dangers of terms, through the door.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { before, test } from "node:test";
import { json, refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const owner = { id: "owner", kind: "commissioner" };
const builder = { id: "builder", kind: "other", work: "1" };

test("every file of ready-made terms is on a card with its sources, and a fresh object", async () => {
  const folder = new URL("../../crates/format/presets/terms/", import.meta.url);
  const ids = (await readdir(folder)).map((name) => name.replace(".json", "")).sort();
  const cards = toolkit.presets();
  assert.deepEqual(cards.map(({ id }) => id), ids);
  for (const card of cards) {
    const file = await json(`crates/format/presets/terms/${card.id}.json`);
    assert.deepEqual([card.name, card.about], [file.name, file.about]);
    assert.deepEqual(card.sources, file.source.map(({ title, url = "", where = "" }) => ({ title, url, where })), card.id);
    assert.deepEqual(card.parameters, file.parameters ?? [], card.id);
    const terms = toolkit.preset(card.id);
    assert.deepEqual(terms.steps.map(({ step }) => step), file.terms.steps.map(({ step }) => step), card.id);
    terms.steps.length = 0;
    assert.notEqual(toolkit.preset(card.id).steps.length, 0);
  }
});

test("amounts move with the target, and published rows settle", () => {
  const { target, steps } = toolkit.preset("outcomes-based-payment", "8800000");
  assert.deepEqual([target, steps[1].liability], ["8800000.00", "880000.00"]);
  const bands = toolkit.preset("nec-option-c", "1000000.00");
  for (const [outturn, pool] of [["950000", "12500.00"], ["975000", "12500.00"], ["1025000", "-12500.00"], ["1100000", "-87500.00"]]) {
    assert.equal(toolkit.settle({ terms: bands, members: [owner, builder], facts: { outturn } }).pool, pool);
  }
  const terms = toolkit.preset("us-fixed-price-incentive");
  const seller = { ...builder, fee: { form: "fixed", amount: "15000" } };
  for (const [outturn, paid] of [["60000", "75000.00"], ["97500", "97500.00"], ["101667", "100000.00"], ["120000", "100000.00"]]) {
    assert.equal(toolkit.settle({ terms, members: [owner, seller], facts: { outturn } }).paid, paid);
  }
});

test("what is no preset, and no target, is refused", () => {
  for (const id of ["nothing", "", undefined, null, 7, {}]) refused(() => toolkit.preset(id), { code: "unknown_preset" });
  for (const target of ["much", 8, "-1.00", "1.001"]) refused(() => toolkit.preset("block-contract", target), { code: "invalid", path: "target" });
});

test("dangers have a level, a path, figures, words and how to mend them, warnings first", () => {
  const { dangers } = toolkit.checkTerms({ design: toolkit.template("health-alliance") });
  assert.deepEqual(dangers.map(({ level }) => level), dangers.map(({ level }) => level).sort().reverse());
  const northgate = dangers.find(({ path }) => path === "terms.steps[2].caps.northgate");
  assert.deepEqual(northgate.what, { danger: "member_loses_no_more", member: "northgate", from: "8966666.67", loss: "5000.00" });
  for (const { text, mend } of dangers) assert.ok(text.endsWith(".") && mend.endsWith("."), text);
});

test("bare parts are checked too: clean terms have no danger, and what cannot be settled is refused", () => {
  const half = [{ from: "0", to: null, share: "0.50" }];
  const parts = { terms: { target: "1000", steps: [{ step: "share", gain: half, pain: half }] }, members: [owner, builder], facts: { outturn: "1100" } };
  assert.deepEqual(toolkit.checkTerms(parts), { dangers: [] });
  const [danger] = toolkit.checkTerms({ ...parts, members: [owner, { ...builder, free_reserves: "40", annual_income: "1200" }] }).dangers;
  assert.deepEqual([danger.what.danger, danger.what.loss, danger.what.months, danger.what.grows], ["loss_beyond_reserves", "100.00", "1", true]);
  refused(() => toolkit.checkTerms({ ...parts, members: [owner] }), { code: "no_providers" });
  refused(() => toolkit.checkTerms({ ...parts, terms: {} }), { code: "invalid" });
});

test("every panel about terms has an answer for every template", () => {
  for (const { id } of toolkit.templates()) {
    for (const ask of ["terms_dangers", "fairness", "presets", "instead"]) {
      const { findings, parts } = toolkit.panel({ design: toolkit.template(id), ask });
      assert.ok(findings.length + parts.length > 0, `${ask} of ${id}`);
    }
  }
});
