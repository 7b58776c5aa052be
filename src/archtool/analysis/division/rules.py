"""Rules about who shares a lot, and what is said when two of them cannot both hold."""

from dataclasses import dataclass

from archtool.source.errors import ConfigError
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Together:
    """Nodes that must be in one lot, by a rule."""

    rule: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Separate:
    """Nodes none of which may share a lot with any of some others, by a rule; a soft one only should not."""

    rule: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    is_hard: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two nodes that rules hold together and keep apart.

    Attributes:
        one: the one node.
        other: the other node, or the same where a rule keeps a node apart from itself.
        together: the rules by which the two are in one lot, in the order in which they lead from one to the other.
        separate: the rule by which they are not, or nothing where their procurement categories differ.
    """

    one: str
    other: str
    together: tuple[str, ...]
    separate: str | None

    @property
    def sentence(self) -> Text:
        """What cannot hold."""
        zh_by, en_by = "、".join(self.together) or "—", ", ".join(self.together) or "—"
        if self.separate is None:
            return both(
                f"“{self.one}”与“{self.other}”须同包（{zh_by}），但采购类别不同",
                f"'{self.one}' and '{self.other}' must be together ({en_by}) but have different procurement categories",
            )
        return both(
            f"“{self.one}”与“{self.other}”既须同包（{zh_by}）又须分开（{self.separate}）",
            f"'{self.one}' and '{self.other}' must be together ({en_by}) and must be separate ({self.separate})",
        )


class RuleConflictError(ConfigError):
    """Rules of the division that cannot all hold; carries every conflict found."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        """Keep the conflicts; the message has one a line."""
        zh, en = ("\n".join(one.sentence.in_language(language) for one in conflicts) for language in ("zh", "en"))
        super().__init__(both(zh, en))
        self.args = (conflicts,)
        self.conflicts = conflicts
