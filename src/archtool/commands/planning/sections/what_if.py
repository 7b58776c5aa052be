"""What is said about changes: only what differs."""

from decimal import Decimal

from archtool.analysis.scheduling.change import BudgetChange, Change, Delay, Drop
from archtool.analysis.scheduling.differences import Aspect
from archtool.analysis.scheduling.what_if import WhatIf
from archtool.commands.planning.results import Break
from archtool.commands.planning.sections.section import Block, Lines, Section, few_lines
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.text import Text, both

_SHOWN = 10


def what_if_section(architecture: Architecture, found: WhatIf, breaks: tuple[Break, ...]) -> Section:
    """Return what some changes do together."""
    zh = "，".join(_change(architecture, one).in_language("zh") for one in found.changes)
    en = ", ".join(_change(architecture, one).in_language("en") for one in found.changes)
    packages = [one.sentence for one in found.differences if one.aspect is Aspect.PACKAGE]
    first = tuple(one.sentence for one in found.differences if one.aspect in (Aspect.END, Aspect.CRITICAL_PATH))
    money = tuple(one.sentence for one in found.differences if one.aspect in (Aspect.YEAR, Aspect.PROPOSAL))
    blocks: list[Block] = [Lines(first)]
    if breaks:
        blocks.append(Lines(tuple(one.sentence for one in breaks), both("因此不成立", "What no longer holds")))
    blocks += few_lines(packages, both("变动的工作包", "Packages that move"), _SHOWN)
    blocks.append(Lines(money or (_SAME_MONEY,), both("分年资金", "Money by year")))
    losses = [one.sentence for one in found.losses]
    blocks += few_lines(losses, both("失去提供方的系统", "Who loses a provider"), _SHOWN)
    if found.notes:
        blocks.append(Lines(found.notes, both("按以下假设", "Assumed")))
    return Section(both(f"若：{zh}", f"What if: {en}"), tuple(blocks))


_SAME_MONEY = both("各年应付与计划均不变", "no year changes")


def _change(architecture: Architecture, change: Change) -> Text:
    match change:
        case Delay():
            months = plain(change.months)
            return both(f"{change.package} 推迟 {months} 个月", f"{change.package} is {months} months late")
        case BudgetChange():
            share = _signed(change.share)
            return both(f"{change.year or '各年'} 资金 {share}", f"money of {change.year or 'every year'} {share}")
        case Drop():
            name = architecture[change.element]
            return both(
                f"取消 {change.element} {name.title('zh')}", f"{change.element} {name.title('en')} is not built"
            )


def _signed(share: Decimal) -> str:
    return f"{'+' if share > 0 else '−'}{plain(abs(share) * 100)}%"
