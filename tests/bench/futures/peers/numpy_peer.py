"""The benchmark alliance in NumPy: draws, settles and finds the percentiles of so many futures, several times over.
Usage: numpy_peer.py MODEL FUTURES TIMES; prints {cpuSeconds, percentiles}: the best time, and 10, 50 and 90 per cent of the cost."""
import json
import sys
import time

import numpy as np

path, futures, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open(path, encoding="utf-8") as file:
    MODEL = json.load(file)
TARGET = float(MODEL["target_cost"])


def costs(rng):
    total = np.zeros(futures)
    for line in MODEL["lines"]:
        if line["dist"] == "pert":
            a, m, b = line["a"], line["m"], line["b"]
            total += a + (b - a) * rng.beta(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), futures)
        elif line["dist"] == "triangular":
            total += rng.triangular(line["a"], line["m"], line["b"], futures)
        else:
            total += rng.lognormal(np.log(line["median"]), line["sigma"], futures)
    for risk in MODEL["risks"]:
        total += (rng.random(futures) < risk["p"]) * rng.lognormal(np.log(risk["median"]), risk["sigma"], futures)
    return total


def bands(amount, bands):
    sum = np.zeros_like(amount)
    for band in bands:
        low, high = band["from_bp"] / 1e4 * TARGET, band["to_bp"] / 1e4 * TARGET
        sum += band["alliance_share_bp"] / 1e4 * np.clip(amount - low, 0.0, high - low)
    return sum


def money(cost):
    difference = TARGET - cost
    gain = np.minimum(bands(np.maximum(difference, 0), MODEL["gain_bands"]), MODEL["gain_pool_cap"])
    pain = np.minimum(bands(np.maximum(-difference, 0), MODEL["pain_bands"]), MODEL["pain_pool_cap"])
    parts, total = [], np.zeros_like(cost)
    for party in MODEL["parties"][:-1]:
        weight = party["weight_bp"] / 1e4
        part = np.where(difference >= 0, weight * gain, -np.minimum(weight * pain, party["pain_cap"]))
        parts.append(part)
        total += part
    return [*parts, difference - total]


best = None
for repeat in range(times):
    rng = np.random.Generator(np.random.SFC64(20220401 + repeat))
    start = time.process_time()
    cost = costs(rng)
    percentiles = np.percentile(np.vstack([cost, *money(cost)]), [10, 50, 90], axis=1, overwrite_input=True)
    took = time.process_time() - start
    best = took if best is None else min(best, took)
print(json.dumps({"cpuSeconds": best, "percentiles": percentiles[:, 0].tolist()}))
