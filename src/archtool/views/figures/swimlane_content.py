"""The content of a swimlane: the steps of a flow in topological columns between its start and its ends."""

import re
from dataclasses import dataclass

from archtool.blueprints.application import Flow, Step
from archtool.blueprints.governance import Stage
from archtool.model.architecture import Architecture
from archtool.source.text import both
from archtool.views.classing import mark_of
from archtool.views.figures.swimlane import Link, Node, NodeSort, SwimlaneFigure, SwimlaneView
from archtool.views.heading import head_of, with_counts
from archtool.views.wording import listed

_START = both("开始", "Start")
_END = both("结束", "End")
_BRACKETED_END = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")


def build(architecture: Architecture, view_id: str, definition: SwimlaneView, language: str) -> SwimlaneFigure:
    """Return what a swimlane shows: every lane that has a step, and every step with what comes before it."""
    flow = architecture.get(definition.flow)
    if not isinstance(flow, Flow):
        return SwimlaneFigure(head_of(view_id, with_counts(definition, {"stages": ""}), language), (), (), ())
    used = {step.lane for step in flow.steps}
    lanes = {lane.key: lane.name.in_language(language) for lane in flow.lanes if lane.key in used}
    chart = _Chart(architecture, definition, language, flow, tuple(lanes))
    head = head_of(view_id, with_counts(definition, {"stages": chart.stages()}), language)
    return SwimlaneFigure(head, tuple(lanes.values()), chart.nodes(), chart.links())


@dataclass(frozen=True, slots=True)
class _Chart:
    """A flow whose steps are numbered from 1, in the lanes with the keys `lanes`."""

    architecture: Architecture
    definition: SwimlaneView
    language: str
    flow: Flow
    lanes: tuple[str, ...]

    def nodes(self) -> tuple[Node, ...]:
        """A start before each step that nothing precedes, the steps, and an end after each that nothing follows."""
        columns = self._columns()
        steps = {
            number: self._node(number, step, columns[number])
            for number, step in enumerate(self.flow.steps, start=1)
            if step.lane in self.lanes
        }
        starts = [self._terminal(steps[number], NodeSort.START) for number in steps if not self._before(number)]
        ends = [self._terminal(steps[number], NodeSort.END) for number in self._last() if number in steps]
        return (*starts, *steps.values(), *ends)

    def links(self) -> tuple[Link, ...]:
        """The arrows: from the starts, between the steps in their order, and to the ends."""
        found: list[Link] = []
        for number, step in enumerate(self.flow.steps, start=1):
            before = self._before(number)
            branch = step.branch.in_language(self.language) if step.branch else ""
            found += [Link(_key(one), _key(number), branch) for one in before]
            if not before:
                found.append(Link(f"{_key(number)}-{NodeSort.START}", _key(number)))
        return (*found, *(Link(_key(number), f"{_key(number)}-{NodeSort.END}") for number in self._last()))

    def stages(self) -> str:
        """The stages to which steps belong, in their order, each behind its number."""
        found = {stage.id: stage for step in self.flow.steps for stage in self._stages(step)}
        ordered = sorted(found.values(), key=lambda stage: (stage.order, stage.id))
        gap = "" if self.language == "zh" else " "
        return listed((f"{_mark(stage)}{gap}{stage.title(self.language)}" for stage in ordered), self.language)

    def _stages(self, step: Step) -> tuple[Stage, ...]:
        found = (self.architecture.get(one) for one in step.stages)
        return tuple(one for one in found if isinstance(one, Stage))

    def _label(self, step: Step) -> str:
        """What is done, behind the numbers of its stages."""
        marks = "".join(_mark(stage) for stage in self._stages(step))
        gap = " " if marks and self.language != "zh" else ""
        return f"{marks}{gap}{step.action.in_language(self.language)}"

    def _before(self, number: int) -> tuple[int, ...]:
        """Numbers of the steps that lead to a step: those that it names, else the one above it."""
        named = tuple(one for one in self.flow.steps[number - 1].after if 1 <= one <= len(self.flow.steps))
        return named or ((number - 1,) if number > 1 else ())

    def _last(self) -> tuple[int, ...]:
        """Numbers of the steps that lead nowhere."""
        numbers = range(1, len(self.flow.steps) + 1)
        followed = {one for number in numbers for one in self._before(number)}
        return tuple(number for number in numbers if number not in followed)

    def _columns(self) -> dict[int, int]:
        """Column of each step, from 1: the longest way to it, on which no step leads back."""
        columns: dict[int, int] = {}
        for number in range(1, len(self.flow.steps) + 1):
            columns[number] = 1 + max((columns[one] for one in self._before(number) if one < number), default=0)
        return columns

    def _node(self, number: int, step: Step, column: int) -> Node:
        mark = ""
        if step.system is not None and self.definition.mark != "none":
            mark = step.system if self.definition.mark == "id" else self._name(step.system)
        return Node(
            _key(number),
            NodeSort.DECISION if step.decision else NodeSort.ACTIVITY,
            self.lanes.index(step.lane),
            column,
            self._label(step),
            step.system or self.flow.id,
            mark,
            tuple(self._name(one) for one in step.data),
        )

    def _terminal(self, step: Node, sort: NodeSort) -> Node:
        is_start = sort is NodeSort.START
        words = (_START if is_start else _END).in_language(self.language)
        column = step.column - 1 if is_start else step.column + 1
        return Node(f"{step.key}-{sort}", sort, step.lane, column, words, self.flow.id)

    def _name(self, element: str) -> str:
        found = self.architecture.get(element)
        name = found.title(self.language) if found else element
        return _BRACKETED_END.sub("", name) or name


def _mark(stage: Stage) -> str:
    return mark_of(stage.order - 1)


def _key(number: int) -> str:
    return f"step-{number}"
