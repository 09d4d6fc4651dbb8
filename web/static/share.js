// A design as a link and as a QR code: what is in it is said before it is copied; where it does not fit, the file is offered.

import { button, copy, download, make, styled, toCopy } from "./make.js";

/** Longer addresses are cut by some programs. */
const OFTEN_CUT = 2_000;

/** So many squares across are read from the back of a room only where the picture is large. */
const DENSE = 85;

styled(`
.qr { background: #fff; padding: .5rem; border-radius: .375rem; inline-size: min(100%, 18rem); forced-color-adjust: none; }
.qr-large { border: 0; margin: 0; padding: 1rem; inline-size: 100vw; block-size: 100vh; max-inline-size: none; max-block-size: none; background: #fff; color: #000; }
.qr-large[open] { display: grid; place-items: center; align-content: center; gap: 1rem; }
.qr-large .qr { inline-size: min(100%, calc(100vh - 7rem)); padding: 0; }
.qr-large .btn { background: #fff; color: #000; border-color: #000; }
.to-copy { inline-size: 100%; overflow-wrap: anywhere; }`);

/**
 * @typedef {{ svg: string, across: number, spare: number }} Qr
 * @typedef {{ address: string, qr?: Qr }} Link
 */

/**
 * Shows the dialog.
 * @param {string} design the text of the file
 * @param {string} fileName
 * @param {() => Promise<Link>} link makes the link; or it fails with a sentence
 */
export async function share(design, fileName, link) {
  const { title, members = [] } = JSON.parse(design);
  const said = make("p", { role: "status" });
  const body = make("div", { className: "stack" }, make("p", { className: "quiet", textContent: "Making the link\u2026", role: "status" }));
  const file = button("Download the file", () => {
    download(design, fileName, "application/json");
    said.textContent = `The file is in your folder for downloads: ${fileName}`;
  });
  const heading = make("h2", { id: "share-heading", tabIndex: -1, textContent: "The design as a link" });
  const panel = make("div", { className: "panel", popover: "auto", role: "dialog" },
    make("div", { className: "stack" },
      make("div", { className: "row apart" }, heading, button("\u00d7", () => panel.hidePopover(), { className: "btn icon", ariaLabel: "Close" })),
      contents(title, members),
      body,
      said,
    ),
  );
  panel.setAttribute("aria-labelledby", heading.id);
  panel.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed") panel.remove();
  });
  document.body.append(panel);
  panel.showPopover();
  heading.focus();
  try {
    const made = await link();
    body.replaceChildren(...asLink(made.address, file, said), ...asQr(made, title));
  } catch (why) {
    body.replaceChildren(make("p", { className: "warn", role: "alert", textContent: String(why) }), make("div", {}, file));
  }
}

/**
 * What is in the link, said before it is copied.
 * @param {string} title
 * @param {{ name: string }[]} members
 */
function contents(title, members) {
  const names = members.map(({ name }) => name).join(", ");
  return make("div", { className: "stack tight" },
    make("p", {}, make("b", { dir: "auto", textContent: title }), " is in the link itself: names, money, votes and minutes. Whoever has the link can read them. Nothing is sent to a server: the link goes only where you send it."),
    members.length > 0 && make("p", { className: "quiet", textContent: `Named in it: ${names}.` }),
  );
}

/**
 * @param {string} address
 * @param {HTMLElement} file
 * @param {HTMLElement} said
 */
function asLink(address, file, said) {
  const length = address.length.toLocaleString("en-GB");
  const text = toCopy("The link", address, 3);
  const copied = button("Copy link", async () => { said.textContent = await copy(text); }, { className: "btn main" });
  return [
    text,
    address.length > OFTEN_CUT
      ? make("p", { className: "warn", textContent: `This link has ${length} characters. Some programs cut links that have more than 2,000. If it does not open, send the file.` })
      : make("p", { className: "quiet", textContent: `This link has ${length} characters.` }),
    make("div", { className: "row" }, copied, file),
  ];
}

/**
 * @param {Link} link
 * @param {string} title
 */
function asQr({ address, qr }, title) {
  const heading = make("h3", { textContent: "The same as a QR code" });
  if (!qr) {
    const length = address.length.toLocaleString("en-GB");
    return [heading, make("p", { textContent: `There is none: a QR code holds at most 2,953 characters, and this link has ${length}. Send the link or the file.` })];
  }
  const about = `${qr.across} squares across. It can be read with up to ${qr.spare} per cent of it hidden.`;
  const dense = "It is a fine pattern: show it large, and hold the phone close.";
  return [
    heading,
    make("p", { textContent: "Point the camera of a phone at it. The design opens there." }),
    picture(qr.svg),
    make("p", { className: "quiet", textContent: qr.across > DENSE ? `${about} ${dense}` : about }),
    make("div", {}, button("Show large", () => showLarge(qr.svg, title))),
  ];
}

/**
 * For a projector: as large as the window, on white.
 * @param {string} svg
 * @param {string} title
 */
function showLarge(svg, title) {
  const close = button("Close", () => dialog.close());
  const dialog = make("dialog", { className: "qr-large", ariaLabel: `QR code of ${title}` }, picture(svg), close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} svg made by the engines, which escape what is not theirs */
function picture(svg) {
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  return make("div", { className: "qr" }, document.importNode(drawn, true));
}
