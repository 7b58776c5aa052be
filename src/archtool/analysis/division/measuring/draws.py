"""Drawing affinities whose weights are a little different."""

from collections.abc import Callable, Mapping
from random import Random

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.affinity.component import Component


def weight_draws(affinity: Affinity) -> Callable[[Random, float], Mapping[tuple[str, str], float]]:
    """Return what draws similarities with each component's weight times an even number from 1 − spread to 1 + spread.

    Weights are brought back to a sum of 1; hubs and threshold are kept as they are.
    """
    removed = frozenset(affinity.removed)
    factors = {hub.system: hub.factor for hub in affinity.hubs}
    weights = tuple(affinity.weights.by_component[component] for component in Component)
    rows: list[tuple[tuple[str, str], tuple[float, ...], float]] = []
    for pair in affinity.pairs.values():
        if pair.one not in removed and pair.other not in removed:
            values = tuple(pair.components[component] for component in Component)
            factor = min(factors.get(pair.one, 1.0), factors.get(pair.other, 1.0))
            rows.append(((pair.one, pair.other), values, factor))

    def draw(random: Random, spread: float) -> Mapping[tuple[str, str], float]:
        drawn = [weight * random.uniform(1 - spread, 1 + spread) for weight in weights]
        total = sum(drawn) or 1.0
        first, second, third, fourth, fifth, sixth = (weight / total for weight in drawn)
        found: dict[tuple[str, str], float] = {}
        for key, (one, two, three, four, five, six), factor in rows:
            # Written out: this line runs some hundred thousand times.
            value = first * one + second * two + third * three + fourth * four + fifth * five + sixth * six
            if value >= affinity.threshold and value > 0:
                found[key] = value * factor
        return found

    return draw
