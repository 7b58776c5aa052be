"""Component functions: whether two systems do the same sort of work, by a taxonomy that no programme made."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from archtool.analysis.affinity.evidence import Likeness, SharedFunctions
from archtool.analysis.affinity.nodes import Nodes
from archtool.analysis.affinity.settings import AffinitySettings
from archtool.analysis.affinity.weighted_sets import Key
from archtool.analysis.localities import Localities
from archtool.analysis.overlap import overlaps_of
from archtool.blueprints.application import Module, System
from archtool.blueprints.function_category import FunctionCategory
from archtool.model.architecture import Architecture

_ALIKE_TERMS = 0.75
_COMMON = 20
"""From which likeness on two names of functions say the same, and how many systems may have one that still says
something; assumptions, those of the checks of overlap."""


class SameWork(NamedTuple):
    """How much the work of two systems is alike, 0 to 1, and in what."""

    value: float
    functions: SharedFunctions


def shared_functions(architecture: Architecture, nodes: Nodes, settings: AffinitySettings) -> dict[Key, SameWork]:
    """Return every pair whose functions are of one category (1), of one group of categories, or read alike.

    The categories are those of national lists of functions (`FunctionCategory`), not the groups of the programme: a
    division that is judged by its own groups would prove itself. Time grows with the pairs of one group.
    """
    categories = _categories(architecture, nodes)
    found = _alike(architecture, nodes, settings) if settings.same_text else {}
    if settings.same_group:
        by_group = _gathered({node: sorted({one.group for one in own}) for node, own in categories.items()})
        found |= _pairs(by_group, settings.same_group, Likeness.GROUP)
    found |= _pairs(_gathered(categories), 1.0, Likeness.CATEGORY)
    return dict(sorted(found.items()))


def _pairs(members: Mapping[str, Sequence[str]], value: float, by: Likeness) -> dict[Key, SameWork]:
    return {
        pair: same
        for name, nodes in sorted(members.items(), reverse=True)
        for same in (SameWork(value, SharedFunctions(by, name)),)
        for pair in combinations(nodes, 2)
    }


def _gathered(names: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the nodes of each name, in ascending order."""
    found: dict[str, list[str]] = {}
    for node in sorted(names):
        for name in names[node]:
            found.setdefault(name, []).append(node)
    return found


def _categories(architecture: Architecture, nodes: Nodes) -> dict[str, list[FunctionCategory]]:
    """Return the categories of each node: its own, else those of its modules, else that of the system it belongs to."""
    stated: tuple[System | Module, ...] = (*architecture.of(System), *architecture.of(Module))
    own = {one.id: one.function_category for one in stated if one.function_category is not None}
    found = {node: [own[node]] for node in nodes.systems if node in own}
    parts: dict[str, set[FunctionCategory]] = {}
    for element, node in nodes.owner.items():
        if node not in found and element in own:
            parts.setdefault(node, set()).add(own[element])
    found |= {node: sorted(several) for node, several in parts.items()}
    lineage = architecture.derived(Localities).lineage
    for node in nodes.systems:
        above = next((own[one] for one in lineage(node) if one in own), None) if node not in found else None
        if above is not None:
            found[node] = [above]
    return found


def _alike(architecture: Architecture, nodes: Nodes, settings: AffinitySettings) -> dict[Key, SameWork]:
    """Return the pairs of which so large a share of the functions of the smaller one read alike."""
    every = overlaps_of(architecture, _ALIKE_TERMS, _COMMON)
    found: dict[Key, SameWork] = {}
    for first, second in every.pairs():
        one, other = nodes.owner.get(first), nodes.owner.get(second)
        if one is None or other is None or one == other:
            continue
        likeness = every.likeness(first, second)
        pair = (min(one, other), max(one, other))
        if likeness.function_share < settings.alike or pair in found:
            continue
        matches = likeness.functions if one < other else tuple((b, a) for a, b in likeness.functions)
        found[pair] = SameWork(settings.same_text, SharedFunctions(Likeness.TEXT, pairs=matches))
    return found
