"""What is said about a derived plan: lots with their reasons, phases with theirs, the argument and the alternatives."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from archtool.analysis.division.division import Division
from archtool.analysis.division.lots.report import LotReport
from archtool.analysis.phasing.argument import Point
from archtool.analysis.phasing.phasing import Phasing
from archtool.analysis.phasing.reasons import Binding, PhaseReason
from archtool.analysis.scheduling.money import in_wan
from archtool.commands.planning.sections.division_tables import READING, first_of, measures_table
from archtool.commands.planning.sections.lot_reports import content_lines, lot_title, tender_lines
from archtool.commands.planning.sections.phasing import plan_blocks
from archtool.commands.planning.sections.section import Block, Lines, Section, Table, few_lines, number, said
from archtool.commands.planning.settings import PlanSettings
from archtool.commands.planning.target_lots import TargetLots
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_REASONS = 10
_CONCLUSION = both("结论", "Conclusion")
_NOTHING_STATED = both("模型没有写明", "the model says nothing about it")


def division_proposal(architecture: Architecture, division: Division, lots: TargetLots) -> Section:
    """Return the proposed division."""
    best = division.best
    origin = first_of(best.origins)
    zh, en = origin.in_language("zh"), origin.in_language("en")
    lead = [
        both(
            f"{len(best.partition)} 包，F={best.objective.value:.4f}，来源：{zh}",
            f"{len(best.partition)} lots, F={best.objective.value:.4f}, from {en}",
        )
    ]
    if division.exact is not None:
        lead.append(division.exact.sentence)
    columns = (
        both("包", "lot"),
        both("写入为", "written as"),
        both("内容", "content"),
        both("系统", "systems"),
        both("投资", "cost"),
        both("平均相关度", "mean affinity"),
    )
    rows = tuple(_row(report, lots) for report in division.reports.lots)
    reports = [block for report in division.reports.lots for block in _report(architecture, report)]
    return Section(
        both("建议的子项目划分", "Proposed division"),
        (
            Lines(tuple(lead)),
            Table(both("各包", "Lots"), columns, rows),
            *reports,
            measures_table(division),
            *((Lines((division.circularity,), READING),) if division.circularity is not None else ()),
        ),
    )


def _row(report: LotReport, lots: TargetLots) -> tuple[Text, ...]:
    target = lots.ids[report.place]
    is_new = target in lots.new
    return (
        said(report.name.mark),
        both(f"{target}（新）", f"{target} (new)") if is_new else said(target),
        report.name.title,
        said(str(len(report.members))),
        said(in_wan(report.cost)),
        number(report.mean_affinity),
    )


def _report(architecture: Architecture, report: LotReport) -> Iterator[Block]:
    title, mark = lot_title(report), report.name.mark
    count = len(report.contracts)
    published = both(f"招标前须发布 {count} 个接口契约", f"{count} contract interfaces to publish before tender")
    yield Lines((*tender_lines(report), *((published,) if count else ())), title)
    cuts = [cut.sentence for cut in report.cuts if cut.lot == report.place]
    yield Lines(
        (*content_lines(architecture, report), *cuts),
        both(f"{mark} 的内容、包外关联与切断的依赖", f"{mark}: content, ties outside, cuts"),
        is_detail=True,
    )


def phasing_proposal(architecture: Architecture, phasing: Phasing, settings: PlanSettings) -> Section:
    """Return the proposed phases."""
    best, plan = phasing.assignment, phasing.proposed
    proof = ("已证明最优", "proved best") if best.is_optimal else (f"与下界相差 {best.gap:.1%}", f"gap {best.gap:.1%}")
    word = ("", "") if best.is_feasible else ("；没有任何分期能满足全部硬性约束", "; no phasing keeps all bounds")
    lead = both(
        f"{len(best.phases)} 项分 {len(phasing.phases)} 期，目标函数 {best.penalty}（{proof[0]}）{word[0]}",
        f"{len(best.phases)} deliverables in {len(phasing.phases)} phases, objective {best.penalty} "
        f"({proof[1]}){word[1]}",
    )
    blocks: list[Block] = [Lines((lead,)), _phases(phasing)]
    for argument in plan.arguments:
        title = both(
            f"{argument.phase} {argument.name.in_language('zh')}：七点论证",
            f"{argument.phase} {argument.name.in_language('en')}: the argument in seven points",
        )
        blocks.append(Lines(tuple(_points(argument.points)), title))
    blocks += few_lines(grouped(plan.reasons), both("为何不能更早", "Why not earlier"), _REASONS)
    blocks += plan_blocks(architecture, plan, settings.phasing)
    blocks += _alternatives(phasing)
    return Section(both("建议的分期", "Proposed phases"), tuple(blocks))


def _points(points: tuple[Point, ...]) -> Iterator[Text]:
    for point in points:
        sentences = point.sentences or (_NOTHING_STATED,)
        zh, en = ("；".join(one.in_language("zh") for one in sentences), "; ".join(map(_english, sentences)))
        title = point.title
        yield both(f"{point.mark} {title.in_language('zh')}：{zh}", f"{point.mark} {title.in_language('en')}: {en}")


def _english(sentence: Text) -> str:
    return sentence.in_language("en")


def grouped(reasons: Sequence[PhaseReason]) -> tuple[Text, ...]:
    """Return why things are not in an earlier phase, those with the same reason in one sentence, most of them first."""
    found: dict[tuple[int, str], list[PhaseReason]] = {}
    for reason in reasons:
        if reason.binding is not Binding.NOTHING:
            why = reason.sentence.in_language("zh").removeprefix(reason.element)
            found.setdefault((reason.phase, why), []).append(reason)
    ranked = sorted(found.values(), key=lambda some: (-len(some), some[0].phase, some[0].element))
    return tuple(_together(some) for some in ranked)


def _together(some: Sequence[PhaseReason]) -> Text:
    first, rest = some[0], len(some) - 1
    if not rest:
        return first.sentence
    zh, en = (first.sentence.in_language(language).removeprefix(first.element) for language in ("zh", "en"))
    return both(f"{first.element} 等 {len(some)} 项{zh}", f"{first.element} and {rest} more{en}")


def _phases(phasing: Phasing) -> Table:
    columns = both("建设期", "phase"), both("项数", "deliverables"), both("投资", "cost"), both("比原分期", "than now")
    moves = phasing.verdict.moves if phasing.verdict is not None else ()
    rows: list[tuple[Text, ...]] = []
    for nth, argument in enumerate(phasing.proposed.arguments, start=1):
        come, gone = sum(move.best == nth for move in moves), sum(move.own == nth for move in moves)
        than = f"+{come} −{gone}" if phasing.verdict is not None else "—"
        rows.append((said(argument.phase), said(str(len(argument.elements))), said(in_wan(argument.cost)), said(than)))
    return Table(both("各期", "Phases"), columns, tuple(rows))


def _alternatives(phasing: Phasing) -> tuple[Block, ...]:
    every = phasing.comparison.alternatives
    criteria = tuple(
        both(
            f"{score.criterion.in_language('zh')} {Decimal(str(score.weight)):.0%}",
            f"{score.criterion.in_language('en')} {Decimal(str(score.weight)):.0%}",
        )
        for score in every[0].scores
    )
    columns = (both("方案", "alternative"), *criteria, both("总分", "total"), both("违反", "broken"))
    rows = tuple(
        (
            one.idea.label,
            *(number(score.value, 1) for score in one.scores),
            number(one.total, 1),
            said(str(one.breaches)),
        )
        for one in every
    )
    return Table(both("备选方案评分", "Alternatives"), columns, rows), Lines(
        (phasing.comparison.conclusion,), _CONCLUSION
    )
