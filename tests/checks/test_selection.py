"""Which checks a selection chooses, and how much they matter."""

import pytest

from archtool.checks.catalogue import built_in
from archtool.checks.selection import ALL, Selection
from archtool.source.diagnostic import Severity
from archtool.source.errors import ConfigError

GROUP = ("DAT01", "DAT02", "DAT03", "DAT04")
CHECKS = tuple(check for check in built_in() if check.code in (*GROUP, "PHA01", "PHA02", "STR04", "STR08"))
GROUPS = ", ".join(sorted({check.group.letters for check in CHECKS}))


def chosen(selection: Selection) -> list[str]:
    return [check.code for check, _ in selection.choose(CHECKS)]


def test_all_run_by_default_with_their_own_severity() -> None:
    assert ALL.choose(CHECKS) == tuple((check, check.severity) for check in CHECKS)


@pytest.mark.parametrize("term", ["DAT", "data", "dat0"])
def test_group_is_named_by_letters_or_word(term: str) -> None:
    assert chosen(Selection(select=(term,))) == list(GROUP)


def test_ignored_wins_over_selected() -> None:
    selection = Selection(select=("DAT", "STR04"), ignore=("unread-data", "DAT03"))
    assert chosen(selection) == ["DAT01", "DAT04", "STR04"]


def test_last_severity_holds() -> None:
    selection = Selection(
        select=("DAT",), severities=(("DAT", Severity.NOTE), ("DAT01", Severity.WARNING), ("PHA", Severity.NOTE))
    )
    assert [severity for _, severity in selection.choose(CHECKS)] == [
        Severity.WARNING,
        Severity.NOTE,
        Severity.NOTE,
        Severity.NOTE,
    ]


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection(select=("DAT09",)), "there is no check 'DAT09'; did you mean 'DAT01'?"),
        (Selection(ignore=("orphan-systm",)), "there is no check 'orphan-systm'; did you mean 'orphan-system'?"),
        (
            Selection(severities=(("qqq", Severity.NOTE),)),
            f"there is no check 'qqq'; the groups are {GROUPS}",
        ),
        (Selection(select=("",)), f"there is no check ''; the groups are {GROUPS}"),
    ],
)
def test_unknown_term_stops_the_tool(selection: Selection, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        selection.choose(CHECKS)
    assert str(caught.value) == message
