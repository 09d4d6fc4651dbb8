// A picture or its table, taken along as a file. Fetched only where somebody does.

/** A file, handed to the person. */
export async function take(element, what) {
  const make = {
    svg: async () => new Blob([await element.toSVG()], { type: "image/svg+xml" }),
    png: () => element.toPNG(2),
    csv: async () => new Blob(["\ufeff", await element.toCSV()], { type: "text/csv" }),
  };
  const address = URL.createObjectURL(await make[what]());
  const link = document.createElement("a");
  link.href = address;
  link.download = `alliance-${element.kind || "picture"}.${what}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
