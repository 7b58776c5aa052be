"""DAT09: reader to which no path leads from the master."""

from collections.abc import Iterator, Set

from archtool.analysis.data_paths import DataPaths
from archtool.analysis.data_ways import Carrier
from archtool.analysis.distribution import undistributed
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, listed, named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both


class DataWithoutPath(Check):
    """Reports systems that use data which reach them on no path."""

    code = "DAT09"
    name = "data-without-path"
    severity = Severity.WARNING
    title = both("使用的数据没有到达途径", "data used without a path on which they arrive")
    why = both(
        "只写了使用而没有途径，实施时才发现接口没有列入清单、没有投资、没有责任方",
        "a use without a path shows up in construction only, as an interface that nobody listed, paid for or answers "
        "for",
    )
    fix = both(
        "补一个接口（provider 为持有该数据的系统，consumer 为使用方，carries 该数据），"
        "或把数据放进双方都能用的库，或删除使用关系。途径有四种：同一系统或同一最内层系统群；接口，提供方须已持有该数据，可逐级转接，迁移和过渡接口不算；"
        "所在库由使用方所在系统承载；标准库、主题库、集市和治理库由持有该数据的系统承载，使用方依赖该系统或其上级。"
        "整个子项目都收不到的主数据和参考数据由 DAT10 报告",
        "add an interface from a system that holds the data, keep them in a store that both sides may use, or remove "
        "the use. Four ways count: the same system or innermost group; interfaces whose provider already has the data, "
        "one after the other, those for migration and transition aside; a store kept by the reader's own system; and a "
        "standardised store, warehouse, mart or governance store kept by a system that has the data and on which the "
        "reader, or its whole, depends. Master and reference data that do not reach a lot at all are reported by DAT10",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each reader that has data without path, with what was searched for each datum."""
        paths = architecture.derived(DataPaths)
        missing = tuple(paths.unreached())
        if not missing:
            return
        cut_off = undistributed(architecture, paths).values()
        elsewhere = {(edge.source, edge.target) for edges in cut_off for edge in edges}
        by_reader: dict[str, list[Relationship]] = {}
        for edge in missing:
            if (edge.source, edge.target) not in elsewhere:
                by_reader.setdefault(edge.source, []).append(edge)
        for reader, edges in by_reader.items():
            who, what = named(architecture[reader]), listed(edge.target for edge in edges)
            first = edges[0].target
            yield Finding(
                Place.of(edges[0]),
                both(
                    f"{who.zh}使用没有到达途径的数据：{what.zh}",
                    f"{who.en} uses data to which no path leads: {what.en}",
                ),
                both(
                    f"补一个 carries“{first}”、consumer“{reader}”的接口，或放进它所依赖系统的库",
                    f"add an interface that carries '{first}' to '{reader}', or keep it in a store on which it depends",
                ),
                tuple((Place.of(edge), _searched(paths, reader, edge.target)) for edge in edges),
            )


def _searched(paths: DataPaths, reader: str, data: str) -> Text:
    masters = listed(paths.masters(data))
    home = paths.home(paths.masters(data)[0])
    interfaces, stores = paths.interfaces(data), paths.stores(data)
    # What ends at a reader that is not reached comes from a provider that is not reached either.
    lacking = {one.provider for one in interfaces if reader in one.consumers}
    zh, en = zip(*(_interfaces(interfaces, lacking), _stores(stores, reader)), strict=True)
    return both(
        f"“{data}”：数据源{masters.zh}（在“{home}”内）；{'；'.join(zh)}",
        f"'{data}': master {masters.en} inside '{home}'; {'; '.join(en)}",
    )


def _interfaces(interfaces: tuple[Carrier, ...], lacking: Set[str]) -> Named:
    if not interfaces:
        return Named("没有接口承载", "no interface carries it")
    shown = [_interface(one, one.provider in lacking) for one in interfaces[:_SHOWN]]
    more = len(interfaces) - len(shown)
    zh = "、".join(one.zh for one in shown) + (f"等 {len(interfaces)} 个" if more > 0 else "")
    en = ", ".join(one.en for one in shown) + (f" and {more} more" if more > 0 else "")
    return Named(f"接口 {zh}", f"interfaces {en}")


def _interface(carrier: Carrier, is_lacking: bool) -> Named:
    to = listed(carrier.consumers)
    zh, en = f"{carrier.interface} → {to.zh}", f"{carrier.interface} -> {to.en}"
    if not is_lacking:
        return Named(zh, en)
    return Named(
        f"{zh}（提供方“{carrier.provider}”自己也收不到）",
        f"{en} (its provider '{carrier.provider}' does not get it either)",
    )


def _stores(stores: tuple[tuple[str, tuple[str, ...]], ...], reader: str) -> Named:
    if not stores:
        return Named("没有写所在库", "it lies in no store")
    store, keepers = stores[0]
    who = listed(keepers)
    return Named(
        f"库“{store}”由{who.zh or '无人'}承载，“{reader}”不能从中读取",
        f"store '{store}' is kept by {who.en or 'nobody'}, from which '{reader}' cannot read",
    )


_SHOWN = 3
"""Interfaces that a message spells out for one datum."""
