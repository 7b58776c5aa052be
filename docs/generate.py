"""Writes what docs/ and schema/ derive from the code; with `--check`, only says which of them are stale.

`./dev docs` runs it, and `./dev check` runs it with `--check`.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from archtool.blueprints.standard import standard_catalogue
from archtool.commands import check_docs
from archtool.commands.schema import schema_texts
from archtool.model.catalogue import Catalogue
from archtool.model.element import Element
from archtool.model.kind import Blueprint
from archtool.model.relationship import ANY_KIND, RelationshipKind

DOCS = Path(__file__).resolve().parent
HEADING = "<!-- written by `./dev docs`: change the code, not this page -->\n"


def main(arguments: list[str]) -> int:
    """Write the pages, those of the checks included, or with `--check` return 1 when one is not what the code says."""
    pages = {DOCS / name: HEADING + text for name, text in _pages().items()}
    pages |= {DOCS.parent / name: text for name, text in schema_texts().items()}
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(
            f"{path.relative_to(DOCS.parent)} {'is stale: run ./dev docs' if arguments == ['--check'] else 'written'}"
        )
        if arguments != ["--check"]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[path], encoding="utf-8")
    checks = check_docs.main(arguments, DOCS.parent)
    return 1 if stale and arguments == ["--check"] else checks


def _pages() -> Mapping[str, str]:
    """Return the text of each generated page by its path below docs/."""
    catalogue = standard_catalogue()
    return {"kinds.md": _kinds_page(catalogue), "relationships.md": _relationships_page(catalogue.relationships)}


def _kinds_page(catalogue: Catalogue) -> str:
    sections = ["# Kinds\n\nEvery file is a mapping from the plural of a kind to its elements by id.\n"]
    for blueprint in Blueprint:
        kinds = [kind for kind in catalogue.kinds if kind.info.blueprint is blueprint]
        sections.append(f"## {blueprint.label.in_language('en')} · {blueprint.label.in_language('zh')}\n")
        sections.append(_table(("section", "名称", "kind", "ids", "ArchiMate", "C4"), map(_kind_row, kinds)))
    return "\n".join(sections)


def _kind_row(kind: type[Element]) -> tuple[str, ...]:
    info = kind.info
    zh, en = info.label.in_language("zh"), info.label.in_language("en")
    return f"`{info.plural}`", zh, en, f"`{info.prefix}*`", info.archimate, info.c4 or "—"


def _relationships_page(relationships: Iterable[RelationshipKind]) -> str:
    title = (
        "# Relationships\n\nA relationship is a key of the element at its source, or its inverse a key at its target.\n"
    )
    return (
        title
        + "\n"
        + _table(("key", "名称", "inverse", "from → to", "ArchiMate"), map(_relationship_row, relationships))
    )


def _relationship_row(kind: RelationshipKind) -> tuple[str, ...]:
    ends = "<br>".join(f"{_end(source)} → {_end(target)}" for source, target in kind.endpoints)
    return f"`{kind.name}`", kind.label.in_language("zh"), f"`{kind.inverse}`", ends, kind.archimate


def _end(kind: str) -> str:
    return "any" if kind == ANY_KIND else kind


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (titles, ("---",) * len(titles), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
