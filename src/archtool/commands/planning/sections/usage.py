"""What is said about the U/C matrix: its size, what ordering gains, its boxes, and the data that flow between."""

from collections import Counter
from collections.abc import Iterator

from archtool.analysis.data_paths import Way
from archtool.analysis.uc_matrix import Usage
from archtool.analysis.uc_report import PUBLIC, SubsystemFlow, UsageReport
from archtool.commands.planning.data_use import Boxing, DataUse
from archtool.commands.planning.results import Part
from archtool.commands.planning.sections.section import (
    Block,
    Lines,
    Section,
    Table,
    few,
    few_lines,
    joined,
    named,
    number,
    said,
)
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_SHOWN = 6
_LISTED = 10
_WAYS = {
    Way.SAME_SYSTEM: both("同一系统", "same system"),
    Way.SAME_GROUP: both("同一系统群", "same group"),
    Way.INTERFACE: both("接口", "interface"),
    Way.TENANT_VIEW: both("租户视图", "tenant view"),
    Way.CHAIN: both("多段接口", "several interfaces"),
    Way.STORE: both("共享存储", "shared store"),
}
_NO_WAY = both("缺接口", "no interface")
_NO_CREATOR = both("无产生方", "no creator")
_NO_BOX = both("其他", "others")


def usage_section(architecture: Architecture, use: DataUse) -> Section:
    """Return the section."""
    report = use.report
    return Section(
        Part.USAGE.label,
        (
            Lines(tuple(_summary(report))),
            _measures(report),
            _boxes(architecture, use),
            *_empty(architecture, report),
            *_flows(architecture, report),
        ),
    )


def _summary(report: UsageReport) -> Iterator[Text]:
    matrix, counts = report.matrix, Counter(report.matrix.cells.values())
    creates, uses = counts[Usage.CREATES], counts[Usage.USES]
    yield both(
        f"{len(matrix.rows)} 行（系统与模块）、{len(matrix.columns)} 列（数据），{len(matrix.cells)} 个单元："
        f"C {creates} 个，U {uses} 个；空行 {len(report.empty_rows)}，空列 {len(report.empty_columns)}",
        f"{len(matrix.rows)} rows (systems and modules), {len(matrix.columns)} columns (data), {len(matrix.cells)} "
        f"cells: {creates} C, {uses} U; {len(report.empty_rows)} empty rows, {len(report.empty_columns)} empty columns",
    )
    outside = [(one.id, len(one.data)) for one in report.external]
    zh = "、".join(f"{one}（{count}）" for one, count in outside)
    en = ", ".join(f"{one} ({count})" for one, count in outside)
    yield both(
        f"系统以外的产生方 {len(outside)} 个，另列，不参加重排（括号内为数据项数）：{zh}"
        if outside
        else "没有系统以外的产生方",
        f"{len(outside)} creators are no systems, and stand apart (number of data): {en}"
        if outside
        else "only systems create data",
    )
    zh, en = joined(f"{one.data} {one.share:.0%}" for one in report.public)
    yield both(
        f"公共数据（超过 {PUBLIC:.0%} 的系统使用）：{zh or '无'}",
        f"public data, used by more than {PUBLIC:.0%} of the systems: {en or 'none'}",
    )


def _measures(report: UsageReport) -> Table:
    columns = (both("指标", "measure"), both("重排前", "before"), both("重排后", "after"))
    spread = both("离散度：标记距对角线的加权行数", "spread: rows of the marks from the diagonal, weighted")
    before, after = report.before, report.after
    return Table(
        both("重排前后", "Before and after ordering"),
        columns,
        (
            (spread, number(before.spread, 1), number(after.spread, 1)),
            (both("框内 U 占比", "share of U inside boxes"), said(f"{before.inside:.1%}"), said(f"{after.inside:.1%}")),
            (both("框数", "boxes"), said("—"), said(str(len(report.blocks)))),
        ),
    )


