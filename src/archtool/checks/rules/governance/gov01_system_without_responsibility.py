"""GOV01: system without owner, operator or builder."""

from collections.abc import Iterator, Sequence

from archtool.analysis.localities import Localities
from archtool.analysis.responsibility import Responsibilities
from archtool.blueprints.application import System
from archtool.blueprints.infrastructure import Platform
from archtool.blueprints.relationships import BUILT_BY, OPERATED_BY, OWNER
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, listed, named, without
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.model.relationship import RelationshipKind
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_WORDS = {
    OWNER: Named("业务责任单位", "business owner"),
    OPERATED_BY: Named("运行单位", "operator"),
    BUILT_BY: Named("承建单位", "builder"),
}


class SystemWithoutResponsibility(Check):
    """Reports what the programme builds or upgrades and nobody owns, runs or builds."""

    code = "GOV01"
    name = "system-without-responsibility"
    severity = Severity.ERROR
    title = both("系统没有业务责任、运行或承建单位", "system without business owner, operator or builder")
    why = both(
        "责任不落到单位，建成后无人验收、无人运行、无人担责",
        "where no organisation is named, nobody accepts the system, nobody runs it, and nobody answers for it",
    )
    fix = both(
        "在系统、所属系统群或子项目上写 owner、operated_by、built_by；写在上级的对下级一律成立",
        "write owner, operated_by and built_by on the system, on what it is part of, or on its subproject; "
        "what stands above holds for everything below",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each topmost whole in which several systems lack the same, else for the system."""
        localities = architecture.derived(Localities)
        responsibilities = Responsibilities(architecture, localities)
        lacking: dict[tuple[str, tuple[RelationshipKind, ...]], list[str]] = {}
        for system in architecture.of(System, Platform):
            if system.status not in (Status.BUILD, Status.UPGRADE):
                continue
            missing = responsibilities.missing(system.id)
            if missing:
                lacking.setdefault((localities.lineage(system.id)[-1], missing), []).append(system.id)
        for (whole, missing), systems in lacking.items():
            yield _finding(architecture, systems[0] if len(systems) == 1 else whole, missing, systems)


def _finding(
    architecture: Architecture, place: str, missing: Sequence[RelationshipKind], systems: Sequence[str]
) -> Finding:
    who, words = named(architecture[place]), without([_WORDS[kind] for kind in missing])
    keys = [kind.name for kind in missing]
    inside = listed(systems)
    return Finding(
        Place(place),
        both(f"{who.zh}{words.zh}", f"{who.en} has {words.en}")
        if systems == [place]
        else both(
            f"{who.zh}中有 {len(systems)} 个系统{words.zh}：{inside.zh}",
            f"{len(systems)} systems of {who.en} have {words.en}: {inside.en}",
        ),
        both(f"在它或其子项目上写 {'、'.join(keys)}", f"write {' and '.join(keys)} on it or on its subproject"),
    )
