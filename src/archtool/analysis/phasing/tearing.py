"""Circles in what must come before what, and how each is torn so that an order remains.

The weakest soft order is dropped first. Where a circle holds no soft order, one that can wait for a published
contract or a first package is released: both sides then go live in one phase, and build against the contract. What
is left of a circle is built as one package.

Source: D. V. Steward, The design structure system: a method for managing the design of complex systems, IEEE
Transactions on Engineering Management 28 (1981); A. Gebala and S. D. Eppinger, Methods for analyzing design
procedures, ASME Conference on Design Theory and Methodology (1991): few tears, and in small blocks.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from archtool.analysis.cycles import strong_components
from archtool.analysis.phasing.precedence import Order
from archtool.source.text import Text, both


class TearSort(StrEnum):
    """How a circle is opened."""

    DROPPED = "dropped"
    FIRST_PACKAGE = "first-package"
    CONTRACT = "contract"
    EARLIER = "earlier"
    PROPOSED = "proposed"
    MERGED = "merged"

    @property
    def label(self) -> Text:
        """Return what a table of tears prints."""
        return _LABELS[self]


_LABELS = {
    TearSort.DROPPED: both("放宽弱依赖", "weak order dropped"),
    TearSort.FIRST_PACKAGE: both("拆出首包先行", "first package ahead"),
    TearSort.CONTRACT: both("接口契约先行", "contract published first"),
    TearSort.EARLIER: both("前期已上线", "live in an earlier phase"),
    TearSort.PROPOSED: both("建议拆出首包", "first package proposed"),
    TearSort.MERGED: both("合并为一个交付包", "merged into one package"),
}


@dataclass(frozen=True, slots=True)
class Tear:
    """One step that opens a circle.

    Attributes:
        sort: how.
        circle: ids of the nodes that waited for each other when it was done, in order of ids.
        order: the order that is released; nothing where all are merged.
        by: id of the contract or of the first package; nothing where an order is dropped or nodes are merged.
        waiting: who waits for each other, in words.
        step: what was done, in words.
        sentence: both, as a document prints them.
    """

    sort: TearSort
    circle: tuple[str, ...]
    order: Order | None
    by: str | None
    waiting: Text
    step: Text
    sentence: Text


@dataclass(frozen=True, slots=True)
class Way:
    """How one hard order may be released: by which contract or first package."""

    sort: TearSort
    by: str


Splitting = Callable[[Order], Way | None]
"""Says how an order may be released by what the model holds, or nothing."""


@dataclass(frozen=True, slots=True)
class Torn:
    """An order without circles.

    Attributes:
        packages: the nodes, those that are merged together, each after all packages that it waits for.
        orders: what is left of the orders, sorted; those inside a package included.
        tears: every step, in the order in which they were done.
    """

    packages: tuple[tuple[str, ...], ...]
    orders: tuple[Order, ...]
    tears: tuple[Tear, ...]

    @property
    def package_of(self) -> Mapping[str, int]:
        """Return the place of each node's package."""
        return {node: place for place, package in enumerate(self.packages) for node in package}

    @property
    def released(self) -> frozenset[tuple[str, str]]:
        """Return the ends of every order that was dropped or released."""
        return frozenset((tear.order.before, tear.order.after) for tear in self.tears if tear.order is not None)


def never(order: Order) -> Way | None:
    """Release no hard order: what waits in a circle of hard orders is merged."""
    del order
    return None


def torn(nodes: Iterable[str], orders: Iterable[Order], splitting: Splitting = never) -> Torn:
    """Return the orders without circles, with every tear. Linear for each tear.

    Orders whose ends are not among the nodes are left out. The result does not depend on how the input is sorted.
    """
    known = tuple(sorted(set(nodes)))
    inside = frozenset(known)
    left = {
        order for order in orders if order.before in inside and order.after in inside and order.before != order.after
    }
    tears: list[Tear] = []
    merged: set[tuple[str, ...]] = set()
    while True:
        open_circles = [circle for circle in _circles(known, left) if circle not in merged]
        if not open_circles:
            break
        for circle in open_circles:
            tear = _tear(circle, left, splitting)
            tears.append(tear)
            if tear.order is None:
                merged.add(circle)
            else:
                left.discard(tear.order)
    kept = tuple(sorted(left, key=_sorted_by))
    return Torn(_packages(known, kept), kept, tuple(tears))


def _circles(nodes: tuple[str, ...], orders: Iterable[Order]) -> list[tuple[str, ...]]:
    return sorted(one for one in _packages(nodes, sorted(orders, key=_sorted_by)) if len(one) > 1)


def _packages(nodes: tuple[str, ...], orders: Iterable[Order]) -> tuple[tuple[str, ...], ...]:
    graph: dict[str, list[str]] = {node: [] for node in nodes}
    for order in orders:
        graph[order.before].append(order.after)
    found = [tuple(sorted(component)) for component in strong_components(graph)]
    return tuple(reversed(found))


