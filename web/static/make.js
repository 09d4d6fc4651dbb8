// Small things that scripts of the page make and do: elements, buttons, copies, downloads.

/**
 * An element with these properties and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {object} properties
 * @param {(Node | string | false)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== false));
  return element;
}

/**
 * @param {string} words
 * @param {() => void} onclick
 * @param {object} more
 */
export function button(words, onclick, more = {}) {
  return make("button", { type: "button", className: "btn", textContent: words, onclick, ...more });
}

/**
 * A text that is there to be copied.
 * @param {string} name
 * @param {string} text
 * @param {number} rows
 */
export function toCopy(name, text, rows) {
  const box = make("textarea", { readOnly: true, rows, value: text, spellcheck: false, ariaLabel: name, className: "to-copy" });
  box.addEventListener("focus", () => box.select());
  return box;
}

/**
 * Copies what is in a box.
 * @param {HTMLTextAreaElement} box
 * @returns {Promise<string>} what to tell about it
 */
export async function copy(box) {
  try {
    await navigator.clipboard.writeText(box.value);
    return "Copied.";
  } catch {
    box.focus();
    box.select();
    return document.execCommand("copy") ? "Copied." : "This browser does not let the page copy. The text is marked: copy it with Ctrl+C.";
  }
}

/**
 * Hands a text, or bytes, to the person as a file.
 * @param {string | Blob} text
 * @param {string} name
 * @param {string} type
 */
export function download(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: name }).click();
  // The browser takes the file after this call has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Adds styles to the page that it needs only now.
 * @param {string} style
 */
export function styled(style) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
}
