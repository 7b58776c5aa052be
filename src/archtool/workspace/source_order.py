"""The order of elements: that of the places that name them, whatever other files add to them before."""

from collections import Counter
from collections.abc import Mapping

from archtool.workspace.gather import Draft
from archtool.workspace.saying import Saying


def in_source_order(drafts: Mapping[str, Draft]) -> Mapping[str, Draft]:
    """Return the drafts in the order of the places that name them; an unnamed one stands where most is said about it.

    A file that adds facts to elements of later files does not change the order of figures, lists and findings.
    """
    if all(_named_first(draft) for draft in drafts.values()):
        return drafts
    return dict(sorted(drafts.items(), key=lambda item: homeward(item[1])[0].number))


def _named_first(draft: Draft) -> bool:
    """Return whether the file that declares it first also names it, as nearly always."""
    first = draft.sayings[0]
    naming = first if "name" in first.said else next((one for one in draft.sayings if "name" in one.said), first)
    return naming.file == first.file


def homeward(draft: Draft) -> tuple[Saying, ...]:
    """Return what declares an element, where it is named first: there an author looks for it.

    Of one that nobody names, the file that says most about it comes first.
    """
    homes = draft.homes
    if homes:
        return tuple(sorted(draft.declared, key=lambda saying: saying.file not in homes))
    said = Counter[int]()
    for saying in draft.declared:
        said[saying.file] += len(saying.said)
    return tuple(sorted(draft.declared, key=lambda saying: -said[saying.file]))
