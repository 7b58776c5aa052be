"""GOV03: duties that must stay apart lie with one organisation."""

from collections.abc import Iterator

from archtool.blueprints.accountability import RoleDuty
from archtool.blueprints.governance import Role
from archtool.blueprints.programme import Organisation
from archtool.blueprints.relationships import BUILT_BY, PART_OF, PLAYED_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_Held = dict[RoleDuty, tuple[Place, str]]
"""By duty, where it is given to somebody, and to whom: the organisation itself, or one of the same house."""


class DependentSupervisor(Check):
    """Reports organisations that design and build, or supervise or test what they or their own house build."""

    code = "GOV03"
    name = "dependent-supervisor"
    severity = Severity.ERROR
    title = both("设计、承建、监理、测评未相互独立", "designer, builder, supervisor and tester are not independent")
    why = both(
        "自己监理或测评自己承建的内容，结论不能成立；法律要求监理、测评单位与承建单位没有隶属或利害关系",
        "whoever supervises or tests what he builds himself proves nothing; the law demands that supervisors and "
        "testers have no ties to the builder",
    )
    fix = both(
        "由另一家单位承担其中一项：改 played_by 或 built_by；同一 part_of 单位下的组织视为一家",
        "give one of the duties to another organisation in played_by or built_by; organisations that are part of "
        "the same one count as one",
    )
    source = "招标投标法实施条例 第三十四条; 网络安全等级保护测评机构管理办法"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each further duty of an organisation or house that has one already."""
        houses: dict[str, _Held] = {}
        for duty, organisation, place in _duties(architecture):
            held = houses.setdefault(_house(architecture, organisation), {})
            if duty in held:
                continue
            for other, (where, who) in held.items():
                yield _finding(architecture, (duty, organisation, place), (other, who, where))
                break
            held[duty] = (place, organisation)


def _duties(architecture: Architecture) -> Iterator[tuple[RoleDuty, str, Place]]:
    """Yield what roles give to organisations, then what organisations build, in source order."""
    for role in architecture.of(Role):
        if role.duty is None:
            continue
        for edge in architecture.outgoing(role.id, PLAYED_BY):
            if isinstance(architecture[edge.target], Organisation):
                yield role.duty, edge.target, Place.of(edge)
    for edge in architecture.relationships_of(BUILT_BY):
        yield RoleDuty.BUILD, edge.target, Place.of(edge)


def _house(architecture: Architecture, organisation: str) -> str:
    """Return the topmost organisation of which one is part; a circle ends where it began."""
    passed = {organisation}
    while (whole := architecture.target(organisation, PART_OF)) is not None and whole not in passed:
        passed.add(whole)
        organisation = whole
    return organisation


def _finding(
    architecture: Architecture, given: tuple[RoleDuty, str, Place], held: tuple[RoleDuty, str, Place]
) -> Finding:
    duty, organisation, place = given
    other, holder, where = held
    who, words, had = named(architecture[organisation]), duty.label, other.label
    tie_zh = "" if holder == organisation else f"同一单位的“{holder}”"
    tie_en = "" if holder == organisation else f"'{holder}' of the same house has "
    return Finding(
        place,
        both(
            f"{who.zh}承担{words.in_language('zh')}，{tie_zh or '又'}承担{had.in_language('zh')}",
            f"{who.en} is given {words.in_language('en')}, but {tie_en or 'has '}{had.in_language('en')} already",
        ),
        both("由相互独立的单位分别承担", "give the two to independent organisations"),
        ((where, both("另一项在这里", "the other one stands here")),),
    )
