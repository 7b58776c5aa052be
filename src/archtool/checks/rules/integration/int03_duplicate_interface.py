"""INT03: duplicate interface."""

from collections.abc import Iterator

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.blueprints.relationships import CARRIES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class DuplicateInterface(Check):
    """Reports interfaces that carry the same data from the same provider to the same consumer as another one does."""

    code = "INT03"
    name = "duplicate-interface"
    severity = Severity.WARNING
    title = both("接口重复", "interface given twice")
    why = both(
        "同样的数据在同样两端走两条接口，就要建两次、对两次账，值不一致时不知以哪条为准",
        "the same data on two interfaces between the same ends are built twice and reconciled twice, and when they "
        "differ nobody knows which one holds",
    )
    fix = both(
        "合并为一条接口；确需一条实时、一条批量的，用 mode 区分",
        "merge them into one; where one is a transaction and the other a nightly batch, let mode say so",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each later interface; temporary ones and another class of traffic are no duplicates."""
        first: dict[tuple[str, str, str, bool], str] = {}
        for exchange in architecture.derived(exchanges):
            if exchange.provider is None or exchange.is_temporary:
                continue
            doubled: dict[str, str] = {}
            for consumer in exchange.consumers:
                for data in exchange.data:
                    other = first.setdefault(
                        (exchange.provider, consumer, data, exchange.is_bulk), exchange.interface.id
                    )
                    if other != exchange.interface.id:
                        doubled.setdefault(other, data)
            for other, data in doubled.items():
                yield _finding(architecture, exchange, other, data)


def _finding(architecture: Architecture, exchange: Exchange, other: str, data: str) -> Finding:
    who, earlier, what = named(exchange.interface), named(architecture[other]), named(architecture[data])
    return Finding(
        Place(exchange.interface.id, CARRIES.name, data),
        both(
            f"{who.zh}与{earlier.zh}重复：两端相同，都交换{what.zh}",
            f"{who.en} doubles {earlier.en}: the same ends, and both carry {what.en}",
        ),
        both(f"并入“{other}”", f"merge it into '{other}'"),
        ((Place(other, CARRIES.name, data), both("另一条写在这里", "the other one is written here")),),
    )
