"""A drawing as Graphviz DOT, for wikis: boxes in clusters, connections between them; Graphviz places them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from archtool.layout.drawing import Drawing, Marker
from archtool.layout.theme import Fonts
from archtool.renderers.structure.outline import Link, Node, outline_of, without_controls

_HEADS = {
    Marker.NONE: "none",
    Marker.ARROW: "normal",
    Marker.OPEN_ARROW: "vee",
    Marker.DIAMOND: "odiamond",
    Marker.CIRCLE: "odot",
}
_CLUSTER = "cluster_"


@dataclass(frozen=True, slots=True)
class DotRenderer:
    """Writes drawings as DOT. Source: Graphviz, DOT Language."""

    suffix: ClassVar[str] = ".dot"

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as a directed graph with its title, UTF-8."""
        outline = outline_of(drawing)
        anchors = {node.id: _anchor(node) for root in outline.nodes for node in root.walk()}
        clusters = {node.id for root in outline.nodes for node in root.walk() if node.children}
        font = quoted(Fonts().families[0])
        lines = [
            f"digraph {quoted(drawing.id)} {{",
            f"  graph [label={_label(drawing.title)}, compound=true, newrank=true, fontname={font}];",
            f"  node [shape=box, style=rounded, fontname={font}];",
            f"  edge [fontname={font}];",
        ]
        for node in outline.nodes:
            lines.extend(_node(node, "  "))
        lines.extend(f"  {_link(link, anchors, clusters)}" for link in outline.links)
        return "\n".join([*lines, "}", ""]).encode("utf-8", "replace")


def quoted(text: str) -> str:
    r"""The text as a quoted string; line breaks become `\n`, other control characters are left out."""
    return '"' + without_controls(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _label(text: str) -> str:
    """The text as a label, in which Graphviz reads entities as HTML does."""
    return quoted(text.replace("&", "&amp;"))


def _anchor(node: Node) -> str:
    """The innermost first node: an edge of a cluster runs from it, clipped at the cluster."""
    return _anchor(node.children[0]) if node.children else node.id


def _node(node: Node, indent: str) -> Iterator[str]:
    if not node.children:
        yield f"{indent}{quoted(node.id)} [label={_label(node.label)}];"
        return
    yield f"{indent}subgraph {quoted(_CLUSTER + node.id)} {{"
    yield f"{indent}  label={_label(node.label)};"
    for child in node.children:
        yield from _node(child, f"{indent}  ")
    yield f"{indent}}}"


def _link(link: Link, anchors: Mapping[str, str], clusters: set[str]) -> str:
    attributes = [
        "dir=both",
        f"arrowtail={_HEADS[link.start]}",
        f"arrowhead={_HEADS[link.end]}",
        *(["style=dashed"] if link.is_dashed else []),
        *([f"label={_label(link.label)}"] if link.label else []),
        *([f"ltail={quoted(_CLUSTER + link.source)}"] if link.source in clusters else []),
        *([f"lhead={quoted(_CLUSTER + link.target)}"] if link.target in clusters else []),
    ]
    ends = f"{quoted(anchors[link.source])} -> {quoted(anchors[link.target])}"
    return f"{ends} [{', '.join(attributes)}];"
