"""Synthetic workspaces of any size, the same for the same arguments.

    python -m bench.generate FOLDER --elements 10000 [--in-cycles 0.33]

A workspace is made of suites of twenty elements, sixty relationships each: a system group, four systems and two modules
in it, six functions written inside the systems, four data entities with one master each, three interfaces. Names and
purposes are Chinese, with their English. Where the systems run stands in files of its own, as in five blueprints. An
element takes nearly as much text as one of the reference programme: 28 events of YAML against 29, 250 bytes against
300.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

SUITE = 20
"""Elements of one suite."""
SUITES_A_FILE = 40
"""So that a file has about 2,000 lines."""
BOXES = 50
"""Boxes of the figure that every workspace can draw."""

_SUBJECTS = (
    ("电子病历", "medical record"),
    ("检验", "laboratory"),
    ("影像", "imaging"),
    ("药品供应", "drug supply"),
    ("医保结算", "insurance settlement"),
    ("双向转诊", "referral"),
    ("公共卫生", "public health"),
    ("预约挂号", "appointment"),
)
_SYSTEMS = (
    ("管理系统", "management"),
    ("服务系统", "services"),
    ("监管系统", "supervision"),
    ("协同", "collaboration"),
)
_GROUP_PURPOSE = ("统一建设一套，各单位共用，数据集中存放", "one build for all and its data kept in one place")
_SYSTEM_PURPOSE = (
    "支撑日常业务，数据一次采集，多方共享使用",
    "daily work on data that are entered once and used by all",
)
_MODULE_PURPOSE = ("及时掌握运行情况，异常自动预警", "see how things run and be warned in time")
_MODULES = (("统计模块", "statistics"), ("预警模块", "warning"))
_FUNCTIONS = (
    ("登记", "Entry"),
    ("审核", "Approval"),
    ("查询", "Enquiry"),
    ("归档", "Filing"),
    ("质控", "QC"),
    ("上报", "Reports"),
)
_DATA = (("登记本", "register"), ("业务单据", "document"), ("汇总指标", "summary"), ("操作日志", "journal"))
_CLASSES = ("business", "shared", "statistical", "operational")
_POOLS = (("inf.pool-general", "通用资源池"), ("inf.pool-db", "数据库资源池"), ("inf.store-object", "对象存储"))
_ORGANISATIONS = 40
_SUBPROJECT = 24
"""Suites of one subproject; a multiple of three, so that no data cross its border."""
_SIGNS = "东南西北上下左右春夏秋冬山水云石松竹梅兰金银铜铁江河湖海星月风雨青白红紫高"
"""As many as a prime number."""
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


@dataclass(frozen=True, slots=True)
class Suite:
    """One suite: its number, and how many relationships beside a chain of dependencies run in its ring."""

    number: int
    ring: int

    @property
    def key(self) -> str:
        """Return the stem of all ids of the suite."""
        return f"s{self.number:05d}"

    @property
    def code(self) -> tuple[str, str]:
        """Return a name, in Chinese and English, that is like that of no other suite.

        Four signs, of which two suites share no three neighbouring ones with a sign of what follows them: the last two
        are sums of three digits, and modulo a prime these sums tell the digits.
        """
        prime, left = len(_SIGNS), int.from_bytes(sha256(self.key.encode()).digest()[:10], "big")
        one, two, three = (self.number // prime**place % prime for place in range(3))
        digits = (one, two, (3 * one + 7 * two + 5 * three) % prime, (11 * one + 2 * two + 23 * three) % prime)
        letters = ""
        for _ in range(6):
            letters += _CONSONANTS[left % 13] + _VOWELS[left // 13 % 5]
            left //= 4096
        return "".join(_SIGNS[digit] for digit in digits), letters

    @property
    def subject(self) -> tuple[str, str]:
        """Return what the suite is about, in Chinese and English."""
        zh, en = _SUBJECTS[self.number % len(_SUBJECTS)]
        return f"{self.code[0]}{zh}", f"{self.code[1]} {en}"

    @property
    def before(self) -> int:
        """Return the suite whose data this one reads: of the same or an earlier phase, in the same subproject."""
        if self.number % 3:
            return self.number - 1
        return self.number - 3 if self.number % _SUBPROJECT else self.number

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the ids of the systems and modules."""
        systems = (f"sys.{self.key}-{part}" for part in range(len(_SYSTEMS)))
        modules = (f"sys.{self.key}-m{part}" for part in range(len(_MODULES)))
        return (*systems, *modules)


