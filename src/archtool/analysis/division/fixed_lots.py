"""Lots that the procurement category settles before any clustering: platforms, and services of third parties."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from archtool.analysis.estimate import costed
from archtool.analysis.localities import Localities
from archtool.analysis.lots import Lots
from archtool.blueprints.application import Module, System
from archtool.blueprints.infrastructure import Platform
from archtool.blueprints.programme import Fee
from archtool.blueprints.relationships import BUDGETED_IN, PAYEE
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.text import Text, both

_NOTHING = Decimal(0)


class ProcurementCategory(StrEnum):
    """What is bought; a lot has one of them. Source: government procurement law, goods, works and services."""

    SOFTWARE = "software"
    INTEGRATION = "integration"
    SERVICES = "services"

    @property
    def label(self) -> Text:
        """Return the category's name."""
        return _LABELS[self]


_LABELS = {
    ProcurementCategory.SOFTWARE: both("软件", "software"),
    ProcurementCategory.INTEGRATION: both("集成与硬件", "integration and hardware"),
    ProcurementCategory.SERVICES: both("服务", "services"),
}


@dataclass(frozen=True, slots=True)
class FixedLot:
    """A lot that is not clustered with applications.

    Attributes:
        name: what it is.
        category: what is bought.
        members: ids of what is built or paid in it, in source order.
        cost: 元.
        authors: ids of the author's subprojects in which the members are, in ascending order.
        contracts: for services the members of each contract: who is paid decides who is independent of whom.
    """

    name: Text
    category: ProcurementCategory
    members: tuple[str, ...]
    cost: Decimal
    authors: tuple[str, ...]
    contracts: tuple[tuple[str, ...], ...] = ()


def fixed_lots(architecture: Architecture) -> tuple[FixedLot, ...]:
    """Return one lot for each platform that has parts or cost, in source order, and last one for all services. Linear.

    Source: assumption: a platform is one purchase of its own category, apart from software.
    """
    localities, lots = architecture.derived(Localities), architecture.derived(Lots)
    members: dict[str, list[str]] = {platform.id: [] for platform in architecture.of(Platform)}
    sums = dict.fromkeys(members, _NOTHING)
    costs = {element.id: amount for element, amount in costed(architecture)}
    for element in architecture.elements:
        if isinstance(element, System | Module | Platform):
            continue
        platform = next((one for one in localities.lineage(element.id) if one in members), None)
        if platform is not None and platform != element.id:
            members[platform].append(element.id)
            sums[platform] += costs.get(element.id, _NOTHING)
    found = [
        FixedLot(
            architecture[platform].name,
            ProcurementCategory.INTEGRATION,
            tuple(parts),
            sums[platform] + costs.get(platform, _NOTHING),
            tuple(sorted({lot for part in (platform, *parts) if (lot := lots.of(part)) is not None})),
        )
        for platform, parts in members.items()
        if parts or platform in costs
    ]
    services = _services(architecture)
    return (*found, services) if services is not None else tuple(found)


def _services(architecture: Architecture) -> FixedLot | None:
    fees = architecture.of(Fee)
    if not fees:
        return None
    contracts: dict[str, list[str]] = {}
    authors: set[str] = set()
    for fee in fees:
        contracts.setdefault(architecture.target(fee.id, PAYEE) or fee.id, []).append(fee.id)
        authors.update(_subprojects(architecture, fee))
    return FixedLot(
        both("第三方服务", "Third-party services"),
        ProcurementCategory.SERVICES,
        tuple(fee.id for fee in fees),
        sum((fee.amount.amount for fee in fees), _NOTHING),
        tuple(sorted(authors)),
        tuple(tuple(some) for some in contracts.values()),
    )


def _subprojects(architecture: Architecture, fee: Element) -> list[str]:
    targets = architecture.targets(fee.id, BUDGETED_IN)
    return [target for target in targets if architecture[target].info.name == "subproject"]
