"""Tables of a division: quality measures side by side, and what each component of affinity carries."""

from collections.abc import Callable, Sequence

from archtool.analysis.affinity.sensitivity import Change
from archtool.analysis.division.division import Division, Proposal
from archtool.analysis.division.measuring.measures import Measure
from archtool.commands.planning.sections.section import Table, number, said
from archtool.source.text import Text, both

_DASH = said("—")
READING = both("怎样读", "How to read it")
"""Heading of what a reader of the measures has to know."""


def measures_table(division: Division) -> Table:
    """Return every measure of the author's split, where there is one, beside those of the proposals."""
    author = (division.author.proposal,) if division.author is not None else ()
    every = (*author, *division.proposals)
    headings = [both("原划分", "author")] if author else []
    headings += [both(f"方案{nth}", f"no. {nth}") for nth in range(1, len(division.proposals) + 1)]
    rows = [(both("目标函数 F", "objective F"), *_values(every, lambda one: one.objective.value), _DASH)]
    rows += [(measure.label, *_measured(every, measure), measure.reading) for measure in Measure]
    rows.append((both("未满足的约束", "broken rules"), *map(_broken, every), _DASH))
    if author:
        rows.append((both("ARI", "ARI"), *_values(every, _rand), both("只报告", "reported only")))
        rows.append((both("NMI", "NMI"), *_values(every, _information), both("只报告", "reported only")))
    rows.append((both("来源", "from"), *map(_origin, every), _DASH))
    return Table(
        both("质量指标", "Quality measures"), (both("指标", "measure"), *headings, both("判读", "reading")), tuple(rows)
    )


def _values(every: Sequence[Proposal], of: Callable[[Proposal], float | None]) -> tuple[Text, ...]:
    return tuple(number(of(one)) for one in every)


def _measured(every: Sequence[Proposal], measure: Measure) -> tuple[Text, ...]:
    digits = 0 if measure is Measure.LOTS else 3
    return tuple(number(one.measures[measure], digits) for one in every)


def _rand(one: Proposal) -> float | None:
    return one.agreement.rand if one.agreement is not None else None


def _information(one: Proposal) -> float | None:
    return one.agreement.information if one.agreement is not None else None


def _broken(one: Proposal) -> Text:
    return said(str(sum(condition.is_kept is False for condition in one.conditions)))


def _origin(one: Proposal) -> Text:
    return first_of(one.origins) if one.origins else _DASH


def first_of(origins: Sequence[Text]) -> Text:
    """Return the first of the clusterings that led to one division, and how many there are."""
    zh, en = origins[0].in_language("zh"), origins[0].in_language("en")
    count = len(origins)
    return origins[0] if count == 1 else both(f"{zh}等 {count} 种", f"{en} and {count - 1} more")


def ablation_table(division: Division) -> Table:
    """Return what clustering gives without each component of affinity, and by each alone."""
    columns = (
        both("分量", "components"),
        both("聚类", "clusters"),
        both("模块度 Q", "modularity Q"),
        both("与原划分 ARI", "ARI with author"),
        both("NMI", "NMI"),
        both("与全部分量 ARI", "ARI with all"),
    )
    rows = tuple(
        (
            row.label,
            said(str(row.clusters)),
            number(row.modularity),
            number(row.agreement),
            number(row.information),
            number(row.with_all),
        )
        for row in division.ablation
    )
    return Table(both("消融：聚类靠什么", "Ablation: on what the clusters rest"), columns, rows)


def sensitivity_table(changes: Sequence[Change]) -> Table:
    """Return what becomes of the clusters when each weight is lowered and raised; only with the details."""
    columns = (
        both("分量", "component"),
        both("权重", "weight"),
        both("聚类", "clusters"),
        both("换类系统", "systems that move"),
        both("占比", "share"),
    )
    rows = tuple(
        (
            both(
                f"{change.component.label.in_language('zh')} {change.factor - 1:+.0%}",
                f"{change.component.label.in_language('en')} {change.factor - 1:+.0%}",
            ),
            number(change.weights.by_component[change.component]),
            said(str(change.clusters)),
            said(str(len(change.moved))),
            said(f"{change.share:.1%}"),
        )
        for change in changes
    )
    heading = both("权重灵敏度：聚类随权重变化", "Sensitivity: clusters under other weights")
    return Table(heading, columns, rows, is_detail=True)
