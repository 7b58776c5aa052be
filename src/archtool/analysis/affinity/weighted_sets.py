"""Weighted sets compared: what two systems have in common, where rare things say more than common ones."""

import math
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from archtool.analysis.affinity.evidence import Shared
from archtool.analysis.affinity.settings import Measure

Key = tuple[str, str]
"""A pair of systems, ids in ascending order."""

Holdings = Mapping[str, Mapping[str, float]]
"""How firmly each system has a thing, 0 to 1, by thing and system."""


class Overlap(NamedTuple):
    """How much two systems have in common, 0 to 1, and what that is, by id."""

    value: float
    shared: tuple[Shared, ...]


def rarity(having: int, systems: int) -> float:
    """Return how much it says that two systems have a thing, above 0 to 1: ln(1+n/having) / ln(1+n).

    Source: K. Spärck Jones, A statistical interpretation of term specificity, 1972 (inverse document frequency),
    smoothed and scaled so that what one system alone has counts 1.
    """
    return math.log(1 + systems / having) / math.log(1 + systems)


def without_universal(holdings: Holdings, systems: int, limit: float) -> Holdings:
    """Return the holdings without the things that more than a share of the systems have: they tell nobody apart."""
    return {thing: holders for thing, holders in holdings.items() if len(holders) <= limit * systems}


def held_by(links: Iterable[tuple[str, str]]) -> Holdings:
    """Return who has which thing, each as firmly, from (system, thing)."""
    found: dict[str, dict[str, float]] = {}
    for system, thing in links:
        found.setdefault(thing, {})[system] = 1.0
    return found


def overlaps(holdings: Holdings, systems: int, measure: Measure) -> dict[Key, Overlap]:
    """Return the overlap of every pair that has something in common, in order of the keys.

    Ruzicka: Σ r·min(a, b) / Σ r·max(a, b), with r the rarity; cosine: Σ r·a·b / √(Σ r·a² · Σ r·b²). Time grows with
    the pairs that share a thing, summed over the things. The result does not depend on the order of the holdings.

    Source: M. Ružička, 1958 (weighted Jaccard); G. Salton, M. McGill, Introduction to modern information retrieval,
    1983 (cosine).
    """
    sizes: dict[str, float] = {}
    common: dict[Key, float] = {}
    shared: dict[Key, tuple[Shared, ...]] = {}
    is_cosine = measure is Measure.COSINE
    for thing in sorted(holdings):
        holders = sorted(holdings[thing].items())
        worth = rarity(len(holders), systems)
        for system, firmness in holders:
            sizes[system] = sizes.get(system, 0.0) + worth * (firmness * firmness if is_cosine else firmness)
        # Most pairs have a thing alike, so that few records serve them all.
        known: dict[tuple[float, float], tuple[float, tuple[Shared, ...]]] = {}
        for (one, first), (other, second) in combinations(holders, 2):
            found = known.get((first, second))
            if found is None:
                product = first * second if is_cosine else min(first, second)
                found = known[first, second] = (worth * product, (Shared(thing, first, second, worth),))
            pair = (one, other)
            common[pair] = common.get(pair, 0.0) + found[0]
            shared[pair] = shared.get(pair, ()) + found[1]
    size = _geometric_mean if is_cosine else _union
    return {
        pair: Overlap(min(1.0, common[pair] / size(sizes[pair[0]], sizes[pair[1]], common[pair])), shared[pair])
        for pair in sorted(shared)
    }


def _union(one: float, other: float, common: float) -> float:
    # The larger of two numbers is their sum less the smaller, so the maxima need no pass of their own.
    return one + other - common


def _geometric_mean(one: float, other: float, _: float) -> float:
    return math.sqrt(one * other)
