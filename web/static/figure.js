// "Use this picture": a dialog with the picture as it will be, its alternative text to edit, its files, and the clipboard.

import { download, make, styled } from "./make.js";
import { sizeOf, toPng } from "./raster.js";

/**
 * @typedef {{ title: string, alt: string, source: string, name: string }} Drawing what of a drawing of a panel is used here
 * @typedef {{ svg: string, csv: string, html: string, text: string }} Files see `pictureFile` of the toolkit
 */

/** Alternative texts that somebody wrote in place of ours. Where the figures change ours does too, and an old text is not put on new figures. */
const written = new Map();

styled(`@layer parts {
  .use-picture { inline-size: min(46rem, calc(100vw - 2rem)); max-block-size: min(92vh, 70rem); overflow: auto; margin: auto; padding: var(--s5); border: 1px solid var(--edge); border-radius: var(--r); background: var(--card); color: var(--ink); text-align: start; }
  .use-picture::backdrop { background: rgb(20 24 29 / .45); }
  .use-picture img { display: block; max-inline-size: 100%; max-block-size: 45vh; inline-size: auto; block-size: auto; margin-inline: auto; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
  .use-picture img.grey { filter: grayscale(1); }
  .use-picture textarea { inline-size: 100%; min-block-size: 8rem; field-sizing: content; }
  .use-picture [role=status]:not(:empty) { position: sticky; inset-block-end: calc(-1 * var(--s5)); padding: var(--s3); border-radius: 6px; background: var(--accent-wash); }
  .use-picture ul { list-style: none; padding: 0; display: grid; gap: var(--s2); }
  .use-picture li { display: grid; grid-template-columns: 9rem 1fr; gap: var(--s3); align-items: center; }
  .use-picture li .btn { justify-content: center; }
  @media (max-width: 30rem) { .use-picture { padding: var(--s4); } .use-picture li { grid-template-columns: 7rem 1fr; } }
}`);

/**
 * Opens the dialog. The browser gives the focus back to the button when it closes.
 * @param {Drawing} drawing
 * @param {string} design the text of its file
 * @param {(alt: string) => Promise<Files>} filesFor makes the files, with an alternative text
 */
