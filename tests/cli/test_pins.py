"""`archtool render` with hints and pins: boxes where people want them, from draw.io and back, through edits."""

import base64
import re
import shutil
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.cli.conftest import Archtool

from archtool.blueprints.relationships import PART_OF
from archtool.commands.loading import load_views, load_workspace
from archtool.layout.compose import lay_out
from archtool.layout.drawing import Drawing
from archtool.layout.pinning.kept import places_of
from archtool.layout.quality import measure
from archtool.layout.theme import Theme
from archtool.renderers.diagram.reading import read_pages
from archtool.views.figure import build
from archtool.views.pin import Pin

SCALE = 100 / 72


@pytest.fixture
def own(county: Path, tmp_path: Path) -> Path:
    """A workspace that may be changed."""
    return shutil.copytree(county, tmp_path / "w")


def drawn(workspace: Path, view: str) -> Drawing:
    loaded, architecture = load_workspace(workspace)
    return lay_out(build(architecture, view, load_views(loaded, architecture).definitions[view], "zh"), Theme())


def places(workspace: Path, view: str) -> dict[str, Pin]:
    return {pin.key: pin for pin in places_of(drawn(workspace, view))}


def moved(text: str, cell: str, right: float, down: float) -> str:
    """The draw.io file after somebody dragged a cell by some of its own units."""
    found = re.search(rf'id="{re.escape(cell)}".*?<mxGeometry x="([-\d.]+)" y="([-\d.]+)"', text)
    assert found is not None
    x, y = float(found[1]) + right, float(found[2]) + down
    return f'{text[: found.start(1)]}{x:g}" y="{y:g}{text[found.end(2) :]}'


def hint(workspace: Path, view: str, written: str) -> None:
    file = workspace / "views" / "figures.yaml"
    text = file.read_text(encoding="utf-8")
    assert f"  {view}:\n" in text
    file.write_text(text.replace(f"  {view}:\n", f"  {view}:\n    hints: {written}\n"), encoding="utf-8")


def order_of(workspace: Path, view: str, ids: set[str]) -> list[str]:
    found = places(workspace, view)
    return sorted(ids, key=lambda key: (round(found[key].y), found[key].x))


def test_a_hint_says_who_comes_first(own: Path) -> None:
    view = "application-architecture"
    layer = order_of(own, view, _inside(own, "sys.hospital") & set(places(own, view)))
    assert len(layer) > 2
    hint(own, view, f"{{{layer[-1]}: {{order: 1}}}}")
    assert order_of(own, view, set(layer)) == [layer[-1], *layer[:-1]]
    assert measure(drawn(own, view)).defects == ()


def test_a_hint_says_in_which_row_a_block_stands(own: Path) -> None:
    view = "application-architecture"
    layer = order_of(own, view, _inside(own, "sys.hospital") & set(places(own, view)))
    hint(own, view, f"{{{layer[0]}: {{row: 2}}}}")
    after = places(own, view)
    assert all(after[layer[0]].y > after[other].y + 1 for other in layer[1:])
    assert measure(drawn(own, view)).defects == ()


def _inside(workspace: Path, whole: str) -> set[str]:
    return set(load_workspace(workspace)[1].sources(whole, PART_OF))


@pytest.mark.parametrize(
    ("view", "written", "expected"),
    [
        ("application-architecture", "{sys.emrr: {order: 1}}", "figures.yaml:7:13: error[STR01]"),
        ("application-architecture", "{sys.emr: {order: 0}}", "error[SRC014]"),
        ("integration-architecture", "{sys.emr: {row: 2}}", "'row' means nothing in a hub"),
        ("schedule", "{sys.emr: {order: 2}}", "'order' means nothing in a timeline"),
    ],
)
def test_a_hint_that_means_nothing_is_refused_where_it_stands(
    archtool: Archtool, own: Path, view: str, written: str, expected: str
) -> None:
    hint(own, view, written)
    refused = archtool("render", own, "--out", own / "build", "--language", "en")
    assert refused.code == 2
    assert expected in refused.out + refused.err


