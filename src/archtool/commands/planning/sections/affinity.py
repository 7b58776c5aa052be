"""What is said about affinity: how many pairs there are, which systems are hubs, and which pairs are strongest."""

from collections.abc import Iterator

from archtool.analysis.affinity.affinity import Affinity, Pair
from archtool.analysis.affinity.ahp import LEAST_REFUSED
from archtool.analysis.affinity.explain import Explanation, explain
from archtool.analysis.affinity.settings import AffinitySettings, HubTreatment
from archtool.commands.planning.results import Part
from archtool.commands.planning.sections.section import Block, Lines, Section, Table, few, number, said
from archtool.source.text import Text, both

_STRONGEST = 10
_LISTED = 50
_TREATMENTS = {
    HubTreatment.REMOVE: both("不参加聚类，随所属系统群", "set aside, goes where its group goes"),
    HubTreatment.DOWN_WEIGHT: both("降权 1/√度", "down-weighted by 1/√degree"),
    HubTreatment.KEEP: both("保留", "kept"),
    HubTreatment.BY_PLACE: both("按所在位置", "by place"),
}


def affinity_section(affinity: Affinity, settings: AffinitySettings) -> Section:
    """Return the section."""
    return Section(Part.AFFINITY.label, (_summary(affinity, settings), *_hubs(affinity), *_strongest(affinity)))


def explanation_section(affinity: Affinity, explanation: Explanation) -> Section:
    """Return why two systems have the affinity that they have."""
    one, other = (named(affinity, system) for system in (explanation.one, explanation.other))
    title = both(
        f"{one.in_language('zh')} — {other.in_language('zh')}", f"{one.in_language('en')} — {other.in_language('en')}"
    )
    return Section(title, (Lines((explanation.summary, *(reason.sentence for reason in explanation.reasons))),))


def named(affinity: Affinity, system: str) -> Text:
    """Return id and name of a system."""
    name = affinity.names.get(system)
    if name is None:
        return said(system)
    return both(f"{system} {name.in_language('zh')}", f"{system} {name.in_language('en')}")


def _summary(affinity: Affinity, settings: AffinitySettings) -> Block:
    pairs, clustered = len(affinity.pairs), len(affinity.similarity.weights)
    count = len(affinity.systems)
    weights = affinity.weights.by_component
    zh = "、".join(f"{one.label.in_language('zh')} {weight:.3g}" for one, weight in weights.items())
    en = ", ".join(f"{one.label.in_language('en')} {weight:.3g}" for one, weight in weights.items())
    return Lines(
        (
            both(
                f"比较 {count} 个系统与模块：{count * (count - 1) // 2} 对中有 {pairs} 对存在关联，"
                f"{clustered} 对达到阈值 {affinity.threshold:g} 参加聚类",
                f"{count} systems and modules: {pairs} of {count * (count - 1) // 2} pairs have something in common, "
                f"{clustered} reach the threshold of {affinity.threshold:g} and are clustered",
            ),
            both(f"权重：{zh}", f"weights: {en}"),
            *_comparison(settings),
        )
    )


def _comparison(settings: AffinitySettings) -> Iterator[Text]:
    if settings.compared is not None:
        found = settings.compared[1]
        figures = f"λmax={found.largest:.3f}，CI={found.index:.3f}，CR={found.ratio:.3f}"
        yield both(
            f"权重由两两比较得出（AHP）：{figures}，小于 {LEAST_REFUSED:g}，判断一致",
            f"the weights follow from pairwise comparisons (AHP): {figures.replace('，', ', ')}, below "
            f"{LEAST_REFUSED:g}, so the judgements agree",
        )


def _hubs(affinity: Affinity) -> tuple[Block, ...]:
    if not affinity.hubs:
        return (Lines((both("没有枢纽系统", "no system is a hub"),)),)
    limit = affinity.hubs[0].limit
    heading = both(
        f"枢纽：相连系统超过 {limit:.1f} 个", f"Hubs: linked with more than {limit:.1f} systems"
    )  # fmt: skip
    columns = (both("系统", "system"), both("相连", "linked"), both("处理", "treatment"))
    rows = tuple(
        (named(affinity, hub.system), said(str(hub.degree)), _TREATMENTS[hub.treatment]) for hub in affinity.hubs
    )
    return (Table(heading, columns, rows),)


def _strongest(affinity: Affinity) -> tuple[Block, ...]:
    ranked = sorted(
        affinity.pairs.values(), key=lambda pair: (-round(pair.affinity(affinity.weights), 9), pair.one, pair.other)
    )
    columns = (
        both("系统", "system"),
        both("系统", "system"),
        both("相关度", "affinity"),
        both("主要来自", "mostly from"),
    )
    rows = [_row(affinity, pair) for pair in ranked[:_LISTED]]
    return few(rows, both("相关度最高的系统对", "Strongest pairs"), columns, _STRONGEST)


def _row(affinity: Affinity, pair: Pair) -> tuple[Text, ...]:
    explanation = explain(affinity, pair.one, pair.other)
    main = next(reason for reason in explanation.reasons if reason.component is explanation.main)
    share = main.share / explanation.total
    return (
        named(affinity, pair.one),
        named(affinity, pair.other),
        number(explanation.total),
        both(
            f"{main.component.label.in_language('zh')} {share:.0%}",
            f"{main.component.label.in_language('en')} {share:.0%}",
        ),
    )
