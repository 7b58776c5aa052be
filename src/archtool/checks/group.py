"""The groups of checks: the letters of a code, the word that settings use, and the heading."""

from dataclasses import dataclass

from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Group:
    """Checks of one concern. `letters` begin their codes; `name` is also the folder of the built-in ones."""

    letters: str
    name: str
    label: Text


GROUPS: tuple[Group, ...] = (
    Group("SRC", "source", both("文本", "Text")),
    Group("STR", "structure", both("结构", "Structure")),
    Group("DAT", "data", both("数据与共享", "Data and sharing")),
    Group("UC", "usage", both("U/C 矩阵", "U/C matrix")),
    Group("INT", "integration", both("集成", "Integration")),
    Group("OVL", "overlap", both("重复建设", "Overlap and duplicated construction")),
    Group("INF", "infrastructure", both("基础设施、容量与灾备", "Infrastructure, capacity and recovery")),
    Group("NET", "network", both("网络与安全域", "Network and security zones")),
    Group("SEC", "security", both("等保与密码", "Classified protection and cryptography")),
    Group("GOV", "governance", both("管控与责任", "Governance and ownership")),
    Group("STD", "standards", both("标准与达标", "Standards and maturity")),
    Group("PHA", "phasing", both("分期", "Phasing")),
    Group("CST", "cost", both("投资", "Cost")),
    Group("TRC", "traceability", both("追溯", "Traceability")),
    Group("DOC", "documents", both("文档", "Documents")),
    Group("WVR", "waivers", both("豁免", "Waivers")),
)
"""In the order in which a reviewer reads a design, after what the reader itself reports.
"""


def group_of(code: str) -> Group:
    """Return the group of a code; a code of a third party's own letters is its own group."""
    letters = code.rstrip("0123456789")
    for group in GROUPS:
        if group.letters == letters:
            return group
    return Group(letters, letters.lower(), both(letters, letters))
