"""The views of a workspace as checks see them: heading, elements named, and where each of that is written."""

from collections.abc import Iterator, Mapping, Sequence

from archtool.checks.shown_view import ShownView
from archtool.model.reference import reference_paths
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode
from archtool.views.view import View
from archtool.workspace.gather import Section


def shown_views(definitions: Mapping[str, View], sections: Sequence[Section]) -> dict[str, ShownView]:
    """Return the views by id in source order; `definitions` were read from the sections without diagnostics."""
    return {
        key.value: _shown(key, node, section.document.path, definitions[key.value])
        for section in sections
        if section.name == "views" and isinstance(section.value, MappingNode)
        for key, node in section.value.entries
        if key.value in definitions
    }


def _shown(key: ScalarNode, node: Node, path: str, view: View) -> ShownView:
    entries = node.entries if isinstance(node, MappingNode) else []
    named = (one for reference in reference_paths(type(view)) for one in _words_at(node, reference.fields))
    return ShownView(
        id=key.value,
        figure=view.figure_kind(),
        number=view.number,
        caption=view.caption,
        note=view.note,
        at=view.at,
        computed=view.computed,
        elements=tuple(dict.fromkeys(named)),
        span=key.span(path),
        keys=tuple((name.value, name.span(path)) for name, _ in entries),
    )


def _words_at(node: Node, fields: Sequence[str]) -> Iterator[str]:
    """Return the scalars at a path of keys, through any lists on the way."""
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _words_at(item, fields)
    elif isinstance(node, MappingNode):
        inner = node.get(fields[0]) if fields else None
        if inner is not None:
            yield from _words_at(inner, fields[1:])
    elif not fields:
        yield node.value
