"""The content of a gap matrix: targets that bind each organisation, what it holds today, and how far that is."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from archtool.blueprints.programme import HeldLevel, Organisation, RequiredItem, Target
from archtool.blueprints.relationships import APPLIES_TO, CONFORMS_TO
from archtool.model.architecture import Architecture
from archtool.model.kind import Basis
from archtool.source.text import both
from archtool.views.figures.gap import GapView, Measured
from archtool.views.figures.matrix import Cell, Line, MatrixFigure, Meaning
from archtool.views.heading import head_of, with_counts
from archtool.views.selection import select
from archtool.views.wording import capitalised
from archtool.workspace.members import members

_BANDS = {
    "tertiary": both("三级医院", "Tertiary"),
    "secondary": both("二级医院", "Secondary"),
    "primary": both("基层机构", "Primary"),
}
_GRADE = both("{grade}级", "{grade}")
_SHORT_ZH, _SHORT_EN = 4, 7
_REQUIRED = "○"
_MET = "●"
_UNKNOWN = "?"
_ASSUMED = "*"
_NONE, _PALE, _MIDDLE, _DARK = range(4)
_FAR = 0.5
"""Share of the target's level from which on a gap is dark."""

_LEGEND = {
    "unknown": (both("？→目标：现状待调查", "? → target: today's level not surveyed yet"), _PALE),
    "item": (both("○：该级别要求的条款，现状待调查", "○: demanded by the level, today not surveyed yet"), _PALE),
    "met": (both("已达到", "Reached"), _NONE),
    "item met": (both("●：所持级别已包含", "●: part of the level held"), _NONE),
    "near": (both("有差距", "Gap"), _MIDDLE),
    "far": (both("差距为目标级别的一半以上", "Gap of half the level or more"), _DARK),
}
"""What cells of each sort mean, and how dark they are."""

_REMARKS = {
    "required": both("○ 须符合，级别见达标要求", "○ must conform, for the level see the targets"),
    "assumed": both("* 级别为假设，待甲方确认", "* the level is an assumption, to be confirmed"),
}


