"""INF11: room without a facility that it must have."""

from collections.abc import Iterator

from archtool.blueprints.infrastructure import Equipment, Room
from archtool.blueprints.relationships import LOCATED_AT, PART_OF
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_NAMES = {
    "led-wall": both("高清LED屏", "LED wall"),
    "desks": both("监控操作台", "monitoring desks"),
    "paperless-meeting": both("无纸化会议系统", "paperless meeting"),
    "central-control": both("集中控制系统", "central control"),
    "public-address": both("扩声系统", "public address"),
    "discussion": both("发言系统", "discussion system"),
    "video-conference": both("视频会议", "video conference"),
    "seat-management": both("坐席管理", "seat management"),
    "power-and-cabling": both("供配电与布线", "power and cabling"),
}


class FacilityMissing(Check):
    """Reports rooms without equipment for a facility that is demanded of them."""

    code = "INF11"
    name = "facility-missing"
    severity = Severity.ERROR
    title = both("大厅缺少要求的设施", "room without a facility that is demanded")
    why = both(
        "招标文件点名的设施少一项，就是没有响应招标",
        "a facility that the client names and nobody builds is a clause without answer",
    )
    fix = both(
        "补上设备：located_at 写该场所，facility 写设施；场所的 facilities 只列要求的",
        "add equipment that stands there (located_at) with its facility; facilities of a room lists what is demanded",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each room, naming everything that it lacks."""
        for room in architecture.of(Room):
            inside = (*architecture.sources(room.id, LOCATED_AT), *architecture.sources(room.id, PART_OF))
            there = {one.facility for one in map(architecture.get, inside) if isinstance(one, Equipment)}
            missing = [facility for facility in room.facilities if facility not in there]
            if missing:
                who = named(room)
                zh = "、".join(_NAMES[one].in_language("zh") for one in missing)
                en = ", ".join(_NAMES[one].in_language("en") for one in missing)
                yield Finding(
                    Place(room.id, "facilities"),
                    both(f"{who.zh}没有{zh}", f"{who.en} lacks {en}"),
                    both(
                        f"补一台 facility: {missing[0]} 的设备，located_at 写“{room.id}”",
                        f"add equipment with facility: {missing[0]} that stands at '{room.id}'",
                    ),
                )
