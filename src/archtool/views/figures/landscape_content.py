"""The content of a landscape: the selected elements as blocks, nested by containment, each once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from archtool.blueprints.relationships import PART_OF
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.text import both
from archtool.views.content import Lifecycle, lifecycle_of
from archtool.views.figures.landscape import (
    Blocks,
    Group,
    Item,
    LandscapeFigure,
    LandscapeView,
    Layer,
    LayerContent,
    PillarContent,
    Tile,
)
from archtool.views.heading import head_of
from archtool.views.selection import Selection, select
from archtool.views.tint import Tint

_BRACKETED_END = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_GROUPING = "Grouping"
"""ArchiMate's element for what only groups others: drawn with its parts, it is a heading and has no lifecycle."""

_NOTHING = both("此时点没有可显示的元素", "Nothing to show at this moment")
_PARTS = both("（{count} 项）", "({count})")


def build(architecture: Architecture, view_id: str, definition: LandscapeView, language: str) -> LandscapeFigure:
    """Return what a landscape shows; layers, groups and pillars without blocks fall away."""
    collector = _Collector(architecture, definition, language)
    layers = [collector.layer(index, layer) for index, layer in enumerate(definition.layers, start=1)]
    pillars = [
        PillarContent(
            f"pillar-{index}",
            pillar.name.in_language(language),
            pillar.side,
            pillar.tint,
            tiles,
            pillar.heading == "top",
        )
        for index, pillar in enumerate(definition.pillars, start=1)
        if (tiles := collector.blocks(f"pillar-{index}", pillar.blocks)) or pillar.blocks is None
    ]
    return LandscapeFigure(
        head_of(view_id, definition, language, collector.drawn.values()),
        definition.title.in_language(language) if definition.title else None,
        tuple(layer for layer in layers if layer.tiles) or (_nothing(language),),
        tuple(pillars),
        collector.lifecycles(),
        collector.light_label(),
        definition.arrows == "up",
    )