def build(architecture: Architecture, view_id: str, definition: GapView, language: str) -> MatrixFigure:
    """Return what a gap matrix shows."""
    return _Builder(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column and what must be met in it, by organisation."""

    line: Line
    standard: str
    targets: Mapping[str, Target]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands in a cell, and which entries of the legend it calls for."""

    text: str
    strength: int
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Builder:
    architecture: Architecture
    definition: GapView
    language: str

    def figure(self, view_id: str) -> MatrixFigure:
        definition, language = self.definition, self.language
        rows = self._rows()
        columns = [
            column
            for measured in definition.standards
            for column in (self._items(measured) if definition.of == "items" else self._levels(measured))
        ]
        marks = {
            (at, across): self._mark(organisation, column, column.targets[organisation.id])
            for at, organisation in enumerate(rows)
            for across, column in enumerate(columns)
            if organisation.id in column.targets
        }
        surveyed = sum(bool(organisation.held_levels) for organisation in rows)
        counts = {"surveyed": str(surveyed), "demands": str(len(marks))}
        head = head_of(view_id, with_counts(definition, counts), language, rows)
        signs = {sign for mark in marks.values() for sign in mark.signs}
        return MatrixFigure(
            replace(head, note=self._note(head.note, signs)),
            definition.organisations_title.in_language(language),
            definition.standards_title.in_language(language),
            tuple(self._row(organisation) for organisation in rows),
            tuple(column.line for column in columns),
            tuple(Cell(at, across, mark.text, mark.strength) for (at, across), mark in marks.items()),
            (),
            tuple(Meaning(text.in_language(language), tone) for sign, (text, tone) in _LEGEND.items() if sign in signs),
        )

    def _rows(self) -> list[Organisation]:
        """The organisations, those of one level next to each other."""
        found = [
            one for one in select(self.architecture, self.definition.organisations) if isinstance(one, Organisation)
        ]
        order = list(_BANDS)
        return sorted(found, key=lambda one: order.index(one.level) if one.level else len(order))

    def _row(self, organisation: Organisation) -> Line:
        band = _BANDS[organisation.level].in_language(self.language) if organisation.level else None
        return Line(organisation.id, organisation.title(self.language), band, organisation.id)

    def _targets(self, standard: str) -> dict[str, Target]:
        """The target of a standard that binds each single organisation, groups taken apart."""
        found: dict[str, Target] = {}
        for target in self.architecture.of(Target):
            if standard in self.architecture.targets(target.id, CONFORMS_TO):
                for group in self.architecture.targets(target.id, APPLIES_TO):
                    found.update(dict.fromkeys(members(self.architecture, group), target))
        return found

    def _name(self, measured: Measured) -> str:
        if measured.name is not None:
            return measured.name.in_language(self.language)
        return self.architecture[measured.standard].title(self.language)

    def _levels(self, measured: Measured) -> Iterator[_Column]:
        line = Line(measured.standard, self._name(measured), None, measured.standard)
        yield _Column(line, measured.standard, self._targets(measured.standard))

    def _items(self, measured: Measured) -> Iterator[_Column]:
        """One column for each item of the targets; the same item of two targets is one."""
        heading = self._name(measured)
        named: dict[str, dict[str, Target]] = {}
        for organisation, target in self._targets(measured.standard).items():
            level = getattr(self.architecture[organisation], "level", None)
            for item in target.items:
                if not item.levels or level in item.levels:
                    named.setdefault(self._begun(item), {})[organisation] = target
        for name, targets in named.items():
            yield _Column(Line(f"{measured.standard}/{name}", name, heading), measured.standard, targets)

    def _begun(self, item: RequiredItem) -> str:
        name = item.name.in_language(self.language)
        return name if self.language == "zh" else capitalised(name)

    def _mark(self, organisation: Organisation, column: _Column, target: Target) -> _Mark:
        held = next((one for one in organisation.held_levels if one.standard == column.standard), None)
        if self.definition.of == "items":
            is_met = held is not None and target.grade is not None and held.grade >= target.grade
            return _Mark(_MET, _NONE, ("item met",)) if is_met else _Mark(_REQUIRED, _PALE, ("item",))
        is_assumed = target.basis is Basis.ASSUMPTION or bool({"level", "grade"} & set(target.assumed))
        star, signs = (_ASSUMED, ("assumed",)) if is_assumed else ("", ())
        if target.grade is None:
            level = target.level.in_language(self.language)
            is_short = len(level) <= (_SHORT_ZH if self.language == "zh" else _SHORT_EN)
            text = level if is_short else _REQUIRED
            return _Mark(f"{_UNKNOWN}→{text}{star}", _PALE, ("unknown", *(() if is_short else ("required",)), *signs))
        goal = _GRADE.in_language(self.language).format(grade=target.grade)
        if held is None:
            return _Mark(f"{_UNKNOWN}→{goal}{star}", _PALE, ("unknown", *signs))
        sign, strength = _distance(held, target.grade)
        return _Mark(f"{held.grade}→{goal}{star}", strength, (sign, *signs))

    def _note(self, note: str | None, signs: Collection[str]) -> str | None:
        """The note, with what the signs in the cells mean."""
        remarks = [text.in_language(self.language) for sign, text in _REMARKS.items() if sign in signs]
        return ("；" if self.language == "zh" else "; ").join([*([note] if note else []), *remarks]) or None


def _distance(held: HeldLevel, goal: int) -> tuple[str, int]:
    """How far a level is below the goal. Source: gap = (target − today) / target, none where it is reached."""
    gap = max(0, goal - held.grade) / goal if goal else 0.0
    if gap == 0:
        return "met", _NONE
    return ("far", _DARK) if gap >= _FAR else ("near", _MIDDLE)
