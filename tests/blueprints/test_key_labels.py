"""Chinese names of the keys that people read."""

from archtool.blueprints.key_labels import key_label
from archtool.blueprints.standard import standard_catalogue


def test_every_key_of_every_kind_has_a_chinese_name() -> None:
    keys = {field.alias or name for kind in standard_catalogue().kinds for name, field in kind.model_fields.items()}
    without = sorted(key for key in keys if key_label(key).in_language("zh").isascii() and key not in ("rpo", "rto"))
    assert without == []


def test_a_key_of_a_profile_goes_by_its_own_name() -> None:
    label = key_label("filing_number")
    assert label.in_language("zh") == label.in_language("en") == "filing number"
