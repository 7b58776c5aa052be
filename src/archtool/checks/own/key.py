"""What a key of a kind leads to: a property, a part of one, or the elements at the other end of a relationship."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, cast, get_args, get_origin

from pydantic import BaseModel

from archtool.model.architecture import Architecture
from archtool.model.catalogue import Catalogue, RelationshipKey
from archtool.model.element import Element
from archtool.model.reference import ReferencePath, reference_paths


@dataclass(frozen=True, slots=True)
class PropertyKey:
    """A property, or a part of one.

    Attributes:
        word: what authors write, parts joined by dots: `needs.cpu`.
        fields: the attributes that lead to it.
        item: the type of one value; nothing where the property is a mapping.
        reference: what its values refer to, where they are ids.
    """

    word: str
    fields: tuple[str, ...]
    item: object
    reference: ReferencePath | None = None

    @property
    def place(self) -> str:
        """Return the key under which it is written in its element."""
        return self.word.split(".")[0]

    def values(self, architecture: Architecture, element: Element) -> tuple[object, ...]:
        """Return its value, the items of a list, or nothing where it has none."""
        values: tuple[object, ...] = (element,)
        for field in self.fields:
            values = tuple(inner for value in values for inner in _each(getattr(value, field, None)))
        return values

    def is_stated(self, architecture: Architecture, element: Element) -> bool:
        """Return whether somebody wrote it; a default is not stated."""
        return self.fields[0] in element.model_fields_set and bool(self.values(architecture, element))


@dataclass(frozen=True, slots=True)
class EndKey:
    """A relationship, from either of its ends; its values are ids."""

    word: str
    meaning: RelationshipKey

    @property
    def place(self) -> str:
        """Return the key under which it is written in its element."""
        return self.word

    def values(self, architecture: Architecture, element: Element) -> tuple[object, ...]:
        """Return the ids at the other end."""
        return self.others(architecture, element)

    def others(self, architecture: Architecture, element: Element) -> tuple[str, ...]:
        """Return the ids at the other end."""
        kind = self.meaning.kind
        if self.meaning.is_inverse:
            return architecture.sources(element.id, kind)
        return architecture.targets(element.id, kind)

    def is_stated(self, architecture: Architecture, element: Element) -> bool:
        """Return whether there is such a relationship, at whichever end it is written."""
        return bool(self.others(architecture, element))


Key = PropertyKey | EndKey


def key_of(catalogue: Catalogue, kind: type[Element], word: str) -> Key | None:
    """Return what a word means for a kind, or nothing."""
    meaning = catalogue.keys[kind.info.name].get(word)
    if meaning is not None:
        return EndKey(word, meaning)
    parts = word.split(".")
    fields: list[str] = []
    item: object = kind
    for part in parts:
        found = _field(item, part)
        if found is None:
            return None
        fields.append(found[0])
        item = found[1]
    reference = next((one for one in reference_paths(kind) if one.fields == tuple(parts)), None)
    return PropertyKey(word, tuple(fields), None if get_origin(item) in (Mapping, dict) else item, reference)


def words_of(catalogue: Catalogue, kind: type[Element]) -> tuple[str, ...]:
    """Return the keys that authors may name for a kind, parts of properties left out."""
    fields = (field.alias or name for name, field in kind.model_fields.items() if name != "id")
    return (*fields, *catalogue.keys[kind.info.name])


def _each(value: object) -> tuple[object, ...]:
    if isinstance(value, tuple):
        return cast("tuple[object, ...]", value)
    return () if value is None else (value,)


def _field(owner: object, word: str) -> tuple[str, object] | None:
    if not (isinstance(owner, type) and issubclass(owner, BaseModel)):
        return None
    for name, field in owner.model_fields.items():
        if word == (field.alias or name) and name != "id":
            annotation = cast("Any", field.annotation)
            whole: object = Annotated[(annotation, *field.metadata)] if field.metadata else annotation
            return name, _item(whole)
    return None


def _item(annotation: object) -> object:
    """Return the type of one value: of `X | None` and of a list of `X` it is `X`."""
    origin = get_origin(annotation)
    if origin is tuple:
        inner = [one for one in get_args(annotation) if one is not Ellipsis]
        return _item(inner[0])
    choices = [one for one in get_args(annotation) if one is not type(None)]
    if type(None) in get_args(annotation) and len(choices) == 1:
        return _item(choices[0])
    if origin is Annotated and (get_origin(choices[0]) is tuple or type(None) in get_args(choices[0])):
        return _item(choices[0])
    return annotation
