"""The one line that says how a check ended."""

from collections import Counter

from archtool.cli.counted import counted
from archtool.cli.formats.presentation import Presentation
from archtool.commands.check import Checked
from archtool.source.diagnostic import Severity
from archtool.source.text import both


def summary(checked: Checked, presentation: Presentation) -> str:
    """Return what was checked and how much was found, waived, known and stale."""
    found = Counter(diagnostic.severity for diagnostic in checked.findings)
    errors, warnings, notes = (found[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    if not checked.is_readable:
        return presentation.words(
            both(f"模型不能读取：{errors} 个错误", f"the model cannot be read: {counted(errors, 'error')}")
        )
    size = both(
        f"{checked.elements} 个元素、{checked.relationships} 条关系、{len(checked.rules)} 项检查",
        f"{checked.elements} elements, {checked.relationships} relationships, {len(checked.rules)} checks",
    )
    counts = both(
        f"：{errors} 个错误，{warnings} 个警告，{notes} 个提示",
        f": {counted(errors, 'error')}, {counted(warnings, 'warning')}, {counted(notes, 'note')}",
    )
    parts = [presentation.words(size) + presentation.words(counts)]
    others = (
        (len(checked.waived), "已豁免", "waived"),
        (len(checked.known), "基线已知", "known in the baseline"),
        (len(checked.stale), "基线过时", "stale in the baseline"),
    )
    parts += [presentation.words(both(f"{zh} {count} 个", f"{count} {en}")) for count, zh, en in others if count]
    return presentation.words(both("；", "; ")).join(parts)
