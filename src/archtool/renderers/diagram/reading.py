"""draw.io files read back: where every cell stands, on every page.

Source: diagrams.net, "Extracting the XML from mxfiles" (pages are stored as they are, or deflated and in base64).
"""

import base64
import binascii
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.parsers import expat

from archtool.layout.geometry import Rectangle
from archtool.renderers.diagram.style import SCALE
from archtool.source.errors import ConfigError
from archtool.source.text import both

MOST_BYTES = 64 * 1024 * 1024
"""Length of a file, and of a page that was deflated, beyond which it is not read."""

_MOST_CELLS = 200_000
_DEEPEST = 1_000
"""Cells in cells, one in the other, beyond which a file is not read."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its id and name, and the bounds of its cells on it by id, in points."""

    id: str
    name: str
    cells: Mapping[str, Rectangle]


def read_pages(content: bytes) -> tuple[Page, ...]:
    """The pages of a draw.io file. Document types and entities are refused: no file that people draw has them.

    Raises:
        ConfigError: it is no draw.io file, or larger than anybody draws.
    """
    if len(content) > MOST_BYTES:
        raise _refused("文件太大", "it is too large")
    reader = _Reader()
    reader.read(content)
    if not reader.pages:
        raise _refused("其中没有页面", "there is no page in it")
    return tuple(page.placed() for page in reader.pages)


@dataclass(slots=True)
class _Cell:
    parent: str | None
    x: float = 0.0
    y: float = 0.0
    width: float | None = None
    height: float | None = None


@dataclass(slots=True)
class _OpenPage:
    id: str
    name: str
    cells: dict[str, _Cell] = field(default_factory=dict[str, _Cell])
    packed: list[str] = field(default_factory=list[str])

    def placed(self) -> Page:
        """The page with the bounds of its cells in points; cells without a size are left out."""
        found: dict[str, Rectangle] = {}
        for name, cell in self.cells.items():
            if cell.width is None or cell.height is None:
                continue
            x, y = self._origin(cell)
            corner = (x / SCALE, y / SCALE)
            found[name] = Rectangle(*corner, corner[0] + cell.width / SCALE, corner[1] + cell.height / SCALE)
        return Page(self.id, self.name, found)

    def _origin(self, cell: _Cell) -> tuple[float, float]:
        x, y, parent, depth = cell.x, cell.y, cell.parent, 0
        while parent is not None and parent in self.cells:
            x, y = x + self.cells[parent].x, y + self.cells[parent].y
            parent, depth = self.cells[parent].parent, depth + 1
            if depth > _DEEPEST:
                raise _refused("图元互相包含", "its cells contain each other")
        return x, y


class _Reader:
    """Listens to the parser; `_named` is the id that an object gives to the cell in it."""

    def __init__(self) -> None:
        self.pages: list[_OpenPage] = []
        self._named: str | None = None
        self._cell: _Cell | None = None
        self._is_edge = False
        self._count = 0
        self._left = MOST_BYTES
        self._is_inside = False

    def read(self, content: bytes) -> None:
        """Read a file, or the content of a page that was deflated."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise _refused(
                f"第 {error.lineno} 行不是合法的 XML（{reason}）", f"line {error.lineno} is no XML ({reason})"
            ) from error

    def _refuse(self, *_: object) -> None:
        raise _refused("含有文档类型或实体声明", "it declares a document type or an entity")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "diagram":
            self.pages.append(_OpenPage(attributes.get("id", ""), attributes.get("name", "")))
        elif name in ("object", "UserObject"):
            self._named = attributes.get("id")
        elif name == "mxCell" and self.pages:
            self._begin_cell(attributes)
        elif name == "mxGeometry" and self._cell is not None and not self._is_edge:
            cell = self._cell
            cell.x, cell.y = _length(attributes, "x") or 0.0, _length(attributes, "y") or 0.0
            if attributes.get("relative") != "1":
                cell.width, cell.height = _length(attributes, "width"), _length(attributes, "height")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_CELLS:
            raise _refused("图元太多", "there are too many cells")
        name = attributes.get("id") or self._named or ""
        self._is_edge = attributes.get("edge") == "1"
        self._cell = _Cell(attributes.get("parent"))
        self.pages[-1].cells.setdefault(name, self._cell)

    def _end(self, name: str) -> None:
        if name == "mxCell":
            self._cell = None
        elif name in ("object", "UserObject"):
            self._named = None
        elif name == "diagram" and self.pages:
            page = self.pages[-1]
            packed = "".join(page.packed).strip()
            if packed and not page.cells and not self._is_inside:
                self._read_packed(packed)

    def _read_packed(self, packed: str) -> None:
        content = _inflated(packed, self._left)
        self._left -= len(content)
        self._is_inside = True
        self.read(content)
        self._is_inside = False

    def _text(self, text: str) -> None:
        if self.pages and not self.pages[-1].cells:
            self.pages[-1].packed.append(text)


def _length(attributes: dict[str, str], name: str) -> float | None:
    try:
        value = float(attributes[name])
    except (KeyError, ValueError):
        return None
    return value if abs(value) < 1e7 else None


def _inflated(text: str, most: int) -> bytes:
    try:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        content = inflating.decompress(base64.b64decode(text, validate=True), max(1, most))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise _refused("有一页无法解压", "a page of it cannot be inflated") from error
    if inflating.unconsumed_tail:
        raise _refused("有一页太大", "a page of it is too large")
    return unquote(content.decode("utf-8", "replace")).encode()


def _refused(reason: str, english: str) -> ConfigError:
    return ConfigError(both(f"不能读取这个 draw.io 文件：{reason}", f"the draw.io file cannot be read: {english}"))