@dataclass(slots=True)
class _Collector:
    """Turns elements into tiles and remembers which it has drawn, so that none is drawn twice."""

    architecture: Architecture
    definition: LandscapeView
    language: str
    drawn: dict[str, Element] = field(default_factory=dict[str, Element])
    blocks_drawn: list[Element] = field(default_factory=list[Element])

    def layer(self, index: int, layer: Layer) -> LayerContent:
        key = f"layer-{index}"
        element = self._claim(layer.element)
        name = layer.name.in_language(self.language) if layer.name else self._label(element) if element else None
        inner = self.blocks(key, layer.blocks)
        if layer.element and layer.blocks is None and not layer.groups:
            inner = self._parts(layer.element, 9)
        groups = [self._group(f"{key}-group-{number}", group) for number, group in enumerate(layer.groups, start=1)]
        tiles = inner + tuple(group for group in groups if group is not None)
        arrow = layer.arrow.in_language(self.language) if layer.arrow else None
        return LayerContent(key, name, element.id if element else None, layer.tint, tiles, layer.columns, arrow)

    def blocks(self, key: str, blocks: Blocks | None) -> tuple[Tile, ...]:
        if blocks is None:
            return ()
        own = tuple(
            Tile(f"{key}-{number}", words.in_language(self.language))
            for number, words in enumerate(blocks.words, start=1)
        )
        items = [self._item(f"{key}-item-{number}", item) for number, item in enumerate(blocks.items, start=1)]
        own += tuple(tile for tile in items if tile is not None)
        selected = _selected(self.architecture, blocks.select, blocks.where)
        if blocks.order == "name":
            selected.sort(key=lambda element: (self._label(element), element.id))
        ids = {element.id for element in selected}
        roots = [element for element in selected if not blocks.depth or not self._has_ancestor(element.id, ids)]
        return own + tuple(tile for element in roots if (tile := self._tile(element, blocks.depth)) is not None)

    def light_label(self) -> str | None:
        """The legend's word for the lighter blocks, where there are others beside them."""
        kinds = {element.info.name: element.info.label for element in self.blocks_drawn if self._is_light(element)}
        if not kinds or all(self._is_light(element) for element in self.blocks_drawn):
            return None
        return ("、" if self.language == "zh" else ", ").join(
            label.in_language(self.language) for label in kinds.values()
        )

    def lifecycles(self) -> tuple[Lifecycle, ...]:
        """Those that occur, in the order of the legend; none where no block says its own."""
        present = {lifecycle_of(element) for element in self.blocks_drawn if _has_lifecycle(element)}
        return tuple(lifecycle for lifecycle in Lifecycle if lifecycle in present)

    def _group(self, key: str, group: Group) -> Tile | None:
        if group.element is not None and group.element not in self.architecture:
            return None
        element = self._claim(group.element)
        if group.blocks is not None:
            children = self.blocks(key, group.blocks)
        else:
            children = self._parts(group.element, group.depth) if group.element else ()
        if not children:
            return None
        name = group.name.in_language(self.language) if group.name else self._label(element) if element else ""
        return Tile(element.id if element else key, name, element.id if element else None, None, children)

    def _item(self, key: str, item: Item) -> Tile | None:
        """A block by hand; nothing where its element, or each that it stands for, is not there or already drawn."""
        if item.element is None and item.select is None:
            return Tile(key, item.name.in_language(self.language)) if item.name else None
        selected = _selected(self.architecture, item.select, item.where)
        claimed = [element for one in selected if (element := self._claim(one.id)) is not None]
        element = self._claim(item.element)
        shown = [element] if element is not None else claimed
        if not shown:
            return None
        self.blocks_drawn.extend(shown)
        name = item.name.in_language(self.language) if item.name else self._label(shown[0])
        name = name.replace("{count}", str(len(claimed))).replace("{total}", str(len(selected)))
        lifecycles = {lifecycle_of(one) if _has_lifecycle(one) else None for one in shown}
        lifecycle = lifecycles.pop() if len(lifecycles) == 1 else None
        own = element.id if element is not None else None
        return Tile(own or key, name, own, lifecycle)

    def _parts(self, element: str, depth: int) -> tuple[Tile, ...]:
        parts = [self.architecture[part] for part in self.architecture.sources(element, PART_OF)]
        parts.sort(key=self._is_light)
        return tuple(tile for part in parts if (tile := self._tile(part, depth - 1)) is not None)

    def _tile(self, element: Element, depth: int) -> Tile | None:
        if self._claim(element.id) is None:
            return None
        is_collapsed = element.id in self.definition.collapse
        children = self._parts(element.id, depth) if depth > 0 and not is_collapsed else ()
        count = "" if children else self._count(element)
        if is_collapsed:
            count = _PARTS.in_language(self.language).replace("{count}", str(self._claim_parts(element.id)))
        is_heading = bool(children) and element.info.archimate == _GROUPING
        if not is_heading:
            self.blocks_drawn.append(element)
        lifecycle = None if is_heading else lifecycle_of(element)
        label = self._label(element)
        return Tile(element.id, label, element.id, lifecycle, children, self._is_light(element), count)

    def _claim(self, element: str | None) -> Element | None:
        """The element, unless it is already in the figure or does not exist at its moment."""
        found = self.architecture.get(element) if element is not None else None
        if found is None or found.id in self.drawn:
            return None
        self.drawn[found.id] = found
        return found

    def _claim_parts(self, element: str) -> int:
        parts = self.architecture.sources(element, PART_OF)
        return sum(1 + self._claim_parts(part) for part in parts if self._claim(part) is not None)

    def _has_ancestor(self, element: str, among: set[str]) -> bool:
        above = self.architecture.target(element, PART_OF)
        while above is not None and above not in among:
            above = self.architecture.target(above, PART_OF)
        return above is not None

    def _label(self, element: Element) -> str:
        name = element.title(self.language)
        return (_BRACKETED_END.sub("", name) or name) if self.definition.label == "short" else name

    def _count(self, element: Element) -> str:
        count = self.definition.count
        kind = self.architecture.catalogue.relationship.get(count.by) if count else None
        number = len(self.architecture.sources(element.id, kind)) if kind else 0
        return count.words.in_language(self.language).replace("{count}", str(number)) if count and number else ""

    def _is_light(self, element: Element) -> bool:
        return element.info.name in self.definition.lighter


def _selected(architecture: Architecture, selection: Selection | None, where: Mapping[str, str]) -> list[Element]:
    """The selected elements whose keys have the values of `where`."""
    return [
        element
        for element in (select(architecture, selection) if selection else ())
        if all(_value(element, name) == value for name, value in where.items())
    ]


def _has_lifecycle(element: Element) -> bool:
    return element.status is not None or lifecycle_of(element) is not Lifecycle.NEW


def _value(element: Element, name: str) -> str:
    """The value of one of an element's keys, as an author writes it; empty where it has none."""
    value: object = getattr(element, name, None) if name in type(element).model_fields else None
    return "" if value is None else str(value)


def _nothing(language: str) -> LayerContent:
    """The layer of a figure that has nothing to show."""
    words = Tile("nothing", _NOTHING.in_language(language))
    return LayerContent("layer-nothing", None, None, Tint.EXTERNAL, (words,), 1, None)
