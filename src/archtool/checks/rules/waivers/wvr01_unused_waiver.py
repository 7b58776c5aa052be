"""WVR01: waiver that silences nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from archtool.checks.check import WaiverCheck
from archtool.checks.finding import WAIVERS, Finding, Place
from archtool.checks.named_waiver import UsedWaiver
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.document import Document
from archtool.source.edit import Removal
from archtool.source.node import MappingNode
from archtool.source.text import both


class UnusedWaiver(WaiverCheck):
    """Reports waivers that are in force and silence no finding."""

    code = "WVR01"
    name = "unused-waiver"
    severity = Severity.WARNING
    title = both("豁免没有用到", "waiver that silences nothing")
    why = both(
        "问题已经改正而豁免还在，以后同样的问题再出现就不会被发现",
        "the finding is gone but its waiver is not: should it come back, nobody would see it",
    )
    fix = both(
        "删除这条豁免（可用 `archtool check --fix`），或改正它的 code 和 elements；检查未运行、或只检查一个时点时不报",
        "delete the waiver, as `archtool check --fix` does, or correct its code and elements; it is not reported where "
        "its check did not run, or ran on a slice alone",
    )
    source = "ESLint --report-unused-disable-directives; mypy warn_unused_ignores"

    def inspect_waivers(self, waivers: Sequence[UsedWaiver], today: date) -> Iterator[Finding]:
        """Yield one finding for each such waiver."""
        for one in waivers:
            named = one.named
            if one.is_judged and not one.silenced and not named.has_expired(today):
                code = named.waiver.code
                yield Finding(
                    Place.of_waiver(named.id),
                    both(
                        f"豁免“{named.id}”没有对应的 {code} 发现", f"waiver '{named.id}' silences no finding of {code}"
                    ),
                    both("删除它，或改正 code 和 elements", "delete it, or correct code and elements"),
                )

    def repair(self, found: Sequence[Diagnostic], documents: Mapping[str, Document]) -> Iterator[Removal]:
        """Yield what has to go for these waivers: they silence nothing, so nothing changes but the file."""
        by_path: dict[str, set[str]] = {}
        for one in found:
            by_path.setdefault(one.span.path, set()).update(one.elements)
        for path, unused in by_path.items():
            document = documents[path]
            section = document.root.get(WAIVERS) if isinstance(document.root, MappingNode) else None
            if isinstance(section, MappingNode):
                gone = [place for place, (key, _) in enumerate(section.entries) if key.value in unused]
                yield Removal(path, (WAIVERS,), tuple(gone))
