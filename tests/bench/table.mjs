// What the benches share: the best time of a piece of work, and a table of them beside their limits.

/** The best time of many, in milliseconds. */
export function time(work, budget = 1500) {
  let best = Infinity;
  const end = performance.now() + budget;
  for (let times = 0; times < 3 || performance.now() < end; times += 1) {
    const start = performance.now();
    work(times);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

export const row = (...cells) => console.log(cells.map((cell, index) => (index ? String(cell).padStart(12) : String(cell).padEnd(70))).join(""));

/** Times each case, prints it beside its limit where it has one, and counts those beyond it. */
export function table(title, cases, decimals) {
  let broken = 0;
  console.log(`\n${title}: best times in WebAssembly, in milliseconds\n`);
  row("case", "at most", "took", "");
  for (const [name, limit, work] of cases) {
    const took = time(work);
    const kept = limit === null || took <= limit;
    broken += !kept;
    row(name, limit ?? "", took.toFixed(decimals), kept ? "" : "too slow");
  }
  return broken;
}
