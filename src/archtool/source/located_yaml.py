"""YAML text to located nodes: every value with its line and column, every problem as a diagnostic.

Our own composers stand on the event stream of libyaml (or of PyYAML where libyaml is missing), because
`yaml.compose` costs twice as much and forgets duplicate keys: a quick one for files in which nothing is unusual, a
careful one for all others. Decisions: YAML 1.2 core types only, one document whose
top level is a mapping, no tags, no merge keys, aliases within limits.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from archtool.source import yaml_problems
from archtool.source.columns import Columns
from archtool.source.composer import Composer, StoppedError
from archtool.source.decoding import too_large
from archtool.source.diagnostic import Diagnostic
from archtool.source.document import Document
from archtool.source.limits import DEFAULT, Limits
from archtool.source.node import MappingNode, Node, ScalarNode, Written
from archtool.source.quick_composer import quickly_composed
from archtool.source.yaml_syntax import explain


class Parsed(NamedTuple):
    """A read file: the document where its nodes are fit to be read on, and what is wrong, in source order."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]


def parse(text: str, path: str, limits: Limits = DEFAULT) -> Parsed:
    """Return the document of a YAML text and everything that is wrong with it; never raises for any text.

    The document is there with diagnostics beside it when what is left can be read on (a key given twice: the first
    counts), None when it cannot. A file that holds nothing but comments or `---` is a document whose root is None.
    Reading is linear; pause the garbage collector around many calls (`collector_paused`).
    """
    if len(text) > limits.size:
        return Parsed(None, (too_large(path, limits),))
    text = text.removeprefix("\ufeff")
    if any(sign in text for sign in _STRAY_SIGNS):
        return Parsed(None, tuple(yaml_problems.control_characters(text, path)))
    if text.count("\n%TAG") > _MOST_DIRECTIVES:
        return Parsed(None, (yaml_problems.tag_directives(path),))
    quick = _quickly(text, limits)
    if quick is not None and type(quick[0]) is dict:
        return Parsed(Document.of(path, text, *quick), ())
    composer = Composer(text, path, limits)
    root = _compose(composer, text, path)
    found = composer.diagnostics
    if type(root) is ScalarNode and root.plain and not root.value:
        root = None  # `---` and nothing after it: an empty file
    if root is not None and type(root) is not MappingNode and not composer.is_broken:
        found.append(yaml_problems.no_mapping(root, path))
        composer.is_broken = True
    found.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Parsed(None if composer.is_broken else Document(path, text, root), tuple(found))


def _quickly(text: str, limits: Limits) -> tuple[Written, Columns] | None:
    try:
        return quickly_composed(text, _events(text), limits)
    except (yaml.YAMLError, ValueError, OverflowError):
        return None  # read again, slowly, by who can say what is wrong


def _compose(composer: Composer, text: str, path: str) -> Node | None:
    """Return the top-level node, and leave every reason why there is none with the composer."""
    try:
        return composer.compose(_events(text))
    except StoppedError:
        pass
    except (yaml.reader.ReaderError, UnicodeEncodeError, ValueError, OverflowError) as error:
        # The last two come from PyYAML's own parser: an escape or a version number that Python cannot hold.
        unprintable = yaml_problems.control_characters(text, path)
        composer.diagnostics.extend(unprintable or [explain(yaml.YAMLError(str(error)), text, path)])
    except yaml.YAMLError as error:
        composer.diagnostics.append(explain(error, text, path))
    composer.is_broken = True
    return None


def _events(text: str) -> Callable[[], Any]:
    """Return what gives one event after the other, straight from the parser: `yaml.parse` costs a sixth more."""
    parser: Any = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    next_event: Callable[[], Any] = parser.get_event
    return next_event


_STRAY_SIGNS = ("\x85", "\u2028", "\u2029", "\ufeff")
"""Signs that YAML's readers let pass, though they break lines or cannot be seen."""

_MOST_DIRECTIVES = 16
"""libyaml compares each %TAG with all before it: without a limit a file could hang the reader."""
