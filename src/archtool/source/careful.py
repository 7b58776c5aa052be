"""Reading what the quick composer leaves: files with something unusual in them, or something wrong."""

import yaml

from archtool.source import yaml_problems
from archtool.source.composer import Composer, StoppedError
from archtool.source.document import Document, Parsed
from archtool.source.limits import Limits
from archtool.source.node import MappingNode, Node, ScalarNode
from archtool.source.yaml_events import events_of
from archtool.source.yaml_syntax import explain

_STRAY_SIGNS = ("\x85", "\u2028", "\u2029", "\ufeff")
"""Signs that YAML's readers let pass, though they break lines or cannot be seen."""

_MOST_DIRECTIVES = 16
"""libyaml compares each %TAG with all before it: without a limit a file could hang the reader."""


def carefully_parsed(text: str, path: str, limits: Limits) -> Parsed:
    """Return the document of a text and everything that is wrong with it; see `located_yaml.parse`."""
    if any(sign in text for sign in _STRAY_SIGNS):
        return Parsed(None, tuple(yaml_problems.control_characters(text, path)))
    if text.count("\n%TAG") > _MOST_DIRECTIVES:
        return Parsed(None, (yaml_problems.tag_directives(path),))
    composer = Composer(path, limits)
    root = _composed(composer, text, path)
    found = composer.diagnostics
    if type(root) is ScalarNode and root.plain and not root.value:
        root = None  # `---` and nothing after it: an empty file
    if root is not None and type(root) is not MappingNode and not composer.is_broken:
        found.append(yaml_problems.no_mapping(root, path))
        composer.is_broken = True
    found.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Parsed(None if composer.is_broken else Document(path, text, root), tuple(found))


def _composed(composer: Composer, text: str, path: str) -> Node | None:
    """Return the top-level node, and leave every reason why there is none with the composer."""
    try:
        return composer.compose(events_of(text))
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
