"""`archtool render --colour`, `--compare` and `--theme`: what a figure then says, and what is refused."""

import re
from pathlib import Path
from shutil import copytree

import pytest
from tests.cli.conftest import Archtool


@pytest.fixture
def workspace(county: Path, tmp_path: Path) -> Path:
    """A workspace of one's own, to write in."""
    return copytree(county, tmp_path / "w")


def words(path: Path) -> str:
    """What is written in an SVG figure, one text after the other."""
    return "\n".join(re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("by", ["lifecycle", "phase", "subproject", "owner", "finding"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_figures_of_boxes_are_coloured_and_others_are_drawn_as_ever(
    archtool: Archtool, county: Path, tmp_path: Path, by: str, language: str
) -> None:
    plain, coloured = tmp_path / "plain", tmp_path / "coloured"
    assert archtool("render", county, "--out", plain, "--language", language).code == 0
    assert archtool("render", county, "--out", coloured, "--language", language, "--colour", by).code == 0
    same = {path.stem for path in plain.glob("*.svg") if path.read_bytes() == (coloured / path.name).read_bytes()}
    # Bodies are not built, so they belong to no class but that of their owner.
    assert same == ({"schedule"} if by == "owner" else {"schedule", "governance"})


def test_the_legend_counts_each_phase(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    archtool("render", county, "--out", tmp_path, "--colour", "phase", "--view", "application-architecture")
    written = words(tmp_path / "application-architecture.svg")
    counts = [int(count) for count in re.findall(r"^[①②].*（(\d+)）$", written, re.MULTILINE)]
    assert len(counts) == 2
    assert all(counts)
    assert "颜色与序号：建设期" in written


def test_a_view_says_its_colouring_itself(archtool: Archtool, workspace: Path, tmp_path: Path) -> None:
    views = workspace / "views" / "figures.yaml"
    text = views.read_text(encoding="utf-8")
    views.write_text(text.replace("figure: landscape\n", "figure: landscape\n    colour: phase\n"), encoding="utf-8")
    archtool("render", workspace, "--out", tmp_path / "own")
    archtool("render", workspace, "--out", tmp_path / "asked", "--colour", "phase")
    name = "application-architecture.svg"
    assert (tmp_path / "own" / name).read_bytes() == (tmp_path / "asked" / name).read_bytes()


def test_two_moments_in_one_figure(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    drawn = archtool("render", county, "--out", tmp_path, "--compare", "as-is..to-be", "--language", "en")
    assert drawn.code == 0
    assert "schedule" in drawn.err
    written = words(tmp_path / "application-architecture.svg")
    assert "(compared: as-is → to-be)" in written
    assert re.search(r"^\+ added \(\d+\)$", written, re.MULTILINE)
    assert not (tmp_path / "schedule.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--compare", "as-is"), "two moments"),
        (("--compare", "as-is..P9"), "no moment 'P9'"),
        (("--compare", "as-is..P1", "--view", "schedule"), "'schedule' cannot show two moments"),
        (("--compare", "as-is..P1", "--at", "P1"), "--at"),
        (("--compare", "as-is..P1", "--colour", "phase"), "--colour"),
        (("--theme", "presentations"), "no theme 'presentations'"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    archtool: Archtool, county: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    refused = archtool("render", county, "--out", tmp_path, "--language", "en", *arguments)
    assert refused.code == 2
    assert message in refused.err
    assert not list(tmp_path.glob("*.svg"))


def test_a_named_theme_draws_slides(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    drawn = archtool("render", county, "--out", tmp_path, "--theme", "presentation", "--format", "pptx,svg")
    assert drawn.code == 0
    from pptx import Presentation

    for path in tmp_path.glob("*.pptx"):
        slides = Presentation(str(path))
        assert slides.slide_width is not None
        assert slides.slide_height is not None
        assert slides.slide_width * 9 == pytest.approx(slides.slide_height * 16, abs=16)


def test_poor_contrast_is_a_warning_at_its_place(archtool: Archtool, workspace: Path, tmp_path: Path) -> None:
    theme = workspace / "renderers" / "theme.yaml"
    theme.write_text('theme:\n  palette:\n    data: "#333333"\n', encoding="utf-8")
    drawn = archtool("render", workspace, "--out", tmp_path / "out", "--language", "en")
    assert drawn.code == 0
    assert "renderers/theme.yaml:3:11: warning" in drawn.err
    assert "4.5" in drawn.err
