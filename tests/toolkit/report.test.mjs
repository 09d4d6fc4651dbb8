// Reports through the door.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { refused, toolkit } from "./package.mjs";

before(() => toolkit.init());

const futures = { samples: 256 };

test("one page for every template, as a panel and as a file", () => {
  for (const { id } of toolkit.templates()) {
    const { panel, html } = toolkit.report({ design: toolkit.template(id), kind: "one_page", futures });
    assert.equal(panel.findings.length, 1, id);
    assert.ok(html.startsWith("<!DOCTYPE html>") && html.includes(`<h1>${toolkit.template(id).title}</h1>`), id);
    assert.ok(!html.includes("<script"), id);
  }
});

test("the long report has the sections that are named", () => {
  const design = toolkit.template("health-alliance");
  const { html } = toolkit.report({ design, sections: ["terms_of_reference", "members"], you: "northgate", futures });
  assert.deepEqual([...html.matchAll(/<h2>(\d\. [^<]+)<\/h2>/g)].map(([, title]) => title), ["1. Members and their seats", "2. Terms of reference: a draft"]);
  assert.match(html, /You can lose at most £5,000; your free reserves are £31,000\./);
  refused(() => toolkit.report({ design, sections: ["nonsense"] }), { code: "no_answer" });
  refused(() => toolkit.report({ design, sections: [] }), { code: "no_answer" });
  refused(() => toolkit.report({ design, sections: "members" }), { code: "invalid", path: "sections" });
  refused(() => toolkit.report({ design, kind: "short" }), { code: "invalid", path: "kind" });
});
