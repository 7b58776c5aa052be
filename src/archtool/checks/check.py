"""The bases of every check: what it is called, how much it matters, why, and how to correct what it finds."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Generic, cast, get_args

from typing_extensions import TypeVar

from archtool.checks.finding import Finding
from archtool.checks.group import Group, group_of
from archtool.checks.named_waiver import UsedWaiver
from archtool.checks.settings import CheckSettings, written
from archtool.checks.shown_view import ShownView
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.document import Document
from archtool.source.edit import Removal
from archtool.source.explanation import Explanation, Setting
from archtool.source.text import Text

S = TypeVar("S", bound=CheckSettings, default=CheckSettings, covariant=True)


class Rule(ABC, Generic[S]):
    """What all checks share. A check derives from `Check`, `ViewCheck` or `WaiverCheck`, not from this.

    The words stand in attributes of the class and not in the docstring, because every one of them exists in two
    languages: `archtool explain`, the documentation and the findings print the same ones.

    Attributes:
        code: group letters and number of the check, `DAT03`.
        name: the bad thing in kebab case, `data-without-owner`.
        severity: how much a finding matters unless settings say otherwise.
        title: what it reports, without full stop.
        why: what goes wrong when nobody corrects it.
        fix: what to do about it.
        source: the standard, regulation, practice or tool from which it comes.
        hint: what to do, in a few words, for findings that say nothing more special.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    why: Text
    fix: Text
    source: str
    hint: Text | None = None

    def __init__(self, settings: S | None = None) -> None:
        """Take settings in place of the defaults."""
        self._settings = settings

    @property
    def settings(self) -> S:
        """Return the numbers by which it judges."""
        if self._settings is None:
            # Constructed without validation, so that no schema is built for defaults.
            self._settings = cast("S", self.settings_type().model_construct())
        return self._settings

    @classmethod
    def settings_type(cls) -> type[CheckSettings]:
        """Return the class of its settings: what stands between the brackets of its base."""
        for base in cast("tuple[object, ...]", getattr(cls, "__orig_bases__", ())):
            for argument in cast("tuple[object, ...]", get_args(base)):
                if isinstance(argument, type) and issubclass(argument, CheckSettings):
                    return argument
        return CheckSettings

    @property
    def group(self) -> Group:
        """Return the group to which the code belongs."""
        return group_of(self.code)

    @property
    def explanation(self) -> Explanation:
        """Return the check in words."""
        return Explanation(
            self.code, self.name, self.severity, self.title, self.why, self.fix, self.source, self._settings_in_words()
        )

    def repair(self, found: Sequence[Diagnostic], documents: Mapping[str, Document]) -> Iterator[Removal]:
        """Yield what to take out of files to correct what it found; only what has exactly one right answer.

        Args:
            found: findings of this check, each at its place.
            documents: the files of the workspace by path, with their texts.
        """
        yield from ()

    def _settings_in_words(self) -> tuple[Setting, ...]:
        fields = self.settings_type().model_fields
        return tuple(
            Setting(name, written(getattr(self.settings, name)), field.description or "")
            for name, field in fields.items()
        )


class Check(Rule[S]):
    """One rule about the architecture. A subclass states the attributes and `inspect`, and nothing else.

    A check with thresholds states them as fields of a class of settings and reads `self.settings`:

        class OverlapSettings(CheckSettings):
            min_overlap: Annotated[Share, Field(description="share of functions in common")] = share("60 %")

        class Overlap(Check[OverlapSettings]): ...

    What the manifest says about money and time stands in `architecture.facts`.
    """

    @abstractmethod
    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield what is wrong, in any order; never the same thing twice."""


class ViewCheck(Rule[S]):
    """One rule about the views of a workspace; it runs where there are views, even where there is none of them."""

    @abstractmethod
    def inspect_views(self, architecture: Architecture, views: Mapping[str, ShownView]) -> Iterator[Finding]:
        """Yield what is wrong with views, by id in source order; findings stand at `Place.of_view`."""


class WaiverCheck(Rule[S]):
    """One rule about the waivers of a workspace; it runs last, when it is known which findings they silence."""

    @abstractmethod
    def inspect_waivers(self, waivers: Sequence[UsedWaiver], today: date) -> Iterator[Finding]:
        """Yield what is wrong with waivers, in source order; findings stand at `Place.of_waiver`."""
