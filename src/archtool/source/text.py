"""Words in one or more languages."""

from collections.abc import Mapping
from dataclasses import dataclass

DEFAULT_LANGUAGE = ""
"""The language of words that were written without naming one."""

_UNSAID = (DEFAULT_LANGUAGE, "zh")


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """Words in one or more languages, immutable; equal and hashed by content.

    Attributes:
        words: pairs of language code and words, sorted by language code, each language once.
    """

    words: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, value: str | Mapping[str, str]) -> "Text":
        """Return the text of a bare string (default language) or of a mapping from language code to words."""
        if isinstance(value, str):
            return cls(((DEFAULT_LANGUAGE, value),))
        return cls(tuple(sorted(value.items())))

    @property
    def languages(self) -> tuple[str, ...]:
        """The language codes in sorted order; `""` is the default language."""
        return tuple([language for language, _ in self.words])

    def in_language(self, language: str) -> str:
        """Return the words in a language, else in the default language, else in Chinese, else in the first one."""
        words = self.words
        if len(words) == 1:
            return words[0][1]
        for wanted in (language, DEFAULT_LANGUAGE, "zh") if language else _UNSAID:
            for code, said in words:
                if code == wanted:
                    return said
        return words[0][1] if words else ""

    def __str__(self) -> str:
        """Return the words in the default language, else in Chinese, else in the first language."""
        return self.in_language(DEFAULT_LANGUAGE)


def both(zh: str, en: str) -> Text:
    """Return a text with Chinese and English words, as every message of archtool has."""
    return Text((("en", en), ("zh", zh)))
