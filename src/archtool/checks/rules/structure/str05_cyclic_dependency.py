"""STR05: cyclic dependency."""

from collections.abc import Iterator
from itertools import pairwise

from archtool.analysis.cycles import Graph, cycles
from archtool.blueprints.programme import Strength
from archtool.blueprints.relationships import DEPENDS_ON, PART_OF, DependencyProperties
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import chain, named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship, RelationshipKind
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_SOFTEN = both(
    "把较弱的一条改为 strength: soft，或拆分、合并元素",
    "make the weakest link strength: soft, or split or merge the elements",
)
_CUT = both("去掉环中写错的一条", "remove the wrong link of the circle")


class CyclicDependency(Check):
    """Reports elements that need themselves first, through hard dependencies or another order without circles."""

    code = "STR05"
    name = "cyclic-dependency"
    severity = Severity.ERROR
    title = both("依赖成环", "circle of dependencies")
    why = both(
        "环中的元素谁也不能先建成，分期、工期和招标顺序都排不出来；组织成员和汇报关系成环同样没有起点",
        "nothing in the circle can be finished first, so there is no phasing, no schedule and no order of tenders; "
        "circles of membership and reporting have no top either",
    )
    fix = both(
        "把环中较弱的一条改为 strength: soft，或先发布接口契约把一个元素拆成两个，或把它们合并为一个交付单元；"
        "成员和汇报关系去掉写错的一条",
        "make the weakest link strength: soft, split one element by publishing its contract first, or merge them into "
        "one delivery; of membership and reporting, remove the wrong link",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; R. Tarjan 1972 for the components"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each set of elements that need each other, with the shortest circle inside it.

        Every relationship kind declared acyclic counts, but for containment (STR04); soft dependencies do not.
        """
        graphs: dict[str, dict[str, list[str]]] = {
            kind.name: {} for kind in architecture.catalogue.relationships if kind.acyclic and kind.name != PART_OF.name
        }
        for edge in architecture.relationships:
            graph = graphs.get(edge.kind.name)
            if graph is not None and _is_hard(edge):
                graph.setdefault(edge.source, []).append(edge.target)
        for name, graph in graphs.items():
            yield from self._circles(architecture, architecture.catalogue.relationship[name], graph)

    def _circles(self, architecture: Architecture, kind: RelationshipKind, graph: Graph) -> Iterator[Finding]:
        words = kind.label.in_language("zh"), kind.label.in_language("en")
        for cycle in cycles(graph):
            who, links = named(architecture[cycle[0]]), chain((*cycle, cycle[0]))
            yield Finding(
                Place(cycle[0], kind.name, cycle[1 % len(cycle)]),
                both(f"{who.zh}“{words[0]}”成环：{links.zh}", f"{who.en} {words[1]} itself: {links.en}"),
                _SOFTEN if kind.name == DEPENDS_ON.name else _CUT,
                tuple(
                    (Place(source, kind.name, target), both("环经过这里", "the circle passes here"))
                    for source, target in pairwise((*cycle[1:], cycle[0]))
                ),
            )


def _is_hard(edge: Relationship) -> bool:
    return not (isinstance(edge.properties, DependencyProperties) and edge.properties.strength is Strength.SOFT)
