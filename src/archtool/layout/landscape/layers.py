"""How the layers of a landscape are set in a given room: text size, block columns, and each layer's arrangement."""

from dataclasses import dataclass, field

from archtool.layout.drawing import FontWeight
from archtool.layout.landscape.block_labels import BlockLabels, LabelNeed
from archtool.layout.landscape.packing import Arrangement, Measures, Packer
from archtool.layout.landscape.plate import Setting, overhead
from archtool.layout.shapes import Lettering, is_upright, lettering, vertical_label_width
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import block_height
from archtool.layout.theme import Theme
from archtool.views.figures.landscape import LandscapeFigure, LayerContent, Tile

_MOST_GROUPS = 9
"""Groups side by side. Source: drawing conventions of preliminary designs."""

_NARROWEST, _BROADEST = 6.0, 13.0
"""Widths of a block to try, in ems of its text."""

_ARROW_GAP = 17.0
"""Distance in points of two layers with a labelled arrow between them."""

_SHRUNK, _GROWN, _CUT, _EMPTY, _SMALL = 1.0, 3.0, 6.0, 1.5, 0.35
"""Costs of a plan: a block whose text is smaller by a point, one with more lines than two, one with a word cut (each
as a share of all blocks), white space (as a share of the area), and a point of size less for all. Set by looking."""

_HOPELESS = 0.5
"""How much worse than the best plan, where that fits or is lower, ends the search for narrower blocks."""

_HALVINGS = 40
"""Steps of the bisection that fills a height: finer than any output."""

_FAR = 1.2
"""How many times too high the best plan is when the sizes between the largest and the smallest are passed over."""


@dataclass(frozen=True, slots=True)
class LayersPlan:
    """The layers in one setting, at their natural heights in points.

    Attributes:
        heights: Height of each layer with its padding.
        names: Height that each layer's name needs.
        strip: Width of the strip with the layers' names, 0 without names.
        gaps: Distance of each layer but the first from the one above it.
        cost: What is worse than in an ideal plate, in no unit; less is better.
    """

    setting: Setting
    columns: int
    arrangements: tuple[Arrangement, ...]
    heights: tuple[float, ...]
    names: tuple[float, ...]
    gaps: tuple[float, ...]
    strip: float
    cost: float

    @property
    def height(self) -> float:
        """Height of all layers with their distances, in points."""
        return sum(self.stretched(0.0)) + sum(self.gaps)

    def stretched(self, extra: float) -> tuple[float, ...]:
        """Heights of the layers when every row of blocks is `extra` points higher, in points."""
        return tuple(
            max(height + extra * arrangement.rows, name)
            for height, arrangement, name in zip(self.heights, self.arrangements, self.names, strict=True)
        )

    def extra_for(self, height: float) -> float:
        """How many points each row of blocks may be higher for the layers and their gaps to fill a height."""
        least, most = 0.0, max(0.0, height)
        for _ in range(_HALVINGS):
            middle = (least + most) / 2
            least, most = (middle, most) if sum(self.stretched(middle)) + sum(self.gaps) <= height else (least, middle)
        return least

    @property
    def rows(self) -> int:
        """Rows of blocks from top to bottom."""
        return sum(arrangement.rows for arrangement in self.arrangements)


def layer_lettering(theme: Theme) -> Lettering:
    """How the name of a layer is set."""
    return lettering(theme, theme.text.layer, FontWeight.BOLD)


def strip_width(figure: LandscapeFigure, theme: Theme) -> float:
    """Width in points of the strip with the names of the layers."""
    names = [layer.label for layer in figure.layers if layer.label is not None]
    return vertical_label_width(names, layer_lettering(theme)) + 2 * theme.spacing.padding if names else 0.0


