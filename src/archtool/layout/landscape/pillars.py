"""The pillars of a landscape: a name downward, and blocks below each other over the full height."""

from archtool.layout.drawing import Box, FontWeight, Group, Shape, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.landscape.plate import Setting, block, written
from archtool.layout.shapes import Lettering, is_upright, lettering, level_label, vertical_label, vertical_label_width
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import block_height, text_width
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.figures.landscape import PillarContent, Tile

_BLOCK_EMS = 4.0
"""Width in ems of the text of a pillar's block: two lines of four characters."""

_NAME_MARGIN = 3.0
"""Points by which a name above the blocks may be wider than they on either side."""


def pillar_width(pillar: PillarContent, theme: Theme) -> float:
    """Width in points that a pillar needs for its name and its blocks."""
    padding = theme.spacing.padding
    if _is_headed(pillar):
        words = text_width("".join(pillar.label.split()[:1]), theme.text.layer) if not is_upright(pillar.label) else 0.0
        return max(_block_width(pillar, theme), words) + 2 * padding
    name = vertical_label_width((pillar.label,), _lettering(theme)) + 2 * padding
    return name + _block_width(pillar, theme) + padding if pillar.tiles else name


def pillar_height(pillar: PillarContent, theme: Theme) -> float:
    """Least height in points at which a pillar's name and blocks keep their text."""
    padding, gap = theme.spacing.padding, theme.spacing.gap
    style = _lettering(theme)
    size = style.largest
    lines = len(pillar.label) if is_upright(pillar.label) else len(pillar.label.split())
    blocks = sum(_block_height(tile, pillar, theme) + gap for tile in pillar.tiles) - gap
    if _is_headed(pillar):
        return _heading_height(pillar, theme) + blocks + 2 * padding
    return max(block_height(lines, size), blocks) + 2 * padding


def paint_pillar(pillar: PillarContent, area: Rectangle, setting: Setting) -> Group:
    """A pillar in its area, its blocks set as those of the layers."""
    theme = setting.theme
    padding, gap = theme.spacing.padding, theme.spacing.gap
    width, height = area.right - area.left, area.bottom - area.top
    surface = theme.surface(pillar.tint.value)
    box = Box(area.left, area.top, width, height, surface, theme.spacing.surface_radius, None, pillar.key)
    heading = _heading_height(pillar, theme) if _is_headed(pillar) else 0.0
    shapes: list[Shape] = [box, *_name(pillar, area, theme)]
    blocks_width = width - padding if _is_headed(pillar) else _block_width(pillar, theme) + padding
    natural = [_block_height(tile, pillar, theme) for tile in pillar.tiles]
    room = height - heading - 2 * padding - gap * (len(natural) - 1)
    share, extra = room / max(1, len(natural)), (room - sum(natural)) / max(1, len(natural))
    # All of one height where that holds each, so that a label with one line more moves no other block.
    heights = [share if max(natural) <= share else own + extra for own in natural]
    y = area.top + padding + heading
    for tile, own in zip(pillar.tiles, heights, strict=True):
        right = area.right - padding
        shapes += block(tile, Rectangle(area.right - blocks_width, y, right, y + own), Setting(theme, theme.text.block))
        y += own + gap
    return Group(tuple(shapes), id=f"{pillar.key}-content", title=pillar.label)


def _is_headed(pillar: PillarContent) -> bool:
    """Whether the name stands above the blocks: also where it is Latin, which beside them would take their width."""
    return pillar.is_headed or (bool(pillar.tiles) and not is_upright(pillar.label))


def _name(pillar: PillarContent, area: Rectangle, theme: Theme) -> tuple[TextRun, ...]:
    """The pillar's name: level at its top, or upright at the left of its blocks."""
    padding = theme.spacing.padding
    inner = area.shrunk(padding)
    width, height = inner.right - inner.left, inner.bottom - inner.top
    if _is_headed(pillar):
        room = Room(
            inner.left - _NAME_MARGIN,
            inner.top,
            width + 2 * _NAME_MARGIN,
            _heading_height(pillar, theme) - padding,
            pillar.key,
        )
        return level_label(room, pillar.label, _lettering(theme))
    beside = _block_width(pillar, theme) + padding if pillar.tiles else 0.0
    room = Room(inner.left, inner.top, width - beside, height, pillar.key)
    return vertical_label(room, pillar.label, _lettering(theme))


def _heading_height(pillar: PillarContent, theme: Theme) -> float:
    """Height in points of a name above the blocks, with the distance below it."""
    style = _lettering(theme)
    width = pillar_width(pillar, theme) - 2 * theme.spacing.padding + 2 * _NAME_MARGIN
    lines = break_lines(pillar.label, width, style.largest, style.weight)
    return block_height(len(lines), style.largest) + theme.spacing.padding


def _lettering(theme: Theme) -> Lettering:
    return lettering(theme, theme.text.layer, FontWeight.BOLD)


def _block_width(pillar: PillarContent, theme: Theme) -> float:
    size = theme.text.block
    words = (word for tile in pillar.tiles for word in tile.label.split() if not is_upright(word))
    longest = max((text_width(word, size) for word in words), default=0.0)
    return max(_BLOCK_EMS * size, longest) + 2 * theme.spacing.text_padding


def _block_height(tile: Tile, pillar: PillarContent, theme: Theme) -> float:
    padding, size = theme.spacing.text_padding, theme.text.block
    width = _block_width(pillar, theme) - 2 * padding
    lines = break_lines(written(tile, width, size), width, size)
    return block_height(max(2, len(lines)), size) + 2 * padding
