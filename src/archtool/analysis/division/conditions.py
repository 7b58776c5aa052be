"""Whether a division keeps each of the split rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.analysis.division.fixed_lots import FixedLot
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.analysis.division.search.objective import broken_order
from archtool.blueprints.programme import Organisation, SplitRule, SplitSort
from archtool.blueprints.relationships import BINDS
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Condition:
    """A split rule and a division.

    Attributes:
        rule: the rule's id.
        name: its name.
        is_kept: whether it holds; nothing where only contracts decide it.
        detail: by what it holds or is broken.
    """

    rule: str
    name: Text
    is_kept: bool | None
    detail: Text


def conditions_of(
    architecture: Architecture, problem: Problem, partition: Partition, fixed: tuple[FixedLot, ...]
) -> tuple[Condition, ...]:
    """Return how a division stands to every split rule, in source order."""
    judge = _Judge(architecture, problem, partition, fixed)
    return tuple(Condition(rule.id, rule.name, *judge.verdict(rule)) for rule in architecture.of(SplitRule))


class _Judge:
    def __init__(
        self, architecture: Architecture, problem: Problem, partition: Partition, fixed: tuple[FixedLot, ...]
    ) -> None:
        self._architecture = architecture
        self._problem = problem
        self._partition = partition
        self._fixed = fixed

    def verdict(self, rule: SplitRule) -> tuple[bool | None, Text]:
        match rule.sort:
            case SplitSort.TOGETHER:
                return self._together(rule)
            case SplitSort.SEPARATE:
                return self._separate(rule)
            case SplitSort.SIZE:
                return self._size(rule)
            case SplitSort.CATEGORY:
                return True, both(
                    "应用系统、各平台、第三方服务分别成包",
                    "applications, platforms and services are in lots of their own",
                )
            case SplitSort.ORDER:
                return self._order()

    def _together(self, rule: SplitRule) -> tuple[bool | None, Text]:
        members = next((one.members for one in self._problem.together if one.rule == rule.id), ())
        lots = sorted({self._partition.labels[node] for node in members})
        if len(lots) <= 1:
            return True, both("同在一包", "in one lot")
        return False, both(f"分在{len(lots)}包", f"in {len(lots)} lots")

    def _separate(self, rule: SplitRule) -> tuple[bool | None, Text]:
        bound = self._architecture.targets(rule.id, BINDS)
        if any(isinstance(self._architecture[one], Organisation) for one in bound):
            return None, both("招标和签约时落实单位相互独立", "to be kept when contracts are awarded")
        known = next((one for one in self._problem.separate if one.rule == rule.id), None)
        if known is None:
            return True, both("采购类别或平台不同，分别成包", "of different categories or platforms, so apart")
        labels = self._partition.labels
        shared = {labels[node] for node in known.one} & {labels[node] for node in known.other}
        if not shared:
            return True, both("分在不同的包", "in different lots")
        return False, both("有成员同在一包", "some of them share a lot")

    def _size(self, rule: SplitRule) -> tuple[bool | None, Text]:
        problem = self._problem
        costs = [sum(problem.cost[node] for node in lot) for lot in self._partition.lots]
        costs += [lot.cost for lot in self._fixed]
        small = [cost for cost in costs if rule.smallest is not None and cost < rule.smallest.amount]
        large = [cost for cost in costs if rule.largest is not None and cost > rule.largest.amount]
        if not small and not large:
            return True, both("各包规模均在范围内", "every lot is within the sizes")
        outside = "、".join(f"{cost / _WAN:f}" for cost in sorted((*small, *large)))
        return False, both(f"规模在范围外（万元）：{outside}", f"outside the sizes, in 万元: {outside}")

    def _order(self) -> tuple[bool | None, Text]:
        broken = broken_order(self._problem, self._partition)
        if not broken:
            return True, both("一期各包不依赖后招标的包", "no lot of the first phase needs one that is tendered later")
        pairs = tuple(self._named(broken))
        return False, both(f"一期依赖后招标的包：{'；'.join(pairs)}", f"needs of the first phase: {'; '.join(pairs)}")

    def _named(self, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
        return (f"{one} → {other}" for one, other in pairs)
