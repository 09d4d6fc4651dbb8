// The benchmark alliance in plain JavaScript as fast as we could make it: typed arrays, one line of cost at a time over all futures.
// Usage: javascript.mjs MODEL FUTURES TIMES exact|table, where "exact" draws PERT by two gamma variates and "table" by a table of its
// quantiles; prints {cpuSeconds, percentiles}: the best time, and 10, 50 and 90 per cent of the cost.

import { readFileSync } from "node:fs";

const [path, futures, times, mode] = process.argv.slice(2);
const model = JSON.parse(readFileSync(path, "utf8"));
const target = model.target_cost;
const providers = model.parties.slice(0, -1);
const TO_ONE = 2 ** -32;

// Random numbers: sfc32, in whole numbers of 32 bits.
let [a, b, c, counter] = [0, 0, 0, 1];

function seed(number) {
  [a, b, c, counter] = [number | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  for (let warm = 0; warm < 20; warm += 1) bits();
}

function bits() {
  const sum = (((a + b) | 0) + counter) | 0;
  counter = (counter + 1) | 0;
  a = b ^ (b >>> 9);
  b = (c + (c << 3)) | 0;
  c = (((c << 21) | (c >>> 11)) + sum) | 0;
  return sum;
}

function uniform() {
  return ((bits() >>> 0) + 0.5) * TO_ONE;
}

// Normal variates: a ziggurat of 256 layers, the layer from one draw and the place from another.
const LAYERS = 256;
const TAIL = 3.6541528853610088;
const edges = new Float64Array(LAYERS + 1);
const heights = new Float64Array(LAYERS + 1);
{
  const area = 0.00492867323399;
  const height = (x) => Math.exp(-0.5 * x * x);
  edges[0] = area / height(TAIL);
  edges[1] = TAIL;
  for (let layer = 2; layer < LAYERS; layer += 1) edges[layer] = Math.sqrt(-2 * Math.log(area / edges[layer - 1] + height(edges[layer - 1])));
  for (let layer = 0; layer <= LAYERS; layer += 1) heights[layer] = height(edges[layer]);
}

function normal() {
  for (;;) {
    const layer = bits() & 255;
    const u = bits() * 2 ** -31;
    const x = u * edges[layer];
    if (Math.abs(x) < edges[layer + 1]) return x;
    if (layer === 0) return u < 0 ? -tail() : tail();
    if (heights[layer] + (heights[layer + 1] - heights[layer]) * uniform() < Math.exp(-0.5 * x * x)) return x;
  }
}

function tail() {
  for (;;) {
    const x = -Math.log(uniform()) / TAIL;
    const y = -Math.log(uniform());
    if (y + y >= x * x) return TAIL + x;
  }
}

/** A gamma variate of shape d + 1/3, at least 1 (Marsaglia and Tsang), where c is 1 / sqrt(9 d). */
function gamma(d, c) {
  for (;;) {
    let x, v;
    do {
      x = normal();
      v = 1 + c * x;
    } while (v <= 0);
    v = v * v * v;
    const u = uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** Quantiles of a beta distribution at equal steps, to be read by straight lines. */
const CELLS = 4096;
function betaQuantiles(alpha, beta) {
  const steps = 200_000;
  const sums = new Float64Array(steps + 1);
  for (let step = 1; step <= steps; step += 1) {
    const x = (step - 0.5) / steps;
    sums[step] = sums[step - 1] + Math.pow(x, alpha - 1) * Math.pow(1 - x, beta - 1);
  }
  const table = new Float64Array(CELLS + 2).fill(1);
  for (let cell = 0, step = 0; cell < CELLS; cell += 1) {
    const sum = (cell / CELLS) * sums[steps];
    while (step < steps && sums[step + 1] < sum) step += 1;
    table[cell] = (step + (sum - sums[step]) / (sums[step + 1] - sums[step])) / steps;
  }
  return table;
}

const ofKind = (kind) => model.lines.filter(({ dist }) => dist === kind);
const perts = ofKind("pert").map(({ a, m, b }) => {
  const [alpha, beta] = [1 + (4 * (m - a)) / (b - a), 1 + (4 * (b - m)) / (b - a)];
  const [d1, d2] = [alpha - 1 / 3, beta - 1 / 3];
  return { a, width: b - a, d1, c1: 1 / Math.sqrt(9 * d1), d2, c2: 1 / Math.sqrt(9 * d2), table: betaQuantiles(alpha, beta) };
});
const triangles = ofKind("triangular").map(({ a, m, b }) => ({ a, b, peak: (m - a) / (b - a), rise: (b - a) * (m - a), fall: (b - a) * (b - m) }));
const logs = ofKind("lognormal").map(({ median, sigma }) => ({ mu: Math.log(median), sigma }));
const risks = model.risks.map(({ p, median, sigma }) => ({ p, mu: Math.log(median), sigma }));

function drawCosts(costs) {
  const n = costs.length;
  costs.fill(0);
  for (const pert of perts) (mode === "table" ? addByTable : addByGamma)(costs, pert);
  for (const { a, b, peak, rise, fall } of triangles) {
    for (let i = 0; i < n; i += 1) {
      const u = uniform();
      costs[i] += u < peak ? a + Math.sqrt(u * rise) : b - Math.sqrt((1 - u) * fall);
    }
  }
  for (const { mu, sigma } of logs) for (let i = 0; i < n; i += 1) costs[i] += Math.exp(mu + sigma * normal());
  for (const { p, mu, sigma } of risks) for (let i = 0; i < n; i += 1) if (uniform() < p) costs[i] += Math.exp(mu + sigma * normal());
}

function addByTable(costs, { a, width, table }) {
  for (let i = 0; i < costs.length; i += 1) {
    const x = (bits() >>> 0) * (CELLS * TO_ONE);
    const cell = x | 0;
    costs[i] += a + width * (table[cell] + (x - cell) * (table[cell + 1] - table[cell]));
  }
}

function addByGamma(costs, { a, width, d1, c1, d2, c2 }) {
  for (let i = 0; i < costs.length; i += 1) {
    const one = gamma(d1, c1);
    costs[i] += a + width * (one / (one + gamma(d2, c2)));
  }
}

// The money rule.
const bandsOf = (bands) => ({
  from: Float64Array.from(bands, ({ from_bp }) => (from_bp / 1e4) * target),
  width: Float64Array.from(bands, ({ from_bp, to_bp }) => ((to_bp - from_bp) / 1e4) * target),
  share: Float64Array.from(bands, ({ alliance_share_bp }) => alliance_share_bp / 1e4),
});
const gainBands = bandsOf(model.gain_bands);
const painBands = bandsOf(model.pain_bands);
const weights = Float64Array.from(providers, ({ weight_bp }) => weight_bp / 1e4);
const caps = Float64Array.from(providers, ({ pain_cap }) => pain_cap);

function pool(amount, { from, width, share }, cap) {
  let sum = 0;
  for (let band = 0; band < from.length; band += 1) {
    let part = amount - from[band];
    if (part <= 0) break;
    if (part > width[band]) part = width[band];
    sum += share[band] * part;
  }
  return sum < cap ? sum : cap;
}

function settle(costs, results) {
  const rest = results[weights.length];
  for (let i = 0; i < costs.length; i += 1) {
    const difference = target - costs[i];
    let total = 0;
    if (difference >= 0) {
      const gain = pool(difference, gainBands, model.gain_pool_cap);
      for (let p = 0; p < weights.length; p += 1) total += results[p][i] = weights[p] * gain;
    } else {
      const pain = pool(-difference, painBands, model.pain_pool_cap);
      for (let p = 0; p < weights.length; p += 1) total += results[p][i] = -Math.min(weights[p] * pain, caps[p]);
    }
    rest[i] = difference - total;
  }
}

/** Puts the k-th smallest in its place (Floyd and Rivest). */
function select(list, k, left, right) {
  const swap = (i, j) => {
    const kept = list[i];
    list[i] = list[j];
    list[j] = kept;
  };
  while (right > left) {
    if (right - left > 600) {
      const n = right - left + 1;
      const i = k - left + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp((2 * z) / 3);
      const sd = 0.5 * Math.sqrt((z * s * (n - s)) / n) * (i - n / 2 < 0 ? -1 : 1);
      select(list, k, Math.max(left, Math.floor(k - (i * s) / n + sd)), Math.min(right, Math.floor(k + ((n - i) * s) / n + sd)));
    }
    const pivot = list[k];
    let i = left;
    let j = right;
    swap(left, k);
    if (list[right] > pivot) swap(left, right);
    while (i < j) {
      swap(i, j);
      i += 1;
      j -= 1;
      while (list[i] < pivot) i += 1;
      while (list[j] > pivot) j -= 1;
    }
    if (list[left] === pivot) swap(left, j);
    else {
      j += 1;
      swap(j, right);
    }
    if (j <= k) left = j + 1;
    if (k <= j) right = j - 1;
  }
}

function percentilesOf(list) {
  let from = 0;
  return model.percentiles.map((share) => {
    const place = share * (list.length - 1);
    const k = Math.floor(place);
    select(list, k, from, list.length - 1);
    from = k;
    let next = Infinity;
    for (let i = k + 1; i < list.length; i += 1) if (list[i] < next) next = list[i];
    return k + 1 < list.length ? list[k] + (place - k) * (next - list[k]) : list[k];
  });
}

function run(costs, results, number) {
  seed(number);
  drawCosts(costs);
  settle(costs, results);
  return [costs, ...results].map(percentilesOf);
}

const arrays = (n) => [new Float64Array(n), Array.from({ length: providers.length + 1 }, () => new Float64Array(n))];
const small = arrays(20_000);
for (let warm = 0; warm < 3; warm += 1) run(...small, warm);

const room = arrays(Number(futures));
let best = Infinity;
let percentiles;
for (let repeat = 0; repeat < Number(times); repeat += 1) {
  const start = process.cpuUsage();
  [percentiles] = run(...room, 100 + repeat);
  const { user, system } = process.cpuUsage(start);
  best = Math.min(best, (user + system) / 1e6);
}
console.log(JSON.stringify({ cpuSeconds: best, percentiles }));
