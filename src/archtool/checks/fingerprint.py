"""Fingerprints: the names under which baselines and code-scanning services know a finding again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from archtool.checks.finding import Finding, Place
from archtool.source.diagnostic import Diagnostic

_DIGITS = 16
"""Hexadecimal digits of a fingerprint: 64 bits, so that among 100,000 findings two coincide once in a billion runs."""


def fingerprint(code: str, finding: Finding) -> str:
    """Return what stays the same of a finding when files are reordered, lines move and words change.

    It depends on the check and on the facts that take part, by id, key and target, and on nothing else.
    """
    places = {_identity(place) for place in (finding.place, *(place for place, _ in finding.related))}
    return _hash((code, *sorted(places)))


def counted(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics in their order, those after the first of one fingerprint with a counter: `...-2`, `...-3`.

    Which of them is the first depends on organisations and message, not on where they stand.
    """
    every = list(diagnostics)
    order = sorted(range(len(every)), key=lambda one: (every[one].organisations, every[one].message))
    seen: Counter[str] = Counter()
    for number in order:
        known = every[number].fingerprint
        seen[known] += 1
        if known and seen[known] > 1:
            every[number] = replace(every[number], fingerprint=f"{known}-{seen[known]}")
    return every


def textual(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what is wrong with the text itself with fingerprints: by code, file and message, since it has no facts."""
    return counted(
        replace(one, fingerprint=_hash((one.code, one.span.path, one.message.in_language("en")))) for one in diagnostics
    )


def _identity(place: Place) -> str:
    return "\t".join((place.section, place.element, place.key, place.target or ""))


def _hash(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]
