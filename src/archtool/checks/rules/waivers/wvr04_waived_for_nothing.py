"""WVR04: waiver that names an element at which it silences nothing."""

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


class WaivedForNothing(WaiverCheck):
    """Reports elements that a waiver names, in force and needed elsewhere, although nothing is found at them."""

    code = "WVR04"
    name = "waived-for-nothing"
    severity = Severity.WARNING
    title = both("豁免所列的元素没有发现", "waiver names an element without finding")
    why = both(
        "该元素的问题已经改正而仍列在豁免中，以后同样的问题再出现就不会被发现",
        "the finding at this element is gone but its waiver is not: should it come back, nobody would see it",
    )
    fix = both(
        "从 elements 中去掉它，`archtool check --fix` 可代为去掉；检查没有运行，或只检查一个时点时不报",
        "take it out of elements, as `archtool check --fix` does; it is not reported where its check did not run, or "
        "ran on a slice alone",
    )
    source = "ESLint --report-unused-disable-directives; mypy warn_unused_ignores"

    def inspect_waivers(self, waivers: Sequence[UsedWaiver], today: date) -> Iterator[Finding]:
        """Yield one finding for each such element; a waiver that silences nothing at all is another check's concern."""
        for one in waivers:
            named = one.named
            if not one.is_judged or not one.silenced or named.has_expired(today):
                continue
            for element in one.idle:
                code = named.waiver.code
                yield Finding(
                    Place(named.id, "elements", element, WAIVERS),
                    both(
                        f"豁免“{named.id}”所列的“{element}”没有 {code} 发现",
                        f"waiver '{named.id}' names '{element}', where nothing of {code} is found",
                    ),
                    both("从 elements 中去掉它", "take it out of elements"),
                )

    def repair(self, found: Sequence[Diagnostic], documents: Mapping[str, Document]) -> Iterator[Removal]:
        """Yield the places of these elements in their lists."""
        by_waiver: dict[tuple[str, str], set[str]] = {}
        for one in found:
            waiver, element = one.elements
            by_waiver.setdefault((one.span.path, waiver), set()).add(element)
        for (path, waiver), idle in by_waiver.items():
            document, steps = documents[path], (WAIVERS, waiver, "elements")
            node = node_at(document.root, steps) if document.root is not None else None
            if isinstance(node, SequenceNode):
                gone = tuple(place for place, item in enumerate(node.items) if plain(item) in idle)
                yield Removal(path, steps, gone)
