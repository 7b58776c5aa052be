"""STR06: element without name, description or basis."""

from collections.abc import Iterator

from archtool.blueprints.application import Function
from archtool.blueprints.programme import Clause
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Blueprint
from archtool.source.diagnostic import Severity
from archtool.source.text import DEFAULT_LANGUAGE, both

_DESCRIBING = ("purpose", "specification", "content")
"""Properties whose presence in a kind says that its elements must be described."""

_CHINESE = {"zh", DEFAULT_LANGUAGE}
_ON_OTHERS_WORD = (Clause, Function)


class ElementWithoutWords(Check):
    """Reports elements without a Chinese name, without description, or without a mark of on whose word they stand."""

    code = "STR06"
    name = "element-without-words"
    severity = Severity.ERROR
    title = both("元素缺少中文名称、说明或依据", "element without Chinese name, description or basis")
    why = both(
        "文档和图印的是中文名称和说明；没有 basis，读者会把假设当成招标文件的原话",
        "documents and figures print the Chinese name and the description; "
        "without basis a reader takes an assumption for the client's word",
    )
    fix = both(
        "补上 name 的中文、description（或该类别自己的 purpose、specification、content）和 "
        "basis: client、standard 或 assumption；条款本身就是招标文件，功能随其系统，这两类可以不写 basis；"
        "五个蓝图中有 purpose、specification、content 的类别才要求说明",
        "add the Chinese name, a description (or the kind's own purpose, specification or content) and basis: client, "
        "standard or assumption. A clause is the client's word itself and a function stands on its system's; only "
        "kinds of the five blueprints with purpose, specification or content need a description",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each element that lacks any of the three."""
        described = {
            kind: _describing(kind)
            for kind in architecture.catalogue.kinds
            if kind.info.blueprint is not Blueprint.PROGRAMME
        }
        for element in architecture.elements:
            missing: list[str] = []
            if _CHINESE.isdisjoint(element.name.languages):
                missing.append("name")
            if element.description is None and _lacks(element, described.get(type(element), ())):
                missing.append("description")
            if element.basis is None and not isinstance(element, _ON_OTHERS_WORD):
                missing.append("basis")
            if missing:
                yield self._finding(element, missing)

    def _finding(self, element: Element, missing: list[str]) -> Finding:
        who, lacking = named(element), without([_MISSING[part] for part in missing])
        hint_zh, hint_en = zip(*(_hint(part, element) for part in missing), strict=True)
        return Finding(
            Place(element.id),
            both(f"{who.zh}{lacking.zh}", f"{who.en} has {lacking.en}"),
            both("；".join(hint_zh), "; ".join(hint_en)),
        )


_MISSING = {
    "name": Named("中文名称", "Chinese name"),
    "description": Named("说明", "description"),
    "basis": Named("依据标记", "basis"),
}


def _hint(part: str, element: Element) -> tuple[str, str]:
    if part == "name":
        english = element.name.in_language("en")
        return f"写成 name: {{zh: …, en: {english}}}", f"write name: {{zh: ..., en: {english}}}"
    if part == "description":
        key = _describing(type(element))[0]
        return f"补上 {key}", f"add {key}"
    return "补上 basis: client、standard 或 assumption", "add basis: client, standard or assumption"


def _describing(kind: type[Element]) -> tuple[str, ...]:
    return tuple(name for name in _DESCRIBING if name in kind.model_fields)


def _lacks(element: Element, keys: tuple[str, ...]) -> bool:
    return bool(keys) and all(getattr(element, key) is None for key in keys)
