"""Work that two processes do side by side, on systems that can copy a process."""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Result = TypeVar("Result")

MOST_TASKS = 256
"""A task is handed out as one byte."""


def side_by_side(tasks: Sequence[Callable[[], Result]]) -> list[Result]:
    """Return the results of tasks in their order, worked out by this process and a copy of it, each taking the next.

    What the copy makes must be picklable. Where it fails, this process does its tasks again, so that errors are raised
    here with their own traceback. Without a second processor, a way to copy the process, or where other threads run,
    this process does everything.
    """
    if not 1 < len(tasks) <= MOST_TASKS or not _can_copy():
        return [task() for task in tasks]
    waiting, handing_out = os.pipe()
    os.write(handing_out, bytes(range(len(tasks))))
    os.close(handing_out)
    answer, answering = os.pipe()
    copy = os.fork()
    if copy == 0:
        _help(tasks, waiting, answering)
    os.close(answering)
    try:
        done = _work(tasks, waiting)
        with os.fdopen(answer, "rb", closefd=False) as stream:
            packed = _whole(stream.read())
        if packed:
            done.update(pickle.loads(packed))
    finally:
        os.close(waiting)
        os.close(answer)
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)
    return [done[number] if number in done else task() for number, task in enumerate(tasks)]


def _can_copy() -> bool:
    # The frameworks of macOS do not survive a copy of their process; elsewhere only other threads do not.
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1 if hasattr(os, "sched_getaffinity") else False


def _work(tasks: Sequence[Callable[[], Result]], waiting: int) -> dict[int, Result]:
    """Do tasks until none is left."""
    done: dict[int, Result] = {}
    while number := os.read(waiting, 1):
        done[number[0]] = tasks[number[0]]()
    return done


def _help(tasks: Sequence[Callable[[], object]], waiting: int, answering: int) -> None:
    """Do tasks as the copy, hand over the results, and end without a word whatever happens."""
    try:
        packed = pickle.dumps(_work(tasks, waiting), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(answering, "wb") as stream:
            stream.write(len(packed).to_bytes(8, "big") + packed)
    finally:
        os._exit(0)


def _whole(answer: bytes) -> bytes:
    """Return what the copy handed over, nothing where it did not come to the end."""
    packed = answer[8:]
    return packed if len(packed) == int.from_bytes(answer[:8], "big") else b""
