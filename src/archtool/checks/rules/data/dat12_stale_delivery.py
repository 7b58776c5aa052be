"""DAT12: data that are needed at once and delivered in batches only."""

from collections.abc import Iterator

from archtool.analysis.freshness import Freshness, delivers, freshness
from archtool.blueprints.data import DataEntity
from archtool.blueprints.integration import Interface
from archtool.blueprints.relationships import CARRIES, CONSUMER, READS, ReadProperties
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

_SOON = Freshness.MINUTES


class StaleDelivery(Check):
    """Reports data of real-time refresh that interfaces deliver daily at best."""

    code = "DAT12"
    name = "stale-delivery"
    severity = Severity.WARNING
    title = both("实时数据只按批量交付", "real-time data delivered in batches only")
    why = both(
        "危急值、转诊一类数据到次日已无用处；更新周期为实时而接口按日批量，等于没有送到",
        "a critical value is worth nothing the next day: data that change in real time and travel by nightly batch do "
        "not really arrive",
    )
    fix = both(
        "为需要实时的使用方改用同步、推送或查询接口；确实按日即可的，把 refresh 或 reads 的 frequency 改成实际需要。"
        "只要有一个接口及时即可；使用方自己写了 frequency 的，看送到它的接口",
        "deliver by call, push or query to those who need it at once, or state the refresh that is really needed. One "
        "timely interface is enough; for a reader that states its own frequency those that end there are looked at",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each entity, and each reader with a frequency of its own, that is served too late."""
        speeds = {one.id: (one, delivers(one)) for one in architecture.of(Interface)}
        for entity in architecture.of(DataEntity):
            carried = [speeds[one] for one in architecture.sources(entity.id, CARRIES)]
            if not carried:
                continue
            if _is_soon(freshness(entity.refresh)) and _is_late(carried):
                yield _finding(entity, Place(entity.id, "refresh"), _slow(carried), None)
                continue
            for edge in architecture.incoming(entity.id, READS):
                needed = edge.properties.frequency if isinstance(edge.properties, ReadProperties) else None
                if not _is_soon(freshness(needed)):
                    continue
                arriving = [one for one in carried if edge.source in architecture.targets(one[0].id, CONSUMER)]
                if arriving and _is_late(arriving):
                    yield _finding(entity, Place.of(edge), _slow(arriving), edge.source)


def _is_soon(needed: Freshness | None) -> bool:
    return needed is not None and needed <= _SOON


def _is_late(carried: list[tuple[Interface, Freshness]]) -> bool:
    return all(speed > _SOON for _, speed in carried)


def _slow(carried: list[tuple[Interface, Freshness]]) -> tuple[Interface, ...]:
    return tuple(interface for interface, _ in carried)


def _finding(entity: DataEntity, place: Place, slow: tuple[Interface, ...], reader: str | None) -> Finding:
    what, ways = named(entity), listed(one.id for one in slow)
    to_zh, to_en = (f"送到“{reader}”的", f" to '{reader}'") if reader else ("", "")
    return Finding(
        place,
        both(
            f"{what.zh}需实时或准实时，但{to_zh}接口{ways.zh}都按日或更慢",
            f"{what.en} is needed within minutes, but{to_en} every interface is daily or slower: {ways.en}",
        ),
        both(
            f"“{slow[0].id}”改用同步、推送或查询，或改写需要的频率",
            f"deliver '{slow[0].id}' by call, push or query, or state the frequency that is really needed",
        ),
        tuple((Place(one.id, "frequency" if one.frequency else ""), _cycle(one)) for one in slow),
    )


def _cycle(interface: Interface) -> Text:
    mode = interface.mode.label if interface.mode else both("未写方式", "no mode")
    stated = interface.frequency
    zh = "、".join((mode.in_language("zh"), *((stated.in_language("zh"),) if stated else ())))
    en = ", ".join((mode.in_language("en"), *((stated.in_language("en"),) if stated else ())))
    return both(f"“{interface.id}”：{zh}", f"'{interface.id}': {en}")
