"""Transitional items: what bridges the time in which something is live and what it needs is not, and when it is gone.

Source: review practice of preliminary designs: a transitional interface has a date of retirement, none survives final
acceptance, and it is not counted twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.interfaces import exchanges
from archtool.analysis.localities import Localities
from archtool.analysis.phasing.instance import Instance
from archtool.analysis.phasing.precedence import Order, Reason
from archtool.analysis.phasing.problem import Phases
from archtool.analysis.phasing.reading import BRIDGED, interface_for
from archtool.analysis.phasing.settings import WAN, PhasingSettings
from archtool.analysis.phasing.standing_of import months
from archtool.blueprints.integration import Interface
from archtool.blueprints.relationships import CARRIES, OPERATED_BY, OWNER, READS, USED_BY, ReadProperties
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class TransitionalItem:
    """One bridge.

    Attributes:
        id: id of the interface where the model has one for the transition, else `consumer ← data`.
        source: id of what gives in the meantime: an external system, or the consumer itself by hand.
        consumer: id of what is bridged.
        data: ids of the data.
        measure: what is done in the meantime.
        is_proposed: whether the measure is a proposal, since the model names none.
        protocol: how, in words.
        start: month in which it begins.
        replaced_by: id of the interface, else of the system, that takes over; nothing of a coexistence.
        replaced_month: month in which that is live; nothing of a coexistence.
        retire_month: month by whose end it is gone; nothing where none is known.
        cost: in 元, an assumption unless the model says otherwise; counted in the consumer's subproject.
        owner: id of who answers for it, or nothing.
        lot: id of the consumer's subproject, or nothing.
    """

    id: str
    source: str
    consumer: str
    data: tuple[str, ...]
    measure: Text
    is_proposed: bool
    protocol: Text
    start: int
    replaced_by: str | None
    replaced_month: int | None
    retire_month: int | None
    cost: Decimal
    owner: str | None
    lot: str | None

    @property
    def sentence(self) -> Text:
        """Return it as a document prints it."""
        data = "、".join(self.data), ", ".join(self.data)
        by = ("", "")
        if self.replaced_by is not None:
            by = (
                f"，第 {self.replaced_month} 月由 {self.replaced_by} 接替",
                f", replaced by {self.replaced_by} in month {self.replaced_month}",
            )
        gone = ("，拆除时间未定", ", without date of retirement")
        if self.retire_month is not None:
            gone = f"，最迟第 {self.retire_month} 月拆除", f", gone by month {self.retire_month}"
        what = ("建议措施", "proposed") if self.is_proposed else ("过渡措施", "measure")
        return both(
            f"{self.consumer} 使用 {data[0]}：自第 {self.start} 月起，"
            f"{what[0]}为{self.measure.in_language('zh')}{by[0]}{gone[0]}",
            f"{self.consumer} uses {data[1]}: from month {self.start}, {what[1]}: "
            f"{self.measure.in_language('en')}{by[1]}{gone[1]}",
        )


@dataclass(frozen=True, slots=True)
class Transition:
    """All transitional items of a phasing, with what is wrong about them.

    Attributes:
        items: bridges of data and interfaces by consumer and data, then temporary interfaces by id.
        cost: of all, in 元.
        most: what they may cost together.
        problems: sentences about items without retirement, beyond acceptance, or too dear; none where all is well.
    """

    items: tuple[TransitionalItem, ...]
    cost: Decimal
    most: Decimal
    problems: tuple[Text, ...]


def transition_of(
    architecture: Architecture, instance: Instance, phases: Phases, engineering: Decimal, settings: PhasingSettings
) -> Transition:
    """Return the transition of an assignment; `engineering` is what engineering costs, in 元."""
    finding = _Finding(architecture, instance, phases, settings)
    items = (*sorted(finding.needs(), key=lambda one: (one.consumer, one.data)), *finding.temporary())
    cost = sum((item.cost for item in items), Decimal(0))
    most = engineering * settings.transitional_share.amount
    return Transition(items, cost, most, tuple(_problems(items, instance.calendar.acceptance, cost, most)))


class _Finding:
    def __init__(
        self, architecture: Architecture, instance: Instance, phases: Phases, settings: PhasingSettings
    ) -> None:
        self._architecture = architecture
        self._instance = instance
        self._phases = phases
        self._settings = settings
        calendar, lot_of = instance.calendar, instance.lot_of
        self._months: Mapping[str, int] = {
            one: calendar.live_month(lot_of.get(one), phases[one], month)
            for one, month in months(instance.problem, phases).items()
        }
        self._localities = architecture.derived(Localities)

    def needs(self) -> Iterator[TransitionalItem]:
        graph = self._instance.graph
        bridged: set[tuple[str, str]] = set()
        every = list(graph.orders) + [order for pair in graph.also for order in graph.also[pair]]
        for order in every:
            if order.reason is Reason.DATA and order.strength >= BRIDGED and order.gap(self._phases):
                bridged.add((order.after, order.evidence))
                yield self._need(
                    order, (order.evidence,), interface_for(self._architecture, order.after, order.evidence)
                )
        for order in every:
            if order.reason is Reason.INTERFACE and order.gap(self._phases):
                missing = self._missing(order, bridged)
                interface = self._architecture[order.evidence]
                if missing and isinstance(interface, Interface):
                    yield self._need(order, missing, interface)

    def _missing(self, order: Order, bridged: set[tuple[str, str]]) -> tuple[str, ...]:
        """Return the data of an interface that its consumer neither only gains later nor has bridged already."""
        additive = {
            edge.target
            for edge in self._architecture.outgoing(order.after, READS)
            if isinstance(edge.properties, ReadProperties) and edge.properties.additive
        }
        return tuple(
            one
            for one in self._architecture.targets(order.evidence, CARRIES)
            if one not in additive and (order.after, one) not in bridged
        )

    def _need(self, order: Order, data: tuple[str, ...], interface: Interface | None) -> TransitionalItem:
        by = interface.id if interface is not None else order.before
        live = self._months[order.before]
        measure = order.measure or both(
            f"由 {order.after} 按周期导入存量系统或人工报表数据，{order.before} 上线后停用",
            f"{order.after} imports files of legacy systems or manual reports until {order.before} is live",
        )
        return TransitionalItem(
            f"{order.after} ← {'+'.join(data)}", order.after, order.after, data, measure, order.measure is None,
            both("文件导入或手工录入", "file import or manual entry"),
            self._months[order.after], by, live, live + self._settings.retire_within_months,
            self._settings.transitional_cost.amount, self._owner(order.after), self._instance.lot_of.get(order.after),
        )  # fmt: skip

    def temporary(self) -> Iterator[TransitionalItem]:
        """Yield the temporary interfaces of the model: what they serve exists already, whatever the phases."""
        calendar = self._instance.calendar
        numbers = {span.id: span.window for span in calendar.spans}
        for exchange in sorted(exchanges(self._architecture), key=lambda one: one.interface.id):
            if not exchange.is_temporary:
                continue
            interface = exchange.interface
            start, until = numbers.get(interface.from_phase or ""), numbers.get(interface.until_phase or "")
            retire = interface.retire_month or (until.end if until is not None else None)
            consumer = exchange.consumers[0] if exchange.consumers else interface.id
            yield TransitionalItem(
                interface.id, exchange.provider or "", consumer, exchange.data, interface.name, False,
                interface.protocol or both("未写明", "not stated"),
                start.start if start is not None else calendar.windows[0].start, None, None, retire,
                self._settings.transitional_cost.amount, self._owner(consumer), self._instance.lot_of.get(consumer),
            )  # fmt: skip

    def _owner(self, element: str) -> str | None:
        lot = self._instance.lot_of.get(element)
        lineage = (*self._localities.lineage(element), *((lot,) if lot is not None else ()))
        for kind in (OWNER, OPERATED_BY, USED_BY):
            for one in lineage:
                if found := self._architecture.targets(one, kind):
                    return found[0]
        return None


def _problems(items: tuple[TransitionalItem, ...], acceptance: int, cost: Decimal, most: Decimal) -> Iterator[Text]:
    for item in items:
        if item.retire_month is None:
            yield both(f"过渡项 {item.id} 没有拆除时间", f"{item.id} is transitional, but nothing says when it is gone")
        elif item.retire_month >= acceptance:
            yield both(
                f"过渡项 {item.id} 到第 {item.retire_month} 月才拆除，竣工验收第 {acceptance} 月开始",
                f"{item.id} is gone in month {item.retire_month} only, but final acceptance begins in month "
                f"{acceptance}",
            )
    if cost > most:
        yield both(
            f"过渡措施共 {cost / WAN:.2f} 万元，超过上限 {most / WAN:.2f} 万元",
            f"transitional items cost {cost / WAN:.2f} 万元 together, over the limit of {most / WAN:.2f} 万元",
        )
