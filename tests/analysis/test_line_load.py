"""Lines: the worked figure of the reference programme, and what remains when a line fails."""

import pytest

from archtool.analysis.line_load import copy_rate, mbit, remaining
from archtool.blueprints.infrastructure import Link, Replication
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts


def model(text: str) -> Architecture:
    reading = read_texts({"model.yaml": text})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def test_copy_needs_its_daily_change_at_the_peak() -> None:
    architecture = model("""
replications:
  inf.copy: {name: 异地复制, mode: asynchronous, daily_change: 2.5 TB, peak_factor: 3}
  inf.mean: {name: 均匀复制, mode: asynchronous, daily_change: 2.5 TB}
  inf.sync: {name: 同步复制, mode: synchronous}
""")
    rates = [copy_rate(copy) for copy in architecture.of(Replication)]
    assert [mbit(rate) if rate else None for rate in rates] == ["694 Mbit/s", "231 Mbit/s", None]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("bandwidth: 1 Gbit/s, lines: 2", "1000 Mbit/s"),
        ("bandwidth: 1 Gbit/s, lines: 3", "2000 Mbit/s"),
        ("bandwidth: 1 Gbit/s", "1000 Mbit/s"),
        ("lines: 2", None),
    ],
)
def test_link_counts_as_what_one_failed_line_leaves(link: str, expected: str | None) -> None:
    (found,) = model(f"links: {{inf.link: {{name: 专线, {link}}}}}").of(Link)
    there = remaining(found)
    assert (mbit(there) if there else None) == expected
