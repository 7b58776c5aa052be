"""INF06: data that nobody backs up, or not out of reach."""

from collections.abc import Iterator

from archtool.analysis.hosting import centres_of
from archtool.blueprints.infrastructure import ResourcePool, Storage
from archtool.blueprints.relationships import BACKED_UP_BY, COPIES_FROM, COPIES_TO, SERVES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class NoBackup(Check):
    """Reports storage and pools that hold data without backup, or whose every backup can be lost with them."""

    code = "INF06"
    name = "data-without-backup"
    severity = Severity.ERROR
    title = both(
        "数据没有备份，或没有不可变、异地副本", "data without backup, or without an immutable or off-site copy"
    )
    why = both(
        "复制挡不住误删和勒索加密：错误同样被复制过去，只有取得回来又改不了的备份才救得回",
        "a copy repeats every deletion and every encryption by ransomware; only a backup that nobody can change brings "
        "the data back",
    )
    fix = both(
        "在存储和资源池上写 backed_up_by；备份存储写 immutable: true，或设在另一个中心。"
        "写了容量或由存储承载的资源池算存有数据，只作复制目标的中心除外",
        "write backed_up_by on storage and pools; make the backup immutable, or keep it at another centre. A pool "
        "holds "
        "data when it states storage or when storage serves it; centres that only receive copies are left out",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each node with data that is not backed up, or not safely."""
        receiving = {edge.target for edge in architecture.relationships_of(COPIES_TO)}
        receiving -= {edge.target for edge in architecture.relationships_of(COPIES_FROM)}
        nodes: tuple[Storage | ResourcePool, ...] = (*architecture.of(Storage), *architecture.of(ResourcePool))
        for node in nodes:
            places = centres_of(architecture, node.id)
            if not _holds_data(architecture, node) or (places and places <= receiving):
                continue
            backups = architecture.targets(node.id, BACKED_UP_BY)
            if not backups:
                yield _none(node)
            elif not any(_is_safe(architecture, backup, places) for backup in backups):
                yield _unsafe(architecture, node, backups)


def _holds_data(architecture: Architecture, node: Storage | ResourcePool) -> bool:
    if isinstance(node, Storage):
        return node.form != "backup"
    serving = (architecture[source] for source in architecture.sources(node.id, SERVES))
    return (
        node.capacity is not None or node.raw_capacity is not None or any(isinstance(one, Storage) for one in serving)
    )


def _is_safe(architecture: Architecture, backup: str, places: frozenset[str]) -> bool:
    storage = architecture[backup]
    return (isinstance(storage, Storage) and storage.is_immutable) or bool(centres_of(architecture, backup) - places)


def _none(node: Element) -> Finding:
    who = named(node)
    return Finding(
        Place(node.id),
        both(f"{who.zh}存有数据，却没有备份", f"{who.en} holds data, but nothing backs it up"),
        both("写上 backed_up_by: 备份存储", "write backed_up_by with the backup storage"),
    )


def _unsafe(architecture: Architecture, node: Element, backups: tuple[str, ...]) -> Finding:
    who, where = named(node), listed(backups)
    return Finding(
        Place(node.id, BACKED_UP_BY.name, backups[0]),
        both(
            f"{who.zh}的备份 {where.zh} 既不是不可变副本，也不在别的中心",
            f"the backup of {who.en} in {where.en} is neither immutable nor at another centre",
        ),
        both("备份存储写 immutable: true，或设在另一个中心", "make the backup immutable, or keep it at another centre"),
        tuple((Place(backup), both("备份在这里", "the backup")) for backup in backups),
    )
