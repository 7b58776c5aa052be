"""Watching: once at the start, once for each change, through times when the workspace cannot be read."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archtool.commands.init import init
from archtool.commands.render import Memory, Request, render
from archtool.commands.rendering.watch import INTERVAL, changes


def seen(workspace: Path, steps: list[Callable[[], object]], further: tuple[Path, ...] = ()) -> int:
    """How often a change is noticed when these things happen, each between two looks."""
    waiting: Iterator[Callable[[], object]] = iter(steps)

    def pause() -> None:
        step = next(waiting, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    count = 0
    with pytest.raises(KeyboardInterrupt):
        for _ in changes(workspace, further, pause):
            count += 1
    return count


def test_a_look_is_short_enough_for_a_second() -> None:
    assert INTERVAL <= 0.5


def test_every_change_is_noticed_once(tmp_path: Path) -> None:
    workspace, template = tmp_path / "w", tmp_path / "t.pptx"
    init(workspace)
    template.write_bytes(b"")
    new, manifest = workspace / "model" / "new.yaml", workspace / "archtool.yaml"
    text = manifest.read_text(encoding="utf-8")
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: new.write_text("systems: {}\n", encoding="utf-8"),
        new.unlink,
        lambda: (workspace / "notes.txt").write_text("nothing of ours", encoding="utf-8"),
        lambda: template.write_bytes(b"other"),
        lambda: manifest.write_text("archtool: [", encoding="utf-8"),
        lambda: manifest.write_text(text + "# back\n", encoding="utf-8"),
        lambda: shutil.rmtree(workspace / "views"),
    ]
    assert seen(workspace, steps, (template,)) == 1 + 6


def test_what_is_still_the_same_is_not_laid_out_again(tmp_path: Path) -> None:
    workspace, memory = tmp_path / "w", Memory()
    init(workspace)
    request = Request(("governance",), ("svg",), tmp_path / "out")
    (first,) = render(workspace, request, lambda _: None, memory)
    assert first.written
    drawing = memory.laid_out["governance"][2]
    (second,) = render(workspace, request, lambda _: None, memory)
    assert not second.written
    assert memory.laid_out["governance"][2] is drawing
