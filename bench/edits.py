"""Changes that people make: an element more in a model or in a figure, a longer name of one."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.text import Text

SUFFIX = "-twin"
"""What a twin has behind the id of its element."""

Content = TypeVar("Content")


def grown(architecture: Architecture, element: Element) -> Architecture:
    """The same programme with a twin of one element, which has all its relationships."""
    twin = element.model_copy(update={"id": element.id + SUFFIX, "name": _longer(element.name)})
    more = []
    for one in architecture.relationships:
        if element.id in (one.source, one.target):
            ends = [end + SUFFIX if end == element.id else end for end in (one.source, one.target)]
            more.append(one._replace(source=ends[0], target=ends[1]))
    place = next(index for index, one in enumerate(architecture.elements) if one.id == element.id) + 1
    elements = (*architecture.elements[:place], twin, *architecture.elements[place:])
    fresh = Architecture(
        elements,
        (*architecture.relationships, *more),
        architecture.catalogue,
        architecture.timeline,
        architecture.provenance,
    )
    return fresh.with_facts(architecture.facts)


def _longer(name: Text) -> Text:
    return Text(tuple((language, "新增" + words) for language, words in name.words))


def beside(content: Content, element: str) -> Content:
    """A figure in which a twin stands beside the first item for an element that holds nothing."""
    done: list[str] = []

    def twins(part: object) -> object:
        if isinstance(part, tuple):
            found: list[object] = []
            for one in part:
                found.append(twins(one))
                if not done and _element(one) == element and not _parts(one):
                    done.append(element)
                    found.append(_twin(one, element))
            return tuple(found)
        if not is_dataclass(part) or isinstance(part, type):
            return part
        return replace(part, **{one.name: twins(getattr(part, one.name)) for one in fields(part) if one.init})

    return twins(content)  # type: ignore[return-value]


def _element(item: object) -> str | None:
    found = getattr(item, "element", None) or getattr(getattr(item, "block", None), "element", None)
    return found if isinstance(found, str) else None


def _parts(item: object) -> bool:
    held = ("children", "tiles", "items", "parts", "groups", "places", "devices", "parties", "branches")
    return any(getattr(item, name, ()) for name in held)


def _twin(item: object, element: str) -> object:
    def renamed(part: object) -> object:
        if not is_dataclass(part) or isinstance(part, type):
            return part
        changes: dict[str, object] = {}
        for one in fields(part):
            value = getattr(part, one.name)
            if one.name == "element" and value == element:
                changes["element"] = element + SUFFIX
            elif one.name == "key" and isinstance(value, str):
                changes["key"] = value.replace(element, element + SUFFIX) if element in value else value + SUFFIX
            elif one.name == "label" and isinstance(value, str):
                changes["label"] = "新增" + value
            elif one.name == "block":
                changes["block"] = renamed(value)
        return replace(part, **changes)

    return renamed(item)


def relabelled(content: Content, element: str, more: str) -> Content:
    """A figure in which an element has a longer name."""
    if isinstance(content, tuple):
        return tuple(relabelled(part, element, more) for part in content)  # type: ignore[return-value]
    if not is_dataclass(content) or isinstance(content, type):
        return content
    changed: dict[str, object] = {
        one.name: relabelled(getattr(content, one.name), element, more) for one in fields(content) if one.init
    }
    label = getattr(content, "label", None)
    if _element_or_key(content) == element and isinstance(label, str):
        changed["label"] = label + more
    return replace(content, **changed)


def _element_or_key(content: object) -> str | None:
    return getattr(content, "element", None) or getattr(content, "key", None)


def named(content: object) -> Iterator[str]:
    """The elements, and the keys of what stands for none, that have labels in a figure, in its order."""
    if isinstance(content, tuple):
        for part in content:
            yield from named(part)
    elif is_dataclass(content) and not isinstance(content, type):
        name = _element_or_key(content)
        if isinstance(getattr(content, "label", None), str) and isinstance(name, str):
            yield name
        for one in fields(content):
            if one.name != "head":
                yield from named(getattr(content, one.name))
