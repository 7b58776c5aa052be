"""The plan in sections, its verdict first."""

from collections.abc import Iterator

from archtool.commands.planning.proposed import Proposed
from archtool.commands.planning.results import Part, Planned
from archtool.commands.planning.sections.affinity import affinity_section
from archtool.commands.planning.sections.division import division_section
from archtool.commands.planning.sections.phasing import phasing_section
from archtool.commands.planning.sections.proposal import division_proposal, phasing_proposal
from archtool.commands.planning.sections.schedule import schedule_section
from archtool.commands.planning.sections.section import Lines, Section
from archtool.commands.planning.sections.usage import usage_section
from archtool.commands.planning.sections.writing import missing_lines, writing_section
from archtool.source.text import Text, both

_SHOWN = 10


def sections(planned: Planned) -> tuple[Section, ...]:
    """Return the verdict, then a section for each part that was asked for, or why there is none."""
    return verdict(planned), *(_section(planned, part) for part in planned.parts)


def proposal_sections(proposed: Proposed) -> tuple[Section, ...]:
    """Return what is proposed, and what writing it would change."""
    found = list(missing_lines(proposed.missing.values()))
    if proposed.division is not None and proposed.lots is not None:
        found.append(division_proposal(proposed.architecture, proposed.division, proposed.lots))
    if proposed.phasing is not None:
        found.append(phasing_proposal(proposed.architecture, proposed.phasing, proposed.settings))
    counts = proposed.in_place, proposed.added
    found.append(writing_section(sorted(proposed.after), counts, proposed.obstacles, proposed.lots))
    return tuple(found)


def verdict(planned: Planned) -> Section:
    """Return whether the plan holds, and what does not; the parts that were asked for, no others."""
    zh = "、".join(part.label.in_language("zh") for part in planned.parts)
    en = ", ".join(_inside_a_sentence(part.label.in_language("en")) for part in planned.parts)
    count = len(planned.breaks)
    if count:
        title = both(f"计划不成立：{count} 处", f"The plan does not hold: {count} broken")
    elif not planned.is_whole:
        title = both("未发现不成立之处，但有内容无从核对", "Nothing is broken, but not everything could be checked")
    else:
        title = both("计划成立", "The plan holds")
    sentences = [_break(one.part, one.sentence) for one in planned.breaks[:_SHOWN]]
    if count > _SHOWN:
        sentences.append(both(f"另 {count - _SHOWN} 处见各节", f"{count - _SHOWN} more in the sections"))
    sentences.append(both(f"核对范围：{zh}", f"checked: {en}"))
    return Section(title, (Lines(tuple(sentences)),))


def _inside_a_sentence(label: str) -> str:
    return " ".join(word if word.isupper() else word.lower() for word in label.split())


def _break(part: Part, sentence: Text) -> Text:
    label = part.label
    return both(
        f"{label.in_language('zh')}：{sentence.in_language('zh')}",
        f"{label.in_language('en')}: {sentence.in_language('en')}",
    )


def _section(planned: Planned, part: Part) -> Section:
    missing = planned.missing.get(part)
    if missing is not None:
        return Section(part.label, (Lines((missing,)),))
    return next(_made(planned, part))


def _made(planned: Planned, part: Part) -> Iterator[Section]:
    architecture = planned.architecture
    match part:
        case Part.USAGE if planned.usage is not None:
            yield usage_section(architecture, planned.usage)
        case Part.AFFINITY if planned.affinity is not None:
            yield affinity_section(planned.affinity, planned.settings.affinity)
        case Part.DIVISION if planned.division is not None:
            yield division_section(architecture, planned.division, planned.sensitivity)
        case Part.PHASING if planned.phasing is not None:
            yield phasing_section(architecture, planned.phasing, planned.settings.phasing)
        case Part.SCHEDULE if planned.schedule is not None:
            yield schedule_section(architecture, planned.schedule, planned.settings.schedule)
        case _:
            yield Section(part.label, ())
