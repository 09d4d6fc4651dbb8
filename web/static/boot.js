// Starts the workbench, and where it cannot start or has stopped, says so plainly and offers the
// work as a file. It is plain JavaScript because it must work when WebAssembly does not.

/** The keys of local storage that are ours begin with this. */
const OURS = "alliance:";

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * Sets the text of a marked part of a screen.
 * @param {HTMLElement} screen
 * @param {string} part
 * @param {string} text
 */
function say(screen, part, text) {
  const found = screen.querySelector(`[data-${part}]`);
  if (found) found.textContent = text;
}

let shown = false;

/**
 * Shows one of the two screens in place of the workbench. The first one to be shown stays.
 * @param {"stopped" | "panic"} id
 * @param {{ reason?: string, remedy?: string, detail: string }} texts
 */
function show(id, texts) {
  if (shown) return;
  shown = true;
  const template = /** @type {HTMLTemplateElement} */ (element(id));
  const screen = /** @type {HTMLElement} */ (template.content.firstElementChild);
  for (const [part, text] of Object.entries(texts)) say(screen, part, text);
  screen.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.do === "reload") location.reload();
    if (button.dataset.do === "download") say(screen, "said", download());
  });
  element("app").hidden = true;
  // A dialog left open would cover the screen and hold the focus.
  for (const dialog of document.querySelectorAll("dialog[open]")) {
    /** @type {HTMLDialogElement} */ (dialog).close();
  }
  document.body.append(screen);
  screen.focus();
}

/**
 * Everything that the workbench keeps on this device, as it is kept.
 * @returns {Record<string, string>}
 */
function kept() {
  /** @type {Record<string, string>} */
  const items = {};
  for (let at = 0; at < localStorage.length; at += 1) {
    const key = localStorage.key(at);
    if (key?.startsWith(OURS)) items[key] = localStorage.getItem(key) ?? "";
  }
  return items;
}

/**
 * Hands everything that is kept to the person as one JSON file.
 * @returns {string} what to tell them
 */
function download() {
  let items;
  try {
    items = kept();
  } catch {
    return "This browser does not let the page read what it keeps on this device.";
  }
  const count = Object.keys(items).length;
  if (count === 0) return "Nothing is kept on this device yet, so there is nothing to download.";
  const now = new Date().toISOString();
  const file = { format: "alliance-rescue", version: 1, saved: now, items };
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = `alliance-workbench-${now.slice(0, 10)}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return `Your work is in the file ${link.download}, in the folder for downloads.`;
}

/**
 * Why the workbench did not start, in words for the person in front of it.
 * @param {unknown} error
 * @returns {{ reason: string, remedy: string, detail: string }}
 */
function explain(error) {
  const detail = String(error);
  if (typeof WebAssembly !== "object") {
    return {
      reason: "The workbench needs WebAssembly, and this browser does not have it or has it switched off.",
      remedy: "Update the browser, switch WebAssembly on, or try another browser. Some strict security modes switch it off.",
      detail,
    };
  }
  if (error instanceof WebAssembly.CompileError && /unsafe-eval|content security|csp/i.test(detail)) {
    return {
      reason: "The place that serves this page does not let it run WebAssembly.",
      remedy: "Ask whoever hosts it to allow 'wasm-unsafe-eval' for scripts in the content security policy.",
      detail,
    };
  }
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
    return {
      reason: "This browser cannot read the workbench: it may be too old, or the file was damaged on the way.",
      remedy: "Load the page again. If that does not help, update the browser or try another one.",
      detail,
    };
  }
  if (/fetch|import|load failed|network/i.test(detail)) {
    return {
      reason: "A part of the workbench did not arrive.",
      remedy: "Check the connection and load the page again.",
      detail,
    };
  }
  return {
    reason: "The workbench met a fault of its own while it was starting.",
    remedy: "Load the page again. If that does not help, try another browser.",
    detail,
  };
}

/**
 * Whether an error is the WebAssembly program's own end, rather than some script's trouble.
 * @param {unknown} error
 */
function isTrap(error) {
  return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
}

addEventListener("alliance-panic", (event) => {
  const detail = event instanceof CustomEvent ? String(event.detail) : "";
  show("panic", { detail });
});
addEventListener("error", ({ error }) => {
  if (isTrap(error)) show("panic", { detail: String(error.stack ?? error) });
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (isTrap(reason)) show("panic", { detail: String(reason.stack ?? reason) });
});

element("starting").hidden = false;
try {
  const workbench = await import("./app.js");
  await workbench.default();
  // The page works; now, in quiet, what stands behind it.
  (await import("./engine.js")).warm();
  // The page works as well where it cannot be kept for later.
  import("./offline.js").catch(() => {});
} catch (error) {
  if (isTrap(error)) show("panic", { detail: String(error) });
  else show("stopped", explain(error));
}
