"""Written ids to the elements they mean, and what to say where they mean none."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from archtool.model.catalogue import Catalogue
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode, Written
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.workspace.codes import ENDPOINT, REFERENCE, problem
from archtool.workspace.gather import Draft
from archtool.workspace.plan import KindPlan
from archtool.workspace.saying import Spot

MOST_GUESSES = 200
"""So many different broken ids are compared with all others; a file that went missing may leave thousands."""


class Asked(NamedTuple):
    """Who refers: a key, of a kind unless a relationship has it; to which kinds; what may be left out."""

    key: str
    owner: KindPlan | None
    kinds: tuple[str, ...]
    prefix: str = ""


class References:
    """Follows references among the drafts and records the broken ones."""

    def __init__(self, drafts: Mapping[str, Draft], catalogue: Catalogue) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.drafts = drafts
        self._labels = {kind.info.name: kind.info.label for kind in catalogue.kinds}
        self._hints: dict[tuple[str, tuple[str, ...]], Text] = {}

    def hold(self, written: Written, fields: Sequence[str], kinds: tuple[str, ...]) -> bool:
        """Return whether all that stands at a path of keys in a value means elements of the kinds.

        What looks like a number is an id as it is written, which the value does not tell: `follow` looks.
        """
        if type(written) is str and not fields:
            return self.find(written, kinds, "") is not None
        return all(type(one) is str and self.find(one, kinds, "") for one in _scalars(written, fields))

    def follow(self, spot: Spot, fields: Sequence[str], asked: Asked) -> None:
        """Record which references at a path of keys below a spot mean no element."""
        for node in _scalar_nodes(spot.inside, fields):
            if self.find(node.value, asked.kinds, asked.prefix) is None:
                self.refuse(node.span(spot.path), node.value, asked)

    def find(self, written: str, kinds: tuple[str, ...], prefix: str) -> str | None:
        """Return the id of one of the kinds that a reference means, or nothing; it may leave out the prefix."""
        found = self.drafts.get(written)
        if found is None and prefix:
            found = self.drafts.get(prefix + written)
        # Not what is written here: the one text of an id has its hash already.
        return found.id if found is not None and found.plan.name in kinds else None

    def refuse(self, span: Span, written: str, asked: Asked) -> None:
        """Record why a reference that was not found means none."""
        found = self.drafts.get(written) or self.drafts.get(asked.prefix + written)
        if found is None:
            self._nothing(span, written, asked)
        else:
            self._not_permitted(span, found, asked)

    def _nothing(self, span: Span, written: str, asked: Asked) -> None:
        message = both(f"没有编号为“{written}”的元素", f"no element has the id '{written}'")
        hint = self._hints.get((written, asked.kinds))
        if hint is None:
            hint = self._hints[written, asked.kinds] = self._guess(written, asked)
        self.diagnostics.append(problem(REFERENCE, message, span, hint))

    def _guess(self, written: str, asked: Asked) -> Text:
        near: tuple[str, ...] = ()
        if len(self._hints) < MOST_GUESSES:
            admitted = [element for element, draft in self.drafts.items() if draft.plan.name in asked.kinds]
            left_out = "" if written.startswith(asked.prefix) else asked.prefix
            near = nearest(written, [element.removeprefix(left_out) for element in admitted])
        if near:
            return both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?")
        return both("声明这个元素，或改正编号", "declare the element, or correct the id")

    def _not_permitted(self, span: Span, found: Draft, asked: Asked) -> None:
        info = found.plan.kind.info
        of_zh = f"{asked.owner.kind.info.label.in_language('zh')}的" if asked.owner else ""
        of_en = f" of a {asked.owner.name}" if asked.owner else ""
        message = both(
            f"{of_zh}“{asked.key}”不能指向{info.label.in_language('zh')}“{found.id}”",
            f"'{asked.key}'{of_en} cannot lead to the {info.name} '{found.id}'",
        )
        some = asked.kinds[:_MOST_KINDS]
        more = ("…",) if len(asked.kinds) > _MOST_KINDS else ()
        zh = "、".join((*(self._labels[kind].in_language("zh") for kind in some), *more))
        hint = both(f"可以指向：{zh}", f"it leads to: {', '.join((*some, *more))}")
        declared = Related(Spot(found.declared[0]).span, both("声明于此", "declared here"))
        self.diagnostics.append(problem(ENDPOINT, message, span, hint, (declared,)))


_MOST_KINDS = 6


def _scalars(written: Written, fields: Sequence[str]) -> Iterator[Written]:
    """Yield what stands at a path of keys, through any lists on the way."""
    if isinstance(written, list):
        for item in written:
            yield from _scalars(item, fields)
    elif isinstance(written, dict):
        if fields and fields[0] in written:
            yield from _scalars(written[fields[0]], fields[1:])
    elif not fields and written is not None:
        yield written


def _scalar_nodes(node: Node, fields: Sequence[str]) -> Iterator[ScalarNode]:
    """Yield the nodes of the same."""
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _scalar_nodes(item, fields)
    elif isinstance(node, MappingNode):
        inner = node.get(fields[0]) if fields else None
        if inner is not None:
            yield from _scalar_nodes(inner, fields[1:])
    elif not fields and node.resolve() is not None:
        yield node
