"""YAML text to located nodes: every value with its line and column, every problem as a diagnostic.

Our own composers stand on the event stream of libyaml (or of PyYAML where libyaml is missing), because
`yaml.compose` costs twice as much and forgets duplicate keys: a quick one for files in which nothing is unusual, a
careful one for all others. Decisions: YAML 1.2 core types only, one document whose
top level is a mapping, no tags, no merge keys, aliases within limits.
"""

import yaml

from archtool.source.decoding import too_large
from archtool.source.document import Document, Parsed
from archtool.source.limits import DEFAULT, Limits
from archtool.source.quick_composer import quickly_composed
from archtool.source.yaml_events import events_of


def parse(text: str, path: str, limits: Limits = DEFAULT) -> Parsed:
    """Return the document of a YAML text and everything that is wrong with it; never raises for any text.

    The document is there with diagnostics beside it when what is left can be read on (a key given twice: the first
    counts), None when it cannot. A file that holds nothing but comments or `---` is a document whose root is None.
    Reading is linear; pause the garbage collector around many calls (`collector_paused`).
    """
    if len(text) > limits.size:
        return Parsed(None, (too_large(path, limits),))
    text = text.removeprefix("\ufeff")
    quick = _quickly(text, path, limits)
    if quick is not None:
        return Parsed(quick, ())
    from archtool.source.careful import carefully_parsed  # what most workspaces never need

    return carefully_parsed(text, path, limits)


def _quickly(text: str, path: str, limits: Limits) -> Document | None:
    """Return the document of a text with nothing unusual in it; who reads the others can also say what is wrong."""
    if any(sign in text for sign in _UNUSUAL):
        return None
    try:
        found = quickly_composed(text, events_of(text), limits)
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    return Document.of(path, text, *found) if found is not None and type(found[0]) is dict else None


_UNUSUAL = ("\x85", "\u2028", "\u2029", "\ufeff", "\n%")
"""Signs that break lines or cannot be seen, though YAML's readers let them pass, and directives."""