def plan_layers(figure: LandscapeFigure, width: float, height: float, theme: Theme) -> LayersPlan:
    """The best plan in a room of `width` by `height` points; one that is much higher only when none fits.

    Text sizes are tried from the largest on, until no smaller one can be better; for each, every second number of
    block columns, and then those beside the best. Where all are far too high, the smallest size is tried at once.
    """
    sizes = theme.text.down_from(theme.text.block)
    best: LayersPlan | None = None
    for size, smaller in zip(sizes, (*sizes[1:], 0.0), strict=True):
        if best is not None and size != sizes[-1] and best.height > height * _FAR * best.setting.size / size:
            continue
        candidates = _best_columns(_Planner(figure, width, theme, size), _columns(figure, width, size), height)
        best = min((candidates, best) if best is not None else (candidates,), key=lambda plan: _merit(plan, height))
        if best.height <= height and best.cost <= (theme.text.block - smaller) * _SMALL:
            break
    if best is None:
        raise AssertionError("a theme has a text size")
    return best


def _best_columns(planner: "_Planner", columns: range, height: float) -> LayersPlan:
    best = planner.plan(columns[0])
    for number in columns[2::2]:
        plan = planner.plan(number)
        if _merit(plan, height) < _merit(best, height):
            best = plan
        elif plan.cost > best.cost + _HOPELESS and (best.height <= height or plan.height >= best.height):
            break
    beside = [planner.plan(number) for number in (best.columns - 1, best.columns + 1) if number in columns]
    return min((best, *beside), key=lambda plan: _merit(plan, height))


def _merit(plan: LayersPlan, height: float) -> tuple[float, float]:
    """What is compared: the height beyond what a reduction to the least printed size makes good, then the cost."""
    text = plan.setting.theme.text
    least = text.minimum
    reduction = max(0.0, least - least * height / max(1.0, plan.height))
    excess = max(0.0, plan.height - height * max(1.0, least / text.printed))
    return (round(excess, 2), round(plan.cost + _SMALL * reduction, 6))


def _columns(figure: LandscapeFigure, width: float, size: float) -> range:
    """Numbers of block columns to try."""
    groups = max((sum(bool(tile.children) for tile in layer.tiles) for layer in figure.layers), default=1)
    least = min(groups, _MOST_GROUPS)
    widest = max((sum(not tile.children for tile in layer.tiles) for layer in figure.layers), default=1)
    most = max((_blocks(tile) for layer in figure.layers for tile in layer.tiles if tile.children), default=0)
    first = max(1, least, int(width / (_BROADEST * size)))
    last = max(first, int(width / (_NARROWEST * size)))
    limit = max(widest, most * max(1, groups))
    return range(first, max(first, min(last, limit)) + 1)


