"""`archtool render`: formats, atlas, template, what is drawn again, watching."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Archtool

from archtool.cli.render import command
from archtool.commands.rendering.drawn import NAME


def test_the_help_lists_every_format(archtool: Archtool) -> None:
    shown = " ".join(archtool("render", "--help").out.split())
    for name in ("dot", "drawio", "html", "mermaid", "pdf", "png", "pptx", "svg"):
        assert f"{name}," in shown or f"{name}." in shown
    assert {"--atlas", "--template", "--dpi", "--jobs", "--watch"} <= {
        option for parameter in command.params for option in parameter.opts
    }


def test_one_figure_in_all_light_formats(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    drawn = archtool(
        "render", county, "--view", "governance", "--format", "svg,dot,drawio,html,mermaid,pptx", "--out", tmp_path
    )
    assert drawn.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        NAME, *(f"governance.{suffix}" for suffix in ("dot", "drawio", "html", "mmd", "pptx", "svg")),
    ]  # fmt: skip
    assert '"facts":{"' in (tmp_path / "governance.html").read_text(encoding="utf-8")


def test_an_atlas_binds_all_figures_by_its_suffix(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    drawn = archtool("render", county, "--out", tmp_path, "--atlas", tmp_path / "book" / "atlas.drawio")
    assert drawn.code == 0
    assert (tmp_path / "book" / "atlas.drawio").read_text(encoding="utf-8").count("<diagram ") == 5
    again = archtool("render", county, "--out", tmp_path, "--atlas", tmp_path / "book" / "atlas.drawio")
    assert "5 of them unchanged" in again.err


@pytest.mark.parametrize("name", ["atlas.svg", "atlas", "atlas.docx"])
def test_what_cannot_be_an_atlas_is_refused(archtool: Archtool, county: Path, tmp_path: Path, name: str) -> None:
    refused = archtool("render", county, "--out", tmp_path, "--atlas", tmp_path / name, "--language", "en")
    assert refused.code == 2
    assert "its suffix is .pdf, .pptx or .drawio" in refused.err
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_is_not_there_is_refused(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    refused = archtool(
        "render", county, "--out", tmp_path, "--format", "pptx", "--template", tmp_path / "no.pptx", "--language", "en"
    )
    assert (refused.code, refused.out) == (2, "")
    assert "cannot read the template" in refused.err


def test_several_processes_draw_the_same_bytes(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        out = tmp_path / str(jobs)
        assert archtool("render", county, "--out", out, "--jobs", jobs).code == 0
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()} for jobs in ("1", "2"))
    assert one == two


def test_a_figure_that_no_page_holds_stops_every_process_with_its_message(
    archtool: Archtool, county: Path, tmp_path: Path
) -> None:
    theme = tmp_path / "w" / "views" / "theme.yaml"
    for path in county.rglob("*"):
        if path.is_file():
            target = tmp_path / "w" / path.relative_to(county)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    theme.write_text("theme:\n  text: {minimum: 60, block: 60, layer: 60, group: 60, label: 60}\n", encoding="utf-8")
    for jobs in (1, 2):
        failed = archtool("render", tmp_path / "w", "--out", tmp_path / "o", "--jobs", jobs, "--language", "en")
        assert failed.code == 2
        assert "figure '" in failed.err
        assert "Traceback" not in failed.err


def test_only_what_changed_is_drawn_again(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    def times() -> dict[str, int]:
        return {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.svg")}

    archtool("render", county, "--out", tmp_path)
    first = times()
    assert "unchanged" in archtool("render", county, "--out", tmp_path).err
    assert times() == first

    (tmp_path / "governance.svg").write_text("cut", encoding="utf-8")
    (tmp_path / "schedule.svg").unlink()
    assert "3 of them unchanged" in archtool("render", county, "--out", tmp_path).err
    second = times()
    assert {name for name in first if first[name] != second[name]} == {"governance.svg", "schedule.svg"}


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 1}', '{"version": 9, "files": {}}'])
def test_a_damaged_record_means_drawing(archtool: Archtool, county: Path, tmp_path: Path, damage: str) -> None:
    archtool("render", county, "--view", "governance", "--out", tmp_path)
    (tmp_path / NAME).write_text(damage, encoding="utf-8")
    assert "unchanged" not in archtool("render", county, "--view", "governance", "--out", tmp_path).err
    assert json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["files"].keys() == {"governance.svg"}


def test_another_resolution_is_drawn_again(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    sizes: list[int] = []
    for dpi in (72, 36):
        drawn = archtool("render", county, "--view", "governance", "--format", "png", "--dpi", dpi, "--out", tmp_path)
        assert "unchanged" not in drawn.err
        sizes.append((tmp_path / "governance.png").stat().st_size)
    assert sizes[0] > sizes[1]
