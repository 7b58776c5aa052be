"""INF04: three centres at two sites that are not all there, or not apart."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.infrastructure import Centre
from archtool.blueprints.relationships import PART_OF
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import DISTANCE, Distance, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

_ROLES = {
    "production": both("生产中心", "production centre"),
    "same-city": both("同城中心", "same-city centre"),
    "remote": both("异地中心", "remote centre"),
}
_THREE = 3


class ApartSettings(CheckSettings):
    """How far apart the remote centre must be. Source: the reference programme (centre C at 100 km or more)."""

    remote_distance: Annotated[Distance, Field(description="least distance of the remote centre")] = read_quantity(
        "100 km", DISTANCE
    )


class CentresNotApart(Check[ApartSettings]):
    """Reports programmes of three centres that lack one, or whose centres share a city or its hazards."""

    code = "INF04"
    name = "centres-not-apart"
    severity = Severity.ERROR
    title = both("两地三中心不齐或没有分开", "three centres at two sites not all there or not apart")
    why = both(
        "异地中心与生产中心在同一座城市，或供电、洪涝、地震风险相同，一场灾害就同时失去",
        "a remote centre in the same city, or exposed to the same flood, quake or power failure, is lost together",
    )
    fix = both(
        "每个中心写 role（production、same-city、remote）和所在城市 part_of；同城、异地中心写与生产中心不共担的风险 "
        "separate_hazards。有异地中心或三个中心的才检查",
        "give each centre its role (production, same-city, remote) and its city (part_of); name the hazards that the "
        "same-city and the remote centre do not share with production (separate_hazards). Only programmes with a "
        "remote "
        "centre, or with three, are held to it",
    )
    source = "GB/T 20988-2007"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each missing role, each wrong city, each centre without hazards of its own."""
        centres = architecture.of(Centre)
        by_role = {centre.role: centre for centre in reversed(centres) if centre.role is not None}
        if "remote" not in by_role and len(centres) < _THREE:
            return
        missing = [role for role in _ROLES if role not in by_role]
        if missing:
            yield _lacking(centres[0], missing)
        production = by_role.get("production")
        for centre in centres:
            if production is None or centre.role not in ("same-city", "remote"):
                continue
            yield from _city(architecture, production, centre)
            if not centre.separate_hazards:
                yield _finding(
                    centre,
                    "",
                    both("没有写与生产中心不共担的风险", "names no hazard that it does not share with production"),
                )
            least = self.settings.remote_distance
            if centre.role == "remote" and centre.distance is not None and centre.distance < least:
                words = both(
                    f"距生产中心 {centre.distance}，不足 {least}", f"is {centre.distance} away, less than {least}"
                )
                yield _finding(centre, "distance", words)


def _city(architecture: Architecture, production: Centre, centre: Centre) -> Iterator[Finding]:
    home, city = architecture.target(production.id, PART_OF), architecture.target(centre.id, PART_OF)
    if home is None or city is None:
        return
    if centre.role == "remote" and home == city:
        yield _finding(
            centre, PART_OF.name, both(f"与生产中心同在“{city}”", f"stands in '{city}', as the production centre does")
        )
    if centre.role == "same-city" and home != city:
        words = both(f"在“{city}”，而生产中心在“{home}”", f"stands in '{city}', but the production centre in '{home}'")
        yield _finding(centre, PART_OF.name, words)


def _lacking(first: Centre, missing: list[str]) -> Finding:
    zh = "、".join(_ROLES[role].in_language("zh") for role in missing)
    en = " and ".join(f"no {_ROLES[role].in_language('en')}" for role in missing)
    return Finding(
        Place(first.id, "role"),
        both(f"三个中心中没有{zh}", f"among the centres there is {en}"),
        both("给缺少角色的中心写 role", "give the centre that plays it its role"),
    )


def _finding(centre: Centre, key: str, words: Text) -> Finding:
    who = named(centre)
    return Finding(
        Place(centre.id, key),
        both(f"{who.zh}{words.in_language('zh')}", f"{who.en} {words.in_language('en')}"),
        both(
            "另选地点，或写上 separate_hazards: [power, flood, earthquake]",
            "choose another place, or write separate_hazards: [power, flood, earthquake]",
        ),
    )