@dataclass(slots=True)
class _Planner:
    """Plans the layers with one text size in a room of one width, in points."""

    figure: LandscapeFigure
    width: float
    theme: Theme
    size: float
    labels: BlockLabels = field(init=False)
    _column: float = 0.0
    _overhead: float = 0.0
    _blocks: dict[tuple[str, float], LabelNeed] = field(default_factory=dict[tuple[str, float], LabelNeed])

    def __post_init__(self) -> None:
        self.labels = BlockLabels(Setting(self.theme, self.size))

    def plan(self, columns: int) -> LayersPlan:
        """The plan for a number of block columns, none narrower than what its labels were broken for."""
        gap, padding = self.theme.spacing.gap, self.theme.spacing.padding
        strip = strip_width(self.figure, self.theme)
        room = self.width - strip - 2 * padding
        self._column = (room - max(self._overhead, gap * (columns - 1))) / columns
        arrangements = self._arrangements(columns)
        while self._fitting_column(arrangements, room, columns) < self._column - 1e-9:
            self._column = max(1.0, min(self._column - 0.5, self._fitting_column(arrangements, room, columns)))
            arrangements = self._arrangements(columns)
        return LayersPlan(
            Setting(self.theme, self.size),
            columns,
            arrangements,
            tuple(arrangement.height + 2 * padding for arrangement in arrangements),
            tuple(self._name_height(layer, strip) for layer in self.figure.layers),
            self._gaps(),
            strip,
            self._cost(arrangements, room),
        )

    def _arrangements(self, columns: int) -> tuple[Arrangement, ...]:
        self._blocks.clear()
        measures = Measures(
            self._block_height, self._heading_height, self.theme.spacing.gap, self.theme.spacing.padding
        )
        packer = Packer(measures)
        return tuple(self._arranged(packer, layer, columns) for layer in self.figure.layers)

    def _fitting_column(self, arrangements: tuple[Arrangement, ...], room: float, columns: int) -> float:
        """Width in points of a block column at which all arrangements fit a room; the overhead is kept as a guess."""
        gap, padding = self.theme.spacing.gap, self.theme.spacing.padding
        self._overhead = max((overhead(one, gap, padding) for one in arrangements), default=0.0)
        return max(1.0, (room - self._overhead) / columns)

    def _arranged(self, packer: Packer, layer: LayerContent, columns: int) -> Arrangement:
        blocks = tuple(tile for tile in layer.tiles if not tile.children)
        groups = tuple(tile for tile in layer.tiles if tile.children)
        parts: list[Arrangement] = []
        if blocks:
            parts.append(packer.grid(blocks, columns, self._most(blocks, layer.columns, columns)))
        rows = -(-len(groups) // _MOST_GROUPS)
        for row in range(rows):
            first, last = row * len(groups) // rows, (row + 1) * len(groups) // rows
            parts.append(packer.side_by_side(groups[first:last], columns))
        return packer.stack_of(tuple(parts))

    def _most(self, blocks: tuple[Tile, ...], most: int, columns: int) -> int:
        """How many blocks may stand in a row over the full width, their labels whole on two lines."""
        for count in range(most, 1, -1):
            if all(self.labels.need(tile, self._span(columns / count)).is_good for tile in blocks):
                return count
        return 1

    def _gaps(self) -> tuple[float, ...]:
        layers = self.figure.layers
        leaving = layers[1:] if self.figure.arrows_lead_up else layers[:-1]
        return tuple(_ARROW_GAP if layer.arrow else self.theme.spacing.gutter for layer in leaving)

    def _block_height(self, tile: Tile, columns: float) -> float:
        key = (tile.key, columns)
        if key not in self._blocks:
            self._blocks[key] = self.labels.need(tile, self._span(columns))
        return self._blocks[key].height

    def _heading_height(self, tile: Tile, columns: int) -> float:
        size = Setting(self.theme, self.size).title(0).largest
        lines = break_lines(tile.label, max(size, self._span(columns)), size, FontWeight.BOLD)
        return block_height(len(lines), size) + self.theme.spacing.padding * 2 / 3

    def _span(self, columns: float) -> float:
        return columns * self._column + (columns - 1) * self.theme.spacing.gap

    def _name_height(self, layer: LayerContent, strip: float) -> float:
        if layer.label is None:
            return 0.0
        padding, style = self.theme.spacing.padding, layer_lettering(self.theme)
        if is_upright(layer.label):
            return block_height(len(layer.label.replace(" ", "")), self.theme.text.block) + padding
        size = style.largest
        return block_height(len(break_lines(layer.label, strip - 2 * padding, size, style.weight)), size) + 2 * padding

    def _cost(self, arrangements: tuple[Arrangement, ...], width: float) -> float:
        blocks = tuple(self._blocks.values())
        count = max(1, len(blocks))
        shrunk = sum(block.reduction for block in blocks) / count
        grown = sum(_GROWN * block.is_grown + _CUT * block.is_cut for block in blocks) / count
        height = sum(arrangement.height for arrangement in arrangements)
        empty = sum(one.waste / max(1, one.columns) * width for one in arrangements) / max(1.0, width * height)
        smaller = self.theme.text.block - self.size
        return _SHRUNK * shrunk + grown + _EMPTY * empty + _SMALL * smaller


def _blocks(tile: Tile) -> int:
    return sum(_blocks(child) for child in tile.children) if tile.children else 1
