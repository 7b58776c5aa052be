"""DOC05: count typed into a figure that is not the model's."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from archtool.analysis.rollup import counts
from archtool.checks.check import ViewCheck
from archtool.checks.finding import Finding, Place
from archtool.checks.shown_view import ShownView
from archtool.checks.wording import kind_named
from archtool.model.architecture import Architecture
from archtool.model.kind import KindInfo
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

_PLACEHOLDER = re.compile(r"\{([a-z][a-z-]*)\}")
_NUMBER = re.compile(r"(?<![\d.-])(\d+)")
_MEASURES = "个类项张条家"


class TypedCount(ViewCheck):
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
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect_views(self, architecture: Architecture, views: Mapping[str, ShownView]) -> Iterator[Finding]:
        """Yield one finding for each unknown placeholder and each wrong count."""
        kinds = {kind.info.name: kind.info for kind in architecture.catalogue.kinds}
        for view in views.values():
            for key, text in (("caption", view.caption), ("note", view.note)):
                words = _words(text)
                place = Place.of_view(view.id, key)
                for name in dict.fromkeys(_PLACEHOLDER.findall(words)):
                    if name not in kinds and name not in view.computed:
                        yield _unknown(place, name)
                typed = {(name, number) for name, info in kinds.items() for number in _typed(words, info)}
                right = _numbers(architecture, view) if typed else {}
                for name, number in sorted(typed):
                    if number not in right.get(name, (0,)):
                        yield _wrong(place, kinds[name], number, right.get(name, (0,))[0])


def _words(text: Text | None) -> str:
    return "\n".join(text.in_language(language) for language in text.languages) if text is not None else ""


def _typed(words: str, info: KindInfo) -> list[int]:
    """Return the numbers that stand before a kind's name, in any language."""
    zh, en = info.label.in_language("zh"), info.label.in_language("en").lower()
    found: list[int] = []
    for match in _NUMBER.finditer(words):
        rest = words[match.end() :]
        is_zh = rest.lstrip().lstrip(_MEASURES).lstrip().startswith(zh) and not rest.lstrip().startswith(f"{zh}群")
        if is_zh or re.match(rf"\s+{re.escape(en)}s?\b", rest.lower()):
            found.append(int(match.group(1)))
    return found


def _numbers(architecture: Architecture, view: ShownView) -> dict[str, tuple[int, ...]]:
    """Return the right numbers by kind: how many there are, then how many in each element that the view names."""
    total = Counter(element.info.name for element in architecture.elements)
    found: dict[str, tuple[int, ...]] = {name: (number,) for name, number in total.items()}
    for element in view.elements:
        for name, number in counts(architecture, element).items() if element in architecture else ():
            found[name] = (*found.get(name, ()), number)
    return found


def _unknown(place: Place, name: str) -> Finding:
    return Finding(
        place,
        both(f"占位符“{{{name}}}”不是类别，图上会印成 0", f"placeholder '{{{name}}}' names no kind and prints 0"),
        both("写类别的名称，如 {system}", "write the name of a kind, as {system}"),
    )


def _wrong(place: Place, kind: KindInfo, number: int, model: int) -> Finding:
    label = kind_named(kind)
    return Finding(
        place,
        both(
            f"写明 {number} 个{label.zh}，模型中有 {model} 个",
            f"the number of {label.en}s is typed as {number}, but the model has {model}",
        ),
        both(f"改写为 {{{kind.name}}}", f"write {{{kind.name}}} instead"),
    )
