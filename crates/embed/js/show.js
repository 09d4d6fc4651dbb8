// What the engine answers, as elements: a title, and pieces from top to bottom. Nothing is ever read as markup.

// Of `look.css` and the pictures' own style sheet, see `crates/xtask/src/embed.rs`.
import styles from "styles";

const SVG = "http://www.w3.org/2000/svg";
const ACTIONS = { svg: "Download the picture (SVG)", png: "Download the picture (PNG)", csv: "Download the table (CSV)" };

let sheet;

/**
 * Fills a widget, or brings it up to date: what stands already stays, so that focus and a slider under the thumb do.
 * @param {ShadowRoot} root
 * @param {{ title: string, pieces: object[] }} shown
 * @param {{ heading: string, actions: string[] }} options
 */
export function fill(root, shown, options) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  if (!root.adoptedStyleSheets.length) root.adoptedStyleSheets = [sheet];
  const isLive = shown.pieces.some((piece) => piece.slider || piece.buttons);
  const heading = options.heading ? [h("p", { class: "heading", part: "heading" }, options.heading)] : [];
  const title = h("figcaption", { class: "finding", part: "title" }, isLive ? h("span", { role: "status" }, shown.title) : shown.title);
  const whole = h("figure", { class: "widget", part: "widget", lang: "en-GB" }, ...heading, title, ...shown.pieces.flatMap(nodes), ...tables(shown, options));
  if (root.firstElementChild) alter(root.firstElementChild, whole);
  else root.append(whole);
}

function nodes(piece) {
  if (piece.text) return [h("p", { part: "text" }, piece.text)];
  if (piece.motion) return [h("p", { class: "motion", part: "motion" }, piece.motion)];
  if (piece.note) return [h("p", { class: "note", part: "note" }, piece.note)];
  if (piece.slider) return [slider(piece.slider)];
  return picture(piece);
}

function picture({ picture: { scene, alt, legend }, buttons }) {
  const drawn = drawing(scene);
  drawn.setAttribute("role", buttons ? "group" : "img");
  drawn.setAttribute("aria-label", buttons ?? alt);
  drawn.setAttribute("part", "chart");
  const keys = legend.map(([kind, name]) => h("li", {}, h("i", { class: `key ${kind}`, "aria-hidden": "true" }), name));
  return [drawn, ...(keys.length ? [h("ul", { class: "legend", part: "legend", "aria-label": "Colours" }, ...keys)] : [])];
}

/** A drawing, which is told as `[name, { attributes }, text, ...children]`. */
function drawing([name, attributes, text, ...children]) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== null) element.append(text);
  element.append(...children.map(drawing));
  return element;
}

function slider({ label, now, away, least, most, step, value }) {
  return h("div", { class: "slide", part: "slide" },
    h("p", {}, h("span", { class: "big" }, now), " ", h("small", {}, away)),
    h("input", { type: "range", part: "slider", "aria-label": label, "aria-valuetext": `${now}, ${away}`, min: least, max: most, step, value }));
}

/** The same numbers, folded: a table for each picture, and what can be taken along. */
function tables({ pieces }, { actions }) {
  const all = pieces.filter((piece) => piece.picture).map((piece) => table(piece.picture.table));
  const offered = Object.entries(ACTIONS).filter(([name]) => actions.includes(name));
  const buttons = offered.map(([name, label]) => h("button", { type: "button", part: "action", "data-do": name }, label));
  const row = buttons.length ? [h("p", { class: "actions", part: "actions" }, ...buttons)] : [];
  return [h("details", { part: "table" }, h("summary", {}, "The same as a table"), ...all, ...row)];
}

function table({ caption, head, rows }) {
  const cell = (name, attributes) => (cell, column) => {
    const isFigure = Array.isArray(rows[0]?.[column]);
    return h(column === 0 && name === "td" ? "th" : name, { ...(column === 0 && name === "td" ? { scope: "row" } : attributes), ...(isFigure && { class: "n" }) }, ...[cell].flat());
  };
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": `Table: ${caption}` },
    h("table", {}, h("caption", {}, caption),
      h("thead", {}, h("tr", {}, ...head.map(cell("th", { scope: "col" })))),
      h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map(cell("td", {})))))));
}

/** An element of the page. */
function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Makes `old` like `made`, and changes only what differs. */
function alter(old, made) {
  if (old.nodeName !== made.nodeName) return old.replaceWith(made);
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== made.data) old.data = made.data;
    return undefined;
  }
  for (const { name } of [...old.attributes]) if (!made.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of made.attributes) if (old.getAttribute(name) !== value && !(name === "tabindex" && old.hasAttribute(name))) old.setAttribute(name, value);
  // What a thumb has moved no longer follows its attribute.
  if (old.type === "range" && old.value !== made.value) old.value = made.value;
  const [before, after] = [[...old.childNodes], [...made.childNodes]];
  after.forEach((child, place) => (place < before.length ? alter(before[place], child) : old.append(child)));
  for (const child of before.slice(after.length)) child.remove();
  return undefined;
}
