"""One fact of the reference programme broken at a time: the right code, at the right place, with a hint that helps.

Each case replaces a stretch of one file. A caret in what replaces it, itself no part of the text, marks the place
that the diagnostic must point at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click import unstyle

from archtool.blueprints.standard import standard_catalogue
from archtool.checks.catalogue import built_in
from archtool.checks.runner import run
from archtool.cli.printing import described
from archtool.source.collector import collector_paused
from archtool.source.diagnostic import Diagnostic
from archtool.source.document import Document
from archtool.source.located_yaml import parse
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import Reading, assemble

ROOT = Path(__file__).resolve().parent.parent
CLINICAL = "blueprints/application/smart-hospital-clinical.yaml"
EMR = "sys.sh-emr:\n    name: {zh: 电子病历系统, en: Electronic medical record}\n    part_of: sys.sh\n"
EMR_COST = "cost: 290 万元"
CDR = "depends_on: [sys.sh-hip]\n    conforms_to: [wst447]"
ZONES = "blueprints/infrastructure/zones.yaml"
COPIES = "blueprints/infrastructure/replication.yaml"
CONTROLS = "controls: [inf.sec-ddos, inf.sec-fw, inf.sec-waf]"
DATA = "blueprints/data/clinical.yaml"
PHASES = "model/phases.yaml"
WORK = "model/work-packages.yaml"
HOSPITALS = "model/hospitals.yaml"
DEPLOYMENT = "blueprints/infrastructure/deployment.yaml"
REGIONAL = "blueprints/integration/regional.yaml"
WP_01 = (
    "wp.01:\n    name: {zh: 标准规范体系与总体技术要求, en: Standards system and overall technical requirements}\n"
    "    phase: P1\n    subproject: SP-05\n    duration: 3 months\n"
)
FLOWS = "blueprints/application/flows.yaml"


@dataclass(frozen=True)
class Broken:
    """One breakage: `was` becomes `now` in a file; a hint of "" means that the message says it all."""

    name: str
    file: str
    was: str
    now: str
    code: str
    hint: str


CASES = (
    # Sections and bodies
    Broken("misspelt section", CLINICAL, "\nsystems:\n", "\n^sytems:\n", "SRC011", "systems"),
    Broken("kind instead of plural", DATA, "\ndata_entities:\n", "\n^data-entity:\n", "SRC011", "data_entities"),
    Broken("unknown section", WORK, "work_packages:\n  wp.01", "^tasks:\n  wp.01", "SRC011", "archtool list kinds"),
    Broken(
        "section as a list",
        WORK,
        "work_packages:\n  wp.01",
        "risks: ^[a, b]\nwork_packages:\n  wp.01",
        "SRC012",
        "key: value",
    ),
    Broken(
        "element as a list",
        DEPLOYMENT,
        "sys.base-esb: {hosted_on: [inf.pool-general, inf.pool-db]}",
        "sys.base-esb: ^[inf.pool-general, inf.pool-db]",
        "SRC012",
        "key: value",
    ),
    Broken(
        "functions as a number",
        DEPLOYMENT,
        "sys.base-esb: {hosted_on:",
        "sys.base-esb: {functions: ^3, hosted_on:",
        "SRC012",
        "key: value",
    ),
    # Keys
    Broken("misspelt property", CLINICAL, EMR_COST, "^costs: 290 万元", "SRC013", "cost"),
    Broken("misspelt relationship", CLINICAL, CDR, CDR.replace("depends_on", "^depend_on"), "SRC013", "depends_on"),
    Broken("key of another kind", DATA, "level: 3", "^bandwidth: 3 Gbit/s", "SRC013", "archtool explain data-entity"),
    Broken(
        "misspelt default",
        CLINICAL,
        "  systems:\n    status: build",
        "  systems:\n    ^statsu: build",
        "SRC013",
        "status",
    ),
    Broken(
        "misspelt property of a relationship",
        CLINICAL,
        "consult-record: {additive: true}",
        "consult-record: {^addtive: true}",
        "SRC013",
        "additive",
    ),
    Broken(
        "misspelt part of a value",
        FLOWS,
        "{key: gp, name: {zh: 基层医生, en: Grassroots doctor}}",
        "{^kay: gp, key: gp, name: {zh: 基层医生, en: Grassroots doctor}}",
        "SRC013",
        "key",
    ),
    Broken(
        "assumed names no key", CLINICAL, "assumed: [creates, reads,", "assumed: [^create, reads,", "SRC013", "creates"
    ),
    # Values: units, vocabularies, numbers
    Broken("money without unit", CLINICAL, EMR_COST, "cost: ^290", "SRC014", "万元"),
    Broken("money in a unit of something else", CLINICAL, EMR_COST, "cost: ^290 TB", "SRC014", "850 万元"),
    Broken("money finer than a fen", CLINICAL, EMR_COST, "cost: ^290.0000001 万元", "SRC014", "850 万元"),
    Broken("duration in words", COPIES, "rto: 30 min", "rto: ^half an hour", "SRC014", "15 min"),
    Broken("quantity without unit", COPIES, "daily_change: 2.5 TB", "daily_change: ^2.5", "SRC014", "TB"),
    Broken("word of another vocabulary", CLINICAL, "status: build", "status: ^built", "SRC014", "build"),
    Broken("vocabulary in Chinese", DATA, "sharing: conditional", "sharing: ^有条件共享", "SRC014", "conditional"),
    Broken("number out of range", ZONES, "protection_level: 3", "protection_level: ^6", "SRC014", ""),
    Broken("number in words", PHASES, "order: 1", "order: ^first", "SRC014", ""),
    Broken(
        "comma inside braces",
        HOSPITALS,
        "role: {zh: 成员医院, en: member}",
        "role: ^{zh: 成员医院, en: member, junior}",
        "SRC014",
        "put a text that holds a comma in quotes",
    ),
    # What is missing, or said twice
    Broken("missing name", CLINICAL, EMR, "^sys.sh-emr:\n    part_of: sys.sh\n", "SRC015", "add name"),
    Broken(
        "missing phase",
        WORK,
        WP_01,
        "^wp.01:\n    name: {zh: 标准规范体系}\n    duration: 3 months\n",
        "SRC015",
        "add phase",
    ),
    Broken(
        "contradictory cost",
        DEPLOYMENT,
        "sys.sh-emr: {hosted_on:",
        "sys.sh-emr: {cost: ^295 万元, hosted_on:",
        "SRC016",
        "keep the right one",
    ),
    Broken(
        "second owner",
        DATA,
        "data.appointment:\n",
        "data.appointment:\n    owner: [hospitals-14, ^h01]\n",
        "SRC016",
        "keep the right one",
    ),
    # How relationships are written
    Broken("nested list of ids", CLINICAL, CDR, CDR.replace("[sys.sh-hip]", "[^[sys.sh-hip]]"), "SRC017", "[a, b]"),
    Broken(
        "relationship with a bare value",
        CLINICAL,
        "consult-record: {additive: true}",
        "consult-record: ^true",
        "SRC017",
        "{a: {property: value}}",
    ),
    # References
    Broken("reference to nothing", CLINICAL, CDR, CDR.replace("[", "[^x", 1), "STR01", "sys.sh-hip"),
    Broken(
        "short reference to nothing",
        CLINICAL,
        "creates: [clinical-event]",
        "creates: [^clinical-events]",
        "STR01",
        "clinical-event",
    ),
    Broken("default phase that is not there", CLINICAL, "    from: P1\n", "    from: ^P4\n", "STR01", "P1"),
    Broken("phase of a work package", WORK, "phase: P1", "phase: ^P11", "STR01", "P1"),
    Broken(
        "control that is not there",
        ZONES,
        CONTROLS,
        CONTROLS.replace("inf.sec-fw", "^inf.sec-fv"),
        "STR01",
        "inf.sec-fw",
    ),
    Broken(
        "system of a step", FLOWS, "system: sys.prim-adapter", "system: ^sys.prim-adaptor", "STR01", "sys.prim-adapter"
    ),
    Broken("misspelt whole", CLINICAL, EMR, EMR.replace("part_of: sys.sh", "part_of: ^sys.shh"), "STR01", "sys.sh"),
    # Identity
    Broken("id without prefix", CLINICAL, EMR, EMR.replace("sys.", "^", 1), "STR02", "sys.sh-emr"),
    Broken("id with Chinese", DATA, "data.appointment:\n", "^data.预约:\n", "STR02", "letters, digits and hyphens"),
    Broken(
        "id of two kinds",
        DEPLOYMENT,
        "\nsystems:\n",
        "\nmodules:\n  ^sys.sh-emr: 电子病历\nsystems:\n",
        "STR02",
        "rename one of the two",
    ),
    # Ends
    Broken(
        "relationship to a wrong kind",
        CLINICAL,
        CDR,
        CDR.replace("sys.sh-hip", "^data.emr-record"),
        "STR03",
        "it leads to",
    ),
    Broken(
        "data created by no system",
        DATA,
        "data.appointment:\n",
        "data.appointment:\n    master: ^org.h01\n",
        "STR03",
        "system",
    ),
    Broken("copy from a pool", COPIES, "copies_from: inf.site-a", "copies_from: ^inf.pool-db", "STR03", "centre"),
    Broken(
        "control that is no device",
        ZONES,
        CONTROLS,
        CONTROLS.replace("inf.sec-fw", "^inf.pool-db"),
        "STR03",
        "security-device",
    ),
    Broken("phase that is a subproject", WORK, "phase: P1", "phase: ^SP-01", "STR03", "phase"),
)

CHECKED = (
    Broken("data without master", CLINICAL, "creates: [emr-record]", "creates: []", "DAT01", ""),
    Broken("data with two masters", CLINICAL, "creates: [clinical-event]", "creates: [clinical-event, emr-record]",
           "DAT01", ""),
    Broken("needed before it is there", "blueprints/application/base.yaml", "    creates: [person-index]\n",
           "    creates: [person-index]\n    from: P3\n", "PHA01", ""),
)  # fmt: skip


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """Return the files of the reference programme, which must be clean before anything is broken in them."""
    reading = read_workspace(ROOT).reading
    assert [str(one) for one in reading.diagnostics] == []
    return reading.documents


def broken(documents: tuple[Document, ...], case: Broken) -> tuple[Reading, dict[str, str]]:
    """Return what comes of the programme with one fact broken, and its texts."""
    (before,) = (document.text for document in documents if document.path == case.file)
    assert before is not None
    assert case.was in before, f"{case.file} has changed: adapt the case"
    after = before.replace(case.was, case.now.replace("^", ""), 1)
    document, diagnostics = parse(after, case.file)
    assert document is not None
    changed = tuple(document if one.path == case.file else one for one in documents)
    texts = {one.path: one.text or "" for one in changed}
    with collector_paused():
        return assemble(changed, diagnostics, standard_catalogue()), texts


def caret(documents: tuple[Document, ...], case: Broken) -> str:
    """Return the place that a case marks."""
    (before,) = (document.text for document in documents if document.path == case.file)
    assert before is not None
    start = before.replace(case.was, case.now, 1)[: before.index(case.was) + case.now.index("^")]
    return f"{case.file}:{start.count(chr(10)) + 1}:{len(start) - start.rfind(chr(10))}"


def words(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield everything that a diagnostic says, in each language."""
    texts = [diagnostic.message, *([diagnostic.hint] if diagnostic.hint else [])]
    texts += [related.message for related in diagnostic.related]
    for text in texts:
        for language in ("zh", "en"):
            assert language in text.languages
            yield text.in_language(language)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_fact_is_told_where_it_stands_with_a_hint(documents: tuple[Document, ...], case: Broken) -> None:
    reading, texts = broken(documents, case)
    assert reading.architecture is None
    told = {str(one.span): one for one in reading.diagnostics if one.code == case.code}
    place = caret(documents, case)
    assert place in told, "\n".join(map(str, reading.diagnostics))
    if case.hint:
        hint = told[place].hint
        assert hint is not None
        assert case.hint in hint.in_language("en")
    for one in reading.diagnostics:
        assert all(words(one))
        line, column = one.span.line, one.span.column
        assert 0 < column <= len(texts[one.span.path].splitlines()[line - 1]) + 1
        for language in ("zh", "en"):
            assert unstyle(described(one, texts, "", language)).startswith(f"{one.span}: ")


@pytest.mark.parametrize("case", CHECKED, ids=lambda case: case.name)
def test_a_fact_that_breaks_another_blueprint_is_found_by_a_check(
    documents: tuple[Document, ...], case: Broken
) -> None:
    known = assemble(documents, (), standard_catalogue()).architecture
    reading, _ = broken(documents, case)
    assert [str(one) for one in reading.diagnostics] == []
    assert known is not None
    assert reading.architecture is not None
    checks = tuple(check for check in built_in() if check.code == case.code)
    before = {one.message for one in run(known, checks)}
    new = [one for one in run(reading.architecture, checks) if one.message not in before]
    assert new != []
    assert all(one.hint is not None and all(words(one)) for one in new)


def test_the_cases_cover_every_code_of_reading_facts() -> None:
    assert sorted({case.code for case in CASES}) == [
        "SRC011", "SRC012", "SRC013", "SRC014", "SRC015", "SRC016", "SRC017", "STR01", "STR02", "STR03",
    ]  # fmt: skip
