"""DOC05: count typed into a figure that is not the model's."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from archtool.analysis.rollup import counts
from archtool.checks.check import ViewCheck
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.shown_view import ShownView
from archtool.model.architecture import Architecture
from archtool.model.kind import KindInfo
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

_PLACEHOLDER = re.compile(r"\{([a-z][a-z-]*)\}")
_MEASURE = r"\s*[个类项张条家]?\s*"


class TypedCountSettings(CheckSettings):
    """Which placeholders figures fill themselves."""

    computed: Annotated[
        tuple[str, ...], Field(description="placeholders beside kinds that some kind of figure fills")
    ] = ("months",)


class TypedCount(ViewCheck[TypedCountSettings]):
    """Reports captions and notes with a number of elements that is not the model's, and unknown placeholders."""

    code = "DOC05"
    name = "typed-count"
    severity = Severity.ERROR
    title = both("图中的数量与模型不符", "count in a figure differs from the model")
    why = both(
        "手写的数量在模型改动后就过时：图注写 28 个系统，图上只有 26 个",
        "a number typed by hand is stale after the next change: the note says 28 systems, and the figure shows 26",
    )
    fix = both(
        "在 note 中写 {system} 这样的占位符，数量由工具按图计算",
        "write a placeholder as {system} in the note; the tool counts what is drawn",
    )
    source = "method DOC-05"

    def inspect_views(self, architecture: Architecture, views: Mapping[str, ShownView]) -> Iterator[Finding]:
        """Yield one finding for each wrong count and each unknown placeholder."""
        kinds = {kind.info.name: kind.info for kind in architecture.catalogue.kinds}
        total = Counter(element.info.name for element in architecture.elements)
        for view in views.values():
            right: dict[str, set[int]] = {name: {number} for name, number in total.items()}
            for element in view.elements:
                for name, number in counts(architecture, element).items() if element in architecture else ():
                    right.setdefault(name, set()).add(number)
            for key, text in (("caption", view.caption), ("note", view.note)):
                if text is not None:
                    yield from _wrong(Place.of_view(view.id, key), text, kinds, right)


def _wrong(place: Place, text: Text, kinds: Mapping[str, KindInfo], right: Mapping[str, set[int]]) -> Iterator[Finding]:
    texts = [text.in_language(language) for language in text.languages]
    for name in dict.fromkeys(name for one in texts for name in _PLACEHOLDER.findall(one)):
        if name not in kinds:
            yield Finding(
                place,
                both(
                    f"占位符“{{{name}}}”不是类别，图上会印成 0", f"placeholder '{{{name}}}' names no kind and prints 0"
                ),
                both("写类别的名称，如 {system}", "write the name of a kind, as {system}"),
            )
    seen: set[tuple[str, int]] = set()
    for name, info in kinds.items():
        for number in _typed(texts, info):
            if number in right.get(name, {0}) or (name, number) in seen:
                continue
            seen.add((name, number))
            model = max(right.get(name, {0}))
            yield Finding(
                place,
                both(
                    f"写明 {number} 个{info.label.in_language('zh')}，模型中有 {model} 个",
                    f"{number} {info.label.in_language('en').lower()}s are typed here, but the model has {model}",
                ),
                both(f"改写为 {{{name}}}", f"write {{{name}}} instead"),
            )


def _typed(texts: list[str], info: KindInfo) -> list[int]:
    """Return the numbers that stand before a kind's name, in any language."""
    zh, en = info.label.in_language("zh"), info.label.in_language("en").lower()
    pattern = re.compile(rf"(?<![\d.-])(\d+)(?:{_MEASURE}{re.escape(zh)}(?!群)|\s+{re.escape(en)}s?\b)", re.IGNORECASE)
    return [int(number) for text in texts for number in pattern.findall(text)]
