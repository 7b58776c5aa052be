"""The head of a figure from its view: caption and note in one language, counts filled in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from archtool.model.element import Element
from archtool.source.text import Text
from archtool.views.content import Head
from archtool.views.view import View

Definition = TypeVar("Definition", bound=View)

_COUNT = re.compile(r"\{([a-z][a-z-]*)\}")


def head_of(view: str, definition: View, language: str, drawn: Iterable[Element] = ()) -> Head:
    """Return the head; in the note `{system}` becomes the number of elements of kind `system` that are drawn."""
    kinds = Counter({element.id: element.info.name for element in drawn}.values())
    note = definition.note.in_language(language) if definition.note else None
    return Head(
        view,
        definition.number,
        definition.caption.in_language(language),
        _COUNT.sub(lambda match: str(kinds[match.group(1)]), note) if note else None,
        definition.paper,
        language,
        pins=definition.pins,
    )


def with_counts(definition: Definition, counts: Mapping[str, str]) -> Definition:
    """Return the view with `{name}` in its note filled in, by name; what its kind of figure computes."""
    if definition.note is None:
        return definition
    words = definition.note.words
    for name, count in counts.items():
        words = tuple((language, text.replace(f"{{{name}}}", count)) for language, text in words)
    return definition.model_copy(update={"note": Text(words)})
