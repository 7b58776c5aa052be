"""DOC06: two names for one thing, or one name for two."""

from collections.abc import Iterator, Mapping

from archtool.blueprints.application import Function
from archtool.blueprints.programme import Question
from archtool.blueprints.relationships import CONCERNS
from archtool.checks.check import ViewCheck
from archtool.checks.finding import Finding, Place
from archtool.checks.shown_view import ShownView
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class TwoNames(ViewCheck):
    """Reports other names that two elements share, and figures that use another name instead of the official one."""

    code = "DOC06"
    name = "two-names"
    severity = Severity.WARNING
    title = both("同物异名或异物同名", "two names for one thing, or one name for two")
    why = both(
        "正文叫区域平台、图上叫健康平台，读者以为是两个平台，评审会问是不是重复建设",
        "where the text says one name and the figure another, readers take them for two things and ask about "
        "duplicated construction",
    )
    fix = both(
        "图题和图注用 name；一个别名只给一个元素，招标文件本身混用的，写一项 question 说明",
        "use the name in captions and notes, and give an alias to one element alone; where the client mixes them, "
        "write a question that concerns both",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect_views(self, architecture: Architecture, views: Mapping[str, ShownView]) -> Iterator[Finding]:
        """Yield one finding for each alias given twice, then for each alias in a caption or note."""
        aliases: dict[str, Element] = {}
        known = [element for element in architecture.elements if element.aliases]
        # A function may bear the other name of its system.
        named_alike = (one for one in architecture.elements if known and not isinstance(one, Function))
        names = {word: element for element in named_alike for _, word in element.name.words}
        for element in known:
            for alias in (one.in_language("zh") for one in element.aliases):
                other = names.get(alias) or aliases.setdefault(alias, element)
                if other is not element and not _is_asked(architecture, element, other):
                    yield _shared(alias, element, other)
        for view in views.values():
            for key, text in (("caption", view.caption), ("note", view.note)):
                words = text.in_language("zh") if text is not None else ""
                for alias, element in aliases.items():
                    if alias in words and element.title() not in words:
                        yield _used(Place.of_view(view.id, key), alias, element)


def _is_asked(architecture: Architecture, one: Element, other: Element) -> bool:
    """Return whether an open question concerns both."""
    about, also = architecture.sources(one.id, CONCERNS), architecture.sources(other.id, CONCERNS)
    return any(question in also and isinstance(architecture[question], Question) for question in about)


def _shared(alias: str, element: Element, other: Element) -> Finding:
    who, first = named(element), named(other)
    return Finding(
        Place(element.id, "aliases"),
        both(f"{who.zh}的别名“{alias}”也是{first.zh}的名称", f"an alias of {who.en} is a name of {first.en} as well"),
        both("去掉其中一个，或写一项 question", "remove one of the two, or write a question that concerns both"),
        ((Place(other.id), both("同名的另一个", "the other one of that name")),),
    )


def _used(place: Place, alias: str, element: Element) -> Finding:
    who = named(element)
    return Finding(
        place,
        both(
            f"“{alias}”是{who.zh}的别名，正式名称是“{element.title()}”", f"an alias of {who.en} is used, not its name"
        ),
        both(f"改为“{element.title()}”", "use the official name"),
        ((Place(element.id, "aliases"), both("别名写在这里", "the alias stands here")),),
    )
