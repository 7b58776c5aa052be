"""What a chart shows: exact amounts of the selected elements and of the parts that they consist of."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.views.figures.chart import ChartBar, ChartFigure, ChartView, Segment, Split
from archtool.views.heading import head_of
from archtool.views.property_text import amount_of, has_values, property_of, property_text
from archtool.views.selection import select

_NOTHING = Decimal(0)


def build(architecture: Architecture, view_id: str, definition: ChartView, language: str) -> ChartFigure:
    """Return the content of a chart; what has no amount has no bar."""
    return _Builder(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Builder:
    architecture: Architecture
    definition: ChartView
    language: str

    def figure(self, view_id: str) -> ChartFigure:
        definition = self.definition
        amounts = [
            (element, amount)
            for element in select(self.architecture, definition.bars)
            if has_values(element, definition.where.items())
            and (amount := amount_of(property_of(element, definition.property), definition.unit)) is not None
        ]
        parts = {element.id: self._parts(element, amount) for element, amount in amounts}
        names = self._series({name for some in parts.values() for name in some})
        places = {name: place for place, name in enumerate(names)}
        bars = tuple(
            ChartBar(element.id, element.title(self.language), self._segments(parts[element.id], places),
                     self._text(element, amount))
            for element, amount in amounts
        )  # fmt: skip
        total = self._printed(sum((amount for _, amount in amounts), _NOTHING))
        head = head_of(view_id, definition, self.language, [element for element, _ in amounts])
        series = tuple(self._name(name) for name in names) if definition.split is not None else ()
        return ChartFigure(head, definition.axis.in_language(self.language).replace("{total}", total), bars, series)

    def _parts(self, element: Element, amount: Decimal) -> dict[str, Decimal]:
        """The amounts of the parts by what names them; the rest of the whole under the empty name."""
        split = self.definition.split
        found: dict[str, Decimal] = {}
        for name, part in self._related(element, split) if split is not None else ():
            found[name] = found.get(name, _NOTHING) + part
        rest = amount - sum(found.values(), _NOTHING)
        if rest < 0:
            # Parts that cost more than their whole are an error of the model that checks report: the whole is drawn.
            return {"": amount}
        if rest or not found:
            found[""] = found.get("", _NOTHING) + rest
        return found

    def _related(self, element: Element, split: Split) -> Iterator[tuple[str, Decimal]]:
        for kind in self.architecture.catalogue.relationships:
            if split.follow == kind.name:
                ends = self.architecture.targets(element.id, kind)
            elif split.follow == kind.inverse:
                ends = self.architecture.sources(element.id, kind)
            else:
                continue
            for end in ends:
                part = self.architecture[end]
                amount = amount_of(property_of(part, split.property), self.definition.unit)
                if amount:
                    yield property_text(property_of(part, split.by), self.language), amount

    def _series(self, names: set[str]) -> list[str]:
        """The parts sorted by name, the rest last."""
        return sorted(names, key=lambda name: (not name, name))

    def _name(self, name: str) -> str:
        """A part that is an element is called by that; the rest as the definition says."""
        if not name:
            return self.definition.split.rest.in_language(self.language) if self.definition.split else ""
        element = self.architecture.get(name)
        return element.title(self.language) if element is not None else name

    def _segments(self, parts: dict[str, Decimal], places: dict[str, int]) -> tuple[Segment, ...]:
        ordered = sorted(parts.items(), key=lambda part: places[part[0]])
        return tuple(Segment(places[name], amount, self._printed(amount)) for name, amount in ordered if amount)

    def _text(self, element: Element, amount: Decimal) -> str:
        if self.definition.detail is None:
            return self._printed(amount)
        detail = property_text(property_of(element, self.definition.detail), self.language)
        brackets = "（{}）" if self.language == "zh" else " ({})"
        return self._printed(amount) + (brackets.format(detail) if detail else "")

    def _printed(self, amount: Decimal) -> str:
        """An amount rounded half up in print only."""
        return f"{amount.quantize(Decimal(1).scaleb(-self.definition.places), ROUND_HALF_UP):,}"
