"""WVR05: waiver that names an element twice, or beside all."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from archtool.checks.check import WaiverCheck
from archtool.checks.finding import WAIVERS, Finding, Place
from archtool.checks.named_waiver import UsedWaiver
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.document import Document
from archtool.source.edit import Removal
from archtool.source.node import SequenceNode, plain
from archtool.source.node_path import node_at
from archtool.source.text import both
from archtool.workspace.waiver import EVERYTHING


class WaivedTwice(WaiverCheck):
    """Reports waivers that name an element more than once, or beside `all`, which holds for every element."""

    code = "WVR05"
    name = "waived-twice"
    severity = Severity.NOTE
    title = both("豁免重复列出元素", "waiver names an element twice")
    why = both(
        "评审时数出的豁免范围与实际不符；改正一处后另一处仍在豁免",
        "whoever reviews it counts more than it silences, and when one mention is taken out the other still holds",
    )
    fix = both(
        "每个元素只列一次，已写 all 的不再列其他元素；`archtool check --fix` 可代为去掉",
        "name each element once, and none beside all; `archtool check --fix` takes out the rest",
    )
    source = "ESLint no-dupe-keys, applied to waivers"

    def inspect_waivers(self, waivers: Sequence[UsedWaiver], today: date) -> Iterator[Finding]:
        """Yield one finding for each such waiver."""
        for one in waivers:
            named = one.named
            count = len(_idle_places(named.waiver.elements))
            if count:
                yield Finding(
                    Place.of_waiver(named.id, "elements"),
                    both(
                        f"豁免“{named.id}”有 {count} 处重复列出元素",
                        f"waiver '{named.id}' names {count} elements that it covers already",
                    ),
                    both("每个元素只列一次", "name each element once"),
                )

    def repair(self, found: Sequence[Diagnostic], documents: Mapping[str, Document]) -> Iterator[Removal]:
        """Yield the places of the later mentions."""
        for one in found:
            document, steps = documents[one.span.path], (WAIVERS, one.elements[0], "elements")
            node = node_at(document.root, steps) if document.root is not None else None
            if isinstance(node, SequenceNode):
                gone = _idle_places([str(plain(item)) for item in node.items])
                yield Removal(document.path, steps, tuple(gone))


def _idle_places(elements: Sequence[str]) -> list[int]:
    """Return the places of the mentions without which the waiver covers the same."""
    return [
        place
        for place, element in enumerate(elements)
        if element in elements[:place] or (EVERYTHING in elements and element != EVERYTHING)
    ]
