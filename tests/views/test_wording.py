"""How figures set words one after the other."""

import pytest

from archtool.views.wording import capitalised, listed


def test_lists_are_parted_by_what_names_do_not_contain() -> None:
    assert (
        listed(("Inventory, lot, expiry", "Supplier settlement"), "en") == "Inventory, lot, expiry; Supplier settlement"
    )
    assert listed(("库存", "结算"), "zh") == "库存、结算"


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("near real time", "Near real time"),
        ("e-invoice", "E-invoice"),
        ("eMPI index", "eMPI index"),
        ("", ""),
        ("3 nodes", "3 nodes"),
    ],
)
def test_a_first_letter_is_a_capital_unless_the_word_has_its_own(text: str, begun: str) -> None:
    assert capitalised(text) == begun
