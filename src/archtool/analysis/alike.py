"""Which terms are alike, found without comparing each with each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import ceil

from archtool.analysis.terms import bigrams, similarity


def alike_terms(terms: Iterable[str], least: float) -> Mapping[str, tuple[str, ...]]:
    """Return for every term those that are at least so alike (`similarity`), itself first, then in order of text.

    Two terms so alike share many bigrams, hence one of the rarest of either; only terms that meet in such a list are
    compared (prefix filtering).

    Source: S. Chaudhuri, V. Ganti, R. Kaushik, A primitive operator for similarity joins in data cleaning, 2006.
    """
    every = sorted(set(terms))
    frequency = Counter(pair for one in every for pair in bigrams(one))
    by_pair: dict[str, list[str]] = {}
    found: dict[str, list[str]] = {one: [one] for one in every}
    for one in every:
        rarest = _prefix(one, frequency, least)
        candidates = {other for pair in rarest for other in by_pair.get(pair, ())}
        for other in sorted(candidates):
            if similarity(one, other) >= least:
                found[one].append(other)
                found[other].append(one)
        for pair in rarest:
            by_pair.setdefault(pair, []).append(one)
    return {one: (one, *sorted(others[1:])) for one, others in found.items()}


def _prefix(term: str, frequency: Mapping[str, int], least: float) -> list[str]:
    """Return the rarest bigrams of a term, so many that no two alike terms miss each other."""
    pairs = sorted(bigrams(term), key=lambda pair: (frequency[pair], pair))
    # Dice >= t of sets of n and m bigrams needs an overlap of at least t/(2-t)·n, for any m.
    needed = ceil(least / (2 - least) * len(pairs) - 1e-9) if pairs else 0
    return pairs[: len(pairs) - max(needed, 1) + 1]
