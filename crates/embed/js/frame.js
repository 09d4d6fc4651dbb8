// The page of an iframe: one widget as its address says, and how high it is, told to the page around it.

import "./alliance-embed.js";

const PASSED_ON = ["kind", "heading", "member", "outturn", "samples", "seed", "theme", "actions"];
const asked = new URLSearchParams(location.search);

// From now on nothing comes from anywhere else.
const policy = document.createElement("meta");
policy.httpEquiv = "Content-Security-Policy";
policy.content = `default-src 'none'; script-src ${location.origin} 'wasm-unsafe-eval'; connect-src ${location.origin}; img-src data: blob:`;
document.head.append(policy);

const sheet = new CSSStyleSheet();
sheet.replaceSync(":root { color-scheme: light dark } :root[data-theme=light] { color-scheme: light } :root[data-theme=dark] { color-scheme: dark } body { margin: 0; font: 1rem/1.5 system-ui, sans-serif }");
document.adoptedStyleSheets = [sheet];
document.documentElement.dataset.theme = asked.get("theme") ?? "";

const said = document.querySelector("#said");
const widget = document.createElement(asked.get("widget") === "calculator" ? "alliance-calculator" : "alliance-chart");
for (const name of PASSED_ON) if (asked.has(name)) widget.setAttribute(name, asked.get(name));
widget.setAttribute("loading", "eager");
widget.setAttribute("src", location.hash);
widget.addEventListener("alliance-error", ({ detail }) => { said.textContent = detail.message; });
widget.addEventListener("alliance-ready", () => said.remove());
document.querySelector("main").append(widget);

new ResizeObserver(() => {
  const height = Math.ceil(document.querySelector("main").getBoundingClientRect().height);
  parent.postMessage({ type: "alliance:resize", v: 1, id: asked.get("id") ?? "", height }, "*");
}).observe(document.querySelector("main"));
