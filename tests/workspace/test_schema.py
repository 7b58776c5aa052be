"""The JSON Schemas: what the reader accepts they accept, what it refuses for its form they refuse."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.protocols import Validator

from archtool.commands.planning.settings import SETTINGS
from archtool.commands.schema import FILES_SCHEMA, MANIFEST_SCHEMA, schema_texts
from archtool.source.located_yaml import parse
from archtool.source.node import plain
from archtool.workspace.reading import read_texts
from archtool.workspace.root import MANIFEST_NAME
from archtool.workspace.schema import manifest_schema

ROOT = Path(__file__).resolve().parents[2]


def _schema(path: str) -> dict[str, object]:
    schema = yaml.load(schema_texts()[FILES_SCHEMA if path != MANIFEST_NAME else MANIFEST_SCHEMA], yaml.CSafeLoader)
    assert isinstance(schema, dict)
    return schema


@pytest.fixture(scope="module", params=[Draft7Validator, Draft202012Validator], ids=["draft-07", "2020-12"])
def validator(request: pytest.FixtureRequest) -> Validator:
    kind: type[Validator] = request.param
    schema = _schema("model.yaml")
    kind.check_schema(schema)
    return kind(schema)


def _files() -> Iterator[Path]:
    for folder in ("model", "blueprints", "views"):
        yield from sorted((ROOT / folder).rglob("*.yaml"))
    yield from sorted((ROOT / "src/archtool/commands/templates").glob("*/*/*.yaml"))


@pytest.mark.parametrize("path", tuple(_files()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_the_reference_programme_and_of_the_templates_is_valid(path: Path, validator: Validator) -> None:
    # The core schema of YAML 1.2, as editors read it: a day stays a text.
    document = parse(path.read_text(encoding="utf-8"), path.name).document
    assert document is not None
    assert document.root is not None
    content: Any = plain(document.root)
    assert [f"{list(error.path)} {error.message}" for error in validator.iter_errors(content)] == []


GOOD = """
phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 6}}
organisations: {org.a: {zh: 甲, en: A}}
systems:
  sys.b: 乙
  sys.c:
    name: {zh: 丙, en: C}
    functions: {note: 病历, template: {zh: 模板}, signature: {name: 签名, basis: client}}
    status: build
    from: P1
    cost: 1.5 亿元
    rto: 15 min
    needs: {cpu: 64 vCPU}
    creates: d
    reads: {data.e: {additive: true, from: P1}}
    depends_on: [sys.b]
    at: [a]
data_entities:
  data.d: {name: D, class: business}
  data.e: {name: E, class: master, level: 4, sharing: conditional}