def generate(folder: Path, elements: int, in_cycles: float = 0.0, figures: int = 1) -> None:
    """Write a workspace of `elements` elements (rounded to whole suites) and three relationships each.

    `in_cycles` is the share of relationships that run in cycles of dependencies, at most a third; `figures` is the
    number of its views, each of other boxes as far as there are enough.
    """
    ring = round(54 * in_cycles / (1 - in_cycles))
    suites = [Suite(number, ring) for number in range(max(elements // SUITE, 1))]
    _write(folder / "archtool.yaml", ["archtool: 1", f"name: 合成工作区 {elements}"])
    _write(folder / "model" / "programme.yaml", _programme(suites))
    for start in range(0, len(suites), SUITES_A_FILE):
        some = suites[start : start + SUITES_A_FILE]
        name = f"area-{start // SUITES_A_FILE:03d}.yaml"
        _write(folder / "blueprints" / "application" / name, _application(some))
        _write(folder / "blueprints" / "data" / name, _data(some))
        _write(folder / "blueprints" / "integration" / name, _integration(some, len(suites)))
        _write(folder / "blueprints" / "infrastructure" / name, _deployment(some))
    _write(folder / "views" / "figures.yaml", _views(suites, figures))


def _write(path: Path, lines: Iterator[str] | list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _words(zh: str, en: str) -> str:
    """Return words in Chinese with their English."""
    return f"{{zh: {zh}, en: {en}}}"


def _programme(suites: list[Suite]) -> Iterator[str]:
    yield "defaults:"
    for plural in (
        "phases",
        "clauses",
        "organisations",
        "data_stores",
        "centres",
        "resource_pools",
        "storages",
        "bodies",
        "policies",
    ):
        yield f"  {plural}: {{basis: assumption}}"
    yield "  subprojects: {basis: assumption, phases: [P1, P2, P3], overlap_review: 数审〔2027〕1号，2027-01-15}"
    yield "phases:"
    for phase in range(1, 4):
        months = f"start_month: {12 * phase - 11}, end_month: {12 * phase}"
        yield f"  P{phase}: {{name: 第{phase}期, gate: 各系统上线, order: {phase}, {months}}}"
    yield "clauses:"
    yield "  C1: 建设统一的业务系统"
    yield "organisations:"
    yield "  org.users: {name: 使用单位, role: 使用系统}"
    for number in range(_ORGANISATIONS):
        name = _words(f"单位{number}", f"Organisation {number}")
        yield f"  org.o{number:02d}: {{name: {name}, role: 承建与管理}}"
    yield "subprojects:"
    for number in range(len(suites) // _SUBPROJECT + 1):
        yield f"  SP-{number:03d}:"
        yield f"    name: {_words(f'子项目{number}', f'Subproject {number}')}"
        for place, key in enumerate(("owner", "operated_by", "built_by", "changes_decided_by")):
            yield f"    {key}: {'gov.board' if place == 3 else f'org.o{(number + place) % _ORGANISATIONS:02d}'}"
    yield "bodies:"
    yield "  gov.board: {name: 信息化领导小组, content: 审批变更与数据共享, provides: [sharing-approval]}"
    yield "policies:"
    yield "  gov.duties: {name: 共享责任清单, area: data, content: 列明提供责任, provides: [sharing-duties]}"
    yield "  gov.safeguards:"
    yield "    name: 保障措施"
    yield "    area: safeguards"
    yield "    content: 组织、制度、资金、人才、安全"
    yield "    provides: [organisation, policy, funding, talent, security]"
    yield "centres:"
    yield "  inf.site-a: {name: 生产中心, specification: 甲级机房}"
    yield "  inf.site-b: {name: 同城中心, specification: 甲级机房}"
    yield "data_stores:"
    yield "  store.shared: {name: 共享库, layer: standard}"
    yield "resource_pools:"
    for pool, name in _POOLS:
        yield f"  {pool}:"
        yield f"    name: {name}"
        yield "    specification: 国产通用处理器"
        yield f"    compute: {100 * len(suites)} vCPU"
        yield f"    memory: {400 * len(suites)} GB"
        yield f"    capacity: {len(suites)} TB"
        yield "    located_at: [inf.site-a, inf.site-b]"
        yield "    backed_up_by: [inf.backup]"
    yield "storages:"
    yield "  inf.backup:"
    yield "    name: 备份存储"
    yield "    specification: 一体机"
    yield "    form: backup"
    yield "    immutable: true"
    yield "    located_at: [inf.site-a, inf.site-b]"


def _application(suites: list[Suite]) -> Iterator[str]:
    yield "defaults:"
    for plural in ("system_groups", "systems", "modules"):
        yield f"  {plural}: {{status: build, basis: assumption}}"
    yield "  functions: {basis: assumption}"
    yield "system_groups:"
    for suite in suites:
        zh, en = suite.subject
        yield f"  sys.{suite.key}:"
        yield f"    name: {_words(zh, en)}"
        yield f"    purpose: {_words(*_GROUP_PURPOSE)}"
        yield f"    from: P{_phase(suite)}"
        yield f"    subproject: SP-{suite.number // _SUBPROJECT:03d}"
        yield f"    owner: o{suite.number % _ORGANISATIONS:02d}"
        yield "    clauses: [C1]"
    yield "systems:"
    for suite in suites:
        for part in range(len(_SYSTEMS)):
            yield from _system(suite, part)
    yield "modules:"
    for suite in suites:
        for part, (zh, en) in enumerate(_MODULES):
            yield f"  sys.{suite.key}-m{part}:"
            yield f"    name: {_words(suite.subject[0] + zh, suite.subject[1] + ' ' + en)}"
            yield f"    purpose: {_words(*_MODULE_PURPOSE)}"
            yield f"    part_of: sys.{suite.key}-{part}"
            yield f"    from: P{_phase(suite)}"
            yield f"    reads: [{suite.key}-{part}]"
            yield f"    depends_on: [{', '.join(_dependencies(suite, len(_SYSTEMS) + part))}]"


def _system(suite: Suite, part: int) -> Iterator[str]:
    subject_zh, subject_en = suite.subject
    zh, en = _SYSTEMS[part]
    yield f"  sys.{suite.key}-{part}:"
    yield f"    name: {_words(subject_zh + zh, subject_en + ' ' + en)}"
    yield f"    purpose: {_words(*_SYSTEM_PURPOSE)}"
    yield f"    part_of: sys.{suite.key}"
    yield f"    from: P{_phase(suite)}"
    yield f"    cost: {100 + part * 35} 万元"
    yield "    functions:"
    for number in (part, part + len(_SYSTEMS)):
        if number < len(_FUNCTIONS):
            yield f"      f{number}: {_words(*_FUNCTIONS[number])}"
    yield f"    creates: [{suite.key}-{part}]"
    yield "    used_by: [users]"
    other = f", {Suite(suite.before, 0).key}-0" if part == 0 and suite.before != suite.number else ""
    yield f"    reads: [{suite.key}-{(part + 1) % 4}{other}]"
    yield f"    depends_on: [{', '.join(_dependencies(suite, part))}]"


def _phase(suite: Suite) -> int:
    """Return the phase of a suite; suites need those of the same or an earlier phase only."""
    return suite.number % 3 + 1


def _dependencies(suite: Suite, part: int) -> list[str]:
    """Return what one of the six parts depends on: the one before it, or its share of the ring."""
    parts = suite.parts
    if suite.ring:
        strides = range(1, 1 + (suite.ring + len(parts) - 1 - part) // len(parts))
        return [parts[(part + stride) % len(parts)] for stride in strides]
    if part:
        return [parts[part - 1]]
    return [Suite(suite.number - suite.number % 3, 0).parts[-1]] if suite.number % 3 else ["inf.pool-general"]


def _data(suites: list[Suite]) -> Iterator[str]:
    yield "defaults:"
    yield "  data_entities:"
    yield "    basis: assumption"
    yield "    format: structured"
    yield "    open: false"
    yield "    refresh: 实时"
    yield "    no_standard: 尚无对应的数据集标准"
    yield "    quality: [必填项完整]"
    yield "    stored_in: [shared]"
    yield "data_entities:"
    for suite in suites:
        for number, (zh, en) in enumerate(_DATA):
            yield f"  data.{suite.key}-{number}:"
            yield f"    name: {_words(suite.code[0] + zh, suite.code[1] + ' ' + en)}"
            yield f"    class: {_CLASSES[number]}"
            yield f"    level: {number % 3 + 1}"
            yield "    sharing: conditional"
            yield "    condition: 依授权共享"
            yield f"    owner: o{(suite.number + number) % _ORGANISATIONS:02d}"


def _integration(suites: list[Suite], every: int) -> Iterator[str]:
    yield "defaults:"
    yield "  interfaces:"
    yield "    status: build"
    yield "    basis: assumption"
    yield "    type: platform"
    yield "    latency: 2 s"
    yield "    fallback: 缓存上次结果并提示"
    yield "interfaces:"
    for suite in suites:
        for number in range(3):
            consumers = [suite.parts[(number - 1) % 4]]
            if number == 0:
                after = (Suite(suite.number + step, 0) for step in (1, 3) if suite.number + step < every)
                consumers += [one.parts[0] for one in after if one.before == suite.number]
            yield f"  if.{suite.key}-{number}:"
            yield f"    name: {_words(suite.subject[0] + '接口', suite.subject[1] + ' interface')}"
            yield f"    provider: {suite.parts[number]}"
            yield f"    consumer: [{', '.join(consumers)}]"
            yield f"    carries: [{suite.key}-{number}]"
            yield "    protocol: REST/JSON"
            yield "    mode: synchronous"
            yield f"    frequency: {_words('实时，发生即送', 'real time as it happens')}"


def _deployment(suites: list[Suite]) -> Iterator[str]:
    for plural, parts in (("systems", range(4)), ("modules", range(4, 6))):
        yield f"{plural}:"
        for suite in suites:
            for part in parts:
                needs = f", needs: {{cpu: {8 * (part + 1)} vCPU, memory: {32 * (part + 1)} GB}}"
                yield f"  {suite.parts[part]}: {{hosted_on: [{_POOLS[part % len(_POOLS)][0]}]{needs}}}"


def _views(suites: list[Suite], figures: int) -> Iterator[str]:
    parts = [part for suite in suites for part in suite.parts]
    yield "views:"
    for number in range(figures):
        first = number * BOXES % max(len(parts) - BOXES + 1, 1)
        boxes = parts[first : first + BOXES]
        yield f"  boxes-{number}:"
        yield "    figure: landscape"
        yield f"    number: 4-{number + 1}"
        yield f"    caption: {len(boxes)} 个方框的图"
        yield "    layers:"
        for start in range(0, len(boxes), 10):
            yield f"      - name: 第 {start // 10 + 1} 层"
            yield f"        blocks: {{select: {{elements: [{', '.join(boxes[start : start + 10])}]}}}}"


def main() -> None:
    """Write the workspace that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description="Write a synthetic workspace.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--elements", type=int, default=10_000)
    parser.add_argument("--in-cycles", type=float, default=0.0, help="share of relationships in cycles, up to 0.33")
    asked = parser.parse_args()
    generate(asked.folder, asked.elements, asked.in_cycles)


if __name__ == "__main__":
    main()
