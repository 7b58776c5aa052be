"""Which deliverable of a subproject goes ahead of its others, where it is tendered in two steps."""

from collections import Counter
from collections.abc import Mapping

from archtool.analysis.phasing.calendar import Calendar
from archtool.analysis.phasing.precedence import PrecedenceGraph


def first_packages(graph: PrecedenceGraph, calendar: Calendar, lot_of: Mapping[str, str]) -> Mapping[str, str]:
    """Return the first package of each subproject of which a part is tendered later, by the subproject's id.

    It is the deliverable that needs nothing of its own subproject and on which most others rest, the first by id of
    equals: a catalogue, a directory, an adapter.

    Source: review practice of preliminary designs, release of a first package ahead of its subproject.
    """
    inside = {
        order.after
        for order in graph.hard
        if lot_of.get(order.before) is not None and lot_of.get(order.before) == lot_of.get(order.after)
    }
    resting = Counter(order.before for order in graph.hard)
    found: dict[str, str] = {}
    for term in calendar.terms:
        free = [node for node in graph.nodes if lot_of.get(node) == term.lot and node not in inside]
        if term.tender is not None and free:
            found[term.lot] = min(free, key=lambda node: (-resting[node], node))
    return found
