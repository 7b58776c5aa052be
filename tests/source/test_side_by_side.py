"""Two processes give the same results as one, in the same order, and the same errors."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial

import pytest

from archtool.source.side_by_side import MOST_TASKS, SideBySide, side_by_side


def square(number: int) -> int:
    return number * number


def broken(number: int) -> int:
    raise ValueError(f"{number} is broken")


def unpicklable() -> Callable[[], int]:
    return lambda: 1


def in_copy_only(own: int) -> int:
    """End the copy of a process at once, and give the process itself an answer."""
    if os.getpid() != own:
        os._exit(3)
    return own


@pytest.mark.parametrize("count", [0, 1, 2, 50, MOST_TASKS, MOST_TASKS + 1])
def test_results_stand_in_the_order_of_their_tasks(count: int) -> None:
    assert side_by_side([partial(square, number) for number in range(count)]) == [one * one for one in range(count)]


def test_results_of_any_size_come_through() -> None:
    found = side_by_side([partial(bytes, 1 << 20) for _ in range(4)])
    assert [len(one) for one in found] == [1 << 20] * 4


def test_an_error_is_raised_here_whoever_met_it() -> None:
    with pytest.raises(ValueError, match="is broken"):
        side_by_side([partial(broken, number) for number in range(8)])


def test_what_a_copy_that_died_left_undone_is_done_here() -> None:
    own = os.getpid()
    assert side_by_side([partial(in_copy_only, own) for _ in range(8)]) == [own] * 8


def test_what_cannot_be_handed_over_is_done_here() -> None:
    found = side_by_side([unpicklable for _ in range(8)])
    assert [one() for one in found] == [1] * 8


def test_no_process_is_left_behind() -> None:
    side_by_side([partial(square, number) for number in range(8)])
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_copy_that_nobody_asks_is_ended() -> None:
    begun = SideBySide([partial(bytes, 1 << 20) for _ in range(4)])
    begun.stop()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_copy_ends_when_its_original_is_gone() -> None:
    script = (
        "import os\n"
        "from functools import partial\n"
        "from archtool.source.side_by_side import SideBySide\n"
        "begun = SideBySide([partial(bytes, 1 << 20) for _ in range(4)])\n"
        "os._exit(0)\n"
    )
    # The copy holds the standard output too: its end comes only when both are gone.
    subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=True)
