"""A drawing as a Mermaid flowchart, for wikis: boxes in subgraphs, connections between them; Mermaid places them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from archtool.layout.drawing import Drawing, Marker
from archtool.renderers.structure.outline import Link, Node, outline_of, without_controls

_HEADS = {Marker.NONE: "", Marker.ARROW: ">", Marker.OPEN_ARROW: ">", Marker.DIAMOND: "x", Marker.CIRCLE: "o"}
_ENTITIES = {'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;"}


@dataclass(frozen=True, slots=True)
class MermaidRenderer:
    """Writes drawings as Mermaid text. Source: Mermaid, Flowcharts Syntax."""

    suffix: ClassVar[str] = ".mmd"

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as a flowchart with its title, UTF-8."""
        outline = outline_of(drawing)
        names = _names(node.id for root in outline.nodes for node in root.walk())
        lines = [
            "---",
            f"title: {json.dumps(without_controls(drawing.title), ensure_ascii=False)}",
            "---",
            "flowchart TB",
        ]
        for node in outline.nodes:
            lines.extend(_node(node, names, "  "))
        lines.extend(f"  {_link(link, names)}" for link in outline.links)
        return "\n".join([*lines, ""]).encode("utf-8", "replace")


def _names(ids: Iterator[str]) -> Mapping[str, str]:
    """A name for each id that Mermaid admits: letters, digits and `_`, beginning with what is no word of its own."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for name in ids:
        ascii_name = re.sub(r"[^\x00-\x7f]", lambda match: f"_{ord(match.group()):x}", name)
        base = "n_" + re.sub(r"[^A-Za-z0-9]+", "_", ascii_name).strip("_")
        candidate, count = base, 1
        while candidate in taken:
            count += 1
            candidate = f"{base}_{count}"
        taken.add(candidate)
        names.setdefault(name, candidate)
    return names


def _node(node: Node, names: Mapping[str, str], indent: str) -> Iterator[str]:
    label = _quoted(node.label or " ")
    if not node.children:
        yield f"{indent}{names[node.id]}[{label}]"
        return
    yield f"{indent}subgraph {names[node.id]}[{label}]"
    for child in node.children:
        yield from _node(child, names, f"{indent}  ")
    yield f"{indent}end"


def _link(link: Link, names: Mapping[str, str]) -> str:
    start = _HEADS[link.start].replace(">", "<")
    middle = "-.-" if link.is_dashed else "--" if _HEADS[link.end] else "---"
    label = f"|{_quoted(link.label)}|" if link.label else ""
    return f"{names[link.source]} {start}{middle}{_HEADS[link.end]}{label} {names[link.target]}"


def _quoted(text: str) -> str:
    escaped = "".join(_ENTITIES.get(char, char) for char in without_controls(text))
    return '"' + escaped.replace("\n", "<br/>") + '"'
