"""The base of every check: what it is called, how much it matters, why, and how to correct what it finds."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from archtool.checks.finding import Finding
from archtool.checks.group import Group, group_of
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.explanation import Explanation
from archtool.source.text import Text


class Check(ABC):
    """One rule about the architecture. A subclass states the class variables and `inspect`, and nothing else.

    The words stand in class variables and not in the docstring, because every one of them exists in two languages:
    `archtool explain`, the documentation and the findings print the same ones.

    Attributes:
        code: group letters and number of the method's check, `DAT03`.
        name: the bad thing in kebab case, `data-without-owner`.
        severity: how much a finding matters unless settings say otherwise.
        title: what it reports, without full stop.
        why: what goes wrong when nobody corrects it.
        fix: what to do about it.
        source: the rule in the method, standard or tool from which it comes.
        hint: what to do, in a few words, for findings that say nothing more special.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[Text]
    why: ClassVar[Text]
    fix: ClassVar[Text]
    source: ClassVar[str]
    hint: ClassVar[Text | None] = None

    @abstractmethod
    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield what is wrong, in any order; never the same thing twice."""

    @property
    def group(self) -> Group:
        """Return the group to which the code belongs."""
        return group_of(self.code)

    @property
    def explanation(self) -> Explanation:
        """Return the check in words."""
        return Explanation(self.code, self.name, self.severity, self.title, self.why, self.fix, self.source)
