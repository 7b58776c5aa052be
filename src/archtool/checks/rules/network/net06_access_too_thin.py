"""NET06: hospital with one path, or with too little bandwidth."""

from collections.abc import Iterator
from decimal import Decimal

from archtool.analysis.capacity import measured
from archtool.analysis.line_load import mbit, remaining
from archtool.blueprints.infrastructure import Link
from archtool.blueprints.programme import Organisation, Volume
from archtool.blueprints.relationships import CONNECTS, SIZES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.model.architecture import Architecture
from archtool.model.quantity import BANDWIDTH, Quantity
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both
from archtool.workspace.members import members

_PATHS = 2
_HOSPITALS = ("tertiary", "secondary")


class AccessTooThin(Check):
    """Reports hospitals that one line alone reaches, or whose lines cannot carry the demand when one fails."""

    code = "NET06"
    name = "access-too-thin"
    severity = Severity.ERROR
    title = both("医院接入单路或带宽不足", "hospital with one path or too little bandwidth")
    why = both(
        "集中部署后医院的全部业务都走专线：单路一断全院停，带宽不够调片子要等几分钟",
        "with everything in the centre a hospital lives on its line: one path cut stops it, too little bandwidth makes "
        "every image wait",
    )
    fix = both(
        "每家医院至少两路（链路的 lines，或两条链路），带宽按坏一路后剩余的计算，不低于测算的业务量（volume 的 "
        "sizes）。只看 level 为 tertiary、secondary 的机构",
        "give every hospital two paths (lines of its link, or two links), whose bandwidth after one failure carries "
        "the volume that sizes the link. Only hospitals are judged: organisations of level tertiary or secondary",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; the reference programme (hospital line)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each set of links that is too thin, with the institutions behind it."""
        behind: dict[tuple[Relationship, ...], list[str]] = {}
        for organisation, found in _access(architecture).items():
            behind.setdefault(tuple(found), []).append(organisation)
        for edges, organisations in behind.items():
            links = [link for link in (architecture[edge.source] for edge in edges) if isinstance(link, Link)]
            if sum(link.lines or 1 for link in links) < _PATHS:
                yield _single(edges, organisations)
                continue
            demand, there = _demand(architecture, links), _there(links)
            if demand is not None and there is not None and demand > there:
                yield _narrow(edges, organisations, demand, there)


def _access(architecture: Architecture) -> dict[str, list[Relationship]]:
    """Return the links that reach each institution, directly or through a group to which it belongs."""
    found: dict[str, list[Relationship]] = {}
    for link in architecture.of(Link):
        for edge in architecture.outgoing(link.id, CONNECTS):
            if not isinstance(architecture[edge.target], Organisation):
                continue
            for one in members(architecture, edge.target):
                organisation = architecture[one]
                if isinstance(organisation, Organisation) and organisation.level in _HOSPITALS:
                    found.setdefault(one, []).append(edge)
    return found


def _demand(architecture: Architecture, links: list[Link]) -> Quantity | None:
    volumes = (architecture[source] for link in links for source in architecture.sources(link.id, SIZES))
    amounts = (measured(volume) for volume in volumes if isinstance(volume, Volume))
    rates = [amount for amount in amounts if amount is not None and amount.dimension is BANDWIDTH]
    return max(rates) if rates else None


def _there(links: list[Link]) -> Quantity | None:
    """Return what remains when the widest link loses a line; a link of one line is then lost."""
    if any(link.bandwidth is None for link in links):
        return None
    if len(links) == 1:
        return remaining(links[0])
    whole = sum((link.bandwidth.amount * (link.lines or 1) for link in links if link.bandwidth), Decimal(0))
    widest = max(link.bandwidth.amount for link in links if link.bandwidth)
    return Quantity(whole - widest, BANDWIDTH, "Mbit/s")


def _single(edges: tuple[Relationship, ...], organisations: list[str]) -> Finding:
    return Finding(
        Place.of(edges[0]),
        both("医院只有一路接入", "hospitals have a single path here"),
        both("写 lines: 2，或再接一条链路", "write lines: 2, or connect a second link"),
        organisations=tuple(organisations),
    )


def _narrow(edges: tuple[Relationship, ...], organisations: list[str], demand: Quantity, there: Quantity) -> Finding:
    return Finding(
        Place.of(edges[0]),
        both(
            f"医院坏一路后带宽不足：需 {mbit(demand)}，剩 {mbit(there)}",
            f"hospitals have too little when a line fails: {mbit(demand)} asked, {mbit(there)} left",
        ),
        both("扩大带宽", "raise the bandwidth"),
        tuple((Place(edge.source, "bandwidth"), both("带宽在这里", "its bandwidth")) for edge in edges),
        tuple(organisations),
    )
