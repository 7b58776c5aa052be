"""PHA02: reader that goes live before the master of its data."""

from collections.abc import Iterator

from archtool.analysis.needs import interface_of, is_bridged
from archtool.analysis.phase import phase_numbers, starts_with
from archtool.blueprints.relationships import CREATES, READS
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ReadsBeforeMaster(Check):
    """Reports readers that go live before the master of their data, with nothing recorded to bridge the time."""

    code = "PHA02"
    name = "reads-before-master"
    severity = Severity.ERROR
    title = both("使用方先于数据源上线", "reader goes live before the master of its data")
    why = both(
        "数据源还没上线，使用方就没有数据可用：要么功能不能用，要么有一项没写进方案和投资的临时接口",
        "until the master is there the reader has no data: either its function does not work, or there is a temporary "
        "interface that neither the plan nor the estimate knows",
    )
    fix = both(
        "在 reads 上写过渡措施 measure；没有该数据也能工作、以后自然接收的写 additive: true；否则调整分期",
        "record the transitional measure on the reads, or additive: true where the reader works without the data and "
        "simply receives more later; else change the phases",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such reads relationship; what has no phase, or stands today, is not compared."""
        numbers = architecture.derived(phase_numbers)
        masters: dict[str, tuple[int, str] | None] = {}
        for edge in architecture.relationships_of(READS):
            if is_bridged(edge):
                continue
            if edge.target not in masters:
                masters[edge.target] = _first_master(architecture, edge.target, numbers)
            master, start = masters[edge.target], starts_with(architecture, edge, numbers)
            if master is not None and start is not None and start < master[0] and edge.source != master[1]:
                yield _finding(architecture, edge, start, master)


def _finding(architecture: Architecture, edge: Relationship, start: int, master: tuple[int, str]) -> Finding:
    phases = architecture.timeline.phases
    early, late, creator = phases[start - 1], phases[master[0] - 1], master[1]
    who, what = named(architecture[edge.source]), named(architecture[edge.target])
    interface = interface_of(architecture, edge.source, edge.target)
    over_zh, over_en = (f"，经 {interface}", f", over {interface}") if interface else ("", "")
    return Finding(
        Place.of(edge),
        both(
            f"{who.zh}在 {early} 上线，却需要 {late} 才产生的{what.zh}："
            f"{edge.source}（{early}）需要 {edge.target}，由 {creator}（{late}）产生{over_zh}",
            f"{who.en} goes live in {early} but needs {what.en} of {late}: "
            f"{edge.source} {early} needs {edge.target}, created by {creator} {late}{over_en}",
        ),
        both(
            f"写成 {edge.target}: {{measure: 过渡措施}} 或 {{additive: true}}，或调整分期",
            f"write {edge.target}: {{measure: ...}} or {{additive: true}} under reads, or change the phases",
        ),
        (
            (
                Place(edge.source, "from"),
                both(f"“{edge.source}”在 {early} 上线", f"'{edge.source}' goes live in {early}"),
            ),
            (Place(creator, "creates", edge.target), both(f"“{creator}”产生它", f"'{creator}' creates it")),
            (Place(creator, "from"), both(f"“{creator}”在 {late} 上线", f"'{creator}' goes live in {late}")),
            *(((Place(interface), both("经这一接口", "over this interface")),) if interface else ()),
        ),
    )


def _first_master(architecture: Architecture, data: str, numbers: dict[str, int]) -> tuple[int, str] | None:
    """Return the earliest master of data with its phase's number, or nothing where one may stand today or none does."""
    starts = [(starts_with(architecture, edge, numbers), edge.source) for edge in architecture.incoming(data, CREATES)]
    dated = [(number, source) for number, source in starts if number is not None]
    return min(dated) if dated and len(dated) == len(starts) else None
