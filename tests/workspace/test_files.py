"""Which files a workspace reads, what its manifest must say, and what is refused."""

from pathlib import Path

import pytest

from archtool.source.diagnostic import Diagnostic
from archtool.source.errors import ConfigError, SourceError
from archtool.workspace import files
from archtool.workspace.files import read_workspace
from archtool.workspace.root import find_root

MANIFEST = "archtool: 1\nname: 工作区\n"


def workspace(root: Path, **texts: str) -> Path:
    """Write a workspace; `__` in a name is a `/`, and every file but the manifest ends with `.yaml`."""
    for name, text in {"archtool": MANIFEST, **texts}.items():
        path = root / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def manifest_problems(root: Path, text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(SourceError) as caught:
        read_workspace(workspace(root, archtool=text))
    return caught.value.diagnostics


def ids(root: Path) -> list[str]:
    architecture = read_workspace(root).reading.architecture
    assert architecture is not None
    return [element.id for element in architecture.elements]


def test_the_nearest_manifest_upward_is_the_root(tmp_path: Path) -> None:
    root = workspace(tmp_path, model__deep__a="systems: {sys.a: 甲}")
    assert find_root(root / "model" / "deep") == root.resolve()
    (root / "model" / "archtool.yaml").write_text(MANIFEST, encoding="utf-8")
    assert find_root(root / "model" / "deep") == (root / "model").resolve()


def test_a_place_without_manifest_is_told_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        find_root(tmp_path)
    assert "archtool init" in caught.value.message.in_language("zh")


def test_all_folders_are_read_deeply_in_the_order_of_their_paths(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        model__b="systems: {sys.b: 乙}",
        model__a__x="systems: {sys.x: 甲}",
        blueprints__c="systems: {sys.c: 丙}",
    )
    (root / "model" / "notes.txt").write_text("systems: [", encoding="utf-8")
    (root / "elsewhere.yaml").write_text("systems: [", encoding="utf-8")
    assert ids(root) == ["sys.c", "sys.x", "sys.b"]


def test_the_manifest_may_name_other_folders_and_files(tmp_path: Path) -> None:
    texts = {"parts__a": "systems: {sys.a: 甲}", "one": "systems: {sys.one: 一}", "model__x": "systems: {sys.x: 丁}"}
    root = workspace(tmp_path, archtool=f"{MANIFEST}include: [parts, one.yaml, parts/a.yaml]\n", **texts)
    assert ids(root) == ["sys.one", "sys.a"]


@pytest.mark.parametrize("outside", ["../other", "/etc", "a/../../b", "C:/models", "a\\b"])
def test_a_folder_outside_the_workspace_is_not_read(tmp_path: Path, outside: str) -> None:
    root = workspace(tmp_path / "in", archtool=f"{MANIFEST}include: ['{outside}']\n")
    (one,) = read_workspace(root).reading.diagnostics
    assert (one.code, one.span.path) == ("SRC019", "archtool.yaml")
    assert one.hint is not None


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("systems: {sys.secret: 密}", encoding="utf-8")
    root = workspace(tmp_path / "in", model__a="systems: {sys.a: 甲}")
    (root / "model" / "link.yaml").symlink_to(secret)
    (one,) = read_workspace(root).reading.diagnostics
    assert (one.code, str(one.span)) == ("SRC019", "model/link.yaml:1:1")


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 3)
    root = workspace(tmp_path, **{f"model__f{number}": "systems: {}" for number in range(5)})
    assert [one.code for one in read_workspace(root).reading.diagnostics] == ["SRC019"]


def test_an_empty_workspace_is_a_workspace(tmp_path: Path) -> None:
    assert ids(workspace(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "SRC018", "archtool.yaml:1:1"),
        ("name: 甲\n", "SRC015", "archtool.yaml:1:1"),
        ("archtool: 1\n", "SRC015", "archtool.yaml:1:1"),
        ("archtool: 2\nname: 甲\n", "SRC014", "archtool.yaml:1:11"),
        (f"{MANIFEST}budget: 12000\n", "SRC014", "archtool.yaml:3:9"),
        (f"{MANIFEST}horizon: 36 万元\n", "SRC014", "archtool.yaml:3:10"),
        (f"{MANIFEST}start: 2027\n", "SRC014", "archtool.yaml:3:8"),
        (f"{MANIFEST}start: 2027-13\n", "SRC014", "archtool.yaml:3:8"),
        (f"{MANIFEST}language: de\n", "SRC014", "archtool.yaml:3:11"),
        (f"{MANIFEST}budgt: 12000 万元\n", "SRC013", "archtool.yaml:3:1"),
        (f"{MANIFEST}str: 3\n", "SRC013", "archtool.yaml:3:1"),
        (f"{MANIFEST}'a[0]': 3\n", "SRC013", "archtool.yaml:3:1"),
        (f"{MANIFEST}include: []\n", "SRC014", "archtool.yaml:3:10"),
        (f"{MANIFEST}name: 乙\n", "SRC003", "archtool.yaml:3:1"),
        ("- archtool\n", "SRC004", "archtool.yaml:1:1"),
    ],
)
def test_a_wrong_manifest_is_told_where_it_is_wrong(tmp_path: Path, text: str, code: str, place: str) -> None:
    assert [(one.code, str(one.span)) for one in manifest_problems(tmp_path, text)] == [(code, place)]


def test_a_file_that_is_no_text_leaves_the_others_readable(tmp_path: Path) -> None:
    root = workspace(tmp_path, model__a="systems: {sys.a: 甲, sys.a2: 2}", model__c="systems: {b: 乙}")
    (root / "model" / "b.yaml").write_bytes("systems: {sys.b: 电子病历}".encode("gb18030"))
    found = read_workspace(root).reading.diagnostics
    assert [(one.code, one.span.path) for one in found] == [
        ("SRC014", "model/a.yaml"),
        ("SRC001", "model/b.yaml"),
        ("STR02", "model/c.yaml"),
    ]
