// A text carried by a link: `c1.` and then base64url of the text packed by raw deflate; or `c2.` and the same of a text in which pointers
// stand for what is familiar, see `familiar.js`. It is the fragment of an address, the part after `#`, which browsers send to no server.
// The mark says how to read the rest, so that a later version can write another one.

/** The most characters of a packed text: what is longer, some program on its way cuts off. */
export const longestLink = 32_000;

/** The most bytes of a text that is carried, so that a small link cannot fill the memory. */
const LARGEST_TEXT = 1_048_576;

/** So few bytes are unpacked at once that what comes of them, at most a thousand times as much, stays small. */
const AT_ONCE = 256;

/** Why a text cannot be carried, or a link cannot be read: one sentence for people, and a code for programs. */
export class LinkError extends Error {
  /**
   * @param {"too_long" | "not_a_link" | "newer" | "damaged" | "too_large"} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "LinkError";
    this.code = code;
  }
}

/**
 * @param {string} text
 * @returns {boolean} whether it is a packed text, or an address that ends with one, of this version or a later one
 */
export function isLink(text) {
  return /^\s*(?:[^\s{]*#)?c\d{1,6}\./.test(text.slice(0, 4_000));
}

/**
 * @param {string} text
 * @returns {Promise<string>} what goes after the `#` of an address, for whoever reads deflate; or it fails with a LinkError
 */
export async function encode(text) {
  return `c1.${await pack(text)}`;
}

/**
 * @param {string} text JSON
 * @returns {Promise<string>} the same, much shorter where it resembles a template: only `decode` reads it
 */
export async function encodeShort(text) {
  const { shorten } = await import("./familiar.js");
  // Where the sign that begins a pointer stands in the text itself, it could not be told from one.
  return /\u0001/.test(text) ? encode(text) : `c2.${await pack(shorten(text))}`;
}

/**
 * @param {string} link what stands after the `#` of an address, with or without the `#` and what comes before it; broken into lines or not
 * @returns {Promise<string>} the text; or it fails with a LinkError
 */
export async function decode(link) {
  // An address in front of the fragment is allowed to be long, but not without end.
  if (link.length > 2 * longestLink) throw tooLarge();
  const fragment = link.slice(link.indexOf("#") + 1).replace(/\s+/g, "");
  if (fragment.length > longestLink) throw tooLarge();
  const [, version, packed] = /^c(\d{1,6})\.(.*)$/.exec(fragment) ?? [];
  if (version === undefined) throw new LinkError("not_a_link", "This link does not carry a design.");
  if (Number(version) > 2) throw new LinkError("newer", "This link was made by a newer version of the workbench. Load the page again to get that version.");
  if (version !== "1" && version !== "2") throw damaged();
  const text = await unpack(packed).catch((error) => {
    throw error instanceof LinkError ? error : damaged();
  });
  const whole = version === "1" ? text : (await import("./familiar.js")).lengthen(text, LARGEST_TEXT);
  if (!whole) throw damaged();
  return whole;
}

/** @param {string} text */
async function pack(text) {
  const bytes = new TextEncoder().encode(text);
  const packed = bytes.length > LARGEST_TEXT ? undefined : await all(slices(bytes).pipeThrough(new CompressionStream("deflate-raw")), longestLink);
  const link = packed && toBase64(packed);
  if (!link || link.length + 3 > longestLink) throw new LinkError("too_long", "This design is too large for a link. Send it as a file instead.");
  return link;
}

/** @param {string} packed */
async function unpack(packed) {
  const bytes = slices(fromBase64(packed)).pipeThrough(new DecompressionStream("deflate-raw"));
  const unpacked = await all(bytes, LARGEST_TEXT);
  if (!unpacked) throw tooLarge();
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(unpacked);
}

function damaged() {
  return new LinkError("damaged", "This link is damaged: a part of it is missing or was changed. Ask for it again, or for the file.");
}

function tooLarge() {
  return new LinkError("too_large", "This link holds more than a design can be, so it was not opened.");
}

/**
 * The bytes piece by piece, each when it is asked for.
 * @param {Uint8Array} bytes
 */
function slices(bytes) {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at < bytes.length) controller.enqueue(bytes.slice(at, at + AT_ONCE));
        else controller.close();
        at += AT_ONCE;
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} most
 * @returns {Promise<Uint8Array | undefined>} all its bytes, or nothing where they are more than `most`
 */
async function all(stream, most) {
  const parts = [];
  let length = 0;
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return letters.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {string} text */
function fromBase64(text) {
  if (!/^[\w-]*$/.test(text)) throw damaged();
  const letters = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
