"""Which terms are alike, found without comparing each with each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import ceil

from archtool.analysis.terms import bigrams

_ROUNDING = 1e-9
"""Keeps what is a whole number but for rounding from being taken for the next one."""


def alike_terms(terms: Iterable[str], least: float) -> Mapping[str, tuple[str, ...]]:
    """Return for every term those that are at least so alike (`terms.similarity`), itself first, then in order of text.

    Two terms so alike share many bigrams, hence one of the rarest of either; only terms that meet in the list of such a
    bigram are compared (prefix filtering, from short terms to long ones).

    Source: S. Chaudhuri, V. Ganti, R. Kaushik, A primitive operator for similarity joins in data cleaning, 2006;
    R. Bayardo, Y. Ma, R. Srikant, Scaling up all pairs similarity search, 2007.
    """
    return _alike(tuple(sorted(set(terms))), least)


# Several checks ask about the same terms of one architecture.
@lru_cache(maxsize=4)
def _alike(every: tuple[str, ...], least: float) -> Mapping[str, tuple[str, ...]]:
    pairs = {one: bigrams(one) for one in every}
    frequency = Counter(pair for own in pairs.values() for pair in own)
    rarest_first = sorted((count, pair) for pair, count in frequency.items())
    rank = {pair: place for place, (_, pair) in enumerate(rarest_first)}
    found: dict[str, list[str]] = {}
    by_pair: dict[str, list[str]] = {}
    for one in sorted(every, key=lambda term: (len(pairs[term]), term)):
        own, size = pairs[one], len(pairs[one])
        rarest = sorted(own, key=rank.__getitem__)
        # Dice >= t of n and m <= n bigrams needs t/2·(n+m) in common, which is least for the smallest m that can do.
        for other in {one for pair in rarest[: _prefix(size, least / (2 - least))] for one in by_pair.get(pair, ())}:
            if 2 * len(own & pairs[other]) >= least * (size + len(pairs[other])):
                found.setdefault(one, []).append(other)
                found.setdefault(other, []).append(one)
        # Those that come later have as many bigrams or more: at least t·n are in common.
        for pair in rarest[: _prefix(size, least)]:
            by_pair.setdefault(pair, []).append(one)
    return {one: (one, *sorted(found.get(one, ()))) for one in every}


def _prefix(size: int, share: float) -> int:
    """Return how many of the rarest of so many bigrams are enough, where a share of all must be in common."""
    return size - max(ceil(share * size - _ROUNDING), 1) + 1 if size else 0
