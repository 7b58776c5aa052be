"""Which subproject each lot of a proposed division becomes, and what the model has to say for it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.division.division import Division
from archtool.analysis.localities import Localities
from archtool.analysis.lots import Lots
from archtool.blueprints.programme import Subproject
from archtool.commands.planning.stating import Stating, quoted
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.text import Text, both

_PREFIX = Subproject.info.prefix
_WAN = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class TargetLots:
    """The subprojects of a proposed division.

    Attributes:
        ids: of the lots, in their order; a lot takes the subproject that most of it comes from, or a new one.
        new: which of them the model does not have.
        emptied: subprojects of the author that build nothing of it any more.
    """

    ids: tuple[str, ...]
    new: frozenset[str]
    emptied: tuple[str, ...]

    @property
    def notes(self) -> Iterator[Text]:
        """Yield what the author has to do by hand."""
        if self.emptied:
            zh, en = "、".join(self.emptied), ", ".join(self.emptied)
            yield both(
                f"{zh} 不再承建系统：其工作包、资金来源须人工并入接手的子项目",
                f"{en} no longer build anything: move their work packages and funding to those that take over",
            )


def target_lots(architecture: Architecture, division: Division) -> TargetLots:
    """Return the subprojects of the best division; those with most in common are matched first, ties by order."""
    lots = architecture.derived(Lots)
    labels = division.best.partition.labels
    before = {node: lots.of(node) for node in division.problem.nodes}
    shared = Counter((label, before[node]) for node, label in labels.items() if before[node] is not None)
    taken: dict[int, str] = {}
    for (label, lot), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0][0], one[0][1] or "")):
        if lot is not None and label not in taken and lot not in taken.values():
            taken[label] = lot
    ids = tuple(taken.get(label) or _fresh(architecture, label) for label in range(1, len(division.best.partition) + 1))
    others = {lot for lot in before.values() if lot is not None} - set(ids)
    return TargetLots(ids, frozenset(ids) - set(taken.values()), tuple(sorted(others)))


def _fresh(architecture: Architecture, label: int) -> str:
    found = f"{_PREFIX}L{label}"
    while found in architecture:
        found += "n"
    return found


def state_lots(architecture: Architecture, division: Division, target: TargetLots, stating: Stating) -> None:
    """State the subproject of every system that changes it, of groups that follow, and what subprojects cost."""
    wanted = {node: target.ids[label - 1] for node, label in division.best.partition.labels.items()}
    lots, localities = architecture.derived(Lots), architecture.derived(Localities)
    groups: dict[str, Counter[str]] = {}
    for node, lot in wanted.items():
        for whole in localities.lineage(node)[1:]:
            if whole not in wanted:
                groups.setdefault(whole, Counter())[lot] += 1
    most = {whole: min(counts, key=lambda lot: (-counts[lot], lot)) for whole, counts in groups.items()}
    moved = {whole for whole, lot in most.items() if lots.of(whole) not in (None, lot)}
    moved |= {node for node, lot in wanted.items() if lots.of(node) != lot}
    for element, lot in sorted({**most, **wanted}.items()):
        follows = element in wanted and moved.intersection(localities.lineage(element)[1:])
        if element in moved or follows:
            stating.state(architecture[element], "subproject", lot)
    _state_costs(architecture, division, target, stating)


def _state_costs(architecture: Architecture, division: Division, target: TargetLots, stating: Stating) -> None:
    cost, lots = division.problem.cost, architecture.derived(Lots)
    before: dict[str, Decimal] = {}
    for node in division.problem.nodes:
        lot = lots.of(node)
        if lot is not None:
            before[lot] = before.get(lot, Decimal(0)) + cost[node]
    after = {
        target.ids[place]: sum((cost[node] for node in lot), Decimal(0))
        for place, lot in enumerate(division.best.partition.lots)
    } | dict.fromkeys(target.emptied, Decimal(0))
    for place, lot in enumerate(target.ids):
        if lot in target.new:
            name = division.best.names[place].title
            facts = {"name": quoted(name), "cost": _money(after[lot]), "basis": "assumption"}
            stating.add(Subproject.info.plural, lot, facts)
    for subproject in architecture.of(Subproject):
        stated = subproject.cost
        # A cost that was more than the sum of its systems holds something that the division does not know.
        if stated is not None and stated.amount == before.get(subproject.id) != after.get(subproject.id):
            stating.state(subproject, "cost", _money(after[subproject.id]))


def _money(amount: Decimal) -> str:
    return f"{plain(amount / _WAN)} 万元"
