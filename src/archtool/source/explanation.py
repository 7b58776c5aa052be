"""What `archtool explain CODE` and the documentation say about one code."""

from dataclasses import dataclass

from archtool.source.diagnostic import Severity
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class Setting:
    """A number by which a check judges, and which a workspace may replace: its key, its default as written, meaning."""

    name: str
    default: str
    description: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code that a diagnostic can carry, in words for those who meet it.

    Attributes:
        code: three letters of concern and a number, never reused.
        name: the bad thing in kebab case.
        severity: how much it matters unless settings say otherwise.
        title: what it reports.
        why: what goes wrong when nobody corrects it.
        fix: what to do about it.
        source: the standard, method or tool from which the rule comes; empty for rules of the language itself.
        settings: the numbers of a check, in the order of their declaration.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    why: Text
    fix: Text
    source: str = ""
    settings: tuple[Setting, ...] = ()
