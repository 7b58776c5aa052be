"""Figures of 300 boxes and more: no defect, text large enough, the same every time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archtool.layout.compose import lay_out
from archtool.layout.drawing import Drawing
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.renderers.svg import SvgRenderer
from archtool.views.figure import build
from archtool.views.reading import read_views
from archtool.workspace.files import read_workspace

LEAST_TEXT = 7.0
"""Points at paper size. Source: drawing conventions of preliminary designs."""

LEAST_BOXES = 300

LAYERS, COLUMNS = 6, 50
CENTRES, POOLS, DEVICES = 3, 96, 90
EXITS = 8
ZONES = 4

BUILT = "status: build, basis: assumption"
SUBJECTS = ("电子病历", "检验", "医学影像", "药品供应链", "医保结算", "双向转诊", "公共卫生", "预约挂号")
ENDS = ("系统", "管理", "服务平台", "监管", "共享库(CDR)", "AI辅助", "移动端", "接口")
EQUIPMENT = ("防火墙", "核心交换", "入侵防御", "负载均衡", "VPN网关", "准入控制", "路由器", "网闸")


def city() -> Iterator[str]:
    """The lines of a workspace: a region with hundreds of systems, pools and devices in three centres."""
    yield from _applications()
    yield from _infrastructure()
    yield from _network()
    yield from _views()


def _applications() -> Iterator[str]:
    yield "system_groups:"
    for layer in range(LAYERS):
        yield f"  sys.l{layer}: {{name: {{zh: 第{layer + 1}层应用, en: Layer {layer + 1}}}, basis: assumption}}"
    yield "systems:"
    for layer in range(LAYERS):
        for number in range(COLUMNS):
            zh = SUBJECTS[(layer + number) % 8] + ENDS[number // 8 % 8] + (str(number) if number % 3 else "")
            status = ("build", "upgrade", "keep")[number % 3]
            name = f"{{zh: {zh}, en: System {layer}-{number}}}"
            facts = f"part_of: sys.l{layer}, status: {status}, basis: assumption"
            yield f"  sys.l{layer}-{number}: {{name: {name}, {facts}}}"


def _infrastructure() -> Iterator[str]:
    yield "sites:"
    yield "  inf.city: {name: {zh: 某市, en: City}, basis: assumption}"
    yield "  inf.remote: {name: {zh: 异地, en: Remote city}, basis: assumption}"
    yield "centres:"
    for centre in range(CENTRES):
        site = "inf.remote" if centre == CENTRES - 1 else "inf.city"
        name = f"{{zh: 中心{centre + 1}, en: Centre {centre + 1}}}"
        yield f"  inf.c{centre}: {{name: {name}, part_of: {site}, {BUILT}}}"
    yield "zones:"
    for zone in range(ZONES):
        name = f"{{zh: 安全域{zone + 1}, en: Zone {zone + 1}}}"
        yield f"  inf.z{zone}: {{name: {name}, {BUILT}}}"
    yield "resource_pools:"
    for centre in range(CENTRES):
        for number in range(POOLS):
            zh = f"{('计算', '数据库', '缓存', '日志')[number % 4]}池{number + 1}"
            where = f"located_at: inf.c{centre}, in_zone: inf.z{number % ZONES}"
            name = f"{{zh: {zh}, en: Pool {number + 1}}}"
            yield f"  inf.p{centre}-{number}: {{name: {name}, {where}, {BUILT}}}"
    yield "replications:"
    for centre in range(1, CENTRES):
        name = f"{{zh: 数据复制{centre}, en: Copy {centre}}}"
        mode = "asynchronous" if centre == CENTRES - 1 else "synchronous"
        ends = f"copies_from: inf.c{centre - 1}, copies_to: inf.c{centre}"
        yield f"  inf.r{centre}: {{name: {name}, mode: {mode}, {ends}, {BUILT}}}"


def _network() -> Iterator[str]:
    yield "organisations:"
    for number in range(2 * EXITS):
        yield f"  org.o{number}: {{name: {{zh: 接入单位{number + 1}, en: User {number + 1}}}, basis: assumption}}"
    yield "security_devices:"
    for centre in range(CENTRES):
        for number in range(DEVICES):
            name = f"{{zh: {EQUIPMENT[number % 8]}{number + 1}, en: Device {number + 1}}}"
            function = "firewall" if number % 8 == 0 else "intrusion"
            where = f"located_at: inf.c{centre}, function: {function}"
            yield f"  inf.d{centre}-{number}: {{name: {name}, {where}, {BUILT}}}"
    yield "links:"
    for number in range(EXITS):
        ends = f"[inf.c{number % CENTRES}, org.o{2 * number}, org.o{2 * number + 1}]"
        name = f"{{zh: 专线{number + 1}, en: Line {number + 1}}}"
        yield f"  inf.l{number}: {{name: {name}, connects: {ends}, bandwidth: 1 Gbit/s, {BUILT}}}"
    for centre in range(1, CENTRES):
        name = f"{{zh: 互联{centre}, en: Trunk {centre}}}"
        ends = f"[inf.c{centre - 1}, inf.c{centre}]"
        yield f"  inf.t{centre}: {{name: {name}, connects: {ends}, bandwidth: 100 Gbit/s, {BUILT}}}"


def _views() -> Iterator[str]:
    head = "paper: [A3 landscape]"
    yield "views:"
    yield "  landscape:"
    yield f"    {{figure: landscape, number: 4-1, caption: 三百框应用架构, {head}, layers: ["
    for layer in range(LAYERS):
        blocks = f"{{select: {{kinds: [system], within: sys.l{layer}}}}}"
        yield f"      {{name: 第{layer + 1}层, columns: 17, blocks: {blocks}}},"
    yield "    ]}"
    yield "  topology:"
    yield f"    figure: topology\n    number: 4-2\n    caption: 三百框部署\n    {head}"
    yield "    columns: 6\n    icons: none\n    specification: 0"
    exits = [f"inf.l{number}" for number in range(EXITS)]
    yield "  network:"
    yield f"    figure: network\n    number: 4-3\n    caption: 三百框网络\n    {head}"
    yield "    contents: {kinds: [security-device]}"
    yield "    links: {elements: [inf.t1, inf.t2]}"
    yield f"    above: [{', '.join(exits[::2])}]\n    below: [{', '.join(exits[1::2])}]"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    (folder / "archtool.yaml").write_text("archtool: 1\nname: 合成城市\n", encoding="utf-8")
    (folder / "model").mkdir()
    (folder / "model" / "city.yaml").write_text("\n".join(city()) + "\n", encoding="utf-8")
    return folder


def drawn(workspace: Path, view: str, language: str) -> Drawing:
    reading = read_workspace(workspace).reading
    assert reading.architecture is not None, [str(one) for one in reading.diagnostics]
    views = read_views(reading.sections, reading.architecture)
    assert views.diagnostics == ()
    return lay_out(build(reading.architecture, view, views.definitions[view], language), Theme())


@pytest.mark.parametrize("language", ("zh", "en"))
@pytest.mark.parametrize("view", ("landscape", "topology", "network"))
def test_a_figure_of_300_boxes_has_no_defect(workspace: Path, view: str, language: str) -> None:
    drawing = drawn(workspace, view, language)
    quality = measure(drawing)
    assert quality.boxes >= LEAST_BOXES
    assert quality.defects == ()
    assert (smallest_text(drawing.shapes) or 0.0) >= LEAST_TEXT - 1e-9
    assert SvgRenderer().render(drawn(workspace, view, language)) == SvgRenderer().render(drawing)
