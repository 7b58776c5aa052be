"""What is said about writing a proposal into the model."""

from collections.abc import Iterable, Iterator, Sequence

from archtool.commands.planning.sections.section import Lines, Section
from archtool.commands.planning.target_lots import TargetLots
from archtool.source.text import Text, both


def writing_section(
    files: Sequence[str], counts: tuple[int, int], obstacles: Sequence[Text], lots: TargetLots | None
) -> Section:
    """Return which files would change, or why they cannot; `counts` are facts changed in place and added."""
    title = both("写入模型", "Writing it into the model")
    if obstacles:
        return Section(title, (Lines(tuple(obstacles), both("不可写入", "Cannot be written")),))
    if not files:
        return Section(title, (Lines((both("模型已如建议，无须修改", "the model says so already"),)),))
    in_place, added = counts
    first = both(
        f"--write 将原处修改 {in_place} 处，另在新文件中写 {added} 处，共 {len(files)} 个文件；"
        "--write --dry-run 显示差异",
        f"--write changes {in_place} facts in place and adds {added} in a new file, {len(files)} files in all; --write "
        "--dry-run shows the difference",
    )
    notes = tuple(lots.notes) if lots is not None else ()
    return Section(title, (Lines((first, *notes)),))


def missing_lines(missing: Iterable[Text]) -> Iterator[Section]:
    """Yield why something that was asked for is not derived."""
    sentences = tuple(missing)
    if sentences:
        yield Section(both("未能得出", "Not derived"), (Lines(sentences),))
