"""Why two systems belong together, in sentences: the total, each component with its share, and what it rests on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from archtool.analysis.affinity.affinity import Affinity, Pair
from archtool.analysis.affinity.component import Component
from archtool.analysis.affinity.evidence import Dependence, Likeness, Shared, SharedInterface
from archtool.blueprints.function_category import FunctionCategory, FunctionGroup
from archtool.source.text import Text, both

_Item = TypeVar("_Item")

_CREATES = 1.0
_LISTED = 8
"""Things that a sentence names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one component says about a pair.

    Attributes:
        component: which.
        value: 0 to 1.
        weight: how much it counts.
        share: value times weight; the shares of a pair sum to its affinity.
        sentence: value, weight, share and evidence in words.
    """

    component: Component
    value: float
    weight: float
    share: float
    sentence: Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two systems belong together.

    Attributes:
        one, other: ids, in ascending order.
        total: their affinity, 0 to 1.
        summary: the total in one sentence, with what speaks for it most.
        reasons: every component, in their order.
    """

    one: str
    other: str
    total: float
    summary: Text
    reasons: tuple[Reason, ...]

    @property
    def main(self) -> Component | None:
        """The component with the largest share, the first of equals; none where nothing connects the two."""
        largest = max(self.reasons, key=lambda reason: round(reason.share, 9))
        return largest.component if largest.share > 0 else None


def explain(affinity: Affinity, one: str, other: str) -> Explanation:
    """Return why two systems belong together.

    Raises:
        KeyError: one of them was not compared, or both are the same.
    """
    pair = affinity.pair(one, other)
    chinese, english = (_Words(affinity, pair, language) for language in ("zh", "en"))
    weights = affinity.weights.by_component
    reasons = tuple(
        Reason(
            component,
            value,
            weights[component],
            value * weights[component],
            both(chinese.reason(component), english.reason(component)),
        )
        for component, value in pair.components.items()
    )
    return Explanation(
        pair.one, pair.other, pair.affinity(affinity.weights), both(chinese.summary(), english.summary()), reasons
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The sentences about one pair in one language."""

    affinity: Affinity
    pair: Pair
    language: str

    def summary(self) -> str:
        one, other = self._name(self.pair.one), self._name(self.pair.other)
        data, interfaces = len(self.pair.evidence.data), len(self.pair.evidence.interfaces)
        total = self.pair.affinity(self.affinity.weights)
        return self._say(
            f"经相关度分析，“{one}”与“{other}”共享数据 {data} 项、接口 {interfaces} 个，相关度 {total:.3f}",
            f"'{one}' and '{other}' share {data} data and {interfaces} interfaces; affinity {total:.3f}",
        )

    def reason(self, component: Component) -> str:
        value, weight = self.pair.components[component], self.affinity.weights.by_component[component]
        head = f"{component.label.in_language(self.language)} {value:.3f} × {weight:.3g} = {value * weight:.3f}"
        evidence = self._evidence(component)
        if not evidence:
            return head + self._say("：无", ": none")
        return head + self._say("：", ": ") + evidence

    def _evidence(self, component: Component) -> str:
        evidence = self.pair.evidence
        match component:
            case Component.DATA:
                return self._listed(_weightiest_first(evidence.data), self._datum)
            case Component.INTERFACES:
                return self._listed(evidence.interfaces, self._interface)
            case Component.FUNCTIONS:
                return self._functions()
            case Component.DEPENDENCY:
                return self._listed(evidence.dependencies, self._dependence)
            case Component.ORGANISATIONS:
                return self._listed(_weightiest_first(evidence.organisations), self._thing)
            case Component.INFRASTRUCTURE:
                return self._listed(_weightiest_first(evidence.infrastructure), self._thing)

    def _thing(self, thing: Shared) -> str:
        return self._say(
            f"{self._name(thing.id)}（稀有度 {thing.rarity:.2f}）",
            f"{self._name(thing.id)} (rarity {thing.rarity:.2f})",
        )

    def _datum(self, thing: Shared) -> str:
        one, other = self._usage(thing.one), self._usage(thing.other)
        return self._say(
            f"{self._name(thing.id)}（前者{one}、后者{other}，稀有度 {thing.rarity:.2f}）",
            f"{self._name(thing.id)} (the first {one}, the second {other}, rarity {thing.rarity:.2f})",
        )

    def _usage(self, firmness: float) -> str:
        if firmness >= _CREATES:
            return self._say("产生", "creates")
        return self._say(f"使用 {firmness:g}", f"uses {firmness:g}")

    def _interface(self, interface: SharedInterface) -> str:
        label = interface.mode.label if interface.mode is not None else both("未注明方式", "no mode stated")
        via = self._listed(interface.via, self._name)
        mode = label.in_language(self.language)
        passing = self._say(f"，经{via}", f", through {via}") if via else ""
        return self._say(
            f"{self._name(interface.id)}（{mode}，强度 {interface.strength:g}{passing}）",
            f"{self._name(interface.id)} ({mode}, strength {interface.strength:g}{passing})",
        )

    def _functions(self) -> str:
        functions = self.pair.evidence.functions
        if functions is None:
            return ""
        if functions.by is Likeness.TEXT:
            pairs = (f"{self._name(one)} ≈ {self._name(other)}" for one, other in functions.pairs)
            return self._say("功能描述相近，", "they read alike, ") + self._listed(pairs, str)
        label = _category(functions.by, functions.name).in_language(self.language)
        if functions.by is Likeness.CATEGORY:
            return self._say(f"同属“{label}”", f"both are '{label}'")
        return self._say(f"同属“{label}”大类，类别不同", f"two categories of '{label}'")

    def _dependence(self, dependence: Dependence) -> str:
        one, *between, other = map(self._name, dependence.path)
        if not between:
            return self._say(f"“{one}”依赖“{other}”", f"'{one}' depends on '{other}'")
        return self._say(
            f"“{one}”经“{between[0]}”依赖“{other}”", f"'{one}' depends on '{other}' through '{between[0]}'"
        )

    def _listed(self, items: Iterable[_Item], words: Callable[[_Item], str]) -> str:
        every = tuple(items)
        listed = self._say("、", ", ").join(words(item) for item in every[:_LISTED])
        more = len(every) - _LISTED
        return listed + self._say(f"等 {len(every)} 项", f" and {more} more") if more > 0 else listed

    def _say(self, chinese: str, english: str) -> str:
        return chinese if self.language == "zh" else english

    def _name(self, element: str) -> str:
        name = self.affinity.names.get(element)
        return name.in_language(self.language) if name is not None else element


def _weightiest_first(shared: Iterable[Shared]) -> list[Shared]:
    return sorted(shared, key=lambda thing: (-round(thing.worth, 9), thing.id))


def _category(by: Likeness, name: str) -> Text:
    return FunctionCategory(name).label if by is Likeness.CATEGORY else FunctionGroup(name).label
