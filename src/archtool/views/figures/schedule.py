"""The schedule that figures of work packages show."""

from collections.abc import Sequence

from archtool.analysis.critical_path import Schedule, UnschedulableError, critical_path
from archtool.blueprints.programme import WorkPackage
from archtool.model.architecture import Architecture
from archtool.source.errors import RenderError
from archtool.views.selection import Selection, select


def schedule_of(architecture: Architecture) -> Schedule:
    """Return the times of all work packages.

    Raises:
        RenderError: they have none: they follow each other in a circle, or one takes less than no time.
    """
    try:
        return critical_path(architecture)
    except UnschedulableError as error:
        raise RenderError(error.message) from error


def packages_of(architecture: Architecture, selection: Selection) -> Sequence[WorkPackage]:
    """Return the work packages among the selected elements."""
    return [element for element in select(architecture, selection) if isinstance(element, WorkPackage)]
