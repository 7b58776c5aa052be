"""A plan as JSON values, under keys that stay."""

from dataclasses import fields

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.affinity.explain import Explanation
from archtool.analysis.division.division import Division
from archtool.analysis.phasing.phasing import Phasing
from archtool.analysis.scheduling.change import Change
from archtool.analysis.scheduling.what_if import Outcome
from archtool.cli.record import chosen, record
from archtool.commands.explain_affinity import Explained
from archtool.commands.planning.data_use import DataUse
from archtool.commands.planning.proposed import Proposed
from archtool.commands.planning.results import Planned, Scheduled
from archtool.commands.what_if import Changed

_USAGE = ("before", "after", "external", "empty_rows", "empty_columns", "public")
_FLOW = ("creators", "user", "data", "way", "interfaces")
_CHANGE = ("component", "factor", "clusters", "moved", "share")
_DIVISION = (
    "fixed", "proposals", "reports", "author", "disagreements", "joinings", "ablation", "circularity", "stability",
    "exact", "dendrogram", "clusterings",
)  # fmt: skip
_PHASING = ("phases", "lots", "earliest", "suggested", "assignment", "proposed", "own", "verdict", "comparison")
_SCHEDULE = (
    "end", "bound", "gap", "is_optimal", "placed", "critical_path", "near_critical", "resource_critical",
    "resource_near_critical", "assumptions",
)  # fmt: skip


def planned_record(planned: Planned, language: str) -> dict[str, object]:
    """Return what holds of a plan and what does not, and everything that was worked out."""
    return {
        "name": planned.name.in_language(language),
        "parts": [part.value for part in planned.parts],
        "holds": planned.holds,
        "breaks": record(planned.breaks, language),
        "missing": record(planned.missing, language),
        "usage": None if planned.usage is None else _usage(planned.usage, language),
        "affinity": None if planned.affinity is None else _affinity(planned, planned.affinity, language),
        "division": None if planned.division is None else _checked_division(planned, planned.division, language),
        "phasing": None if planned.phasing is None else _phasing(planned.phasing, language),
        "schedule": None if planned.schedule is None else _schedule(planned.schedule, language),
    }


def proposed_record(proposed: Proposed, language: str) -> dict[str, object]:
    """Return a derived plan, and the files that would hold it."""
    return {
        "name": proposed.name.in_language(language),
        "problems": record(proposed.problems, language),
        "clash": record(proposed.clash, language),
        "missing": record(proposed.missing, language),
        "division": None if proposed.division is None else _division(proposed.division, language),
        "subprojects": record(proposed.lots, language),
        "phasing": None if proposed.phasing is None else _phasing(proposed.phasing, language),
        "files": sorted(proposed.after),
        "in_place": proposed.in_place,
        "added": proposed.added,
    }


def changed_record(changed: Changed, language: str) -> dict[str, object]:
    """Return what changes do."""
    found = changed.found
    return {
        "changes": [{"sort": type(one).__name__.lower(), **_object(one, language)} for one in found.changes],
        "breaks": record(changed.breaks, language),
        "differences": record(found.differences, language),
        "losses": record(found.losses, language),
        "notes": record(found.notes, language),
        "before": _outcome(found.before, language),
        "after": _outcome(found.after, language),
    }


def _outcome(outcome: Outcome, language: str) -> dict[str, object]:
    return {"end": record(outcome.schedule.end, language), "years": record(outcome.money.years, language)}


def explained_record(explained: Explained, language: str) -> dict[str, object]:
    """Return why two systems belong together, with the evidence."""
    found = explained.explanation
    pair = explained.affinity.pair(found.one, found.other)
    return {
        **_object(found, language),
        "main": None if found.main is None else found.main.value,
        "evidence": record(pair.evidence, language),
    }


def _object(value: Change | Explanation, language: str) -> dict[str, object]:
    return chosen(value, (field.name for field in fields(value)), language)


def _usage(use: DataUse, language: str) -> dict[str, object]:
    report = use.report
    matrix = report.matrix
    return {
        "boxing": use.boxing.value,
        "rows": list(matrix.rows),
        "columns": list(matrix.columns),
        "cells": [
            {"row": row, "column": column, "usage": usage.value}
            for (row, column), usage in sorted(matrix.cells.items())
        ],
        "boxes": [
            {
                "name": name,
                "rows": list(matrix.rows[slice(*block.rows)]),
                "columns": list(matrix.columns[slice(*block.columns)]),
            }
            for name, block in zip(use.names, report.blocks, strict=True)
        ],
        "flows": [
            {
                **chosen(flow, _FLOW, language),
                "has_interface": flow.has_interface,
                "lacks_interface": flow.lacks_interface,
            }
            for flow in report.flows
        ],
        **chosen(report, _USAGE, language),
    }


def _affinity(planned: Planned, affinity: Affinity, language: str) -> dict[str, object]:
    weights, compared = affinity.weights, planned.settings.affinity.compared
    return {
        "systems": list(affinity.systems),
        "weights": record(weights.by_component, language),
        "consistency": None if compared is None else chosen(compared[1], ("largest", "index", "ratio"), language),
        "threshold": affinity.threshold,
        "hubs": record(affinity.hubs, language),
        "pairs": [
            {
                "one": pair.one,
                "other": pair.other,
                "affinity": record(pair.affinity(weights), language),
                "components": record(pair.components, language),
            }
            for pair in affinity.pairs.values()
        ],
    }


def _division(division: Division, language: str) -> dict[str, object]:
    return chosen(division, _DIVISION, language)


def _checked_division(planned: Planned, division: Division, language: str) -> dict[str, object]:
    sensitivity = [
        {**chosen(change, _CHANGE, language), "weights": record(change.weights.by_component, language)}
        for change in planned.sensitivity
    ]
    return {**_division(division, language), "sensitivity": sensitivity}


def _phasing(phasing: Phasing, language: str) -> dict[str, object]:
    instance = phasing.instance
    return {
        **chosen(phasing, _PHASING, language),
        "tears": record(instance.torn.tears, language),
        "levels": record(instance.levels.of, language),
        "priorities": record(instance.priorities, language),
    }


def _schedule(scheduled: Scheduled, language: str) -> dict[str, object]:
    return {
        **chosen(scheduled.schedule, _SCHEDULE, language),
        "simulation": record(scheduled.simulation, language),
        "money": record(scheduled.money, language),
    }
