"""What is deployed on the items of a topology: systems and modules, counted by the whole that holds them."""

from collections.abc import Sequence

from archtool.blueprints.application import Module, System
from archtool.blueprints.relationships import HOSTED_ON, PART_OF
from archtool.model.architecture import Architecture
from archtool.source.text import both
from archtool.views.content import Block, lifecycle_of
from archtool.views.figures.topology import Part

_REST = both("其他", "Other")


def parts_on(
    architecture: Architecture, host: str, wholes: Sequence[str], place: str, language: str
) -> tuple[Part, ...]:
    """What is hosted on `host` in the order of `wholes`, then what belongs to none of them; none without wholes.

    A system or module counts for the closest whole that holds it or that it is. A whole of which nothing but itself
    is hosted has no count.
    """
    if not wholes:
        return ()
    counted: dict[str, list[str]] = {}
    for hosted in architecture.sources(host, HOSTED_ON):
        whole = _closest(architecture, hosted, wholes)
        if whole == hosted:
            counted.setdefault(whole, [])
        elif isinstance(architecture[hosted], System | Module):
            counted.setdefault(whole, []).append(hosted)
    found: list[Part] = []
    for whole in wholes:
        if whole in counted:
            element = architecture[whole]
            block = Block(f"{whole}@{host}@{place}", element.title(language), whole, lifecycle_of(element))
            found.append(Part(block, len(counted[whole]) or None))
    if "" in counted:
        found.append(Part(Block(f"@{host}@{place}", _REST.in_language(language)), len(counted[""])))
    return tuple(found)


def _closest(architecture: Architecture, element: str, wholes: Sequence[str]) -> str:
    """The closest of `wholes` that is or holds an element; empty where there is none."""
    current: str | None = element
    seen: set[str] = set()
    while current is not None and current not in seen:
        if current in wholes:
            return current
        seen.add(current)
        current = architecture.target(current, PART_OF)
    return ""