def test_a_hint_of_what_a_figure_does_not_show_is_said(archtool: Archtool, own: Path) -> None:
    hint(own, "governance", "{sys.exchange: {order: 1}}")
    drawn = archtool("render", own, "--view", "governance", "--out", own / "build", "--language", "en")
    assert drawn.code == 0
    assert "warning[SRC021] figure 'governance' has no 'sys.exchange'" in drawn.err


def test_boxes_moved_in_draw_io_come_back(archtool: Archtool, own: Path) -> None:
    view, box = "governance", "gov.office"
    before = places(own, view)
    archtool("render", own, "--view", view, "--format", "drawio", "--out", own / "build")
    file = own / "build" / f"{view}.drawio"
    file.write_text(moved(file.read_text(encoding="utf-8"), box, 50, 0), encoding="utf-8")

    taken = archtool("render", own, "--view", view, "--out", own / "build", "--pins-from", file, "--language", "en")
    assert taken.code == 0
    assert f"governance: 1 box pinned in views/pins.yaml: {box}" in taken.err
    after = places(own, view)
    assert after[box].x == pytest.approx(before[box].x + 50 / SCALE, abs=0.3)
    assert {key for key in before if abs(after[key].x - before[key].x) > 0.3} == {box}
    assert measure(drawn(own, view)).defects == ()

    again = archtool("render", own, "--view", view, "--out", own / "build", "--pins-from", file, "--language", "en")
    assert "governance: nothing was moved" in again.err


def test_every_page_of_an_atlas_is_taken(archtool: Archtool, own: Path) -> None:
    book = own / "build" / "atlas.drawio"
    archtool("render", own, "--out", own / "build", "--atlas", book)
    before, page = book.read_text(encoding="utf-8").split('<diagram id="governance"')
    book.write_text(f'{before}<diagram id="governance"{moved(page, "gov.office", 40, 0)}', encoding="utf-8")
    taken = archtool("render", own, "--out", own / "build", "--pins-from", book, "--language", "en")
    assert taken.code == 0
    assert "governance: 1 box pinned" in taken.err
    assert "integration-architecture: nothing was moved" in taken.err


def test_pins_keep_the_comments_of_their_file(archtool: Archtool, own: Path) -> None:
    pins = own / "views" / "pins.yaml"
    pins.write_text(
        "# ours\npins:\n  governance:\n    # agreed on Monday\n    gov.office: {x: 100, y: 10}  # here\n",
        encoding="utf-8",
    )
    assert archtool("render", own, "--pin", "governance", "--view", "governance", "--out", own / "build").code == 0
    text = pins.read_text(encoding="utf-8")
    assert text.startswith("# ours\npins:\n  governance:\n    # agreed on Monday\n    gov.office: {x: ")
    assert "}  # here\n" in text
    assert "gov.leading-group: {x: " in text
    archtool("render", own, "--pin", "integration-architecture", "--out", own / "build")
    assert "# agreed on Monday" in pins.read_text(encoding="utf-8")
    assert archtool("check", own, "--fail-on", "never").code == 0


def test_a_new_element_moves_no_pinned_box(archtool: Archtool, own: Path) -> None:
    view = "application-architecture"
    archtool("render", own, "--pin", view, "--view", view, "--out", own / "build")
    before = places(own, view)
    (own / "blueprints" / "more.yaml").write_text(
        "systems:\n  sys.newcomer: {name: 新建的系统, part_of: sys.hospital, status: build}\n", encoding="utf-8"
    )
    after = places(own, view)
    assert set(after) - set(before) == {"sys.newcomer", "layer-2--continued"}
    assert after["sys.newcomer"].holder == "layer-2--continued"
    boxes = [key for key in before if "." in key]
    assert {
        key for key in boxes if abs(before[key].x - after[key].x) + abs(before[key].y - after[key].y) > 0.25
    } == set()
    assert measure(drawn(own, view)).defects == ()


