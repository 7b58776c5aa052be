"""The places of a figure by the site that they belong to."""

from collections.abc import Sequence

from archtool.blueprints.infrastructure import Site
from archtool.blueprints.relationships import PART_OF
from archtool.model.architecture import Architecture
from archtool.model.element import Element


def places_by_site(
    architecture: Architecture, places: Sequence[Element]
) -> Sequence[tuple[Element | None, Sequence[Element]]]:
    """Return each site with its places, in the order of its first place; nothing stands for those of no site."""
    found: dict[str | None, list[Element]] = {}
    for place in places:
        whole = architecture.target(place.id, PART_OF)
        is_in_site = whole is not None and isinstance(architecture[whole], Site)
        found.setdefault(whole if is_in_site else None, []).append(place)
    return [(architecture[site] if site is not None else None, inside) for site, inside in found.items()]