export async function usePicture(drawing, design, filesFor) {
  const box = make("textarea", { id: "picture-alt", value: written.get(drawing.alt) ?? drawing.alt });
  box.setAttribute("aria-describedby", "picture-alt-hint");
  const alt = () => box.value.trim() || drawing.alt;
  const made = remembering(filesFor);
  const files = () => made(alt());
  const first = await files().catch((why) => ({ svg: "", why }));
  if ("why" in first) return say(String(first.why?.message ?? first.why));
  const { width, height, millimetres } = sizeOf(first.svg);
  const address = URL.createObjectURL(new Blob([first.svg], { type: "image/svg+xml" }));

  const says = make("p", { });
  says.setAttribute("role", "status");
  const image = make("img", { src: address, alt: drawing.alt, width, height });
  const anew = make("button", { type: "button", className: "btn small", textContent: "Write it from the numbers again" });
  const keep = () => {
    image.alt = alt();
    if (alt() === drawing.alt) written.delete(drawing.alt);
    else written.set(drawing.alt, alt());
    anew.hidden = !written.has(drawing.alt);
  };
  box.addEventListener("input", keep);
  anew.addEventListener("click", () => {
    box.value = drawing.alt;
    keep();
    box.focus();
  });
  keep();

  /** @param {number} scale */
  const png = async (scale) => {
    const { svg } = await files();
    return toPng(svg, scale, { texts: { Title: drawing.title, Description: alt(), Source: drawing.source }, design });
  };
  /** @param {() => Promise<string>} act what answers with what to say */
  const tell = (act) => async () => {
    says.textContent = "One moment\u2026";
    says.textContent = await act().catch((/** @type {unknown} */ why) => (why instanceof Error ? why.message : String(why)));
  };
  /**
   * @param {string} ending
   * @param {() => Promise<Blob>} blob
   */
  const file = (ending, blob) => tell(async () => {
    const [name, bytes] = [`${drawing.name}${ending}`, await blob()];
    download(bytes, name, bytes.type);
    return `${name} is in your folder for downloads.`;
  });

  /**
   * @param {string} type
   * @param {"html" | "text"} name
   */
  const form = async (type, name) => new Blob([(await files())[name]], { type });

  const paper = `${millimetres[0]} × ${millimetres[1]} mm`;
  /** @param {number} scale */
  const sized = (scale) => `${Math.round(width * scale)} × ${Math.round(height * scale)} pixels, ${paper}`;
  const grey = make("input", { type: "checkbox" });
  grey.addEventListener("change", () => image.classList.toggle("grey", grey.checked));

  const dialog = show("Use this picture", [
    image,
    make("label", { className: "row" }, grey, "See it in black and white"),
    make("div", { className: "field" },
      make("label", { htmlFor: "picture-alt", textContent: "Alternative text" }),
      make("span", { id: "picture-alt-hint", className: "hint", textContent: "Describe the picture for those who do not see it. It goes into every file." }),
      box,
      make("div", {}, anew),
    ),
    make("h3", { textContent: "Take it as a file" }),
    make("ul", {},
      row("SVG", "Sharp at every size. Drop it on the workbench, and this design opens again.", file(".svg", async () => new Blob([(await files()).svg], { type: "image/svg+xml" }))),
      row("PNG 1×", `For a screen: ${sized(1)}.`, file(".png", () => png(1))),
      row("PNG 2×", `For a document: ${sized(2)}.`, file("-2x.png", () => png(2))),
      row("PNG 4×", `For print: ${sized(4)}.`, file("-4x.png", () => png(4))),
      row("CSV", "Its figures, for a spreadsheet.", file(".csv", async () => new Blob(["\ufeff", (await files()).csv], { type: "text/csv" }))),
    ),
    make("h3", { textContent: "Copy it into a document" }),
    make("ul", {},
      row("Copy picture", "Then paste it where you write.", tell(() => copy({ "image/png": png(2) }, "picture", "PNG"))),
      row("Copy table", "The same figures as a table.", tell(() => copy({ "text/html": form("text/html", "html"), "text/plain": form("text/plain", "text") }, "table", "CSV"))),
    ),
    says,
    make("small", { textContent: drawing.source }),
  ]);
  dialog.addEventListener("close", () => URL.revokeObjectURL(address));
}

/**
 * Shows a dialog until it is closed.
 * @param {string} heading
 * @param {(Node | string)[]} parts
 */
function show(heading, parts) {
  const close = make("button", { type: "button", className: "btn icon", textContent: "×", ariaLabel: "Close" });
  const top = make("div", { className: "row apart" }, make("h2", { id: "picture-heading", textContent: heading }), close);
  const dialog = make("dialog", { className: "use-picture" }, make("div", { className: "stack" }, top, ...parts));
  dialog.setAttribute("aria-labelledby", "picture-heading");
  // A press outside closes it, where the browser knows of that.
  dialog.setAttribute("closedby", "any");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * @param {string} why there is nothing to be had
 */
function say(why) {
  show("Use this picture", [make("p", { className: "warn", textContent: why })]);
}

/**
 * The files for the newest alternative text, made once.
 * @param {(alt: string) => Promise<Files>} filesFor
 */
function remembering(filesFor) {
  /** @type {{ alt: string, files: Promise<Files> } | undefined} */
  let newest;
  return (/** @type {string} */ alt) => {
    if (newest?.alt !== alt) newest = { alt, files: filesFor(alt) };
    return newest.files;
  };
}

let rows = 0;

/**
 * A button, and beside it what comes of it.
 * @param {string} label
 * @param {string} about
 * @param {() => void} act
 */
function row(label, about, act) {
  rows += 1;
  const button = make("button", { type: "button", className: "btn", textContent: label });
  button.setAttribute("aria-describedby", `picture-row-${rows}`);
  button.addEventListener("click", act);
  return make("li", {}, button, make("span", { id: `picture-row-${rows}`, className: "quiet", textContent: about }));
}

/**
 * Puts something on the clipboard: promised, for some browsers ask that it be done at once.
 * @param {Record<string, Promise<Blob>>} forms
 * @param {string} what
 * @param {string} instead the file that does as well
 * @returns {Promise<string>} what to say
 */
async function copy(forms, what, instead) {
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    return `The ${what} is copied. Paste it where you want it.`;
  } catch {
    return `This browser does not let the page copy a ${what}. Take the ${instead} file instead.`;
  }
}
