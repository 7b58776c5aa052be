"""Finding the element that a person means: by id, by id without its prefix, or by name."""

from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.errors import ConfigError
from archtool.source.nearest import nearest
from archtool.source.text import both

_SUGGESTED = 3


def find_element(architecture: Architecture, word: str) -> Element:
    """Return the element whose id, id without prefix, or whole name is the word.

    Raises:
        ConfigError: no element is meant, or several are; the message has the nearest ids.
    """
    exact = architecture.get(word)
    if exact is not None:
        return exact
    meant = tuple(element for element in architecture.elements if word in _also_called(element))
    if len(meant) == 1:
        return meant[0]
    if meant:
        ids = ", ".join(element.id for element in meant[:6])
        raise ConfigError(both(f"“{word}”指多个元素：{ids}", f"'{word}' means several elements: {ids}"))
    near = _nearest(architecture, word)
    zh = f"；是否指 {'、'.join(near)}？" if near else "；`archtool list elements` 列出全部"
    en = f"; did you mean {', '.join(near)}?" if near else "; `archtool list elements` shows them all"
    raise ConfigError(both(f"没有编号为“{word}”的元素{zh}", f"no element has the id '{word}'{en}"))


def _also_called(element: Element) -> tuple[str, ...]:
    return (element.id.removeprefix(element.info.prefix), *(words for _, words in element.name.words))


def _nearest(architecture: Architecture, word: str) -> tuple[str, ...]:
    by_word = {word: element.id for element in architecture.elements for word in (*_also_called(element), element.id)}
    found = dict.fromkeys(by_word[near] for near in nearest(word, by_word, 2 * _SUGGESTED))
    return tuple(found)[:_SUGGESTED]
