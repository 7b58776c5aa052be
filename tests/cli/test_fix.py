"""`archtool check --fix`: exact edits, comments kept, the finding gone, and nothing left to do the second time."""

from pathlib import Path

import pytest
from tests.cli.conftest import Archtool

MANIFEST = "archtool: 1\nname: 测试\nlanguage: en\n"
MODEL = """\
organisations: {org.bhc: {name: 卫健委}}
data_entities:
  data.a: {name: 甲, class: master, owner: bhc}
  data.b: {name: 乙, class: master, owner: bhc}
systems:
  sys.a: {name: 系统, creates: [a, b]}
  sys.b: {name: 支付, reads: [b]}
"""
GROUND = "reason: 待定, owner: bhc, expires: 2099-01-01"
BLOCK = f"""\
# 豁免 waivers, kept

waivers:   # heading
  # about the first
  unused:  # gone with its line
    code: DAT01
    elements:
      - data.a
    {GROUND.replace(", ", chr(10) + "    ")}

  # about the second
  used:
    code: DAT02
    elements:
      - data.a   # needed
      - data.b   # not needed
      - data.a
    {GROUND.replace(", ", chr(10) + "    ")}
# the end
"""
BLOCK_FIXED = f"""\
# 豁免 waivers, kept

waivers:   # heading
  # about the first

  # about the second
  used:
    code: DAT02
    elements:
      - data.a   # needed
    {GROUND.replace(", ", chr(10) + "    ")}
# the end
"""
FLOW = {
    "first": ("[data.b, data.a]  # c", "[data.a]  # c"),
    "last": ("[data.a,  data.b ]", "[data.a ]"),
    "several": ("[data.b, data.a, data.b, data.a]", "[data.a]"),
    "over lines": ("[\n      data.b,\n      data.a,\n    ]", "[\n      data.a,\n    ]"),
    "beside all": ("[data.a, all, data.b]", "[all]"),
    "comment between": ("[data.a, # why\n      data.b]", "[data.a, # why\n      data.b]"),
    "nothing": ("data.a", "data.a"),
}


@pytest.fixture
def waivers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "archtool.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "a.yaml").write_text(MODEL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "model" / "w.yaml"


def test_whole_lines_go_and_comments_stay(archtool: Archtool, waivers: Path) -> None:
    waivers.write_text(BLOCK, encoding="utf-8")
    assert archtool("check", "--select", "DAT01,DAT02,WVR", "--fail-on", "note").code == 1
    ran = archtool("check", "--select", "DAT01,DAT02,WVR", "--fail-on", "note", "--fix")
    assert waivers.read_text(encoding="utf-8") == BLOCK_FIXED
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("archtool: ")
    assert "repaired in model/w.yaml" in ran.err
    again = archtool("check", "--select", "DAT01,DAT02,WVR", "--fix")
    assert "repaired" not in again.err
    assert waivers.read_text(encoding="utf-8") == BLOCK_FIXED


@pytest.mark.parametrize(("before", "after"), FLOW.values(), ids=FLOW.keys())
def test_entries_in_brackets_go_with_their_commas(archtool: Archtool, waivers: Path, before: str, after: str) -> None:
    text = f"waivers:\n  used:\n    code: DAT02\n    elements: {{}}\n    {GROUND.replace(', ', chr(10) + '    ')}\n"
    waivers.write_text(text.format(before), encoding="utf-8")
    archtool("check", "--select", "DAT02,WVR", "--fix")
    assert waivers.read_text(encoding="utf-8") == text.format(after)


def test_breaks_and_byte_order_mark_are_kept(archtool: Archtool, waivers: Path) -> None:
    waivers.write_bytes(b"\xef\xbb\xbf" + BLOCK.replace("\n", "\r\n").encode())
    archtool("check", "--select", "DAT01,DAT02,WVR", "--fix")
    assert waivers.read_bytes() == b"\xef\xbb\xbf" + BLOCK_FIXED.replace("\n", "\r\n").encode()


def test_an_alias_is_left_alone(archtool: Archtool, waivers: Path) -> None:
    text = (
        f"waivers:\n  used: {{code: DAT02, elements: &some [data.a], {GROUND}}}\n"
        f"  unused:\n    code: DAT01\n    {GROUND.replace(', ', chr(10) + '    ')}\n    elements: *some\n"
    )
    waivers.write_text(text, encoding="utf-8")
    archtool("check", "--select", "DAT01,DAT02,WVR", "--fix")
    after = waivers.read_text(encoding="utf-8")
    assert after in (text, text[: text.index("  unused")])


def test_a_dry_run_shows_the_difference_and_writes_nothing(archtool: Archtool, waivers: Path) -> None:
    waivers.write_text(BLOCK, encoding="utf-8")
    ran = archtool("check", "--select", "DAT01,DAT02,WVR", "--fix", "--dry-run")
    assert ran.code == 1
    assert ran.out.startswith("--- a/model/w.yaml\n+++ b/model/w.yaml\n@@ ")
    assert "-      - data.b   # not needed\n" in ran.out
    assert waivers.read_text(encoding="utf-8") == BLOCK
    waivers.write_text(BLOCK_FIXED, encoding="utf-8")
    clean = archtool("check", "--select", "DAT01,DAT02,WVR", "--fix", "--dry-run")
    assert (clean.code, clean.out) == (0, "")


def test_what_did_not_run_and_what_is_a_slice_repairs_nothing(archtool: Archtool, waivers: Path) -> None:
    waivers.write_text(
        BLOCK.replace(
            "      - data.a\n    reason: 待定\n    owner: bhc\n    expires: 2099-01-01\n# the",
            "    reason: 待定\n    owner: bhc\n    expires: 2099-01-01\n# the",
        ),
        encoding="utf-8",
    )
    before = waivers.read_text(encoding="utf-8")
    archtool("check", "--select", "WVR", "--fix")
    archtool("check", "--at", "to-be", "--fix")
    assert waivers.read_text(encoding="utf-8") == before


def test_wrong_usage(archtool: Archtool, waivers: Path) -> None:
    assert archtool("check", "--dry-run").code == 2
    assert archtool("check", "--fix", "--update-baseline", "--baseline", "x.json").code == 2
