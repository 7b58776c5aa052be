"""What names of data say, freed of the words that add nothing."""

from collections.abc import Iterable, Mapping
from functools import lru_cache


def plain_name(name: str, fillers: Iterable[str], synonyms: Mapping[str, str]) -> str:
    """Return a name without spaces, marks and fillers, every synonym replaced by the word for which it stands.

    统一药品信息 becomes 药品. A name of nothing but fillers stays as it is.

    Source: review practice of preliminary designs.
    """
    text = "".join(filter(str.isalnum, name.casefold()))
    for word, meant in _plain_synonyms(tuple(synonyms.items())):
        text = text.replace(word, meant)
    shorter = text
    for filler in _longest_first(tuple(fillers)):
        shorter = shorter.replace(filler, "")
    return shorter or text


@lru_cache(maxsize=16)
def _plain_synonyms(synonyms: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    meanings = {word.casefold(): meant.casefold() for word, meant in synonyms}
    return tuple((word, meanings[word]) for word in _longest_first(tuple(meanings)))


@lru_cache(maxsize=16)
def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted((word.casefold() for word in words), key=lambda word: (-len(word), word)))
