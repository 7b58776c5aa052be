"""Names and sentences: one text, or one a language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.model.problem import UnreadableValueError
from archtool.model.words import read_words, write_words
from archtool.source.text import Text

texts = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)


@given(texts | st.dictionaries(st.sampled_from(["zh", "en", "fr", "zh-Hant"]), texts, min_size=1))
def test_words_are_written_back_as_they_were_read(written: str | dict[str, str]) -> None:
    assert write_words(read_words(written)) == written


def test_space_around_words_is_no_part_of_them() -> None:
    assert read_words(" 电子病历 ") == Text.of("电子病历")
    assert read_words({"zh": " 电子病历\n"}) == Text.of({"zh": "电子病历"})


def test_a_language_that_was_not_written_falls_back_to_chinese() -> None:
    words = read_words({"zh": "电子病历", "en": "Medical record"})
    assert words.in_language("en") == "Medical record"
    assert words.in_language("fr") == "电子病历"
    assert read_words("电子病历").in_language("en") == "电子病历"


@pytest.mark.parametrize("value", [None, "", "  ", 42, True, [], ["a"], {}, {"zh": ""}, {"zh": 3}, {"zh": None}])
def test_what_is_no_text_is_refused_with_a_hint_in_both_languages(value: object) -> None:
    with pytest.raises(UnreadableValueError) as caught:
        read_words(value)
    assert caught.value.hint is not None
    assert caught.value.message.languages == caught.value.hint.languages == ("en", "zh")
