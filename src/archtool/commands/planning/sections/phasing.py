"""What is said about the phases: the verdict, what is torn, what bridges the time, and why each thing has its phase."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from archtool.analysis.phasing.phasing import Phasing, Plan
from archtool.analysis.phasing.reasons import by_binding
from archtool.analysis.phasing.settings import PhasingSettings
from archtool.analysis.phasing.tearing import Tear
from archtool.analysis.phasing.transitional import Transition, TransitionalItem
from archtool.analysis.scheduling.money import in_wan
from archtool.blueprints.integration import Interface
from archtool.commands.planning.results import Part
from archtool.commands.planning.sections.section import Block, Lines, Section, Table, few_lines, joined, said
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_VIOLATIONS = 20
_TEARS = 4
_NO_PHASES = both(
    "模型没有写明分期（from），无从核对；建议的分期见 --propose",
    "the model states no phases (from), so there is nothing to check; --propose shows a phasing",
)


def phasing_section(architecture: Architecture, phasing: Phasing, settings: PhasingSettings) -> Section:
    """Return the section about the author's phases."""
    blocks: list[Block] = []
    if phasing.verdict is None or phasing.own is None:
        blocks.append(Lines((_NO_PHASES,)))
    else:
        verdict = phasing.verdict
        assumed = joined(verdict.assumed)
        blocks.append(Lines((verdict.sentence,)))
        if verdict.assumed:
            taken = both(
                f"未写明分期，按求得的方案计：{assumed[0]}",
                f"without phase, taken as in the assignment found: {assumed[1]}",
            )
            blocks.append(Lines((taken,), is_detail=len(verdict.assumed) > _VIOLATIONS))
        broken = [violation.sentence for violation in verdict.violations]
        blocks += few_lines(broken, both("违反的硬性约束", "What they break"), _VIOLATIONS)
        blocks += _moves(phasing)
    blocks += _tears(phasing)
    if phasing.own is not None:
        blocks += plan_blocks(architecture, phasing.own, settings)
    return Section(Part.PHASING.label, tuple(blocks))


def plan_blocks(architecture: Architecture, plan: Plan, settings: PhasingSettings) -> tuple[Block, ...]:
    """Return what bridges the time in some phases, and why each thing has its phase."""
    some = list(by_binding(plan.reasons))
    zh = "，".join(f"{binding.label.in_language('zh')} {count} 项" for binding, count in some)
    en = ", ".join(f"{binding.label.in_language('en')} {count}" for binding, count in some)
    held = Lines((both(zh, en),), both("决定各项所在期的因素", "What decides the phases"))
    reasons = Lines(
        tuple(reason.sentence for reason in plan.reasons),
        both("逐项理由", "Each with its reason"),
        is_detail=True,
    )
    bridges = _transition(architecture, plan.transition, settings)
    rules = _rules(plan)
    return (*_needs(architecture, plan.transition), *bridges, held, *rules, reasons)


def _rules(plan: Plan) -> tuple[Block, ...]:
    if not plan.rules:
        return ()
    broken = [rule for rule in plan.rules if not rule.is_kept]
    hard = sum(rule.is_hard for rule in broken)
    summary = both(
        f"{len(plan.rules)} 条依赖规则：{len(plan.rules) - len(broken)} 条全部满足，{len(broken)} 条未全部满足，"
        f"其中硬性 {hard} 条",
        f"{len(plan.rules)} dependency rules: {len(plan.rules) - len(broken)} kept whole, {len(broken)} not, {hard} of "
        "them hard",
    )
    kept = tuple(rule.sentence for rule in plan.rules if rule.is_kept)
    heading = both("依赖规则", "Dependency rules")
    return (
        Lines((summary, *(rule.sentence for rule in broken)), heading),
        Lines(kept, both("满足的规则", "Rules that are kept"), is_detail=True),
    )


def _moves(phasing: Phasing) -> tuple[Block, ...]:
    verdict = phasing.verdict
    if verdict is None or not verdict.moves:
        return ()
    sentences = tuple(
        said(f"{move.element}: {phasing.phases[move.own - 1]} → {phasing.phases[move.best - 1]}")
        for move in verdict.moves
    )
    return (
        Lines(sentences, both("求得的方案与原分期不同的", "What the assignment found puts elsewhere"), is_detail=True),
    )


