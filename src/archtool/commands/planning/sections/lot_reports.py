"""What is said about one lot of a division: what is in it, what it shares with whom, and what its tender needs."""

from collections.abc import Iterable, Iterator, Sequence

from archtool.analysis.division.lots.partners import SharedThing
from archtool.analysis.division.lots.report import LotReport
from archtool.analysis.scheduling.money import in_wan
from archtool.commands.planning.sections.section import joined, named
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_USERS = 8
"""Organisations and pools that are named; the others are counted."""

_NO_CONCERN = both("招标风险：未见", "risk of the tender: none seen")


def lot_title(report: LotReport) -> Text:
    """Return mark and title of a lot."""
    mark, title = report.name.mark, report.name.title
    return both(f"{mark} {title.in_language('zh')}", f"{mark} {title.in_language('en')}")


def tender_lines(report: LotReport) -> Iterator[Text]:
    """Yield why the lot belongs together, what it needs, and what its tender has to look out for."""
    if report.cohesion is not None:
        yield report.cohesion
    for one in report.predecessors:
        yield both(f"前置包：{one.reason.in_language('zh')}", f"needs first: {one.reason.in_language('en')}")
    for concern in report.concerns:
        yield both(f"招标风险：{concern.in_language('zh')}", f"risk of the tender: {concern.in_language('en')}")
    if not report.concerns:
        yield _NO_CONCERN


def content_lines(architecture: Architecture, report: LotReport) -> Iterator[Text]:
    """Yield what is in the lot, and what it shares inside and outside."""
    yield _size(report)
    yield _listed(both("系统", "systems"), (named(architecture, one) for one in report.members))
    yield from (partner.sentence for partner in report.partners)
    yield from _shared(architecture, both("共同使用单位", "organisations that use several"), report.organisations)
    yield from _shared(architecture, both("共用资源", "pools under several"), report.pools)
    if report.first_package:
        first = (named(architecture, one) for one in report.first_package)
        yield _listed(both("首包先行交付", "first package, delivered early"), first)
    if report.contracts:
        count = len(report.contracts)
        label = both(f"招标前须发布的接口契约 {count} 个", f"{count} contract interfaces to publish before tender")
        yield _listed(label, (named(architecture, one) for one in report.contracts))


def _size(report: LotReport) -> Text:
    zh, en = joined(report.phases)
    cost, category = in_wan(report.cost), report.category.label
    mean = "—" if report.mean_affinity is None else f"{report.mean_affinity:.3f}"
    return both(
        f"{len(report.members)} 个系统，投资 {cost}，{category.in_language('zh')}类，建设期 {zh or '—'}，"
        f"包内平均相关度 {mean}",
        f"{len(report.members)} systems, {cost}, {category.in_language('en')}, phases {en or '—'}, mean affinity "
        f"inside {mean}",
    )


def _shared(architecture: Architecture, label: Text, things: Sequence[SharedThing]) -> Iterator[Text]:
    if things:
        shown = [(named(architecture, one.id), len(one.members)) for one in things[:_USERS]]
        rest = len(things) - len(shown)
        zh = "、".join(f"{one.in_language('zh')}（{count}）" for one, count in shown)
        en = ", ".join(f"{one.in_language('en')} ({count})" for one, count in shown)
        more = (f"等 {len(things)} 项", f" and {rest} more") if rest else ("", "")
        yield both(f"{label.in_language('zh')}：{zh}{more[0]}", f"{label.in_language('en')}: {en}{more[1]}")


def _listed(label: Text, things: Iterable[Text]) -> Text:
    every = tuple(things)
    zh, en = "、".join(one.in_language("zh") for one in every), ", ".join(one.in_language("en") for one in every)
    return both(f"{label.in_language('zh')}：{zh}", f"{label.in_language('en')}: {en}")