def _boxes(architecture: Architecture, use: DataUse) -> Table:
    matrix = use.report.matrix
    box_of = {row: place for place, rows in enumerate(use.report.subsystems) for row in rows}
    inside, taken, given = Counter[int](), Counter[int](), Counter[int]()
    outside = {(flow.user, flow.data) for flow in use.report.flows}
    for (row, column), usage in matrix.cells.items():
        if usage is Usage.USES and (row, column) not in outside:
            inside[box_of[row]] += 1
        elif usage is Usage.USES:
            taken[box_of[row]] += 1
            creator = matrix.creators.get(column)
            given.update(() if creator is None else (box_of[creator],))
    columns = (
        both("框", "box"),
        both("系统", "systems"),
        both("数据", "data"),
        both("框内 U", "U inside"),
        both("用框外数据", "uses of others' data"),
        both("供框外使用", "uses by others"),
    )
    rows = tuple(
        (
            _box(architecture, use, place),
            *(
                said(str(count))
                for count in (
                    block.rows[1] - block.rows[0],
                    block.columns[1] - block.columns[0],
                    inside[place],
                    taken[place],
                    given[place],
                )
            ),
        )
        for place, block in enumerate(use.report.blocks)
    )
    label = use.boxing.label
    return Table(both(f"框（{label.in_language('zh')}）", f"Boxes {label.in_language('en')}"), columns, rows)


def _box(architecture: Architecture, use: DataUse, place: int) -> Text:
    if use.names[place]:
        return named(architecture, use.names[place])
    if use.boxing is not Boxing.DENSITY:
        return _NO_BOX
    first, *others = use.report.subsystems[place]
    return both(f"{first} 等", f"{first} and others") if others else said(first)


def _empty(architecture: Architecture, report: UsageReport) -> Iterator[Block]:
    rows = [named(architecture, row) for row in report.empty_rows]
    yield from few_lines(rows, both("空行：既不产生也不使用数据", "Empty rows: neither create nor use data"), _SHOWN)
    columns = [named(architecture, column) for column in report.empty_columns]
    yield from few_lines(columns, both("空列：无人产生或使用", "Empty columns: nobody creates or uses them"), _SHOWN)


def _flows(architecture: Architecture, report: UsageReport) -> Iterator[Block]:
    heading = both("框外的 U：子系统之间的数据流", "U outside the boxes: data between subsystems")
    if not report.flows:
        yield Lines((both("没有", "none"),), heading)
        return
    counts = Counter(_way(flow).in_language("zh") for flow in report.flows)
    ways = [way for way in (*_WAYS.values(), _NO_WAY, _NO_CREATOR) if way.in_language("zh") in counts]
    zh = "，".join(f"{way.in_language('zh')} {counts[way.in_language('zh')]}" for way in ways)
    en = ", ".join(f"{way.in_language('en')} {counts[way.in_language('zh')]}" for way in ways)
    carried = sum(flow.has_interface for flow in report.flows)
    yield Lines(
        (
            both(
                f"{len(report.flows)} 处，其中 {carried} 处有接口；按途径：{zh}",
                f"{len(report.flows)}, of which {carried} have an interface; by way: {en}",
            ),
        ),
        heading,
    )
    columns = both("使用方", "user"), both("数据", "data"), both("产生方", "created by")
    lacking = [_flow(architecture, flow) for flow in report.flows if flow.lacks_interface]
    yield from few(lacking, both("缺接口的数据流", "Flows without an interface"), columns, _LISTED)
    others = tuple(
        (*_flow(architecture, flow), _way(flow), said("、".join(flow.interfaces) or "—"))
        for flow in report.flows
        if not flow.lacks_interface
    )
    if others:
        every = (*columns, both("途径", "way"), both("接口", "interfaces"))
        yield Table(both("其余数据流", "The other flows"), every, others, is_detail=True)


def _way(flow: SubsystemFlow) -> Text:
    if flow.way is not None:
        return _WAYS[flow.way]
    return _NO_WAY if flow.creators else _NO_CREATOR


def _flow(architecture: Architecture, flow: SubsystemFlow) -> tuple[Text, ...]:
    creators = both(*joined(flow.creators)) if flow.creators else said("—")
    return named(architecture, flow.user), named(architecture, flow.data), creators
