"""A progress bar on a terminal, and silence everywhere else."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    # rich is imported only where there is a terminal to draw on.
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Counts steps of long work; draws a bar on standard error when that is a terminal."""

    def __init__(self, what: str) -> None:
        """Name the work."""
        self.what = what
        self.done = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Start."""
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal clean, whatever happened."""
        if self._bar is not None:
            self._bar.stop()

    def begin(self, total: int) -> None:
        """Say how many steps there are."""
        if self._bar is not None:
            self._task = self._bar.add_task(self.what, total=total)

    def step(self, description: str) -> None:
        """Count one step."""
        self.done += 1
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=1, description=description)
