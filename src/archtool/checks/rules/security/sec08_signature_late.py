"""SEC08: record of legal effect that goes live before its signature."""

from collections.abc import Iterator

from archtool.analysis.phase import phase_numbers
from archtool.blueprints.data import DataEntity
from archtool.blueprints.infrastructure import CryptographicDevice
from archtool.blueprints.protection import CryptographicFunction
from archtool.blueprints.relationships import CREATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_NEEDED = {
    CryptographicFunction.SIGNATURE: both("电子签名", "signature service"),
    CryptographicFunction.TIME_STAMP: both("时间戳", "time stamp"),
}


class SignatureLate(Check):
    """Reports records of legal effect whose system goes live before signature and time stamp are there."""

    code = "SEC08"
    name = "signature-late"
    severity = Severity.ERROR
    title = both("有法律效力的记录先于签名上线", "record of legal effect before its signature")
    why = both(
        "没有可靠电子签名和时间戳，电子病历、处方、报告只是草稿：要么继续打印签字，要么发生纠纷举不了证",
        "without signature and time stamp a record is a draft: it is printed and signed by hand, or proves nothing "
        "in a "
        "dispute",
    )
    fix = both(
        "把签名（function: signature）和时间戳（function: time-stamp）提前到产生系统上线之前；不须签名的去掉 "
        "legal_effect",
        "bring signature (function: signature) and time stamp (function: time-stamp) forward to the go-live of the "
        "system "
        "that creates the record; remove legal_effect from what needs no signature",
    )
    source = "method SEC-08; 电子签名法 第十四条; 电子病历应用管理规范（试行） 第十三条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such record, naming what is missing or late."""
        records = [one for one in architecture.of(DataEntity) if one.has_legal_effect]
        numbers = phase_numbers(architecture) if records else {}
        first = {function: _first(architecture, function, numbers) for function in _NEEDED}
        for record in records:
            masters = [one for one in architecture.sources(record.id, CREATES) if one in numbers]
            if not masters:
                continue
            master = min(masters, key=numbers.__getitem__)
            late = [
                one for one, device in first.items() if device is None or numbers.get(device.id, 0) > numbers[master]
            ]
            if late:
                yield _finding(architecture, record, master, late, [device for device in first.values() if device])


def _first(
    architecture: Architecture, function: CryptographicFunction, numbers: dict[str, int]
) -> CryptographicDevice | None:
    devices = [one for one in architecture.of(CryptographicDevice) if one.function is function]
    return min(devices, key=lambda one: numbers.get(one.id, 0), default=None)


def _finding(
    architecture: Architecture,
    record: DataEntity,
    master: str,
    late: list[CryptographicFunction],
    devices: list[CryptographicDevice],
) -> Finding:
    who, system = named(record), named(architecture[master])
    zh = "、".join(_NEEDED[one].in_language("zh") for one in late)
    en = " and ".join(_NEEDED[one].in_language("en") for one in late)
    related: list[Element] = [one for one in devices if one.function in late]
    return Finding(
        Place(record.id, "legal_effect"),
        both(
            f"{who.zh}须签名才有法律效力，产生它的{system.zh}上线时还没有{zh}",
            f"{who.en} stands in law only when signed, but there is no {en} when {system.en} goes live",
        ),
        both("把签名和时间戳提前，或推后该系统", "bring signature and time stamp forward, or move the system back"),
        (
            (Place(master, "from"), both("产生它的系统在这里上线", "the system that creates it goes live here")),
            *((Place(one.id, "from"), both("密码设备在这里建成", "the device is delivered here")) for one in related),
        ),
    )
