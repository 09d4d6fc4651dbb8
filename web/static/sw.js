// Keeps the workbench whole without a network. `dist` writes a first line over this file, with the address of every file
// and the hash of what is in it; without that line, as under `cargo xtask serve`, it takes itself away.

/** @type {Record<string, string>} */
const files = self.precache ?? {};
const page = new URL("./", location.href);
const ours = `alliance-workbench ${page.pathname} `;
const mine = ours + self.version;

/** Addresses in this version's cache. */
const known = new Set(Object.keys(files).map((name) => new URL(name, page).href));

/** A file of any version, by the hash in its name: a tab of an older version may still ask for its own. */
const ANY_VERSION = /^(?!embed\/|toolkit\/)[^?]*\.[0-9a-f]{16}\.\w+$/;

self.addEventListener("install", (event) => {
  if (known.size) event.waitUntil(install());
  else self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(known.size ? self.clients.claim() : self.registration.unregister());
});

self.addEventListener("message", (event) => {
  if (event.data === "use") self.skipWaiting();
  if (event.data === "tidy") event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (event.request.method === "GET" && isOurs(address)) event.respondWith(answer(address, event.request));
});

/** All or nothing: a version of which one file is missing, or is of another version, is not installed. */
async function install() {
  const cache = await caches.open(mine);
  const kept = await Promise.allSettled(Object.entries(files).map(([name, hash]) => keep(cache, name, hash)));
  const failed = kept.find(({ status }) => status === "rejected");
  if (!failed) return;
  await caches.delete(mine);
  throw failed.reason;
}

/**
 * @param {Cache} cache
 * @param {string} name
 * @param {string} integrity what the browser holds the content against
 */
async function keep(cache, name, integrity) {
  const address = new URL(name, page).href;
  const isPage = address === page.href;
  const found = isPage ? undefined : await caches.match(address);
  // A name with a hash in it always means the same content, so the browser's own copy will do.
  const fetched = found ?? await fetch(address, { integrity, cache: isPage ? "no-cache" : "force-cache" }).catch(() => fetch(address, { integrity, cache: "reload" }));
  if (!fetched.ok || fetched.redirected) throw new Error(`${name} is not there`);
  await cache.put(address, fetched);
}

/** The page from this version only, so that a new one waits until it is accepted; any other file by its name. */
async function answer(address, request) {
  const kept = address === page.href ? await (await caches.open(mine)).match(address) : await caches.match(address);
  return kept ?? fetch(request);
}

/** The widgets in embed/, the toolkit and other places are never touched. */
function isOurs(address) {
  return known.has(address) || (address.startsWith(page.href) && ANY_VERSION.test(address.slice(page.href.length)));
}

/** The address without what only the page reads. */
function addressOf({ url, mode }) {
  const address = new URL(url);
  address.hash = "";
  if (mode !== "navigate") return address.href;
  address.search = "";
  if (address.href === `${page.href}index.html`) return page.href;
  return address.href;
}

/** Other tabs may still be of the old version, so its files go once a page of this one is alone. */
async function tidy() {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.length > 1) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== mine);
  await Promise.all(old.map((name) => caches.delete(name)));
}
