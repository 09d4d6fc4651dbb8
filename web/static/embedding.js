// The Embed screen: a kind of widget is chosen, seen alive, and copied as a snippet for somebody else's page.

import { button, copy, download, make, styled, toCopy } from "./make.js";

styled(`
.to-copy { inline-size: 100%; font: .8125rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.alive { border: 1px dashed var(--edge); border-radius: var(--r); padding: var(--s4); min-block-size: 6rem; overflow-x: auto; }
.alive img { max-inline-size: 100%; }`);

/**
 * @typedef {{ name: string, title: string, about: string, kilobytes: number }} Kind
 * @typedef {{ title: string, script: string, frame?: string, picture: string, file: { name: string, media: string, text: string } }} Snippets
 * @typedef {(widget: object) => Promise<any>} Ask asks the engines; it fails with a sentence
 */

/** @type {WeakMap<HTMLElement, (design: string, you: string) => void>} */
const screens = new WeakMap();

/**
 * Shows the screen, or shows another design on it.
 * @param {HTMLElement} into an element that is this script's own
 * @param {string} design the text of its file
 * @param {string} you the id of the member who reads; empty for none
 * @param {Ask} ask
 */
export async function embed(into, design, you, ask) {
  if (!screens.has(into)) screens.set(into, await screen(into, ask));
  screens.get(into)(design, you);
}

/**
 * @param {HTMLElement} into
 * @param {Ask} ask
 */
async function screen(into, ask) {
  /** @type {{ kinds: Kind[], version: string }} */
  const { kinds, version } = await ask({});
  const site = new URL(".", location.href).href;
  const hashes = await integrity(new URL(`embed/${version}/integrity.json`, site));
  const kind = choice(kinds.map(({ name, title }) => [name, title]));
  const theme = choice([["auto", "As the page is"], ["light", "Light"], ["dark", "Dark"]]);
  const heading = make("input", { type: "text", maxLength: 120 });
  const about = make("p", { className: "quiet" });
  const made = make("div", { className: "stack" });
  into.replaceChildren(
    make("section", { className: "card" },
      make("p", { className: "warn", textContent: "Whoever reads your page can read the whole design: names, money, votes and minutes. It stands in the snippet itself." }),
      make("div", { className: "fields" }, labelled("What to show", kind), labelled("A line above it (you may leave it empty)", heading), labelled("Colours", theme)),
      about,
    ),
    made,
  );
  let [design, you, newest] = ["", "", 0];
  const show = async () => {
    newest += 1;
    const mine = newest;
    const chosen = kinds.find(({ name }) => name === kind.value) ?? kinds[0];
    about.textContent = `${chosen.about} ${weight(chosen)}`;
    const asked = {
      design, you, site, kind: chosen.name, heading: heading.value.trim(), theme: theme.value,
      integrity: hashes["alliance-embed.js"], helper_integrity: hashes["alliance-frames.js"],
    };
    const parts = await ask(asked).then((snippets) => all(snippets, site), (why) => [make("p", { className: "warn", role: "alert", textContent: String(why) })]);
    if (mine === newest) made.replaceChildren(...parts);
  };
  for (const control of [kind, theme, heading]) control.addEventListener("change", show);
  return (newDesign, newYou) => {
    [design, you] = [newDesign, newYou];
    show();
  };
}

/** @param {Kind} kind */
function weight({ kilobytes }) {
  return `A page loads at most ${kilobytes} kB for it, and no more for several of this kind.`;
}

/**
 * The preview, and a card for each snippet.
 * @param {Snippets} snippets
 * @param {string} site
 */
function all({ script, frame, picture, file }, site) {
  return [
    make("section", { className: "card" }, make("h2", { textContent: "How it looks" }), alive(script, site)),
    card("With a script", "The live widget. Until it has loaded, and wherever it cannot, readers see the picture and the table that stand in it.", script),
    frame
      ? card("In a frame", "For sites that let no other script onto their pages. What is in the frame sees nothing of the page around it. The script below it only sets its height.", frame)
      : make("section", { className: "card" }, make("h2", { textContent: "In a frame" }), make("p", { textContent: "This design is too large for a link, so it cannot stand in a frame. Take one of the other two." })),
    card("Picture only", "No script, and nothing is fetched. Some sites take pictures out of a text: then download the picture, put it on your site, and write its address in place of what begins with data:", picture,
      button("Download the picture", () => download(file.text, file.name, file.media))),
  ];
}

/**
 * @param {string} title
 * @param {string} about
 * @param {string} snippet
 * @param {(Node | false)[]} more
 */
function card(title, about, snippet, ...more) {
  const box = toCopy(`Snippet: ${title}`, snippet, 6);
  const said = make("span", { role: "status", className: "quiet" });
  const copied = button("Copy", async () => { said.textContent = await copy(box); }, { className: "btn main", ariaLabel: `Copy: ${title}` });
  const length = `${Math.ceil(snippet.length / 1_000).toLocaleString("en-GB")} kB of text.`;
  return make("section", { className: "card" },
    make("h2", { textContent: title }),
    make("p", { textContent: about }),
    box,
    make("div", { className: "row" }, copied, ...more, make("small", { textContent: length }), said),
  );
}

/**
 * The snippet itself, at work on this page.
 * @param {string} snippet
 * @param {string} site
 */
function alive(snippet, site) {
  const element = new DOMParser().parseFromString(snippet, "text/html").body.firstElementChild;
  const said = make("p", { className: "quiet", hidden: true, textContent: "The live widget could not be loaded just now. This is what readers see without it." });
  import(new URL("embed/v1/alliance-embed.js", site).href).catch(() => { said.hidden = false; });
  return make("div", { className: "alive" }, document.importNode(element, true), said);
}

/**
 * The hashes of the widgets' files; none where they cannot be had.
 * @param {URL} address
 * @returns {Promise<Record<string, string>>}
 */
async function integrity(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

/** @param {[string, string][]} options */
function choice(options) {
  return make("select", {}, ...options.map(([value, words]) => make("option", { value, textContent: words })));
}

/**
 * @param {string} words
 * @param {HTMLElement} control
 */
function labelled(words, control) {
  control.id = `embed-${words.toLowerCase().replaceAll(/\W+/g, "-")}`;
  return make("div", { className: "field" }, make("label", { htmlFor: control.id, textContent: words }), control);
}
