"""SEC08: record of legal effect that goes live before its signature."""

from collections.abc import Iterator

from archtool.analysis.phase import phase_numbers
from archtool.blueprints.data import DataEntity
from archtool.blueprints.infrastructure import CryptographicDevice
from archtool.blueprints.protection import CryptographicFunction
from archtool.blueprints.relationships import CREATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

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
    source = "电子签名法 第十四条; 电子病历应用管理规范（试行） 第十三条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each service that is late, and one for each that is not there, with all its records."""
        records = {one.id: one for one in architecture.of(DataEntity) if one.has_legal_effect}
        numbers = architecture.derived(phase_numbers) if records else {}
        live: dict[str, str] = {}
        for edge in architecture.relationships_of(CREATES) if records else ():
            earlier = live.get(edge.target)
            if edge.target not in records or edge.source not in numbers:
                continue
            if earlier is None or (numbers[edge.source], edge.source) < (numbers[earlier], earlier):
                live[edge.target] = edge.source
        for function, service in _NEEDED.items():
            devices = [one for one in architecture.of(CryptographicDevice) if one.function is function]
            device = min(devices, key=lambda one: (numbers.get(one.id, 0), one.id), default=None)
            there = 0 if device is None else numbers.get(device.id, 0)
            late = {one: master for one, master in sorted(live.items()) if device is None or there > numbers[master]}
            if late:
                yield _finding(architecture, late, device, service)


def _finding(
    architecture: Architecture, late: dict[str, str], device: CryptographicDevice | None, service: Text
) -> Finding:
    what, zh, en = listed(late), service.in_language("zh"), service.in_language("en")
    related = tuple(
        (Place(master, "from"), both(f"产生“{one}”的系统在这里上线", f"the system that creates '{one}' goes live here"))
        for one, master in late.items()
    )
    if device is None:
        return Finding(
            Place(next(iter(late))),
            both(
                f"须签名才有法律效力的记录没有{zh}：{what.zh}",
                f"there is no {en} for records that stand in law only when signed: {what.en}",
            ),
            both(f"建设{zh}（function）", f"build a {en} (function)"),
            related,
        )
    who = named(device)
    return Finding(
        Place(device.id, "from"),
        both(
            f"{who.zh}（{zh}）晚于须签名才有法律效力的记录：{what.zh}",
            f"{who.en} ({en}) comes after records that stand in law only when signed: {what.en}",
        ),
        both("提前它，或推后产生这些记录的系统", "bring it forward, or move the systems back that create them"),
        related,
    )
