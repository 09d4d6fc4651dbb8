// The widgets: `<alliance-chart>` and `<alliance-calculator>`. One script for any number of them; what draws is fetched once, and only
// when a widget comes near the window.

import { AllianceCalculator, AllianceChart } from "./elements.js";

export { AllianceCalculator, AllianceChart };

/** The version of these widgets. */
export const version = VERSION;

for (const [name, made] of [["alliance-chart", AllianceChart], ["alliance-calculator", AllianceCalculator]]) {
  const there = customElements.get(name);
  if (!there) customElements.define(name, made);
  // Another copy was first: it goes on, whichever version it is.
  else if (there.version !== version) console.info(`<${name}> ${there.version} is here already, so ${version} is not used.`);
}
