"""The protocols that a hub names, out of what interfaces say about theirs."""

import re
from collections.abc import Iterable

from archtool.views.wording import capitalised

_MOST = 2
_BRACKETED = re.compile(r"\s*[(（][^()（）]*[)）]")
_BETWEEN = re.compile(r"(?:[、；]|[;,] )(?![^(（]*[)）])")
"""What parts the protocols of a text; a comma in brackets belongs to one of them."""


def protocols_in(text: str) -> tuple[str, ...]:
    """Return the protocols that a text names one after the other."""
    return tuple(part for one in _BETWEEN.split(text) if (part := one.strip()))


def named_protocols(protocols: Iterable[str], language: str) -> tuple[tuple[str, ...], bool]:
    """Return the first two protocols, each once, and whether these are all.

    Of two of which one contains the other, as REST and REST/MQ, the first stands for both.
    """
    named: list[str] = []
    for protocol in protocols:
        if any(_is_in(protocol, one) or _is_in(one, protocol) for one in named):
            continue
        if len(named) == _MOST:
            return _begun(named, language), False
        named.append(protocol)
    return _begun(named, language), True


def _begun(texts: Iterable[str], language: str) -> tuple[str, ...]:
    return tuple(text if language == "zh" else capitalised(text) for text in texts)


def _is_in(protocol: str, other: str) -> bool:
    """Whether a protocol, what it says in brackets apart, is the other one or stands in its name as whole words."""
    name = _BRACKETED.sub("", protocol) or protocol
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", other, re.IGNORECASE) is not None
