"""Who gets data at all: the same answer as the paths give, without the paths, for every datum of a large model."""

from collections.abc import Iterable

from archtool.analysis.data_ways import DataWays
from archtool.model.relationship import Relationship


def unreached(ways: DataWays, data: str, uses: Iterable[Relationship]) -> tuple[Relationship, ...]:
    """Return those of the uses of data to which no path leads; masters themselves are no users.

    Elements of one home have what any of them has, so the search runs over homes. Linear in what is concerned with
    the data. Data without master reach nobody.
    """
    masters = ways.masters.get(data, ())
    home = ways.localities.home
    homes = {home(master) for master in masters}
    left = [edge for edge in uses if edge.source not in masters and home(edge.source) not in homes]
    if not left:
        return ()
    reached = _reached(ways, data, homes, [edge.source for edge in left])
    return tuple(edge for edge in left if home(edge.source) not in reached)


def _reached(ways: DataWays, data: str, homes: set[str], users: list[str]) -> set[str]:
    home = ways.localities.home
    start = set(homes)
    links: list[tuple[str, str]] = []
    ends = [*ways.masters.get(data, ()), *(edge.source for edge in ways.readers.get(data, ()))]
    ends += (edge.source for edge in ways.updaters.get(data, ()))
    for carrier in ways.carriers(data):
        ends.append(carrier.provider)
        for consumer in carrier.consumers:
            ends.append(consumer)
            links.append((home(carrier.provider), home(consumer)))
    for _, keepers in ways.holding(data) if homes else ():
        ends.extend(keepers)
        start.update(home(keeper) for keeper in keepers)
    links += _served(ways, ends, users)
    links += _nested(ways, ends)
    onward: dict[str, list[str]] = {}
    for source, target in links:
        onward.setdefault(source, []).append(target)
    waiting = list(start)
    while waiting:
        for target in onward.get(waiting.pop(), ()):
            if target not in start:
                start.add(target)
                waiting.append(target)
    return start


def _served(ways: DataWays, ends: list[str], users: list[str]) -> list[tuple[str, str]]:
    """Return from home to home where a keeper of a shared store serves a user that depends on it."""
    keepers = dict.fromkeys(end for end in ends if end in ways.kept)
    if not keepers:
        return []
    home, lineage = ways.localities.home, ways.localities.lineage
    within: dict[str, list[str]] = {}
    for keeper in keepers:
        for whole in lineage(keeper):
            within.setdefault(whole, []).append(home(keeper))
    found: list[tuple[str, str]] = []
    for user in users:
        needed, wholes = ways.depended(user)
        serving = {one for need in needed & within.keys() for one in within[need]}
        serving.update(home(keeper) for keeper in wholes & keepers.keys())
        found += ((one, home(user)) for one in serving)
    return found


def _nested(ways: DataWays, ends: list[str]) -> list[tuple[str, str]]:
    """Return both ways between homes of which one holds the other."""
    home, lineage = ways.localities.home, ways.localities.lineage
    homes = {home(end) for end in ends}
    found: list[tuple[str, str]] = []
    for inner in homes:
        for outer in lineage(inner)[1:]:
            if outer in homes:
                found += ((inner, outer), (outer, inner))
    return found
