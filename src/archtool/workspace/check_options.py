"""The part `checks` of the manifest: which checks run, how much they matter, and by which numbers they judge."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from archtool.model.element import Value
from archtool.source.diagnostic import Severity

Terms = tuple[str, ...]
"""Words that name checks: a code, the beginning of one, a group, or the name of a check."""


class PathOptions(Value):
    """What holds for the findings in some files only."""

    ignore: Annotated[Terms, Field(description="checks whose findings in these files are left out")] = ()


class CheckOptions(Value):
    """Settings of `archtool check`; only the checks themselves know whether they mean something."""

    select: Annotated[Terms, Field(description="only these checks run: codes, their beginnings, groups or names")] = ()
    ignore: Annotated[Terms, Field(description="checks that do not run")] = ()
    severity: Annotated[
        Mapping[str, Severity], Field(description="severities that replace the checks' own; the last that holds wins")
    ] = Field(default_factory=dict)
    settings: Annotated[
        Mapping[str, Mapping[str, object]], Field(description="numbers of a check, by its code; see docs/checks")
    ] = Field(default_factory=dict)
    paths: Annotated[
        Mapping[str, PathOptions], Field(description="what holds in some files only, as blueprints/integration/**")
    ] = Field(default_factory=dict)
