"""One published tool on one weighted vote: reads {peer, index, weights, quota}, prints {seconds, values} of the best of a few."""
import contextlib
import importlib
import io
import json
import sys
import time

sys.setrecursionlimit(100000)
asked = json.load(sys.stdin)
weights, quota, banzhaf = asked["weights"], asked["quota"], asked["index"] == "banzhaf"


def powerindex():
    from powerindex import Game

    game = Game(quota, list(weights))
    if banzhaf:
        game.calc_banzhaf()
        return game.banzhaf
    game.calc_shapley_shubik()
    return game.shapley_shubik


def powerindices():
    import powerindices

    return powerindices.compute_pbi(quota, list(weights)) if banzhaf else powerindices.compute_ssi(quota, list(weights))


def tucoopy():
    from tucoopy.power.banzhaf import banzhaf_index_weighted_voting
    from tucoopy.power.shapley_shubik import shapley_shubik_index_weighted_voting

    return (banzhaf_index_weighted_voting if banzhaf else shapley_shubik_index_weighted_voting)(weights, quota)


def power_bdd():
    from power_bdd.bdd import BDD, WeightedGame

    diagram = BDD(WeightedGame(quota, list(weights)))
    with contextlib.redirect_stdout(io.StringIO()):
        return diagram.calc_banzhaf() if banzhaf else diagram.calc_shapley()


# Loading a tool is not its work; it can take longer than that.
MODULES = {"tucoopy": ["tucoopy.power.banzhaf", "tucoopy.power.shapley_shubik"], "power_bdd": ["power_bdd.bdd"]}
for module in MODULES.get(asked["peer"], [asked["peer"]]):
    importlib.import_module(module)

best, begun = None, time.perf_counter()
while best is None or time.perf_counter() - begun < 0.5:
    start = time.perf_counter()
    values = globals()[asked["peer"]]()
    took = time.perf_counter() - start
    best = took if best is None else min(best, took)
print(json.dumps({"seconds": best, "values": [float(value) for value in values]}))
