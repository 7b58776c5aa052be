"""OVL06: second internet hospital, or another platform of which a region has one."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.localities import Localities
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.blueprints.application import Module, System, SystemGroup
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Status
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class OfOneKindSettings(CheckSettings):
    """Of which platforms a region has one."""

    platforms: Annotated[tuple[str, ...], Field(description="words in the name of a platform that is built once")] = (
        "互联网医院",
    )


class SecondOfItsKind(Check[OfOneKindSettings]):
    """Reports a second platform of a sort that a region builds once, such as an internet hospital."""

    code = "OVL06"
    name = "second-regional-platform"
    severity = Severity.ERROR
    title = both("应统一建设的平台建了不止一个", "more than one of a platform that a region builds once")
    why = both(
        "各院自建互联网医院，居民要装几个入口，执业、处方、监管数据分几处上报，重复投资",
        "when hospitals build their own internet hospitals, residents face several doors, licences and prescriptions "
        "are reported from several places, and the money is spent several times",
    )
    fix = both(
        "统一平台，各院入驻；已有的接入并用 overlap_decisions 记录结论",
        "build one, and let the hospitals come on board; connect those that exist, and record the decision",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each second one, and for each that stands at several organisations."""
        localities = architecture.derived(Localities)
        decisions = OverlapDecisions(architecture, localities)
        for word in self.settings.platforms:
            first: Element | None = None
            for one in _topmost(architecture, localities, word):
                if len(architecture.instances(one.id)) > 1:
                    yield _everywhere(architecture, one, word)
                if first is None:
                    first = one
                elif not decisions.about(first.id, one.id):
                    yield _second(first, one, word)


def _topmost(architecture: Architecture, localities: Localities, word: str) -> Iterator[Element]:
    """Yield what has the word in its name and is part of nothing that has, what is given up aside."""
    having = {
        one.id: one
        for one in architecture.of(SystemGroup, System, Module)
        if word in one.title() and one.status not in (Status.RETIRE, Status.REPLACE)
    }
    for one in having.values():
        if not any(whole in having for whole in localities.lineage(one.id)[1:]):
            yield one


def _second(first: Element, one: Element, word: str) -> Finding:
    who, other = named(one), named(first)
    return Finding(
        Place(one.id),
        both(f"{who.zh}是{other.zh}之外的又一个{word}", f"{who.en} is one more platform of the sort of {other.en}"),
        both(
            f"并入“{first.id}”，或写 overlap_decisions", f"let it come on board of '{first.id}', or record a decision"
        ),
        ((Place(first.id), both("已有的平台", "the platform that is there")),),
    )


def _everywhere(architecture: Architecture, one: Element, word: str) -> Finding:
    who, count = named(one), len(architecture.instances(one.id))
    return Finding(
        Place(one.id, "at"),
        both(f"{who.zh}在 {count} 家单位各建一个{word}", f"{who.en} is built {count} times, once at each organisation"),
        both("统一建设一个，各单位入驻（去掉 at）", "build one, and let the organisations come on board (drop at)"),
    )
