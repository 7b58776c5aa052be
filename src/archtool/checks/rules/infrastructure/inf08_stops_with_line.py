"""INF08: vital system that a site loses with its line."""

from collections.abc import Iterator

from archtool.analysis.hosting import Hosting
from archtool.blueprints.application import System
from archtool.blueprints.infrastructure import EdgeNode
from archtool.blueprints.programme import Organisation
from archtool.blueprints.relationships import AT, PART_OF, USED_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both
from archtool.workspace.members import members


class StopsWithLine(Check):
    """Reports systems that a site must go on with, but that run in the centre alone."""

    code = "INF08"
    name = "stops-with-line"
    severity = Severity.ERROR
    title = both("断链后医院关键业务停摆", "vital system that stops when a line is cut")
    why = both(
        "集中部署的系统随专线一起断：挖断一根光纤，急诊不能挂号、检验出不了报告、收费窗口停摆",
        "what runs in a remote centre stops with the line: one digger, and the emergency room cannot register, the "
        "laboratory cannot report and nobody can pay",
    )
    fix = both(
        "把系统也部署到医院边缘节点（hosted_on），或写明断链时的办法（offline）；不属关键业务的去掉 vital",
        "host the system on an edge node at the sites as well, or say how they go on without (offline); what a site "
        "can "
        "do without for a day is not vital",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; the reference programme (edge node)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each vital system, with the organisations that have no edge node."""
        hosting = architecture.derived(Hosting)
        for system in architecture.of(System):
            if not system.is_vital or system.offline is not None:
                continue
            edges = [host for host in hosting.hosts(system.id) if isinstance(architecture[host], EdgeNode)]
            if not edges:
                yield _central(architecture, system, hosting.hosts(system.id))
                continue
            there = {one.organisation for edge in edges for one in architecture.instances(edge)}
            without = [one for one in _sites(architecture, system.id) if one not in there]
            if there and without:
                yield _partly(system, edges, without)


def _sites(architecture: Architecture, system: str) -> tuple[str, ...]:
    """Return the institutions that use a system or have it: those whose level is stated, themselves or by a group."""
    found: dict[str, None] = {}
    whole: str | None = system
    passed: set[str] = set()
    while whole is not None and whole not in passed:
        passed.add(whole)
        for group in (*architecture.targets(whole, AT), *architecture.targets(whole, USED_BY)):
            for one in members(architecture, group):
                organisation = architecture[one]
                if isinstance(organisation, Organisation) and organisation.level is not None:
                    found[one] = None
        whole = architecture.target(whole, PART_OF)
    return tuple(found)


def _central(architecture: Architecture, system: System, hosts: tuple[str, ...]) -> Finding:
    who, where = named(system), listed(hosts)
    on = both(f"只部署在 {where.zh}", f"runs on {where.en} alone") if hosts else both("没有部署位置", "runs nowhere")
    return Finding(
        Place(system.id, "vital"),
        both(
            f"{who.zh}断链时必须可用，却{on.in_language('zh')}",
            f"{who.en} must go on while lines are down, but {on.in_language('en')}",
        ),
        both("在 hosted_on 中加上边缘节点，或写 offline", "add an edge node to hosted_on, or write offline"),
        tuple((Place(host), both("部署在这里", "it runs here")) for host in hosts),
    )


def _partly(system: System, edges: list[str], without: list[str]) -> Finding:
    who, missing = named(system), listed(without)
    return Finding(
        Place(system.id, "vital"),
        both(
            f"{who.zh}断链时必须可用，但 {len(without)} 家机构没有边缘节点：{missing.zh}",
            f"{who.en} must go on while lines are down, but some sites have no edge node: {missing.en}",
        ),
        both("在边缘节点的 at 中补上这些机构", "add these organisations to at of the edge node"),
        tuple((Place(edge, AT.name), both("边缘节点设在这些机构", "the edge node stands at these")) for edge in edges),
        tuple(without),
    )
