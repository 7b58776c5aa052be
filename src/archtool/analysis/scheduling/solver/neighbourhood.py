"""Large neighbourhood search: a stretch of the schedule is made anew, exactly, while the rest keeps its order.

Outside the stretch activities that used the same part of a resource one after the other go on to do so, which is an
arrow between them; their times are free. So a stretch that gets shorter pulls everything behind it forward.

Source: D. Godard, P. Laborie and W. Nuijten, Randomized Large Neighborhood Search for Cumulative Scheduling, Proc.
International Conference on Automated Planning and Scheduling (2005).
"""

import random
from collections.abc import Iterator
from dataclasses import replace

from archtool.analysis.scheduling.project import Placement
from archtool.analysis.scheduling.solver.chains import chains
from archtool.analysis.scheduling.solver.exact import Limits, exact

_SMALLEST, _LARGEST = 8, 40
"""Activities that are made anew at once: as many as are solved in a fraction of a second."""


def searched(placement: Placement, limits: Limits, bound: int) -> Iterator[Placement]:
    """Yield the best schedule so far after each stretch, until it is not late and ends at `bound`; else without end.

    `limits` are those of one stretch; the seed makes the same stretches again.
    """
    chance = random.Random(limits.seed)
    best, size = placement, 2 * _SMALLEST
    while best.cost > (0, bound):
        ties = chains(best, _stretch(best, size, chance))
        proof = exact(best.project, best, replace(limits, seed=chance.randrange(1 << 30)), bound, ties)
        # Exact answers to small questions are cheap: then ask larger ones, and smaller ones after a failure.
        size = min(size + 1, _LARGEST) if proof.is_optimal else max(size - 1, _SMALLEST)
        best = proof.placement
        yield best


def _stretch(placement: Placement, size: int, chance: random.Random) -> frozenset[str]:
    """The activities around a moment, as many as `size`: those whose middle is nearest."""
    finishes = placement.finishes
    moment = chance.uniform(0, placement.end)
    near = sorted(
        placement.project.activities,
        key=lambda one: (abs((placement.starts[one.id] + finishes[one.id]) / 2 - moment), one.id),
    )
    return frozenset(one.id for one in near[:size])
