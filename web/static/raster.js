// An SVG as a PNG, drawn by the browser at 1, 2 or 4 times its size: as large on paper at each, only sharper.
// For the workbench and for widgets on pages of others; it needs `img-src blob:` or `img-src data:` of their policy.

import { withMore } from "./png.js";

/** CSS pixels in an inch. */
const PER_INCH = 96;

/**
 * The size of a picture in CSS pixels and on paper.
 * @param {string} svg the text of its file
 */
export function sizeOf(svg) {
  const [width, height] = ["width", "height"].map((name) => Number(new RegExp(`^[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0));
  const millimetres = (/** @type {number} */ pixels) => Math.round((pixels * 25.4) / PER_INCH);
  return { width, height, millimetres: [millimetres(width), millimetres(height)] };
}

/**
 * @param {string} svg the text of an SVG file with its size in CSS pixels
 * @param {number} scale pixels of the PNG to a CSS pixel
 * @param {{ texts?: Record<string, string | undefined>, design?: string }} [more] what stands inside besides
 * @returns {Promise<Blob>} it fails with a sentence where the browser cannot draw it
 */
export async function toPng(svg, scale, more = {}) {
  const { width, height } = sizeOf(svg);
  const image = await drawn(svg);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!png) throw new Error("This browser cannot draw so large a picture. Try a smaller one, or take the SVG.");
  return withMore(new Uint8Array(await png.arrayBuffer()), { dotsPerInch: PER_INCH * scale, ...more });
}

/**
 * The picture, loaded. Policies of other pages may allow one kind of address and not the other.
 * @param {string} svg
 */
async function drawn(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    return await loaded(address).catch(() => loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * @param {string} address
 * @returns {Promise<HTMLImageElement>}
 */
function loaded(address) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("This page does not let the browser draw the picture. Take the SVG."));
    image.src = address;
  });
}
