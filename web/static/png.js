// Chunks of a PNG (https://www.w3.org/TR/png-3/): its size on paper, and texts in it. Nothing of the picture itself is touched.

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/** The keyword under which the design stands. */
const DESIGN = "alliance-design";

/** A longer text is none of ours. */
const LONGEST = 64_000_000;

/** @param {Uint8Array} bytes */
export function isPng(bytes) {
  return SIGNATURE.every((byte, place) => bytes[place] === byte);
}

/**
 * The same PNG with its size on paper and texts in it, such as `Title`, `Description` and `Source`, all before the picture itself.
 * @param {Uint8Array} png
 * @param {{ dotsPerInch: number, texts?: Record<string, string | undefined>, design?: string }} more
 * @returns {Blob}
 */
export function withMore(png, { dotsPerInch, texts = {}, design }) {
  const perMetre = Math.round(dotsPerInch / 0.0254);
  const size = new DataView(new ArrayBuffer(9));
  size.setUint32(0, perMetre);
  size.setUint32(4, perMetre);
  size.setUint8(8, 1);
  const all = Object.entries({ ...texts, [DESIGN]: design }).filter(([, text]) => text);
  // After the header, which is 25 bytes long and comes first.
  const head = SIGNATURE.length + 25;
  const chunks = [chunk("pHYs", new Uint8Array(size.buffer)), ...all.map(([keyword, text]) => international(keyword, text ?? ""))];
  return new Blob([/** @type {BlobPart} */ (png.subarray(0, head)), ...chunks, /** @type {BlobPart} */ (png.subarray(head))], { type: "image/png" });
}

/**
 * The design in a PNG; none where there is none, or it breaks off.
 * @param {Uint8Array} png
 * @returns {string | undefined}
 */
export function designIn(png) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const data = png.subarray(at + 8, at + 8 + length);
    if (length > LONGEST || data.length < length) return undefined;
    const start = `${DESIGN}\0\0\0\0\0`;
    if (latin(png.subarray(at + 4, at + 8)) === "iTXt" && latin(data.subarray(0, start.length)) === start) {
      return new TextDecoder().decode(data.subarray(start.length));
    }
    at += length + 12;
  }
  return undefined;
}

/**
 * A text in UTF-8, not compressed: keyword, no compression, no language, no translated keyword, text.
 * @param {string} keyword
 * @param {string} text
 */
function international(keyword, text) {
  return chunk("iTXt", new TextEncoder().encode(`${keyword}\0\0\0\0\0${text.replaceAll("\0", "")}`));
}

/**
 * @param {string} name
 * @param {Uint8Array} data
 */
function chunk(name, data) {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/**
 * The check sum of PNG (CRC-32).
 * @param {Uint8Array} bytes
 */
function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** @param {Uint8Array} bytes */
function latin(bytes) {
  return String.fromCharCode(...bytes);
}
