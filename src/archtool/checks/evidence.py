"""How messages tell what two systems have in common."""

from collections.abc import Sequence

from archtool.analysis.overlap import Likeness, Match
from archtool.checks.finding import Place
from archtool.checks.wording import Named, listed
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_SHOWN = 5


def evidence(architecture: Architecture, likeness: Likeness) -> Named:
    """Return functions, data, users and partners that two systems share, with the score; what is none is left out."""
    parts = [_counted("功能", "functions", _matches(architecture, likeness.functions), len(likeness.functions))]
    if likeness.data:
        parts.append(_counted("产生的数据", "data written", _matches(architecture, likeness.data), len(likeness.data)))
    for zh, en, ids in (("使用单位", "users", likeness.users), ("对接方", "partners", likeness.partners)):
        if ids:
            parts.append(_counted(zh, en, listed(ids), len(ids)))
    zh, en = "；".join(part.zh for part in parts), "; ".join(part.en for part in parts)
    return Named(f"{zh}；相似度 {likeness.score:.2f}", f"{en}; score {likeness.score:.2f}")


def function_places(likeness: Likeness) -> tuple[tuple[Place, Text], ...]:
    """Return where the shared functions of both sides are written."""
    found: list[tuple[Place, Text]] = []
    for own, other in likeness.functions[:_SHOWN]:
        found.append((Place(own), both(f"“{likeness.one}”的功能", f"function of '{likeness.one}'")))
        found.append((Place(other), both(f"“{likeness.other}”的功能", f"function of '{likeness.other}'")))
    return tuple(found)


def _counted(zh: str, en: str, what: Named, count: int) -> Named:
    return Named(f"共有{zh} {count} 个（{what.zh}）", f"shared {en}: {what.en}")


def _matches(architecture: Architecture, matches: Sequence[Match]) -> Named:
    names: list[tuple[str, str]] = []
    for own, other in matches[:_SHOWN]:
        first, second = architecture[own], architecture[other]
        zh = {first.title("zh"): None, second.title("zh"): None}
        en = {first.title("en"): None, second.title("en"): None}
        names.append(("/".join(zh), "/".join(en)))
    more = len(matches) - len(names)
    zh_text, en_text = "、".join(zh for zh, _ in names), ", ".join(en for _, en in names)
    return Named(f"{zh_text}等", f"{en_text} and {more} more") if more > 0 else Named(zh_text, en_text)
