"""DAT13: data outgrow the storage in which they are kept."""

from collections.abc import Iterator
from decimal import Decimal

from archtool.blueprints.infrastructure import Storage
from archtool.blueprints.programme import Volume
from archtool.blueprints.relationships import HOSTED_ON, SIZES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.quantity import SIZE, Quantity, plain
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_YEAR = 12


class DataOutgrowStorage(Check):
    """Reports storages whose data, as they grow and as long as they are kept, exceed the usable capacity."""

    code = "DAT13"
    name = "data-outgrow-storage"
    severity = Severity.ERROR
    title = both("数据量与保存期超出存储容量", "volume and retention exceed the storage")
    why = both(
        "年增量乘保存年限大于可用容量，存储在保存期内就会写满",
        "where yearly growth times retention exceeds the capacity, the storage is full before the first data may go",
    )
    fix = both(
        "扩容、缩短在线保存期，或改存他处。年增量与保存期写在 volumes 的 growth、retention 上，"
        "sizes 指向存储，或指向部署在存储上的库；可用容量为 capacity 乘 limit",
        "enlarge the storage, keep data online for a shorter time, or elsewhere. Growth and retention stand on volumes "
        "that size the storage, or a store hosted on it; usable is capacity times limit",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each storage that is too small, and for each growing volume without retention."""
        storages = {one.id: one for one in architecture.of(Storage)}
        kept: dict[str, list[Volume]] = {}
        for volume in architecture.of(Volume):
            if volume.growth is None:
                continue
            targets = _storages(architecture, volume)
            for target in targets:
                kept.setdefault(target, []).append(volume)
            if volume.retention is None and any(target in storages for target in targets):
                yield _endless(volume)
        for target, volumes in kept.items():
            storage = storages.get(target)
            if storage is not None and storage.capacity is not None:
                yield from _too_small(storage, storage.capacity, volumes)


def _storages(architecture: Architecture, volume: Volume) -> tuple[str, ...]:
    sized = architecture.targets(volume.id, SIZES)
    hosts = (host for one in sized for host in architecture.targets(one, HOSTED_ON))
    return tuple(dict.fromkeys((*sized, *hosts)))


def _endless(volume: Volume) -> Finding:
    who = named(volume)
    return Finding(
        Place(volume.id, "growth"),
        both(
            f"{who.zh}每年增加 {volume.growth}，没有写保存期",
            f"{who.en} grows by {volume.growth} a year and does not say how long it is kept",
        ),
        both("写上 retention: 3 years 这样的保存期", "write retention, such as 3 years"),
    )


def _too_small(storage: Storage, capacity: Quantity, volumes: list[Volume]) -> Iterator[Finding]:
    needed = sum((_kept(volume) for volume in volumes), Decimal(0))
    limit = storage.limit.amount if storage.limit is not None else Decimal(1)
    if needed <= capacity.amount * limit:
        return
    who, what = named(storage), listed(volume.id for volume in volumes)
    need = Quantity(needed, SIZE, capacity.unit)
    share = plain((limit * 100).normalize())
    yield Finding(
        Place(storage.id, "capacity"),
        both(
            f"{who.zh}需存 {need}（{what.zh}），超过可用的 {capacity} × {share} %",
            f"{who.en} has to keep {need} of {what.en}, more than {share} % of {capacity}",
        ),
        both("扩容，或缩短 retention", "enlarge it, or shorten the retention"),
        tuple(
            (
                Place(volume.id, "growth"),
                both(
                    f"每年 {volume.growth}，保存 {volume.retention}", f"{volume.growth} a year, kept {volume.retention}"
                ),
            )
            for volume in volumes
            if volume.retention is not None
        ),
    )


def _kept(volume: Volume) -> Decimal:
    if volume.growth is None or volume.retention is None:
        return Decimal(0)
    return volume.growth.amount * volume.retention.amount / _YEAR
