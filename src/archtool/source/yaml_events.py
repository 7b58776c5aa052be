"""The events of a YAML text, from libyaml, or from PyYAML itself where libyaml is missing."""

from collections.abc import Callable
from typing import Any, TypeAlias

import yaml

Event: TypeAlias = Any
"""An event of PyYAML; neither of its parsers types what an event carries."""


def events_of(text: str) -> Callable[[], Event]:
    """Return what gives one event after the other, None after the last: `yaml.parse` costs a sixth more.

    What it gives raises `yaml.YAMLError` where the parser cannot read on.
    """
    parser: Any = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    next_event: Callable[[], Event] = parser.get_event
    return next_event
