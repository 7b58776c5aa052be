"""What a table shows: rows from the selection, cells from properties and relationships, sums from exact amounts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.relationship import RelationshipKind
from archtool.source.text import both
from archtool.views.figures.table import Align, Column, RowKind, TableColumn, TableFigure, TableRow, TableView
from archtool.views.heading import head_of
from archtool.views.property_text import amount_of, has_values, joined, property_of, property_text
from archtool.views.selection import select
from archtool.views.wording import capitalised

_TABLE = both("表", "Table")
_TOTAL = both("合计", "Total")
_OTHERS = both("（其他）", "(others)")
_AND_MORE = both("等 {count} 项", "; … ({count} in all)")
_AND_OTHERS = both("等", "; …")
_HUNDRED = Decimal(100)
_ID = "id"
_DEPTH_IN_WORDS = 2
_NUMERALS = "一二三四五六七八九十"


def build(architecture: Architecture, view_id: str, definition: TableView, language: str) -> TableFigure:
    """Return the content of a table."""
    return _Builder(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Item:
    """An element as a row, with its number as it is printed."""

    element: Element
    number: str
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, slots=True)
class _Builder:
    architecture: Architecture
    definition: TableView
    language: str

    def figure(self, view_id: str) -> TableFigure:
        definition = self.definition
        selected = select(self.architecture, definition.rows)
        elements = [element for element in selected if has_values(element, definition.where.items())]
        sums = [self._sum(column, elements) for column in definition.columns]
        if definition.tree is not None:
            items = list(self._in_tree(elements, definition.tree))
            roots = [item.element for item in items if item.kind is RowKind.TOTAL]
            sums = [self._sum(column, roots) for column in definition.columns]
            rows = [self._row(item, sums) for item in items]
        else:
            rows = [*self._in_groups(elements, sums), *self._total(_TOTAL.in_language(self.language), sums, sums)]
        head = replace(head_of(view_id, definition, self.language, elements), label=_TABLE)
        columns = tuple(
            TableColumn(column.title.in_language(self.language), _align(column), column.width)
            for column in definition.columns
        )
        return TableFigure(head, columns, tuple(rows))

    def _in_groups(self, elements: list[Element], sums: list[Decimal]) -> Iterator[TableRow]:
        """The rows, those of one group below its head, groups in the order in which they first occur."""
        groups: dict[str, list[Element]] = {}
        for element in elements:
            groups.setdefault(self._group_of(element), []).append(element)
        number = 0
        for name, members in groups.items():
            if self.definition.group_by is not None:
                subtotals = [self._sum(column, members) for column in self.definition.columns]
                label = capitalised(name) or _OTHERS.in_language(self.language)
                yield replace(self._line(label, subtotals, sums), kind=RowKind.GROUP)
            for element in members:
                number += 1
                yield self._row(_Item(element, str(number)), sums)

    def _group_of(self, element: Element) -> str:
        key = self.definition.group_by
        if key is None:
            return ""
        if key in self._directions():
            return joined((one.title(self.language) for one in self._reached(element, (key,))), self.language)
        return self._worded(element, key)

    def _worded(self, element: Element, key: str) -> str:
        text = property_text(property_of(element, key), self.language)
        words = self.definition.words.get(text)
        return words.in_language(self.language) if words is not None else text

    def _in_tree(self, elements: list[Element], tree: str) -> Iterator[_Item]:
        """Wholes before their parts with outline numbers, the root of everything as the last row."""
        kind = self.architecture.catalogue.relationship[tree]
        ids = {element.id for element in elements}
        below: dict[str | None, list[Element]] = {}
        for element in elements:
            whole = self.architecture.target(element.id, kind)
            below.setdefault(whole if whole in ids else None, []).append(element)
        roots = below.get(None, [])
        is_single = len(roots) == 1 and roots[0].id in below
        yield from self._parts(below, roots[0].id if is_single else None, ())
        if is_single:
            yield _Item(roots[0], "", RowKind.TOTAL)

    def _parts(
        self, below: dict[str | None, list[Element]], whole: str | None, above: tuple[int, ...]
    ) -> Iterator[_Item]:
        """The parts of a whole, each before its own; `above` are the numbers of its wholes."""
        for number, element in enumerate(below.get(whole, []), start=1):
            place = (*above, number)
            yield _Item(element, _outline(place, self.language), RowKind.PLAIN if above else RowKind.GROUP)
            yield from self._parts(below, element.id, place)

    def _row(self, item: _Item, sums: list[Decimal]) -> TableRow:
        cells = tuple(
            item.number if column.number else self._cell(column, item.element, total)
            for column, total in zip(self.definition.columns, sums, strict=True)
        )
        return TableRow(cells, item.kind, item.element.id)

    def _cell(self, column: Column, element: Element, total: Decimal) -> str:
        reached = self._reached(element, column.follow) if column.follow else [element]
        if column.count:
            return str(len(reached)) if reached else ""
        if column.share or column.unit is not None or column.total:
            amounts = [amount for one in reached if (amount := self._amount(column, one)) is not None]
            return self._printed(column, sum(amounts, Decimal(0)), total) if amounts else ""
        texts = [text for one in reached if (text := self._text(column, one))]
        names = list(dict.fromkeys(texts))
        if column.most is not None and len(names) > column.most:
            is_counted = any(one.count and one.follow == column.follow for one in self.definition.columns)
            more = (_AND_OTHERS if is_counted else _AND_MORE).in_language(self.language)
            return joined(names[: column.most], self.language) + more.replace("{count}", str(len(texts)))
        return joined(names, self.language)

    def _text(self, column: Column, element: Element) -> str:
        keys = (column.property, *column.also)
        texts = (self._worded(element, key) if key == _ID else self._begun(self._worded(element, key)) for key in keys)
        return ("；" if self.language == "zh" else "; ").join(dict.fromkeys(text for text in texts if text))

    def _begun(self, text: str) -> str:
        """The text as a cell begins with it: ids apart, every cell of a Latin script has a capital."""
        return text if self.language == "zh" else capitalised(text)

    def _amount(self, column: Column, element: Element) -> Decimal | None:
        return amount_of(property_of(element, column.property), column.unit)

    def _sum(self, column: Column, elements: Iterable[Element]) -> Decimal:
        """The exact sum of a column with amounts; 0 of any other."""
        if not (column.total or column.share):
            return Decimal(0)
        reached = (one for element in elements for one in (self._reached(element, column.follow) or [element]))
        return sum((self._amount(column, one) or Decimal(0) for one in reached), Decimal(0))

    def _printed(self, column: Column, amount: Decimal, total: Decimal) -> str:
        """An amount rounded half up in print only, or its share of the total in percent."""
        places = Decimal(1).scaleb(-column.places)
        if column.share:
            share = amount / total * _HUNDRED if total else Decimal(0)
            return f"{share.quantize(places, ROUND_HALF_UP)} %"
        return f"{amount.quantize(places, ROUND_HALF_UP):,}"

    def _total(self, label: str, amounts: list[Decimal], sums: list[Decimal]) -> Iterator[TableRow]:
        if any(column.total for column in self.definition.columns):
            yield self._line(label, amounts, sums)

    def _line(self, label: str, amounts: list[Decimal], sums: list[Decimal]) -> TableRow:
        """A row of sums behind a label."""
        cells = [
            self._printed(column, amount, total) if column.total or column.share else ""
            for column, amount, total in zip(self.definition.columns, amounts, sums, strict=True)
        ]
        return TableRow((label, *cells[1:]), RowKind.TOTAL)

    def _reached(self, element: Element, path: tuple[str, ...]) -> list[Element]:
        """The elements at the end of a path of relationships, each once."""
        directions = self._directions()
        ends = [element.id]
        for name in path:
            kind, is_inverse = directions[name]
            step = self.architecture.sources if is_inverse else self.architecture.targets
            ends = list(dict.fromkeys(end for one in ends for end in step(one, kind)))
        return [self.architecture[end] for end in ends]

    def _directions(self) -> dict[str, tuple[RelationshipKind, bool]]:
        """Relationship kinds by name and by inverse name, with whether they are followed against their direction."""
        kinds = self.architecture.catalogue.relationships
        return {kind.inverse: (kind, True) for kind in kinds} | {kind.name: (kind, False) for kind in kinds}


def _align(column: Column) -> Align:
    if column.align is not None:
        return column.align
    if column.number:
        return Align.CENTRE
    is_amount = column.unit is not None or column.total or column.share or column.count
    return Align.RIGHT if is_amount else Align.LEFT


def _outline(place: tuple[int, ...], language: str) -> str:
    """The number of a row in a tree: 一, （一）, 1 and （1）, or 1, 1.1, 1.1.1, as estimates number theirs."""
    if language != "zh":
        return ".".join(str(number) for number in place)
    number, depth = place[-1], len(place)
    word = _chinese(number) if depth <= _DEPTH_IN_WORDS else str(number)
    return word if depth % 2 else f"（{word}）"


def _chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return head + (_NUMERALS[ones - 1] if ones else "")