def test_what_a_full_box_continues_is_said_and_can_be_pinned(archtool: Archtool, own: Path) -> None:
    view, shown = "application-architecture", ("--view", "application-architecture", "--out", own / "build")
    archtool("render", own, "--pin", view, *shown)
    newcomer = "  sys.newcomer{0}: {{name: 新建的系统{0}, part_of: sys.hospital, status: build}}\n"
    more = own / "blueprints" / "more.yaml"
    more.write_text("systems:\n" + newcomer.format(""), encoding="utf-8")
    said = archtool("render", own, *shown)
    assert "警告[SRC021] “layer-2”已满，四周都是固定的框：sys.newcomer 画在它的续框中" in said.err
    said = archtool("render", own, *shown, "--language", "en")
    assert "'layer-2' is full between pinned boxes: sys.newcomer drawn in a continuation of it" in said.err
    assert "for a fresh layout delete the pins of figure 'application-architecture'" in said.err
    archtool("render", own, "--pin", view, *shown)
    written = (own / "views" / "pins.yaml").read_text(encoding="utf-8")
    assert re.search(r"sys\.newcomer: \{x: .*, in: layer-2--continued\}", written)
    assert "SRC021" not in archtool("render", own, *shown).err
    before = places(own, view)
    more.write_text("systems:\n" + newcomer.format("") + newcomer.format("2"), encoding="utf-8")
    after = places(own, view)
    assert {key: (pin.x, pin.y, pin.holder) for key, pin in after.items() if key in before} == {
        key: (pin.x, pin.y, pin.holder) for key, pin in before.items()
    }
    assert measure(drawn(own, view)).defects == ()


def test_a_pin_in_a_continuation_that_there_is_not_is_said(archtool: Archtool, own: Path) -> None:
    (own / "views" / "pins.yaml").write_text(
        "pins: {governance: {gov.office: {x: 10, y: 10, in: nowhere--continued}}}\n", encoding="utf-8"
    )
    said = archtool("render", own, "--view", "governance", "--out", own / "build", "--language", "en")
    assert said.code == 0
    assert "'gov.office' cannot keep its place" in said.err


def test_pins_that_cannot_be_kept_are_said_where_they_stand(archtool: Archtool, own: Path) -> None:
    pins = own / "views" / "pins.yaml"
    pins.write_text(
        "pins:\n"
        "  governance:\n"
        "    gov.officer: {x: 10, y: 10}\n"
        "    gov.office: {x: -500, y: 10}\n",
        encoding="utf-8",
    )  # fmt: skip
    said = archtool("render", own, "--view", "governance", "--out", own / "build", "--language", "en")
    assert said.code == 0
    assert "views/pins.yaml:3:5: warning[SRC021] figure 'governance' has no 'gov.officer'" in said.err
    assert "did you mean 'gov.office'?" in said.err
    assert "views/pins.yaml:4:5: warning[SRC021] 'gov.office' cannot keep its place" in said.err


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("governnance: {}", "pins.yaml:2:3: error[STR01] there is no view 'governnance'"),
        ("schedule: {sys.emr: {x: 1, y: 1}}", "'schedule' is a timeline: places in it carry meaning"),
        ("governance: {gov.office: [1, 2]}", "'gov.office' does not say where it stands"),
        ("governance: {gov.office: {x: 1}}", "error[SRC015]"),
        ("governance: {gov.office: {x: 1, y: 2, width: -3}}", "error[SRC014]"),
        ("governance: 12", "'governance' must be a mapping of ids to places"),
    ],
)
def test_a_pin_that_means_nothing_is_refused_where_it_stands(
    archtool: Archtool, own: Path, written: str, expected: str
) -> None:
    (own / "views" / "pins.yaml").write_text(f"pins:\n  {written}\n", encoding="utf-8")
    refused = archtool("render", own, "--out", own / "build", "--language", "en")
    assert refused.code == 2
    assert expected in refused.out + refused.err


