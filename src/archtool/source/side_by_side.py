"""Work that two processes do side by side, on systems that can copy a process."""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import BinaryIO, Generic, TypeVar

Result = TypeVar("Result")

_NUMBER = 4
"""Bytes in which the number of a task is handed out."""
_SIZE = 8
"""Bytes in which the copy says how long one of its answers is."""
MOST_TASKS = 1_000
"""As many numbers as the smallest pipe holds that nobody has read from yet: 4,096 bytes."""


def side_by_side(tasks: Sequence[Callable[[], Result]]) -> list[Result]:
    """Return the results of tasks in their order, worked out by this process and a copy of it, each taking the next."""
    return SideBySide(tasks).results()


class SideBySide(Generic[Result]):
    """Tasks that a copy of this process begins at once, and this process joins in when it asks for the results.

    What the copy makes must be picklable. Where it fails, this process does its tasks again, so that errors are raised
    here with their own traceback. Without a second processor, a way to copy the process, or where other threads run,
    this process does everything.
    """

    def __init__(self, tasks: Sequence[Callable[[], Result]]) -> None:
        """Let the copy begin."""
        self._tasks = tasks
        self._copy = _copy(tasks) if 1 < len(tasks) <= MOST_TASKS and _can_copy() else None

    def results(self) -> list[Result]:
        """Do what is left, and return all results in the order of the tasks; to be called once."""
        done = self._copy.join(self._tasks) if self._copy is not None else {}
        self._copy = None
        return [done[number] if number in done else task() for number, task in enumerate(self._tasks)]

    def stop(self) -> None:
        """End the copy, where nobody wants its results any more."""
        if self._copy is not None:
            self._copy.end()
            self._copy = None


class _Copy(Generic[Result]):
    """The copy of this process, and the two pipes: numbers of waiting tasks, and its answer."""

    def __init__(self, tasks: Sequence[Callable[[], Result]]) -> None:
        self._waiting, handing_out = os.pipe()
        os.write(handing_out, b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(tasks))))
        os.close(handing_out)
        self._answer, answering = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            # With its own reading end open, a copy whose original died would wait for ever for its answer to be read.
            os.close(self._answer)
            _help(tasks, self._waiting, answering)
        os.close(answering)

    def join(self, tasks: Sequence[Callable[[], Result]]) -> dict[int, Result]:
        """Do tasks until none is left, and return what both have done, by number."""
        try:
            done = _work(tasks, self._waiting)
            with os.fdopen(self._answer, "rb", closefd=False) as stream:
                done.update((number, pickle.loads(packed)) for number, packed in _answered(stream))
            return done
        finally:
            self.end()

    def end(self) -> None:
        """Close the pipes, and leave no process behind."""
        os.close(self._waiting)
        os.close(self._answer)
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _copy(tasks: Sequence[Callable[[], Result]]) -> _Copy[Result] | None:
    """Return the copy at work, or nothing where the system has no process or no pipe to spare."""
    try:
        return _Copy(tasks)
    except OSError:
        return None


def _can_copy() -> bool:
    # The frameworks of macOS do not survive a copy of their process; elsewhere only other threads do not.
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1 if hasattr(os, "sched_getaffinity") else False


def _work(tasks: Sequence[Callable[[], Result]], waiting: int) -> dict[int, Result]:
    """Do tasks until none is left."""
    done: dict[int, Result] = {}
    while taken := os.read(waiting, _NUMBER):
        number = int.from_bytes(taken, "big")
        done[number] = tasks[number]()
    return done


def _help(tasks: Sequence[Callable[[], object]], waiting: int, answering: int) -> None:
    """Do tasks as the copy, hand over the results, and end without a word whatever happens."""
    try:
        done = _work([partial(_packed, task) for task in tasks], waiting)
        with os.fdopen(answering, "wb") as stream:
            for number, packed in done.items():
                stream.write(number.to_bytes(_NUMBER, "big"))
                stream.write(len(packed).to_bytes(_SIZE, "big"))
                stream.write(packed)
    finally:
        os._exit(0)


def _packed(task: Callable[[], object]) -> bytes:
    """Return the result of a task ready to be handed over: packed at once, so that nobody waits for it at the end."""
    return pickle.dumps(task(), pickle.HIGHEST_PROTOCOL)


def _answered(answer: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield what the copy handed over, each with its number, as far as it came."""
    while len(head := answer.read(_NUMBER + _SIZE)) == _NUMBER + _SIZE:
        size = int.from_bytes(head[_NUMBER:], "big")
        packed = answer.read(size)
        if len(packed) < size:
            return
        yield int.from_bytes(head[:_NUMBER], "big"), packed
