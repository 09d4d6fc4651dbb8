// Marks of many futures: the bits of every final cost, and of what is told of it and of every member. The same in every engine
// that counts as it should: natively, in Node, and in each browser.

/**
 * It uses nothing from around it, so that it can be sent to a browser as text.
 * @param {typeof import("../../dist/toolkit/index.js")} toolkit
 * @returns {Promise<Record<string, string>>} a mark (FNV-1a, 64 bits) for each way of drawing
 */
export async function marks(toolkit) {
  const mark = (numbers) => {
    let mark = 0xcbf29ce484222325n;
    for (const byte of new Uint8Array(Float64Array.from(numbers).buffer)) mark = BigInt.asUintN(64, (mark ^ BigInt(byte)) * 0x100000001b3n);
    return mark.toString(16).padStart(16, "0");
  };
  const told = ({ mean, mean_error, sd, percentiles }) => [mean, mean_error, sd, ...percentiles.flatMap(({ amount, error }) => [amount, error])];
  const design = toolkit.template("health-alliance");
  const found = {};
  for (const correlation of ["0", "0.3"]) {
    for (const points of ["plain", "latin_hypercube", "sobol"]) {
      const asked = { design: { ...design, correlation: { form: "common_factor", correlation } }, points, samples: 16_384 };
      const { outturns, outturn, members } = await toolkit.simulate(asked, { keep: true });
      found[`${points}, ${correlation}`] = mark([...outturns, ...told(outturn), ...members.flatMap(({ result }) => told(result))]);
    }
  }
  return found;
}
