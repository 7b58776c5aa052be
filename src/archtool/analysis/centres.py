"""Regional centres and the systems of single institutions that do the same work on the spot."""

from collections.abc import Iterator

from archtool.analysis.terms import bigrams, is_regional, term
from archtool.blueprints.application import Module, System
from archtool.model.architecture import Architecture

_DIAGNOSIS = "诊断"


def centres_and_terminals(architecture: Architecture) -> Iterator[tuple[str, str]]:
    """Yield pairs of a regional system and one of an institution whose name means the same or names a part of it.

    区域检验诊断中心系统 and 检验信息系统 are such a pair, 区域消毒供应系统 and 院内消毒供应追溯系统 are another.
    Found by an index of the ends of names, never by comparing all pairs.
    """
    local: dict[str, list[tuple[str, str]]] = {}
    regional: list[tuple[str, str]] = []
    for one in architecture.of(System, Module):
        name, meaning = one.title(), term(one.title())
        if is_regional(name):
            regional.append((one.id, _work(meaning)))
        else:
            for pair in {meaning[:2], meaning[-2:]}:
                local.setdefault(pair, []).append((one.id, meaning))
    for centre, work in regional:
        if not bigrams(work):
            continue
        candidates = dict.fromkeys((*local.get(work[:2], ()), *local.get(work[-2:], ())))
        for terminal, meaning in candidates:
            if meaning.startswith(work) or meaning.endswith(work):
                yield centre, terminal


def _work(meaning: str) -> str:
    """Return what a centre works on: 检验 of 检验诊断."""
    shorter = meaning.removesuffix(_DIAGNOSIS)
    return shorter if len(shorter) > 1 else meaning
