"""Which checks run, and how much each matters."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archtool.checks.check import Rule
from archtool.source.diagnostic import Severity
from archtool.source.errors import ConfigError
from archtool.source.nearest import nearest
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for: terms that name checks, and severities for them.

    A term is a code (`DAT01`), the beginning of one (`DAT`), the name of a check (`data-without-single-master`) or of a
    group (`data`).

    Attributes:
        select: checks to run; none means all.
        ignore: checks to leave out of them.
        severities: terms with the severity that replaces the check's own; where several hold, the last one.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()

    def choose(self, checks: Sequence[Rule]) -> tuple[tuple[Rule, Severity], ...]:
        """Return the chosen checks in their order, each with the severity of its findings.

        Raises:
            ConfigError: a term names none of the checks.
        """
        for term in (*self.select, *self.ignore, *(term for term, _ in self.severities)):
            if not any(names(term, check) for check in checks):
                raise ConfigError(unknown(term, checks))
        return tuple(
            (check, self._severity(check))
            for check in checks
            if (not self.select or named_by(self.select, check)) and not named_by(self.ignore, check)
        )

    def _severity(self, check: Rule) -> Severity:
        severity = check.severity
        for term, wanted in self.severities:
            if names(term, check):
                severity = wanted
        return severity


_HAS_NUMBER = re.compile(r"\d")

ALL = Selection()
"""Every check, each with its own severity."""


def named_by(terms: Iterable[str], check: Rule) -> bool:
    """Return whether any of the terms names a check."""
    return any(names(term, check) for term in terms)


def names(term: str, check: Rule) -> bool:
    """Return whether a term names a check: its code, the beginning of it, its name or its group."""
    return bool(term) and (
        check.code.startswith(term.upper()) or term.lower() in (check.name.lower(), check.group.name.lower())
    )


def unknown(term: str, checks: Sequence[Rule]) -> Text:
    """Return the message for a term that names none of the checks, with the nearest one that does."""
    codes = [check.code for check in checks]
    words = {word for check in checks for word in (check.group.letters, check.name, check.group.name)}
    zh, en = f"没有检查“{term}”", f"there is no check '{term}'"
    for word in (nearest(term, codes) if _HAS_NUMBER.search(term) else ()) or nearest(term, (*words, *codes)):
        return both(f"{zh}；是否指“{word}”？", f"{en}; did you mean '{word}'?")
    groups = sorted({check.group.letters for check in checks})
    return both(f"{zh}；可用的组：{'、'.join(groups)}", f"{en}; the groups are {', '.join(groups)}")
