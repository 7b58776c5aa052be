"""INT11: temporary interface that nothing ends."""

from collections.abc import Iterator

from archtool.analysis.interfaces import exchanges
from archtool.blueprints.integration import Interface
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class TemporaryWithoutEnd(Check):
    """Reports interfaces for migration or transition that no phase ends."""

    code = "INT11"
    name = "temporary-without-end"
    severity = Severity.ERROR
    title = both("迁移、过渡接口没有停用期", "migration or transitional interface without end")
    why = both(
        "没有停用期的临时接口会一直留下来：老系统停不掉，两套数据长期并存，运维和安全责任无人承担",
        "a temporary interface that nothing ends stays: the old system cannot be switched off, two sets of data live "
        "on, and nobody answers for either",
    )
    fix = both("写 until: 停用的期，不得早于 from", "write until: with the phase that ends it, not before from")
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such interface; one that ends before it begins is no better."""
        phases = architecture.timeline.phases
        for exchange in architecture.derived(exchanges):
            one = exchange.interface
            if not exchange.is_temporary:
                continue
            if one.until_phase is None:
                yield _endless(one)
            elif one.from_phase is not None and _number(phases, one.until_phase) < _number(phases, one.from_phase):
                yield _backwards(one)


def _number(phases: tuple[str, ...], phase: str) -> int:
    return phases.index(phase) if phase in phases else 0


def _endless(one: Interface) -> Finding:
    who = named(one)
    return Finding(
        Place(one.id),
        both(f"{who.zh}是临时接口，没有停用期", f"{who.en} is temporary, but nothing ends it"),
        both("写上 until", "write until"),
    )


def _backwards(one: Interface) -> Finding:
    who = named(one)
    return Finding(
        Place(one.id, "until"),
        both(
            f"{who.zh}在 {one.until_phase} 停用，早于上线的 {one.from_phase}",
            f"{who.en} ends in {one.until_phase}, before it begins in {one.from_phase}",
        ),
        both("改正 from 或 until", "correct from or until"),
        ((Place(one.id, "from"), both("上线写在这里", "its beginning is written here")),),
    )
