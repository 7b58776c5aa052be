"""What is said about the division: the author's split beside the proposals, and what it costs."""

from collections import Counter
from collections.abc import Iterator, Sequence

from archtool.analysis.affinity.sensitivity import Change
from archtool.analysis.division.disagreements import Disagreement
from archtool.analysis.division.division import AuthorSplit, Division, Proposal
from archtool.analysis.division.lots.report import LotReports, MutualPair
from archtool.analysis.scheduling.money import in_wan
from archtool.commands.planning.results import Part
from archtool.commands.planning.sections.division_tables import (
    READING,
    ablation_table,
    measures_table,
    sensitivity_table,
)
from archtool.commands.planning.sections.lot_reports import content_lines, lot_title, tender_lines
from archtool.commands.planning.sections.section import Block, Lines, Section, few, few_lines, joined, said
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_SHOWN = 6
_NO_AUTHOR = both(
    "有系统未归入子项目（subproject），不与原划分比较；建议的划分见 --propose",
    "some systems have no subproject, so there is no split to compare with; --propose shows a division",
)


def division_section(architecture: Architecture, division: Division, sensitivity: Sequence[Change] = ()) -> Section:
    """Return the section."""
    author = division.author
    blocks: list[Block] = [Lines(tuple(_verdict(division)))]
    blocks.append(measures_table(division))
    blocks.append(Lines(tuple(_reading(division)), READING))
    if author is not None:
        blocks += _rules(author)
        blocks += _mutual(division, author)
        blocks += _cuts(author)
        blocks += _lots(architecture, author)
    blocks += _differences(architecture, division)
    blocks.append(ablation_table(division))
    if sensitivity:
        blocks.append(sensitivity_table(sensitivity))
    blocks += few_lines(
        tuple(_fixed(division)), both("按采购类别单独成包，不参加聚类", "Lots by category, not clustered"), 8
    )
    return Section(Part.DIVISION.label, tuple(blocks))


def _verdict(division: Division) -> Iterator[Text]:
    best = division.best
    value, lots = best.objective.value, len(best.partition)
    if division.author is None:
        yield _NO_AUTHOR
        yield both(
            f"求得的最好划分为 {lots} 包，F={value:.4f}", f"the best division found has {lots} lots, F={value:.4f}"
        )
    else:
        own = division.author.proposal
        gap = value - own.objective.value
        yield both(
            f"原划分 {len(own.partition)} 包，F={own.objective.value:.4f}；求得的最好划分 {lots} 包，"
            f"F={value:.4f}，高 {gap:.4f}",
            f"the author's split has {len(own.partition)} lots and F={own.objective.value:.4f}; the best division "
            f"found has {lots} and F={value:.4f}, {gap:.4f} above",
        )
        yield _terms(division, own)
    if division.exact is not None:
        found = division.exact.sentence
        yield both(f"精确求解：{found.in_language('zh')}", f"exact search: {found.in_language('en')}")


def _terms(division: Division, author: Proposal) -> Text:
    """Return what of the difference each term of the objective makes."""
    own, best, factors = author.objective, division.best.objective, division.settings.factors
    terms = (
        (both("模块度", "modularity"), best.modularity - own.modularity),
        (both("接口切割", "cut interfaces"), factors.cut * (own.cut_rate - best.cut_rate)),
        (both("投资均衡", "balance of cost"), factors.balance * (own.cost_variation - best.cost_variation)),
        (both("包数", "number of lots"), factors.number * (own.off_target - best.off_target)),
        (both("柔性约束", "preferences"), factors.preferences * (own.violations - best.violations)),
    )
    zh = "，".join(f"{label.in_language('zh')} {by:+.3f}" for label, by in terms)
    en = ", ".join(f"{label.in_language('en')} {by:+.3f}" for label, by in terms)
    return both(f"差在：{zh}", f"the difference: {en}")


def _reading(division: Division) -> Iterator[Text]:
    yield both(
        "ARI、NMI 为与原划分的一致度，只报告，从不作为优化目标",
        "ARI and NMI say how far a division agrees with the author's split: reported, never optimised",
    )
    if division.circularity is not None:
        yield division.circularity
    found = division.stability
    word = ("稳定", "stable") if found.is_stable else ("不稳定", "not stable")
    yield both(
        f"扰动 {found.runs} 次，聚类与原聚类的 ARI 平均 {found.mean:.2f}、最低 {found.least:.2f}：{word[0]}",
        f"over {found.runs} disturbed runs the clusters keep an ARI of {found.mean:.2f} on average, {found.least:.2f} "
        f"at least: {word[1]}",
    )


def _rules(author: AuthorSplit) -> tuple[Block, ...]:
    conditions = author.proposal.conditions
    if not conditions:
        return (Lines((both("模型没有划分约束（split_rules）", "the model has no split rules (split_rules)"),)),)
    kept = sum(one.is_kept is True for one in conditions)
    later = sum(one.is_kept is None for one in conditions)
    sentences = [
        both(
            f"{len(conditions)} 条划分约束：{kept} 条满足，{len(conditions) - kept - later} 条未满足，"
            f"{later} 条待招标签约时落实",
            f"{len(conditions)} split rules: {kept} kept, {len(conditions) - kept - later} broken, {later} to be kept "
            "when contracts are awarded",
        )
    ]
    sentences += [
        both(
            f"未满足 {one.rule}“{one.name.in_language('zh')}”：{one.detail.in_language('zh')}",
            f"broken: {one.rule}, '{one.name.in_language('en')}': {one.detail.in_language('en')}",
        )
        for one in conditions
        if one.is_kept is False
    ]
    return (Lines(tuple(sentences), both("划分约束（原划分）", "Split rules, author's split")),)


