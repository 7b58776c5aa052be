"""Facts to one value a key: disjoint keys merge, identical facts are tolerated, contradictions are shown."""

from collections.abc import Sequence

from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.node import MappingNode, Node, ScalarNode, Written
from archtool.source.text import both
from archtool.workspace.codes import CONTRADICTION, problem
from archtool.workspace.saying import Saying, Spot


def merge_property(element: str, key: str, sayings: Sequence[Saying], diagnostics: list[Diagnostic]) -> Written:
    """Return the one value that all agree on who state a property; add a diagnostic for each contradiction."""
    first = sayings[0]
    value = first.said[key]
    for saying in sayings[1:]:
        other = saying.said[key]
        if other != value:
            merged = _merged(value, other)
            if merged is None:
                diagnostics.append(contradiction(element, Spot(first, key), Spot(saying, key)))
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


def contradiction(element: str, first: Spot, second: Spot) -> Diagnostic:
    """Return the diagnostic that shows both places of a contradiction."""
    key, here, there = second.key or second.saying.steps[-1], brief(second.node), brief(first.node)
    message = both(
        f"“{element}”的“{key}”与另一处矛盾：此处是 {here}，那里是 {there}",
        f"'{key}' of '{element}' contradicts another place: {here} here, {there} there",
    )
    hint = both("保留正确的一处，删去另一处", "keep the right one and delete the other")
    return problem(CONTRADICTION, message, second.span, hint, (Related(first.span, both("另一处", "the other place")),))


def brief(node: Node) -> str:
    """Return a value as a message quotes it."""
    if isinstance(node, ScalarNode):
        return f"'{node.value}'"
    if isinstance(node, MappingNode):
        return "{" + ", ".join(key.value for key, _ in node.entries[:3]) + ("…}" if len(node.entries) > 3 else "}")
    return f"[{', '.join(brief(item) for item in node.items[:3])}{', …' if len(node.items) > 3 else ''}]"
