"""Ways to phase a programme, each assigned by the same method under its own idea, and compared by the same criteria.

* own: the author's phases as they are, where the model has them.
* recommended: all bounds, the priorities as set.
* base first: what hospitals take over in roll-outs waits for the second phase, and the base is built against legacy
  data.
* hospital first: what no hospital system needs waits for the second phase.
* parallel: everything is begun at once, without regard to tenders, money and staff.

Source: comparison of alternatives as review practice of preliminary designs demands it; the criteria are those of
`CriterionWeights`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from archtool.analysis.phasing.exact import Assignment, assign
from archtool.analysis.phasing.instance import Instance
from archtool.analysis.phasing.precedence import Reason
from archtool.analysis.phasing.problem import Item, Pair, PhaseProblem, Phases
from archtool.analysis.phasing.reading import BRIDGED
from archtool.analysis.phasing.scores import Score, scores_of
from archtool.analysis.phasing.settings import PhasingSettings
from archtool.analysis.phasing.standing_of import breaches
from archtool.analysis.timetable import timetable
from archtool.blueprints.integration import ExternalSystem, Interface
from archtool.blueprints.relationships import SUBPROJECT
from archtool.blueprints.work import WorkSort
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both


class Idea(StrEnum):
    """The idea of an alternative."""

    OWN = "own"
    RECOMMENDED = "recommended"
    BASE_FIRST = "base-first"
    HOSPITAL_FIRST = "hospital-first"
    PARALLEL = "parallel"

    @property
    def label(self) -> Text:
        """Return its name."""
        return _NAMES[self]

    @property
    def description(self) -> Text:
        """Return what it does otherwise, as a document prints it."""
        return _DESCRIPTIONS[self]


_NAMES = {
    Idea.OWN: both("原分期方案", "phases as they are"),
    Idea.RECOMMENDED: both("综合优化", "balanced"),
    Idea.BASE_FIRST: both("基座先行", "base first"),
    Idea.HOSPITAL_FIRST: both("医院先行", "hospital first"),
    Idea.PARALLEL: both("并行推进", "parallel"),
}
_DESCRIPTIONS = {
    Idea.OWN: both("模型中已写明的分期", "the phases that the model states"),
    Idea.RECOMMENDED: both(
        "按依赖、年度资金、承建与医院承受能力和外部条件，以综合优先级求得",
        "by dependencies, annual money, capacity of builders and hospitals, outside conditions and priorities",
    ),
    Idea.BASE_FIRST: both(
        "先建网、云、安、密与基座，医院系统自第二期起推广，基座先对接存量数据",
        "network, cloud, security, cryptography and base first; hospital systems from the second phase, the "
        "base begins on "
        "legacy data",
    ),
    Idea.HOSPITAL_FIRST: both(
        "先建医院系统及其必需的支撑，其余内容自第二期起建设",
        "hospital systems and what they need first; everything else from the second phase",
    ),
    Idea.PARALLEL: both(
        "不受招标批次、年度资金和承建能力限制，各子项目同时启动",
        "all subprojects at once, without regard to tenders, annual money and capacity",
    ),
}


@dataclass(frozen=True, slots=True)
class PhaseAlternative:
    """One way to phase the programme.

    Attributes:
        idea: what it is about.
        phases: phase by element.
        assignment: how the phases were found; nothing of the author's own.
        scores: by criterion, in their order.
        total: the weighted score, 0 to 100.
        broken_rules: ids of dependency rules whose order it breaks.
        breaches: how many bounds of the programme it breaks.
    """

    idea: Idea
    phases: Phases
    assignment: Assignment | None
    scores: tuple[Score, ...]
    total: float
    broken_rules: tuple[str, ...]
    breaches: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The alternatives in the order of `Idea`, what is chosen, and why."""

    alternatives: tuple[PhaseAlternative, ...]
    chosen: Idea
    conclusion: Text


def compare(
    architecture: Architecture,
    instance: Instance,
    recommended: Assignment,
    own: Phases | None,
    settings: PhasingSettings,
) -> Comparison:
    """Return the alternatives to a recommended assignment, each derived anew, with their scores."""
    deriving = _Deriving(architecture, instance)
    found = [_judged(instance, Idea.OWN, own, None, settings)] if own is not None else []
    found.append(_judged(instance, Idea.RECOMMENDED, recommended.phases, recommended, settings))
    for idea in (Idea.BASE_FIRST, Idea.HOSPITAL_FIRST, Idea.PARALLEL):
        assignment = assign(deriving.problem(idea), seed=settings.seed, effort=settings.effort)
        found.append(_judged(instance, idea, assignment.phases, assignment, settings))
    # An alternative that breaks bounds is no plan, whatever its score.
    best = max(found, key=lambda one: (one.breaches == 0, one.total, -tuple(Idea).index(one.idea)))
    return Comparison(tuple(found), best.idea, _conclusion(found, best))


