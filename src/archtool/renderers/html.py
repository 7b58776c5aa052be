"""A drawing as one interactive page: the figure to pan, zoom and search, with what is known of each element.

The page is whole in itself: it fetches nothing, works from a disk and without a mouse, and prints the figure.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import ClassVar, Self

from archtool.layout.drawing import Drawing, Group, shape_id, walk
from archtool.layout.theme import Fonts
from archtool.renderers.settings import Settings
from archtool.renderers.structure.labels import owned_labels
from archtool.renderers.structure.sheet import sheet_of
from archtool.renderers.svg import SvgRenderer, escaped, number

_WORDS = {
    "zh": ("查找图元（按 / 键）", "放大", "缩小", "全图", "打印", "关闭"),
    "en": ("Find an element (press /)", "Zoom in", "Zoom out", "Whole figure", "Print", "Close"),
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
"""What the page may fetch: nothing. Source: W3C Content Security Policy Level 3."""


@dataclass(frozen=True, slots=True)
class HtmlRenderer:
    """Writes drawings as pages; a drawing's `facts` are shown when an element is clicked.

    Attributes:
        families: Font families by name, best first.
    """

    suffix: ClassVar[str] = ".html"
    shows_facts: ClassVar[bool] = True
    families: tuple[str, ...] = Fonts().families

    @classmethod
    def configured(cls, settings: Settings) -> Self:
        """A renderer with the families."""
        return cls(settings.families)

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as an HTML document, UTF-8."""
        svg = SvgRenderer(self.families).render(drawing).decode().split("\n", 1)[1].replace(' role="img"', "", 1)
        find, closer, farther, whole, paper, close = _WORDS["zh" if drawing.language.startswith("zh") else "en"]
        lines = [
            "<!DOCTYPE html>",
            f'<html lang="{escaped(drawing.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escaped(drawing.title)}</title>",
            f"<style>\n{_part('page.css')}{_page_rule(drawing)}</style>",
            "</head>",
            "<body>",
            f"<header><h1>{escaped(drawing.title)}</h1>",
            f'<div class="search"><input id="search" type="search" role="combobox" aria-label="{find}" '
            f'placeholder="{find}" aria-controls="found" aria-expanded="false" aria-autocomplete="list" '
            'autocomplete="off"><ul id="found" role="listbox" hidden></ul></div>',
            *(
                f'<button id="{name}" type="button" title="{words}" aria-label="{words}">{sign}</button>'
                for name, words, sign in (
                    ("in", closer, "+"),
                    ("out", farther, "−"),
                    ("all", whole, "⤢"),
                    ("print", paper, paper),
                )
            ),
            "</header>",
            f'<main tabindex="-1">\n{svg}</main>',
            f'<aside hidden aria-live="polite"><button class="close" type="button" aria-label="{close}">×</button>'
            "<h2></h2><code></code><dl></dl></aside>",
            f'<script type="application/json" id="about">{_about(drawing)}</script>',
            f"<script>\n{_part('page.js')}</script>",
            "</body>",
            "</html>",
            "",
        ]
        return "\n".join(lines).encode()


def _part(name: str) -> str:
    return files("archtool.renderers.web").joinpath(name).read_text(encoding="utf-8")


def _page_rule(drawing: Drawing) -> str:
    """The paper that the page is printed on."""
    paper = sheet_of(drawing)
    size = f"{number(paper.width)}pt {number(paper.height)}pt"
    return f"@page {{ size: {size}; margin: {number(paper.margin)}pt; }}\n"


def _about(drawing: Drawing) -> str:
    """Names and facts of the drawing's elements as JSON that may stand in a script element.

    Source: HTML Living Standard, 4.12.1.3, Restrictions for contents of script elements.
    """
    about = {"names": _names(drawing), "facts": {element: drawing.facts[element] for element in drawing.facts}}
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").encode("utf-8", "replace").decode()
    )


def _names(drawing: Drawing) -> Mapping[str, str]:
    """What each element with facts is called in the drawing: its group's title, else its label's first paragraph."""
    labels = owned_labels(drawing)
    names: dict[str, str] = {}
    for shape in walk(drawing.shapes):
        if shape.element is None:
            continue
        title = shape.title if isinstance(shape, Group) else None
        label = labels.get(shape_id(shape) or "")
        name = title or (label.text.split("\n", 1)[0] if label else None)
        if name:
            names.setdefault(shape.element, name)
    return {element: names.get(element, element) for element in drawing.facts} if drawing.facts else names