def _tear(circle: tuple[str, ...], orders: Iterable[Order], splitting: Splitting) -> Tear:
    inside = frozenset(circle)
    among = sorted((one for one in orders if one.before in inside and one.after in inside), key=_sorted_by)
    soft = [order for order in among if not order.is_hard]
    freeing = _Freeing(among)
    if soft:
        weakest = min(soft, key=lambda one: (one.strength, *freeing.rank(one)))
        return _told(TearSort.DROPPED, circle, weakest, None, _dropped(weakest))
    ways = [(order, way) for order in among if (way := splitting(order)) is not None]
    if ways:
        order, way = min(ways, key=lambda one: (_PREFERRED.index(one[1].sort), *freeing.rank(one[0])))
        return _told(way.sort, circle, order, way.by, _released(order, way))
    return _told(TearSort.MERGED, circle, None, None, _MERGED)


def _told(sort: TearSort, circle: tuple[str, ...], order: Order | None, by: str | None, step: Text) -> Tear:
    waiting = _waiting(circle)
    sentence = both(
        f"{waiting.in_language('zh')}；{step.in_language('zh')}",
        f"{waiting.in_language('en')}; {step.in_language('en')}",
    )
    return Tear(sort, circle, order, by, waiting, step, sentence)


_PREFERRED = (TearSort.FIRST_PACKAGE, TearSort.CONTRACT, TearSort.EARLIER, TearSort.PROPOSED)
"""Ways to release a hard order, the better first."""


class _Freeing:
    """Which order, when released, frees its later end soonest, and what frees most others."""

    def __init__(self, among: Iterable[Order]) -> None:
        self._needs: dict[str, int] = {}
        self._serves: dict[str, int] = {}
        for order in among:
            self._needs[order.after] = self._needs.get(order.after, 0) + 1
            self._serves[order.before] = self._serves.get(order.before, 0) + 1

    def rank(self, order: Order) -> tuple[int, int, str, str]:
        return self._needs[order.after], -self._serves.get(order.after, 0), order.after, order.before


def _sorted_by(order: Order) -> tuple[str, str, float, str, str]:
    return order.before, order.after, -order.strength, order.reason, order.evidence


_SHOWN = 6


def _waiting(circle: tuple[str, ...]) -> Text:
    zh, en = "、".join(circle[:_SHOWN]), ", ".join(circle[:_SHOWN])
    rest = len(circle) - _SHOWN
    if rest > 0:
        return both(f"{zh} 等 {len(circle)} 项相互等待", f"{en} and {rest} more wait for each other")
    return both(f"{zh} 相互等待", f"{en} wait for each other")


def _dropped(order: Order) -> Text:
    words = order.in_words()
    measure_zh = f"，过渡措施：{order.measure.in_language('zh')}" if order.measure is not None else ""
    measure_en = f"; measure: {order.measure.in_language('en')}" if order.measure is not None else ""
    return both(
        f"其中“{order.after} {words.in_language('zh')}”为柔性依赖（强度 {order.strength:.1f}，最弱），"
        f"予以放宽{measure_zh}",
        f"that {order.after} {words.in_language('en')} is soft (strength {order.strength:.1f}, the weakest) and is "
        f"dropped{measure_en}",
    )


def _released(order: Order, way: Way) -> Text:
    words = order.in_words()
    zh_way, en_way = _WAYS[way.sort]
    return both(
        f"{order.after} {words.in_language('zh')}，{zh_way.format(by=way.by, before=order.before)}",
        f"{order.after} {words.in_language('en')}, {en_way.format(by=way.by, before=order.before)}",
    )


_WAYS = {
    TearSort.FIRST_PACKAGE: (
        "由 {by} 作为 {before} 的首包先行交付解除",
        "resolved: {by} goes ahead as the first package of {before}",
    ),
    TearSort.CONTRACT: (
        "由先行发布的接口契约 {by} 解除，双方按契约并行建设、同期联调上线",
        "resolved by the contract {by}, which is published first; both sides build against it and go live in one phase",
    ),
    TearSort.EARLIER: (
        "{by} 已在前一建设期上线，予以解除",
        "resolved: {by} is live from an earlier phase",
    ),
    TearSort.PROPOSED: (
        "建议将 {by} 从 {before} 拆出作为首包先行",
        "to be resolved: {by} is proposed as the first package of {before}",
    ),
}


def way_in_words(way: Way, before: str) -> tuple[str, str]:
    """Return in Chinese and in English how an order on `before` is released."""
    zh, en = _WAYS[way.sort]
    return zh.format(by=way.by, before=before), en.format(by=way.by, before=before)


_MERGED = both(
    "无柔性依赖可放宽，也没有可先行的首包或接口契约，合并为一个交付包同期上线",
    "there is no soft order, first package or contract between them, and they are delivered as one package",
)