def _judged(
    instance: Instance, idea: Idea, phases: Phases, assignment: Assignment | None, settings: PhasingSettings
) -> PhaseAlternative:
    scores = scores_of(instance, phases, settings.criteria)
    total = round(sum(score.weight * score.value for score in scores), 1)
    broken = {order.evidence for order in instance.graph.orders if order.reason is Reason.RULE and order.gap(phases)}
    number = sum(1 for _ in breaches(instance.problem, phases))
    return PhaseAlternative(idea, phases, assignment, scores, total, tuple(sorted(broken)), number)


class _Deriving:
    def __init__(self, architecture: Architecture, instance: Instance) -> None:
        self._architecture = architecture
        self._instance = instance
        lots = _rollout_lots(architecture)
        self._hospital = frozenset(one for one, lot in instance.lot_of.items() if lot in lots)
        self._needed = _needed_by(instance.problem, self._hospital)

    def problem(self, idea: Idea) -> PhaseProblem:
        problem = self._instance.problem
        second = min(2, problem.phases)
        if idea is Idea.BASE_FIRST:
            items = tuple(
                replace(item, earliest=second) if item.id in self._hospital else item for item in problem.items
            )
            return replace(problem, items=items, pairs=tuple(sorted(map(self._against_legacy, problem.pairs))))
        if idea is Idea.HOSPITAL_FIRST:
            return replace(problem, items=tuple(self._for_hospitals(item, second) for item in problem.items))
        if idea is Idea.PARALLEL:
            items = tuple(replace(item, release=self._outside(item.id)) for item in problem.items)
            return replace(problem, items=items, limits=(), capacities=(), soft_penalty=0.0)
        return problem

    def _against_legacy(self, pair: Pair) -> Pair:
        """Return a pair as soft where something but a hospital system waits for one: it begins on legacy data."""
        is_bound = pair.is_hard and pair.before in self._hospital and pair.after not in self._hospital
        return replace(pair, strength=BRIDGED, lag=0) if is_bound else pair

    def _for_hospitals(self, item: Item, second: int) -> Item:
        if item.id in self._hospital:
            return replace(item, priority=1.0)
        return item if item.id in self._needed else replace(item, earliest=max(second, item.earliest))

    def _outside(self, element: str) -> int:
        releases = self._instance.releases.get(element, ())
        outside = [
            one.month for one in releases if isinstance(self._architecture[one.evidence], ExternalSystem | Interface)
        ]
        return max(outside, default=0)


def _rollout_lots(architecture: Architecture) -> frozenset[str]:
    """Return the subprojects that hospitals take over in pilots and roll-outs."""
    plan = architecture.derived(timetable)
    packages = plan.of_sort(WorkSort.PILOT, WorkSort.ROLLOUT) if plan is not None else ()
    return frozenset(lot for one in packages if (lot := architecture.target(one.id, SUBPROJECT)) is not None)


def _needed_by(problem: PhaseProblem, items: Iterable[str]) -> frozenset[str]:
    waiting, found = list(items), set(items)
    while waiting:
        for pair in problem.into[waiting.pop()]:
            if pair.before not in found:
                found.add(pair.before)
                waiting.append(pair.before)
    return frozenset(found)


def _conclusion(found: list[PhaseAlternative], best: PhaseAlternative) -> Text:
    others = [one for one in found if one is not best]
    zh = "；".join(_loses(one)[0] for one in others)
    en = "; ".join(_loses(one)[1] for one in others)
    name = best.idea.label
    return both(
        f"推荐“{name.in_language('zh')}”方案（{best.total:.1f} 分）。{zh}。",
        f"'{name.in_language('en')}' is recommended ({best.total:.1f} points). {en}.",
    )


def _loses(one: PhaseAlternative) -> tuple[str, str]:
    name, worst = one.idea.label, min(one.scores, key=lambda score: score.value)
    rules_zh = f"，打破规则 {'、'.join(one.broken_rules)}" if one.broken_rules else ""
    rules_en = f", breaks {', '.join(one.broken_rules)}" if one.broken_rules else ""
    bounds_zh = f"，违反 {one.breaches} 条约束" if one.breaches else ""
    bounds_en = f", against {one.breaches} bounds" if one.breaches else ""
    return (
        f"“{name.in_language('zh')}”{one.total:.1f} 分{bounds_zh}{rules_zh}，"
        f"最弱一项为{worst.criterion.in_language('zh')}"
        f"（{worst.value:.1f} 分，{worst.measure.in_language('zh')}）",
        f"'{name.in_language('en')}' has {one.total:.1f}{bounds_en}{rules_en}, and is weakest in "
        f"{worst.criterion.in_language('en')} ({worst.value:.1f}: {worst.measure.in_language('en')})",
    )