def _tears(phasing: Phasing) -> tuple[Block, ...]:
    tears = phasing.instance.torn.tears
    heading = both("互相等待的环及其打开方式", "Circles, and how they are opened")
    if not tears:
        return (Lines((both("没有互相等待的环", "nothing waits in a circle"),), heading),)
    counts = Counter(tear.sort for tear in tears)
    every = [sort for sort in type(tears[0].sort) if sort in counts]
    zh = "，".join(f"{sort.label.in_language('zh')} {counts[sort]}" for sort in every)
    en = ", ".join(f"{sort.label.in_language('en')} {counts[sort]}" for sort in every)
    summary = both(f"打开 {len(tears)} 处：{zh}", f"{len(tears)} tears: {en}")
    details = Lines(_by_circle(tears), both("逐处", "Each"), is_detail=True)
    lots = few_lines(
        _by_circle(phasing.lots.torn.tears),
        both("子项目之间的环（招标顺序）", "Circles of subprojects, for the order of tenders"),
        _TEARS,
    )
    return Lines((summary,), heading), details, *lots


def _by_circle(tears: Iterable[Tear]) -> tuple[Text, ...]:
    """Return the tears, those of one circle in one sentence, in the order of the first of each."""
    steps: dict[tuple[str, ...], list[Tear]] = {}
    for tear in tears:
        steps.setdefault(tear.circle, []).append(tear)
    return tuple(
        both(
            f"{some[0].waiting.in_language('zh')}：{'；'.join(one.step.in_language('zh') for one in some)}",
            f"{some[0].waiting.in_language('en')}: {'; '.join(one.step.in_language('en') for one in some)}",
        )
        for some in steps.values()
    )


def _is_need(architecture: Architecture, item: TransitionalItem) -> bool:
    return not isinstance(architecture.get(item.id), Interface)


def _needs(architecture: Architecture, transition: Transition) -> Iterator[Block]:
    needs = [item for item in transition.items if _is_need(architecture, item)]
    if not needs:
        return
    columns = (
        both("使用方", "needs"),
        both("数据", "data"),
        both("接替", "replaced by"),
        both("过渡月份", "months"),
        both("过渡措施", "measure"),
    )
    rows = tuple(_need(item) for item in needs)
    yield Table(
        both(
            f"先于数据主责系统上线的刚性需求 {len(needs)} 项",
            f"{len(needs)} hard needs of data whose master goes live later",
        ),
        columns,
        rows,
    )


def _need(item: TransitionalItem) -> tuple[Text, ...]:
    data, by = joined(item.data), item.replaced_by or "—"
    until = "—" if item.replaced_month is None else str(item.replaced_month)
    mark = ("〔建议〕", "[proposed] ") if item.is_proposed else ("", "")
    return (
        said(item.consumer),
        both(*data),
        said(by),
        said(f"{item.start}–{until}"),
        both(f"{mark[0]}{item.measure.in_language('zh')}", f"{mark[1]}{item.measure.in_language('en')}"),
    )


def _transition(architecture: Architecture, transition: Transition, settings: PhasingSettings) -> Iterator[Block]:
    interfaces = [item.sentence for item in transition.items if not _is_need(architecture, item)]
    allowed = settings.transitional_share.amount
    whole = transition.most / allowed if allowed else Decimal(0)
    share = transition.cost / whole if whole else Decimal(0)
    cost, most = in_wan(transition.cost), in_wan(whole)
    summary = both(
        f"过渡措施与接口 {len(transition.items)} 项，{cost}，占工程建设 {most}的 {share:.2%}（上限 {allowed:.0%}）",
        f"{len(transition.items)} transitional measures and interfaces, {cost}: {share:.2%} of the {most} of "
        f"engineering ({allowed:.0%} allowed)",
    )
    heading = both("过渡接口", "Transitional interfaces")
    yield Lines((*interfaces, summary, *transition.problems), heading)
