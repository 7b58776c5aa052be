"""How much it matters that something is early: five criteria, each worked out from the model, and their weighted sum.

* policy: the client's clauses, targets and goals that the element, its functions or its wholes serve.
* dependants: how many deliverables wait for it, directly or through others, by hard orders.
* benefit: how many organisations use it, and how many functions it has.
* readiness: how few deliverables it waits for itself; half where it waits for something outside the programme.
* safety: 1 less the severity of the worst risk that concerns it, its wholes or its subproject.

Counts become scores by ln(1 + n) / ln(1 + highest n): the step from none to some counts more than that from many to
more.

Source: weighted scoring of review practice of preliminary designs; scales are assumptions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log1p

from archtool.analysis.localities import Localities
from archtool.analysis.lots import Lots
from archtool.analysis.phasing.precedence import PrecedenceGraph
from archtool.analysis.phasing.settings import PriorityWeights
from archtool.analysis.phasing.tearing import Torn
from archtool.blueprints.programme import Risk
from archtool.blueprints.relationships import CLAUSES, CONCERNS, FUNCTION_OF, REACHES, REALISES, USED_BY
from archtool.model.architecture import Architecture
from archtool.workspace.members import members

_SEVERITY = {"high": 1.0, "medium": 0.6, "low": 0.3}
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Priority:
    """The five scores of one element, each 0 to 1, and the facts behind them.

    Attributes:
        element: its id.
        policy: score.
        dependants: score.
        benefit: score.
        readiness: score.
        safety: score.
        total: the weighted sum, S.
        waiting: how many deliverables wait for it.
        needs: how many it waits for.
        users: how many organisations use it.
    """

    element: str
    policy: float
    dependants: float
    benefit: float
    readiness: float
    safety: float
    total: float
    waiting: int
    needs: int
    users: int


def priorities_of(
    architecture: Architecture, graph: PrecedenceGraph, torn: Torn, weights: PriorityWeights
) -> Mapping[str, Priority]:
    """Return the priority of every deliverable by id, in order of ids. Near linear in nodes and orders."""
    counts = _Counts(architecture)
    waiting, needs = _reached(torn)
    policy = _scaled({node: counts.policy(node) for node in graph.nodes})
    users = {node: counts.users(node) for node in graph.nodes}
    benefit = _scaled({node: users[node] + counts.functions(node) if users[node] else 0 for node in graph.nodes})
    dependants, needed = _scaled(waiting), _scaled(needs)
    outside = {release.element for release in graph.releases}
    found: dict[str, Priority] = {}
    for node in graph.nodes:
        readiness = round((1 - needed[node]) * (0.5 if node in outside else 1.0), _DIGITS)
        scores = (policy[node], dependants[node], benefit[node], readiness, counts.safety(node))
        parts = (weights.policy, weights.dependants, weights.benefit, weights.readiness, weights.safety)
        total = round(sum(weight * score for weight, score in zip(parts, scores, strict=True)), _DIGITS)
        found[node] = Priority(node, *scores, total, waiting[node], needs[node], users[node])
    return found


class _Counts:
    def __init__(self, architecture: Architecture) -> None:
        self._architecture = architecture
        self._localities = architecture.derived(Localities)
        lots = architecture.derived(Lots)
        self._lot = lots.of
        self._severity: dict[str, float] = {}
        for risk in architecture.of(Risk):
            for one in architecture.targets(risk.id, CONCERNS):
                self._severity[one] = max(self._severity.get(one, 0.0), _SEVERITY[risk.severity])

    def policy(self, element: str) -> int:
        lineage = self._localities.lineage(element)
        served = {
            target
            for one in lineage
            for kind in (REACHES, REALISES, CLAUSES)
            for target in self._architecture.targets(one, kind)
        }
        for function in self._architecture.sources(element, FUNCTION_OF):
            served.update(self._architecture.targets(function, CLAUSES))
        return len(served)

    def users(self, element: str) -> int:
        using = {
            one for whole in self._localities.lineage(element) for one in self._architecture.targets(whole, USED_BY)
        }
        return len({single for one in using for single in members(self._architecture, one)})

    def functions(self, element: str) -> int:
        return len(self._architecture.sources(element, FUNCTION_OF))

    def safety(self, element: str) -> float:
        concerned: tuple[str | None, ...] = (*self._localities.lineage(element), self._lot(element))
        return round(1 - max(self._severity.get(one, 0.0) if one else 0.0 for one in concerned), _DIGITS)


def _scaled(counts: Mapping[str, int]) -> dict[str, float]:
    highest = max(counts.values(), default=0)
    return {one: round(log1p(count) / log1p(highest), _DIGITS) if highest else 0.0 for one, count in counts.items()}


def _reached(torn: Torn) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many nodes each node reaches along hard orders, and from how many it is reached."""
    place = torn.package_of
    after: list[set[int]] = [set() for _ in torn.packages]
    before: list[set[int]] = [set() for _ in torn.packages]
    for order in torn.orders:
        one, other = place[order.before], place[order.after]
        if one != other and order.is_hard:
            after[one].add(other)
            before[other].add(one)
    sizes = [len(package) for package in torn.packages]
    down = _closed(after, reversed(range(len(sizes))))
    up = _closed(before, range(len(sizes)))
    return (
        {node: sum(sizes[one] for one in down[place[node]]) + sizes[place[node]] - 1 for node in sorted(place)},
        {node: sum(sizes[one] for one in up[place[node]]) + sizes[place[node]] - 1 for node in sorted(place)},
    )


def _closed(steps: list[set[int]], order: Iterable[int]) -> list[set[int]]:
    """Return what each package reaches; `order` has each package after all to which it has a step."""
    closed: list[set[int]] = [set() for _ in steps]
    for place in order:
        for one in steps[place]:
            closed[place].add(one)
            closed[place] |= closed[one]
    return closed
