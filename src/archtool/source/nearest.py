"""The nearest valid spelling of a word."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], most: int = 1) -> tuple[str, ...]:
    """Return the known words that a misspelt word most likely means, nearest first, at most `most` of them.

    Case, `_` and `-` make no difference. A word is near when at most a third of the letters differ, where exchanging
    two neighbours counts once. Words equally near are sorted. Fast against tens of thousands of words: nearly all are
    dropped by length and letters before anything is compared.

    Source: optimal string alignment distance (Damerau 1964; Boytsov 2011); the bound is rustc's
    (`rustc_span::edit_distance::find_best_match_for_name`), its prefilter the bag distance (Bartolini et al. 2002).
    """
    wanted = _folded(word)
    bound = max(len(wanted), 3) // 3
    letters = frozenset(wanted)
    found: list[tuple[int, str]] = []
    for candidate in set(known):
        if abs(len(candidate) - len(wanted)) > bound:
            continue
        folded = _folded(candidate)
        if len(letters.symmetric_difference(folded)) > 2 * bound:
            continue
        distance = _distance(wanted, folded, bound)
        if distance <= bound and distance < len(wanted):
            found.append((distance, candidate))
            if len(found) >= most:
                found.sort()
                bound = found[most - 1][0]
    found.sort()
    return tuple(candidate for _, candidate in found[:most])


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-")


def _distance(left: str, right: str, bound: int) -> int:
    """Return the optimal string alignment distance, or any number above the bound where it is above."""
    left, right = _differing(left, right)
    if not left or not right:
        return max(len(left), len(right))
    if abs(len(left) - len(right)) > bound:
        return bound + 1
    far = bound + 1
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for row, letter in enumerate(left, start=1):
        current = [far] * (len(right) + 1)
        current[0] = row
        # Cells further from the diagonal than the bound cost more than the bound.
        for column in range(max(row - bound, 1), min(row + bound, len(right)) + 1):
            other = right[column - 1]
            cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current[column] = cost
        if min(current) > bound and min(previous) > bound:
            return far
        before, previous = previous, current
    return previous[-1]


def _differing(left: str, right: str) -> tuple[str, str]:
    """Return both words without the beginning and the end that they share."""
    shortest = min(len(left), len(right))
    start = 0
    while start < shortest and left[start] == right[start]:
        start += 1
    left, right = left[start:], right[start:]
    shortest -= start
    end = 0
    while end < shortest and left[-1 - end] == right[-1 - end]:
        end += 1
    return (left[: len(left) - end], right[: len(right) - end]) if end else (left, right)
