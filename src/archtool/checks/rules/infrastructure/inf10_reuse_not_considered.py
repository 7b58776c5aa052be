"""INF10: new premises without a word about existing ones."""

from collections.abc import Iterator

from archtool.blueprints.infrastructure import Centre, Room
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ReuseNotConsidered(Check):
    """Reports data centres and rooms that are built new without saying which existing ones were considered."""

    code = "INF10"
    name = "reuse-not-considered"
    severity = Severity.WARNING
    title = both("新建场地没有利旧论证", "new premises without a word about existing ones")
    why = both(
        "已有机房、大厅不用而新建，是评审最先砍掉的投资",
        "building new while rooms and halls stand there is the first money that reviewers strike",
    )
    fix = both(
        "写 status: keep 或 upgrade 利用既有场地；确需新建的，写 reuse 说明考虑过哪些既有场地和设备",
        "use what is there (status: keep or upgrade); where it has to be new, say under reuse which existing "
        "premises and "
        "equipment were considered",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each new centre or room without `reuse`."""
        places: tuple[Centre | Room, ...] = (*architecture.of(Centre), *architecture.of(Room))
        for place in places:
            if place.status is Status.BUILD and place.reuse is None:
                who = named(place)
                yield Finding(
                    Place(place.id),
                    both(
                        f"{who.zh}为新建，没有写考虑过哪些既有场地",
                        f"{who.en} is built new, without a word about existing premises",
                    ),
                    both("写上 reuse: 利旧考虑，或 status: keep", "write reuse, or status: keep"),
                )
