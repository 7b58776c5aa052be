"""The order of elements: that of the places that name them, whatever other files add to them before."""

from collections import Counter
from collections.abc import Mapping

from archtool.model.provenance import Origin
from archtool.workspace.gather import Draft


def in_source_order(drafts: Mapping[str, Draft]) -> Mapping[str, Draft]:
    """Return the drafts in the order of the places that name them; an unnamed one stands where most is said about it.

    A file that adds facts to elements of later files does not change the order of figures, lists and findings.
    """
    if all(_named_first(draft) for draft in drafts.values()):
        return drafts
    places = {element: _place(draft) for element, draft in drafts.items()}
    return {element: drafts[element] for element in sorted(drafts, key=places.__getitem__)}


def _named_first(draft: Draft) -> bool:
    """Return whether the file that declares it first also names it, as nearly always."""
    names = draft.facts.get("name")
    return not names or names[0].file == draft.declared[0].file


def _place(draft: Draft) -> tuple[int, int, int]:
    home = homeward(draft)[0]
    return home.file, home.place.line, home.place.column


def homeward(draft: Draft) -> tuple[Origin, ...]:
    """Return the places that declare an element, those that name it first: there an author looks for it.

    Of one that nobody names, those of the file that says most about it come first.
    """
    homes = draft.homes
    if homes:
        return tuple(sorted(draft.declared, key=lambda origin: origin.file not in homes))
    said = Counter(fact.file for facts in draft.facts.values() for fact in facts if not fact.is_default)
    return tuple(sorted(draft.declared, key=lambda origin: -said[origin.file]))
