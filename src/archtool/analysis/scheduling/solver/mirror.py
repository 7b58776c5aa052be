"""A project seen from its end: what came last comes first."""

from dataclasses import replace

from archtool.analysis.critical_path import Link
from archtool.analysis.scheduling.project import Activity, Arrow, Project, Window

_LINKS = {
    Link.FINISH_START: Link.FINISH_START,
    Link.START_START: Link.FINISH_FINISH,
    Link.FINISH_FINISH: Link.START_START,
    Link.START_FINISH: Link.START_FINISH,
}


def mirrored(project: Project, end: int) -> Project:
    """Return the project as it runs backwards from `end`.

    What is due before the end becomes a release; releases are left out, since a schedule made from the end cannot
    promise them.
    """
    return Project(
        tuple(_activity(one, end) for one in project.activities),
        tuple(Arrow(one.later, one.earlier, _LINKS[one.link], one.lag) for one in project.arrows),
        tuple(replace(one, closed=_windows(one.closed, end)) for one in project.resources),
        tuple(replace(one, window=_window(one.window, end)) for one in project.freezes if one.window.begin < end),
    )


def _activity(one: Activity, end: int) -> Activity:
    return replace(one, release=0 if one.due is None else max(end - one.due, 0), due=None)


def _window(window: Window, end: int) -> Window:
    return Window(max(end - window.end, 0), end - window.begin)


def _windows(windows: tuple[Window, ...], end: int) -> tuple[Window, ...]:
    return tuple(_window(window, end) for window in windows if window.begin < end)
