"""Facts to one value a key: disjoint keys merge, identical facts are tolerated, contradictions are shown."""

from collections.abc import Container, Sequence
from typing import TypeAlias

from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.node import MappingNode, Node, Plain, ScalarNode, SequenceNode
from archtool.source.text import both
from archtool.workspace.codes import CONTRADICTION, problem
from archtool.workspace.gather import Fact

Written: TypeAlias = "Plain | list[Written] | dict[str, Written]"
"""A value as plain Python: what pydantic validates."""


def plain(node: Node) -> Written:
    """Return a node's value without positions; nesting is limited by the reader."""
    if type(node) is ScalarNode:
        return node.resolve()
    if type(node) is MappingNode:
        # Scalars without a call of this function: nearly all that a mapping holds.
        return {
            key.value: value.resolve() if type(value) is ScalarNode else plain(value) for key, value in node.entries
        }
    assert type(node) is SequenceNode
    return [plain(item) for item in node.items]


def stated(facts: Sequence[Fact], homes: Container[int]) -> Sequence[Fact]:
    """Return the facts that count.

    Defaults give way to what is stated anywhere, and to defaults of the files that name the element, its `homes`.
    """
    if len(facts) == 1:
        return facts
    explicit = [fact for fact in facts if not fact.is_default]
    return explicit or [fact for fact in facts if fact.file in homes] or facts


def merge_property(element: str, facts: Sequence[Fact], paths: Sequence[str], diagnostics: list[Diagnostic]) -> Written:
    """Return the one value that all facts of a property agree on; add a diagnostic for each contradiction."""
    value = plain(facts[0].value)
    for fact in facts[1:]:
        other = plain(fact.value)
        if other != value:
            merged = _merged(value, other)
            if merged is None:
                diagnostics.append(contradiction(element, facts[0], fact, paths))
            else:
                value = merged
    return value


def _merged(one: Written, other: Written) -> Written:
    """Return two mappings as one, or nothing where they disagree or are no mappings."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return None
    result = dict(one)
    for key, value in other.items():
        if key not in result or result[key] == value:
            result[key] = value
            continue
        inner = _merged(result[key], value)
        if inner is None:
            return None
        result[key] = inner
    return result


def contradiction(element: str, first: Fact, second: Fact, paths: Sequence[str]) -> Diagnostic:
    """Return the diagnostic that shows both places of a contradiction."""
    key = second.key.value
    message = both(
        f"“{element}”的“{key}”与另一处矛盾：此处是 {brief(second.value)}，那里是 {brief(first.value)}",
        f"'{key}' of '{element}' contradicts another place: {brief(second.value)} here, {brief(first.value)} there",
    )
    related = Related(first.value.span(paths[first.file]), both("另一处", "the other place"))
    hint = both("保留正确的一处，删去另一处", "keep the right one and delete the other")
    return problem(CONTRADICTION, message, second.value.span(paths[second.file]), hint, (related,))


def brief(node: Node) -> str:
    """Return a value as a message quotes it."""
    if isinstance(node, ScalarNode):
        return f"'{node.value}'"
    if isinstance(node, SequenceNode):
        return f"[{', '.join(brief(item) for item in node.items[:3])}{', …' if len(node.items) > 3 else ''}]"
    return "{" + ", ".join(key.value for key, _ in node.entries[:3]) + ("…}" if len(node.entries) > 3 else "}")


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
