"""What a fact of a whole says about its parts, and what a fact of a part says about its wholes."""

from collections.abc import Iterable

from archtool.blueprints.relationships import PART_OF
from archtool.model.architecture import Architecture

ROOT_DEPTH = 1


def with_parts(architecture: Architecture, elements: Iterable[str]) -> frozenset[str]:
    """Return the elements and everything that is part of them, at any depth. Linear."""
    found = set(elements)
    waiting = list(found)
    while waiting:
        for part in architecture.sources(waiting.pop(), PART_OF):
            if part not in found:
                found.add(part)
                waiting.append(part)
    return frozenset(found)


def with_wholes(architecture: Architecture, elements: Iterable[str]) -> frozenset[str]:
    """Return the elements and everything that they are part of, at any depth. Linear."""
    found = set(elements)
    waiting = list(found)
    while waiting:
        for whole in architecture.targets(waiting.pop(), PART_OF):
            if whole not in found:
                found.add(whole)
                waiting.append(whole)
    return frozenset(found)


def depths(architecture: Architecture) -> dict[str, int]:
    """Return how deep each element lies in its whole: 1 for what is no part. Linear.

    What lies in a circle or below one has no depth.
    """
    parts: dict[str, list[str]] = {}
    contained: set[str] = set()
    for edge in architecture.relationships_of(PART_OF):
        parts.setdefault(edge.target, []).append(edge.source)
        contained.add(edge.source)
    found = {element.id: ROOT_DEPTH for element in architecture.elements if element.id not in contained}
    waiting = [whole for whole in parts if whole in found]
    while waiting:
        whole = waiting.pop()
        for part in parts.get(whole, ()):
            if part not in found:
                found[part] = found[whole] + 1
                waiting.append(part)
    return found
