"""`archtool show`: everything known about one element."""

from pathlib import Path

import click

from archtool.cli.envelope import print_json, span_json
from archtool.cli.options import language_option, moment_option, workspace_argument
from archtool.cli.table import aligned
from archtool.commands.show import End, Fact, Group, Shown, show
from archtool.commands.wording import in_words, stated, written
from archtool.model.element import Value
from archtool.model.kind import Basis
from archtool.source.span import Span
from archtool.source.text import both

_ASSUMED = both("〔假设〕", "[assumption]")
_HEADS = {
    "facts": both("属性", "Properties"),
    "relationships": both("关系", "Relationships"),
    "instances": both("部署单位", "Instances"),
    "inside": both("汇总", "Roll-up"),
}
_DECLARED = both("写于", "written in")
_PHASE = both("建设期", "phase")
_COST = both("投资（含下级）", "cost, parts included")
_PARTS = both("下级", "parts")


@click.command("show", short_help="Show everything known about one element.")
@click.argument("element", metavar="ID")
@workspace_argument
@moment_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@language_option
def command(element: str, workspace: Path, moment: str | None, as_json: bool, language: str | None) -> int:
    """Show everything known about one element, from all blueprints, each fact with its file and line.

    ID may leave out the kind's prefix, or be the element's whole name.
    """
    shown = show(workspace, element, moment)
    spoken = language or shown.language
    if as_json:
        print_json("show", _record(shown, spoken))
    else:
        click.echo("\n".join(_lines(shown, spoken)))
    return 0


def _lines(shown: Shown, language: str) -> list[str]:
    element, info = shown.element, shown.element.info
    names = " · ".join(dict.fromkeys(element.title(one) for one in ("zh", "en")))
    counterparts = f"ArchiMate {info.archimate}" + (f" · C4 {info.c4}" if info.c4 else "")
    label, blueprint = info.label.in_language(language), info.blueprint.label.in_language(language)
    lines = [
        f"{click.style(element.id, bold=True)}  {names}",
        f"{label} ({info.name}) · {blueprint} · {counterparts}",
    ]
    marks = [f"{_DECLARED.in_language(language)} {', '.join(map(_place, shown.places))}"]
    if shown.phase is not None:
        marks.insert(0, f"{_PHASE.in_language(language)} {shown.phase}")
    lines.append(" · ".join(marks))
    if shown.facts:
        lines += ["", _head("facts", language)]
        lines += _indented(aligned([row for fact in shown.facts for row in _fact_rows(fact, language)]))
    if shown.groups:
        lines += ["", _head("relationships", language)]
        for group in shown.groups:
            lines += _group_lines(group, language)
    return lines + _sums(shown, language)


def _fact_rows(fact: Fact, language: str) -> list[tuple[str, ...]]:
    mark = _ASSUMED.in_language(language) if fact.is_assumed else ""
    places = ", ".join(map(_place, fact.places))
    first, *more = written(fact.value, language)
    return [(fact.key, places, f"{first}{mark}"), *(("", "", line) for line in more)]


def _group_lines(group: Group, language: str) -> list[str]:
    arrow = "→" if group.is_outgoing else "←"
    title = f"  {click.style(group.label.in_language(language), bold=True)} {group.key} ({len(group.ends)})"
    rows = [(f"{arrow} {end.element.id}", _place(end.place), _end_words(end, language)) for end in group.ends]
    return [title, *_indented(aligned(rows), 4)]


def _end_words(end: End, language: str) -> str:
    carried = in_words(end.edge.properties, language) if end.edge.properties else ""
    mark = _ASSUMED.in_language(language) if end.is_assumed else ""
    return f"{end.element.title(language)}{f' {{{carried}}}' if carried else ''}{mark}"


def _sums(shown: Shown, language: str) -> list[str]:
    lines: list[str] = []
    if shown.instances:
        ids = in_words(tuple(one.organisation for one in shown.instances), language)
        lines += ["", f"{_head('instances', language)} ({len(shown.instances)})", f"  {ids}"]
    parts = in_words(tuple(f"{kind} {count}" for kind, count in shown.parts.items()), language)
    if parts or shown.cost.amount:
        lines += ["", _head("inside", language), f"  {_COST.in_language(language)}: {shown.cost}"]
    if parts:
        lines.append(f"  {_PARTS.in_language(language)}: {parts}")
    return lines


def _head(part: str, language: str) -> str:
    return click.style(_HEADS[part].in_language(language), bold=True)


def _indented(text: str, cells: int = 2) -> list[str]:
    return [" " * cells + line for line in text.split("\n")]


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}"


def _record(shown: Shown, language: str) -> dict[str, object]:
    element, info = shown.element, shown.element.info
    return {
        "id": element.id,
        "name": dict(element.name.words),
        "kind": info.name,
        "blueprint": info.blueprint.value,
        "archimate": info.archimate,
        "c4": info.c4,
        "basis": element.basis.value if isinstance(element.basis, Basis) else None,
        "phase": shown.phase,
        "locations": [span_json(span) for span in shown.places],
        "properties": [
            {
                "key": fact.key,
                "value": _plain(element, fact.key),
                "text": "\n".join(written(fact.value, language)),
                "assumed": fact.is_assumed,
                "locations": [span_json(span) for span in fact.places],
            }
            for fact in shown.facts
        ],
        "relationships": [_edge_record(group, end, language) for group in shown.groups for end in group.ends],
        "instances": [
            {"organisation": one.organisation, "status": one.element.status and one.element.status.value}
            for one in shown.instances
        ],
        "cost": str(shown.cost),
        "parts": dict(shown.parts),
    }


def _plain(element: Value, key: str) -> object:
    dumped: dict[str, object] = element.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return dumped[key]


def _edge_record(group: Group, end: End, language: str) -> dict[str, object]:
    properties = end.edge.properties
    return {
        "key": group.key,
        "relationship": end.edge.kind.name,
        "direction": "out" if group.is_outgoing else "in",
        "id": end.element.id,
        "name": end.element.title(language),
        "properties": {key: in_words(value, language) for key, value in stated(properties)} if properties else {},
        "assumed": end.is_assumed,
        "location": span_json(end.place),
    }
