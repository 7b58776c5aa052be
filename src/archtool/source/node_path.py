"""Ways through the nodes of a file: paths of keys and positions."""

from collections.abc import Sequence

from archtool.source.node import MappingNode, Node, SequenceNode


def node_at(node: Node, path: Sequence[int | str]) -> Node:
    """Return the node that a path of keys and positions leads to, or the deepest one on the way."""
    return _on_the_way(node, path)[-1]


def key_at(node: Node, path: Sequence[int | str]) -> Node:
    """Return the key at the end of a path of keys and positions, or the deepest node on the way."""
    owner = node_at(node, path[:-1])
    entries = owner.entries if isinstance(owner, MappingNode) else ()
    return next((key for key, _ in entries if key.value == path[-1]), owner)


def reach(node: Node, path: Sequence[int | str]) -> int:
    """Return how many steps of a path of keys and positions lead on from a node."""
    return len(_on_the_way(node, path)) - 1


def _on_the_way(node: Node, path: Sequence[int | str]) -> list[Node]:
    passed = [node]
    for step in path:
        inner: Node | None = None
        if isinstance(node, MappingNode) and isinstance(step, str):
            inner = node.get(step)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            break
        node = inner
        passed.append(node)
    return passed
