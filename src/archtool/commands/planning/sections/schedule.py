"""What is said about the schedule: critical path, what is nearly critical, resources, chances, and money by year."""

from collections.abc import Iterator

from archtool.analysis.scheduling.money import Money, in_wan
from archtool.analysis.scheduling.settings import SchedulingSettings
from archtool.analysis.scheduling.work_schedule import WorkSchedule
from archtool.commands.planning.results import Part, Scheduled
from archtool.commands.planning.sections.section import Block, Lines, Section, Table, few, named, said
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.text import Text, both

_SHOWN = 12


def schedule_section(architecture: Architecture, scheduled: Scheduled, settings: SchedulingSettings) -> Section:
    """Return the section."""
    schedule, money = scheduled.schedule, scheduled.money
    blocks: list[Block] = [Lines(tuple(_ends(architecture, schedule)))]
    blocks += _near(architecture, schedule)
    blocks.append(Lines(tuple(_chances(architecture, scheduled)), both("三点估算模拟", "Simulation")))
    blocks += _years(money, carries_over=settings.carries_over)
    assumed = (*schedule.assumptions, *scheduled.simulation.assumptions)
    blocks.append(Lines(assumed, both("按以下假设", "Assumed")))
    blocks.append(_packages(architecture, scheduled))
    return Section(Part.SCHEDULE.label, tuple(blocks))


def _ends(architecture: Architecture, schedule: WorkSchedule) -> Iterator[Text]:
    path = schedule.critical_path
    end, chain = plain(path.end), " → ".join(path.critical)
    yield both(
        f"关键线路 {end} 个月：{chain}", f"the critical path takes {end} months: {chain}"
    )  # fmt: skip
    held = plain(schedule.end)
    more = schedule.end - path.end
    proof = (
        ("已证明最短", "proved shortest")
        if schedule.is_optimal
        else (f"不短于 {plain(schedule.bound)} 个月", f"none is shorter than {plain(schedule.bound)}")
    )
    by = (f"资源使工期延长 {plain(more)} 个月", f"resources add {plain(more)} months") if more else (
        "资源不延长工期", "resources add nothing")  # fmt: skip
    yield both(
        f"受资源约束的总工期 {held} 个月（{proof[0]}）：{by[0]}",
        f"within resources {held} months ({proof[1]}): {by[1]}",
    )
    horizon = architecture.facts.horizon
    if horizon is not None:
        left = horizon.amount - schedule.end
        limit = plain(horizon.amount)
        if left >= 0:
            yield both(
                f"周期上限 {limit} 个月，余 {plain(left)} 个月", f"{limit} months are allowed: {plain(left)} left"
            )
        else:
            yield both(
                f"周期上限 {limit} 个月，超出 {plain(-left)} 个月",
                f"{limit} months are allowed: {plain(-left)} too few",
            )


def _near(architecture: Architecture, schedule: WorkSchedule) -> tuple[Block, ...]:
    columns = both("工作包", "package"), both("总时差（月）", "float, months"), both("受何约束", "what holds it")
    rows = [
        (
            named(architecture, one.package),
            said(plain(one.total_float)),
            schedule.by_package[one.package].reason.sentence,
        )
        for one in schedule.resource_near_critical
    ]
    return few(rows, both("次关键工作包", "Nearly critical"), columns, _SHOWN)


def _chances(architecture: Architecture, scheduled: Scheduled) -> Iterator[Text]:
    found = scheduled.simulation
    yield both(
        f"模拟 {found.runs} 次（种子 {found.seed}）：总工期 P50 {plain(found.end.p50)}、"
        f"P80 {plain(found.end.p80)} 个月",
        f"{found.runs} runs (seed {found.seed}): P50 {plain(found.end.p50)}, P80 {plain(found.end.p80)} months",
    )
    if found.cost is not None:
        budget = "" if found.within_budget is None else f"{found.within_budget:.0%}"
        yield both(
            f"投资（不含预备费）P50 {in_wan(found.cost.p50)}、P80 {in_wan(found.cost.p80)}；{budget} 不超总投资",
            f"cost without contingency: P50 {in_wan(found.cost.p50)}, P80 {in_wan(found.cost.p80)}; {budget} stay "
            "within the total",
        )
    yield found.buffer.advice


def _years(money: Money, *, carries_over: bool) -> tuple[Block, ...]:
    heading = both("分年资金", "Money by year")
    if carries_over:
        heading = both("分年资金（结余转下年）", "Money by year; what is left goes to the next")
    if not money.years:
        return (Lines((both("模型没有年度计划（years）", "the model has no annual plan (years)"),), heading),)
    columns = both("年度", "year"), both("计划", "planned"), both("应付", "due"), both("缺口", "short")
    rows = tuple(
        (
            said(one.year),
            said(in_wan(one.planned)),
            said(in_wan(one.due)),
            said(in_wan(one.short) if one.short else "—"),
        )
        for one in money.years
    )
    carried = Lines(tuple(proposal.sentence for proposal in money.proposals))
    return Table(heading, columns, rows), *((carried,) if money.proposals else ())


def _packages(architecture: Architecture, scheduled: Scheduled) -> Block:
    schedule = scheduled.schedule
    risk = {one.package: one.criticality for one in scheduled.simulation.packages}
    columns = (
        both("工作包", "package"),
        both("开始", "start"),
        both("完成", "finish"),
        both("总时差", "float"),
        both("关键指数", "criticality"),
        both("受何约束", "what holds it"),
    )
    rows = tuple(
        (
            named(architecture, one.package),
            said(plain(one.start)),
            said(plain(one.finish)),
            said(plain(one.resource_float)),
            said(f"{risk[one.package]:.2f}"),
            one.reason.sentence,
        )
        for one in sorted(schedule.placed, key=lambda one: (one.start, one.package))
    )
    return Table(both("全部工作包（月）", "All packages, in months"), columns, rows, is_detail=True)
