// Keeps the workbench for when there is no network, and says when there is a new version. It is asked for once the page
// works, and the page works as well without it.

import { open } from "./engine.js";

/** Where a page may be kept: at an address of its own with a manifest, not in a frame and not as the one file. */
const mayKeep = "serviceWorker" in navigator && top === self && document.querySelector("link[rel=manifest]");

if (mayKeep) keep().catch(() => {});

async function keep() {
  // Any question is answered only once the engines are here; to keep them before that would be to fetch them twice.
  await open(new Blob()).catch(() => {});
  const registration = await navigator.serviceWorker.register(new URL("./sw.js", import.meta.url), { updateViaCache: "none" });
  registration.active?.postMessage("tidy");
  if (registration.active && registration.waiting) announce(registration);
  registration.addEventListener("updatefound", () => {
    const fresh = registration.installing;
    const isUpdate = Boolean(registration.active);
    fresh?.addEventListener("statechange", () => {
      if (isUpdate && fresh.state === "installed") announce(registration);
    });
  });
}

const STYLE = `
.fresh { position: sticky; inset-block-end: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; justify-content: center; text-align: center;
  padding: var(--s3) var(--s5); background: var(--accent-wash); color: var(--ink); border-block-start: 1px solid var(--line); }
html:has(.fresh) { scroll-padding-block-end: 9rem; }
@media print { .fresh { display: none; } }`;

/** @type {HTMLElement | undefined} */
let banner;

/** @param {ServiceWorkerRegistration} registration */
function announce(registration) {
  if (banner) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
  banner = document.createElement("section");
  banner.className = "fresh";
  banner.setAttribute("aria-label", "New version");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  banner.append(said, button("Use it now", "btn first", () => use(registration, said)), button("Not now", "btn", dismiss));
  document.body.append(banner);
  // A status is read out where it changes, so it must be there before its words are.
  setTimeout(() => { said.textContent ||= "There is a new version. Your work is kept."; }, 100);
}

/**
 * @param {string} text
 * @param {string} look
 * @param {() => void} pressed
 */
function button(text, look, pressed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = text;
  made.addEventListener("click", pressed);
  return made;
}

function dismiss() {
  banner?.remove();
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {HTMLElement} said
 */
function use(registration, said) {
  // The page saves what is still to be saved, and says no where it cannot: then nothing may be lost.
  if (!dispatchEvent(new Event("alliance:leave", { cancelable: true }))) {
    said.textContent = "Some of your work is not saved. Download it first, then use the new version.";
    return;
  }
  const { waiting } = registration;
  // Where another tab has accepted it, it is in use already.
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("use");
}
