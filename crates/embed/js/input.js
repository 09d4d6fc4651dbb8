// Where a widget has its design from: a property, an address, a link that carries it, or JSON inside the element.

import { Trouble, aside, troubleOf } from "./trouble.js";

/** The most bytes of a design that is fetched: the engine's own limit. */
const LARGEST = 5_000_000;

/**
 * @param {HTMLElement & { src: string }} element
 * @param {unknown} given what was given by property
 * @returns {Promise<unknown>} its text, or data; nothing where there is none yet
 */
export async function designOf(element, given) {
  if (given != null) return given;
  if (element.src) return /^[^{]*#c\d/.test(element.src) ? fromLink(element.src) : fetched(element.src);
  await parsed();
  return element.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
}

async function fromLink(link) {
  const { decode } = await aside(() => import(BASE + "link.js"));
  return decode(link).catch((error) => { throw troubleOf(error, "design"); });
}

async function fetched(address) {
  const response = await fetch(new URL(address, document.baseURI), { credentials: "omit" }).catch(() => undefined);
  if (!response?.ok) throw new Trouble("network", "The design did not arrive. Check its address, and that its place lets other pages read it.");
  const blob = await bounded(response);
  return blob.text();
}

/** No more of it is kept than tells that it is too large. */
async function bounded(response) {
  const parts = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > LARGEST) {
      reader.cancel().catch(() => {});
      throw new Trouble("design", "What is at this address is larger than a design can be.");
    }
    parts.push(value);
  }
  return new Blob(parts);
}

/** Resolves when the page is read to its end: until then JSON inside an element may be on its way. */
function parsed() {
  if (document.readyState !== "loading") return undefined;
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}