def _mutual(division: Division, author: AuthorSplit) -> tuple[Block, ...]:
    heading = both("相互依赖的子项目（原划分）", "Subprojects that need each other, author's split")
    sentences = sorted((_pair(author, pair) for pair in author.reports.mutual), key=lambda one: one.in_language("zh"))
    own, best = _counted(author.reports), _counted(division.reports)
    counts = both(
        f"原划分 {own[0]} 对，未解除 {own[1]} 对；求得的最好划分 {best[0]} 对，未解除 {best[1]} 对",
        f"author's split: {own[0]} pairs, {own[1]} not resolved; best division found: {best[0]} pairs, {best[1]} not "
        "resolved",
    )
    return (Lines((*sentences, counts), heading),)


def _counted(reports: LotReports) -> tuple[int, int]:
    return len(reports.mutual), sum(not pair.is_resolved for pair in reports.mutual)


def _pair(author: AuthorSplit, pair: MutualPair) -> Text:
    ends = (author.subprojects[pair.one], pair.there), (author.subprojects[pair.other], pair.back)
    (one, there), (other, back) = sorted(ends)
    word = ("已解除", "resolved") if pair.is_resolved else ("未解除", "not resolved")
    cuts = (*there, *back)
    zh = "；".join(f"{cut.needing} → {cut.needed}，{cut.resolution.label.in_language('zh')}" for cut in cuts)
    en = "; ".join(f"{cut.needing} → {cut.needed}, {cut.resolution.label.in_language('en')}" for cut in cuts)
    return both(f"{one} ⇄ {other}（{word[0]}）：{zh}", f"{one} ⇄ {other} ({word[1]}): {en}")


def _cuts(author: AuthorSplit) -> tuple[Block, ...]:
    cuts = [cut for report in author.reports.lots for cut in report.cuts if cut.lot == report.place]
    if not cuts:
        return ()
    counts = Counter(cut.resolution for cut in cuts)
    zh = "，".join(f"{way.label.in_language('zh')} {count}" for way, count in sorted(counts.items()))
    en = "; ".join(f"{count} where {way.label.in_language('en')}" for way, count in sorted(counts.items()))
    summary = both(
        f"原划分切断 {len(cuts)} 条依赖，合计放弃相关度 {sum(cut.affinity for cut in cuts):.2f}：{zh}",
        f"the author's split cuts {len(cuts)} dependencies, which gives up an affinity of "
        f"{sum(cut.affinity for cut in cuts):.2f} in all: {en}",
    )
    heading = both("切断的依赖（原划分）", "Cut dependencies, author's split")
    details = Lines(tuple(cut.sentence for cut in cuts), both("逐条代价", "Each with its cost"), is_detail=True)
    return Lines((summary,), heading), details


def _lots(architecture: Architecture, author: AuthorSplit) -> Iterator[Block]:
    for report in sorted(author.reports.lots, key=lambda one: author.subprojects[one.place]):
        lines = *content_lines(architecture, report), *tender_lines(report)
        yield Lines(lines, lot_title(report), is_detail=True)


def _differences(architecture: Architecture, division: Division) -> tuple[Block, ...]:
    if division.author is None:
        return ()
    heading = both("与原划分的分歧", "Where it differs from the author's split")
    first = tuple(joining.sentence for joining in division.joinings)
    columns = both("系统", "system"), both("原属", "author"), both("建议", "proposed"), both("主导分量", "drawn by")
    rows = [_difference(architecture, one) for one in division.disagreements]
    several = both(f"{len(rows)} 个系统不随原包多数同去", f"{len(rows)} systems do not go where most of their lot goes")
    return Lines((*first, several), heading), *few(rows, both("逐个系统", "System by system"), columns, _SHOWN)


def _difference(architecture: Architecture, one: Disagreement) -> tuple[Text, ...]:
    element = architecture[one.node]
    zh, en = joined(one.companions)
    component = one.component
    drawn = (
        both("规则或规模", "rules or sizes")
        if component is None
        else both(
            f"{component.label.in_language('zh')} {one.share:.0%}，相关度 {one.affinity_to_author:.3f} → "
            f"{one.affinity_to_proposed:.3f}",
            f"{component.label.in_language('en')} {one.share:.0%}; affinity {one.affinity_to_author:.3f} → "
            f"{one.affinity_to_proposed:.3f}",
        )
    )
    return (
        both(f"{one.node} {element.title('zh')}", f"{one.node} {element.title('en')}"),
        said(one.author),
        both(
            f"L{one.proposed}（同 {zh}）" if zh else f"L{one.proposed}",
            f"L{one.proposed} ({en})" if en else f"L{one.proposed}",
        ),
        drawn,
    )


def _fixed(division: Division) -> Iterator[Text]:
    for lot in division.fixed:
        zh, en = joined(lot.authors)
        cost = in_wan(lot.cost)
        yield both(
            f"{lot.name.in_language('zh')}：{lot.category.label.in_language('zh')}，{cost}，原划分 {zh or '—'}",
            f"{lot.name.in_language('en')}: {lot.category.label.in_language('en')}, {cost}, author's split {en or '—'}",
        )
