"""By what the figures of one run are coloured: a fact, the findings of a check, or two moments side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archtool.commands.check import Request as CheckRequest
from archtool.commands.check import check
from archtool.commands.loading import at_moment
from archtool.model.architecture import Architecture
from archtool.model.either_moment import at_either
from archtool.source.errors import ConfigError
from archtool.source.text import Text, both
from archtool.views.classing import classes_of, classes_of_change, classes_of_findings
from archtool.views.colour import Classing, ColourBy
from archtool.views.figure import colour_of, is_comparable, is_of_boxes
from archtool.views.view import View

_BETWEEN = ".."


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two moments, both in one architecture, and what becomes of each element."""

    architecture: Architecture
    classing: Classing


def compared(architecture: Architecture, moments: str) -> Comparison:
    """Return two moments in one, from `as-is..P2`.

    Raises:
        ConfigError: these are not two moments.
    """
    earlier, between, later = moments.partition(_BETWEEN)
    if not (earlier and between and later):
        raise ConfigError(
            both(
                f"“{moments}”不是两个时点；写法如 as-is{_BETWEEN}P2",
                f"'{moments}' are not two moments; write them like as-is{_BETWEEN}P2",
            )
        )
    for moment in (earlier, later):
        at_moment(architecture, moment)
    return Comparison(at_either(architecture, earlier, later), classes_of_change(architecture, earlier, later))


def comparable(views: tuple[str, ...], definitions: Mapping[str, View], asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the views that can show two moments.

    Raises:
        ConfigError: one that is asked for by name cannot, or none can.
    """
    fitting = tuple(view for view in views if is_comparable(definitions[view]))
    wrong = next((view for view in asked if view not in fitting), None)
    if wrong is not None or not fitting:
        raise ConfigError(
            both(
                f"视图“{wrong or ''}”不能对比两个时点：只有框图可以，表、图表、矩阵、进度和流程不行",
                f"view '{wrong or ''}' cannot show two moments: only figures made of boxes can, "
                "not tables, charts, matrices, schedules and flows",
            )
        )
    return fitting


def left_out(views: tuple[str, ...], fitting: tuple[str, ...]) -> Text | None:
    """Return the message about views that cannot show two moments; nothing where all can."""
    others = [view for view in views if view not in fitting]
    if not others:
        return None
    return both(
        f"未画（不是框图，不能对比两个时点）：{'、'.join(others)}",
        f"left out, as only figures made of boxes show two moments: {', '.join(others)}",
    )


@dataclass(slots=True)
class Classes:
    """The classes that views are coloured by; findings are looked for once, and only where a view wants them.

    Attributes:
        asked: What all figures are coloured by, whatever they say themselves.
    """

    path: Path
    asked: ColourBy | None
    moment: str | None
    today: date
    _findings: Classing | None = None

    def of(self, architecture: Architecture, definition: View) -> Classing | None:
        """Return the classes for a view; nothing where it is drawn as ever.

        Raises:
            ConfigError, UnreadableError: findings are wanted and the workspace cannot be checked.
        """
        by = self.asked or colour_of(definition)
        if by is None or not is_of_boxes(definition):
            return None
        if by is not ColourBy.FINDING:
            return classes_of(architecture.slice(definition.at) if definition.at else architecture, by)
        if self._findings is None:
            checked = check(CheckRequest(self.path, self.today, moment=self.moment))
            self._findings = classes_of_findings(checked.findings, (one.diagnostic for one in checked.waived))
        return self._findings
