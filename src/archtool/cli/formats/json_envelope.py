"""A result in the versioned JSON envelope; its schema is `check-result.schema.json`."""

from archtool.checks.waivers import Waived
from archtool.cli.envelope import diagnostic_json, enveloped
from archtool.cli.formats.presentation import Presentation
from archtool.commands.baseline import Known
from archtool.commands.check import Checked
from archtool.source.diagnostic import Diagnostic


def write(checked: Checked, presentation: Presentation) -> str:
    """Return the envelope; paths are those inside the workspace."""
    language = presentation.language
    sizes = {
        "elements": checked.elements,
        "relationships": checked.relationships,
        "checks": len(checked.rules),
    }
    return enveloped(
        "check",
        {
            "readable": checked.is_readable,
            **(sizes if checked.is_readable else {}),
            "passes": not checked.fails(presentation.least),
            "findings": [_finding(one, language) for one in checked.findings],
            "known": [_finding(one, language) for one in checked.known],
            "waived": [_waived(one, language) for one in checked.waived],
            "stale": [_stale(one) for one in checked.stale],
        },
    )


def _finding(diagnostic: Diagnostic, language: str) -> dict[str, object]:
    return {
        **diagnostic_json(diagnostic, language),
        "fingerprint": diagnostic.fingerprint,
        "elements": list(diagnostic.elements),
        "organisations": list(diagnostic.organisations),
    }


def _waived(one: Waived, language: str) -> dict[str, object]:
    waiver = one.named.waiver
    return {
        **_finding(one.diagnostic, language),
        "waiver": {
            "id": one.named.id,
            "reason": waiver.reason.in_language(language) if waiver.reason else None,
            "owner": waiver.owner,
            "expires": waiver.expires.isoformat(),
            "clause": waiver.clause,
        },
    }


def _stale(known: Known) -> dict[str, object]:
    return {"code": known.code, "path": known.file, "elements": list(known.elements), "message": known.message}