def test_a_figure_whose_places_carry_meaning_cannot_be_pinned(archtool: Archtool, own: Path) -> None:
    refused = archtool("render", own, "--pin", "schedule", "--out", own / "build", "--language", "en")
    assert refused.code == 2
    assert "'schedule' is a timeline: places in it carry meaning" in refused.err
    assert not (own / "views" / "pins.yaml").exists()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "line 1 is no XML"),
        ("<mxfile>", "line 1 is no XML"),
        ("<mxfile/>", "there is no page in it"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><mxfile>&b;</mxfile>', "it declares a document type or an entity"),
        ('<mxfile><diagram id="x">nonsense</diagram></mxfile>', "a page of it cannot be inflated"),
        ('<mxfile><diagram id="x"><mxGraphModel/></diagram></mxfile>', "no page of"),
    ],
)
def test_a_file_that_is_no_diagram_of_ours_is_refused(
    archtool: Archtool, own: Path, content: str, expected: str
) -> None:
    file = own / "moved.drawio"
    file.write_text(content, encoding="utf-8")
    refused = archtool("render", own, "--out", own / "build", "--pins-from", file, "--language", "en")
    assert refused.code == 2
    assert expected in refused.err
    assert not (own / "build").exists()


def test_what_draw_io_packs_is_read_too(archtool: Archtool, own: Path) -> None:
    archtool("render", own, "--view", "governance", "--format", "drawio", "--out", own / "build")
    text = (own / "build" / "governance.drawio").read_text(encoding="utf-8")
    model = re.search(r"<mxGraphModel.*</mxGraphModel>", text, re.DOTALL)
    assert model is not None
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = base64.b64encode(packer.compress(quote(model[0]).encode()) + packer.flush()).decode()
    assert read_pages((text[: model.start()] + packed + text[model.end() :]).encode()) == read_pages(text.encode())


@pytest.mark.parametrize(
    "written",
    [
        "pins:\n",
        "pins: {}\n",
        "pins:\n  governance: {}\n",
        "pins:\n  governance:\n",
        "pins:\n  governance: {gov.office: {x: 1, y: 1}}",
        "pins:\n  governance:\n    gov.office:\n      x: 1\n      y: 1  # one\n\n# end\n",
        "pins:\n    governance:\n        gov.gone: {x: 1, y: 1}\n        gov.office: {x: 1, y: 1}",
        "pins:\n  governance:\n    gov.gone: {x: 1, y: 1}\n  integration-architecture:\n    ext.gone: {x: 2, y: 2}\n",
        "pins:\r\n  integration-architecture:\r\n    ext.gone: {x: 2, y: 2}\r\n",
        "# nothing yet\n",
    ],
)
def test_pins_are_written_into_whatever_is_there(archtool: Archtool, own: Path, written: str) -> None:
    file = own / "views" / "pins.yaml"
    file.write_bytes(written.encode())
    done = archtool("render", own, "--pin", "governance", "--view", "governance", "--out", own / "build")
    assert done.code == 0, done.err
    loaded, architecture = load_workspace(own)
    definitions = load_views(loaded, architecture).definitions
    pinned = {pin.key: pin for pin in definitions["governance"].pins}
    expected = places(own, "governance")
    assert pinned.keys() == expected.keys()
    assert all(
        abs(pin.x - expected[key].x) < 0.06 and abs(pin.y - expected[key].y) < 0.06 for key, pin in pinned.items()
    )
    others = [pin.key for pin in definitions["integration-architecture"].pins]
    assert others == (["ext.gone"] if "ext.gone" in written else [])
    text = file.read_text(encoding="utf-8")
    assert all(comment in text for comment in ("# end", "# nothing yet") if comment in written)


def test_pins_in_braces_that_are_not_moved_stay(archtool: Archtool, own: Path) -> None:
    pins = own / "views" / "pins.yaml"
    archtool("render", own, "--view", "governance", "--format", "drawio", "--out", own / "build")
    file = own / "build" / "governance.drawio"
    file.write_text(moved(file.read_text(encoding="utf-8"), "gov.office", 30, 0), encoding="utf-8")
    here = places(own, "governance")["gov.data-security"]
    place = f"{{x: {here.x}, y: {here.y}}}"
    pins.write_text(f"pins:\n  governance: {{gov.data-security: {place}}}\n", encoding="utf-8")
    taken = archtool("render", own, "--pins-from", file, "--view", "governance", "--out", own / "build")
    assert taken.code == 0, taken.err
    assert f"governance: {{gov.data-security: {place}, gov.office: {{x: " in pins.read_text(encoding="utf-8")