"""

MUTATIONS = {
    "unknown section": ("systems:", "systms:"),
    "wrong prefix": ("sys.b: 乙", "inf.b: 乙"),
    "not an id": ("sys.b: 乙", "sys.b c: 乙"),
    "unknown key": ("status: build", "state: build"),
    "not of the vocabulary": ("status: build", "status: built"),
    "money without unit": ("1.5 亿元", "1.5"),
    "quantity of something else": ("15 min", "15 GB"),
    "above the limit": ("level: 4", "level: 6"),
    "unknown key of a value": ("needs: {cpu: 64 vCPU}", "needs: {cpus: 64 vCPU}"),
    "relationship that the kind does not have": ("creates: d", "creates_: d"),
    "property that the relationship does not have": ("additive: true", "additiv: true"),
    "no reference": ("depends_on: [sys.b]", "depends_on: [[sys.b]]"),
    "prefix that several kinds do not share": ("depends_on: [sys.b]", "depends_on: [b]"),
    "empty name": ("sys.b: 乙", 'sys.b: ""'),
    "at is no language": ("at: [a]", "at: 1.5"),
    "function that is a list": ("note: 病历", "note: [病历]"),
}


def test_the_reader_and_the_schema_both_accept_the_good_file(validator: Validator) -> None:
    assert read_texts({"a.yaml": GOOD}).diagnostics == ()
    assert list(validator.iter_errors(yaml.safe_load(GOOD))) == []


@pytest.mark.parametrize(("good", "bad"), MUTATIONS.values(), ids=MUTATIONS.keys())
def test_what_the_reader_refuses_the_schema_refuses(good: str, bad: str, validator: Validator) -> None:
    assert GOOD.count(good) == 1
    text = GOOD.replace(good, bad)
    assert read_texts({"a.yaml": text}).diagnostics
    assert list(validator.iter_errors(yaml.safe_load(text)))


def test_an_element_may_be_empty_or_incomplete_in_one_file(validator: Validator) -> None:
    assert list(validator.iter_errors({"systems": {"sys.a": None, "sys.b": {"cost": "1 万元"}}, "phases": None})) == []


def test_defaults_take_the_keys_of_their_section(validator: Validator) -> None:
    assert list(validator.iter_errors({"defaults": {"functions": {"basis": "client"}}})) == []
    assert list(validator.iter_errors({"defaults": {"functions": {"creates": ["data.a"]}}}))
    assert list(validator.iter_errors({"defaults": {"function": {}}}))


def test_a_view_is_checked_by_its_kind_of_figure(validator: Validator) -> None:
    view: dict[str, Any] = {"figure": "landscape", "number": "4-1", "caption": "图", "layers": [{"name": "层"}]}
    assert list(validator.iter_errors({"views": {"a": view}})) == []
    assert list(validator.iter_errors({"views": {"a": {**view, "bogus": 1}}}))
    assert list(validator.iter_errors({"views": {"a": {**view, "figure": "bogus"}}}))


def test_a_check_of_ones_own_is_checked(validator: Validator) -> None:
    words = dict.fromkeys(("title", "why", "fix", "message"), "词")
    check: dict[str, Any] = {**words, "name": "a-b", "for": {"kinds": "system"}, "must": {"have": ["rto"]}}
    assert list(validator.iter_errors({"checks": {"XMZ01": check}})) == []
    assert list(validator.iter_errors({"checks": {"xmz1": check}}))
    assert list(validator.iter_errors({"checks": {"XMZ01": {**check, "bogus": 1}}}))
    assert list(validator.iter_errors({"checks": {"XMZ01": {**check, "must": {"values": {"rto": {"is": "there"}}}}}}))


def test_the_manifest_schema_knows_the_manifest() -> None:
    Draft7Validator.check_schema(manifest_schema(SETTINGS))
    validator = Draft7Validator(_schema(MANIFEST_NAME))
    content = yaml.safe_load((ROOT / MANIFEST_NAME).read_text(encoding="utf-8"))
    assert list(validator.iter_errors(content)) == []
    assert list(validator.iter_errors({**content, "budget": 12000}))
    assert list(validator.iter_errors({**content, "colour": "red"}))
    plan = {"division": {"cap": "20 万元"}, "schedule": {"simulation": {"runs": 500}}}
    assert list(validator.iter_errors({**content, "plan": plan})) == []
    assert list(validator.iter_errors({**content, "plan": {"division": {"cap": 20}}}))
    assert list(validator.iter_errors({**content, "plan": {"divison": {}}}))
    assert list(validator.iter_errors({"name": "x"}))


def test_vocabularies_say_what_their_words_are_called() -> None:
    definitions = _schema("model.yaml")["definitions"]
    assert isinstance(definitions, dict)
    assert "build: 新建 new" in definitions["Status"]["description"]


def test_editors_can_compile_every_pattern() -> None:
    patterns: list[str] = []

    def collect(node: object) -> None:
        if isinstance(node, dict):
            patterns.extend(value for key, value in node.items() if key == "pattern" and isinstance(value, str))
            patterns.extend(node.get("patternProperties", {}))
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for item in node:
                collect(item)

    collect(_schema("model.yaml"))
    assert patterns
    # Under JavaScript's `u` flag an escaped hyphen is an error, and \A and \Z mean nothing.
    assert not [pattern for pattern in patterns if r"\-" in pattern or r"\A" in pattern or r"\Z" in pattern]
