"""INF05: recovery objectives that no copy meets, and copies that their lines cannot carry."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.hosting import Hosting, centres_of
from archtool.analysis.line_load import copy_rate, mbit, remaining
from archtool.blueprints.application import System
from archtool.blueprints.infrastructure import Link, Replication
from archtool.blueprints.programme import Subproject
from archtool.blueprints.relationships import CARRIED_BY, CONNECTS, COPIES_FROM, COPIES_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.quantity import Quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both


class RecoverySettings(CheckSettings):
    """What must remain of a line. Source: the reference programme (694 Mb/s against 1 Gb/s of a link of 1 Gb/s × 2)."""

    lines_lost: Annotated[int, Field(ge=0, description="lines of a link that may fail")] = 1


class RecoveryNotMet(Check[RecoverySettings]):
    """Reports core systems without recovery objectives, objectives no copy meets, copies that no line can carry."""

    code = "INF05"
    name = "recovery-not-met"
    severity = Severity.ERROR
    title = both("恢复目标没有复制路径保证", "recovery objective that no copy meets")
    why = both(
        "RPO、RTO 写在文档里，专线却传不完一天的变化量，灾难时数据差几天",
        "objectives stand on paper while the line cannot carry a day's changes, and after a disaster days are missing",
    )
    fix = both(
        "给数据复制写 rpo、rto、carried_by，异步复制写 daily_change 与 peak_factor；带宽按坏一条线路后计算，不够就扩容",
        "state rpo, rto and carried_by on the copies, daily_change and peak_factor on asynchronous ones; bandwidth "
        "counts "
        "as what remains when one line fails: enlarge it where that is too little",
    )
    source = "GB/T 20988-2007"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each objective without copy and for each copy without a way that carries it."""
        copies = architecture.of(Replication)
        if not any(copy.rpo is not None and copy.rto is not None for copy in copies):
            for subproject in architecture.of(Subproject):
                if subproject.is_core:
                    yield _no_objective(subproject)
        hosting = architecture.derived(Hosting)
        for system in architecture.of(System):
            if (system.rpo is not None or system.rto is not None) and not _is_met(
                architecture, system, hosting, copies
            ):
                yield _not_met(architecture, system, copies)
        for copy in copies:
            yield from self._way(architecture, copy)

    def _way(self, architecture: Architecture, copy: Replication) -> Iterator[Finding]:
        links = [(edge, architecture[edge.target]) for edge in architecture.outgoing(copy.id, CARRIED_BY)]
        if not links:
            yield _finding(copy, "", both("没有写经由哪条链路", "names no link that carries it"))
        rate = copy_rate(copy)
        if rate is None and copy.mode == "asynchronous":
            yield _finding(copy, "", both("没有写每日变化量", "states no daily change"))
        ends = {*architecture.targets(copy.id, COPIES_FROM), *architecture.targets(copy.id, COPIES_TO)}
        for edge, link in links:
            if not isinstance(link, Link):
                continue
            missed = sorted(ends - set(architecture.targets(link.id, CONNECTS)))
            if missed:
                where = listed(missed)
                words = both(
                    f"经由的“{link.id}”不通{where.zh}", f"is carried by '{link.id}', which does not reach {where.en}"
                )
                yield _finding(copy, CARRIED_BY.name, words, edge.target)
            there = remaining(link, self.settings.lines_lost)
            if rate is not None and there is not None and rate > there:
                yield _finding(copy, CARRIED_BY.name, _narrow(copy, link, rate, there), edge.target)


def _narrow(copy: Replication, link: Link, rate: Quantity, there: Quantity) -> Text:
    worked = f"{copy.daily_change} × 8 bit / 86400 s × {copy.peak_factor or 1} = {mbit(rate)} > {mbit(there)}"
    return both(
        f"高峰流量超过“{link.id}”坏一条线路后的带宽：{worked}",
        f"needs more at its peak than '{link.id}' has left when one of several lines fails: {worked}",
    )


def _is_met(architecture: Architecture, system: System, hosting: Hosting, copies: tuple[Replication, ...]) -> bool:
    homes = frozenset[str]().union(*(centres_of(architecture, host) for host in hosting.hosts(system.id)))
    return any(
        _within(copy.rpo, system.rpo)
        and _within(copy.rto, system.rto)
        and (not homes or architecture.target(copy.id, COPIES_FROM) in homes)
        for copy in copies
    )


def _within(offered: Quantity | None, asked: Quantity | None) -> bool:
    return asked is None or (offered is not None and offered <= asked)


def _not_met(architecture: Architecture, system: System, copies: tuple[Replication, ...]) -> Finding:
    who, asked = named(system), f"RPO {system.rpo or '-'}, RTO {system.rto or '-'}"
    return Finding(
        Place(system.id, "rpo" if system.rpo is not None else "rto"),
        both(f"{who.zh}要求 {asked}，没有一条数据复制达到", f"{who.en} asks for {asked}, which no copy meets"),
        both("加快复制，或放宽目标", "make the copy faster, or relax the objective"),
        tuple(
            (
                Place(copy.id),
                both(f"RPO {copy.rpo or '-'}、RTO {copy.rto or '-'}", f"RPO {copy.rpo or '-'}, RTO {copy.rto or '-'}"),
            )
            for copy in copies
        ),
    )


def _no_objective(subproject: Subproject) -> Finding:
    who = named(subproject)
    return Finding(
        Place(subproject.id, "core"),
        both(
            f"{who.zh}是核心，却没有一条数据复制写明 RPO 与 RTO",
            f"{who.en} is core, but no copy states RPO and RTO",
        ),
        both("给数据复制写 rpo 与 rto", "state rpo and rto on a replication"),
    )


def _finding(copy: Replication, key: str, words: Text, target: str | None = None) -> Finding:
    who = named(copy)
    return Finding(
        Place(copy.id, key, target),
        both(f"{who.zh}{words.in_language('zh')}", f"{who.en} {words.in_language('en')}"),
        both("补上链路或带宽", "add the link, the figure or bandwidth"),
    )
