"""`archtool impact`: what depends on one element, and why."""

from collections import Counter
from itertools import groupby
from pathlib import Path

import click

from archtool.cli.envelope import print_json, span_json
from archtool.cli.options import language_option, moment_option, workspace_argument
from archtool.commands.impact import Dependent, Impact, Reason, impact
from archtool.source.text import both

DEPTH = 2
_STEPS = both("第 {} 层：{} 个", "{} steps away: {}")
_STEP = both("第 {} 层：{} 个", "{} step away: {}")
_SOFT = both("（软）", " (soft)")
_FURTHER = both("更远的还有 {} 个，用 --depth 查看", "{} more lie further away; see --depth")
_NOTHING = both("没有元素依赖它", "nothing depends on it")


@click.command("impact", short_help="Show what depends on one element, and why.")
@click.argument("element", metavar="ID")
@workspace_argument
@click.option("--depth", type=click.IntRange(min=0), default=DEPTH, show_default=True, help="Steps; 0 for all.")
@moment_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@language_option
def command(element: str, workspace: Path, depth: int, moment: str | None, as_json: bool, language: str | None) -> int:
    """Show what depends on an element and on everything inside it, nearest first, each with its chain of reasons.

    Dependence runs along depends_on, hosted_on, the data it creates, the interfaces it provides, carries or uses,
    its functions, and the rules of order.
    """
    result = impact(workspace, element, depth or None, moment)
    spoken = language or result.language
    if as_json:
        print_json("impact", _record(result, spoken))
    else:
        click.echo("\n".join(_lines(result, spoken)))
    return 0


def _lines(result: Impact, language: str) -> list[str]:
    title = f"{click.style(result.element.id, bold=True)}  {result.element.title(language)}"
    lines = [f"{title}{_phase(result.phase)}"]
    if not result.dependents:
        lines.append(_NOTHING.in_language(language))
    for distance, group in groupby(result.dependents, key=lambda one: len(one.chain)):
        dependents = tuple(group)
        kinds = Counter(one.element.info.label.in_language(language) for one in dependents)
        counted = ", ".join(f"{label} {count}" for label, count in kinds.items())
        heading = (_STEP if distance == 1 else _STEPS).in_language(language).format(distance, len(dependents))
        lines += ["", f"{click.style(heading, bold=True)} ({counted})"]
        for dependent in dependents:
            lines += _dependent_lines(dependent, language)
    if result.further:
        lines += ["", _FURTHER.in_language(language).format(result.further)]
    return lines


def _dependent_lines(dependent: Dependent, language: str) -> list[str]:
    element = dependent.element
    head = f"  {click.style(element.id, bold=True)}  {element.title(language)}{_phase(dependent.phase)}"
    return [head, *(f"    {_sentence(reason, language)}" for reason in dependent.chain)]


def _sentence(reason: Reason, language: str) -> str:
    soft = _SOFT.in_language(language) if reason.is_soft else ""
    word = f"{reason.label.in_language(language)}{soft}"
    if reason.through is None:
        said = f"{reason.target.id} {word} {reason.source.id}"
    else:
        between = f"{reason.through.id} {reason.through.title(language)}"
        said = f"{reason.target.id} {word} {between} ← {reason.source.id}"
    return f"{said}  {click.style(f'{reason.place.path}:{reason.place.line}', dim=True)}"


def _phase(phase: str | None) -> str:
    return f"  [{phase}]" if phase else ""


def _record(result: Impact, language: str) -> dict[str, object]:
    return {
        "id": result.element.id,
        "name": result.element.title(language),
        "phase": result.phase,
        "further": result.further,
        "dependents": [
            {
                "id": one.element.id,
                "kind": one.element.info.name,
                "name": one.element.title(language),
                "phase": one.phase,
                "distance": len(one.chain),
                "chain": [_reason_record(reason, language) for reason in one.chain],
            }
            for one in result.dependents
        ],
    }


def _reason_record(reason: Reason, language: str) -> dict[str, object]:
    return {
        "from": reason.source.id,
        "to": reason.target.id,
        "relationship": reason.relationship,
        "text": reason.label.in_language(language),
        "through": reason.through.id if reason.through else None,
        "soft": reason.is_soft,
        "location": span_json(reason.place),
    }
