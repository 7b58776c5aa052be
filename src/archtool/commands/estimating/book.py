"""All sheets of an estimate, and the Excel file of them."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from archtool.commands.estimate import Estimated
from archtool.commands.estimating.lots import lot_sheet, phase_sheet
from archtool.commands.estimating.total import total_sheet
from archtool.commands.estimating.wording import LOCKED
from archtool.commands.estimating.years import year_sheet
from archtool.commands.outputs import write_whole
from archtool.renderers.workbook.sheet import Sheet, Workbook
from archtool.renderers.workbook.xlsx import XlsxRenderer
from archtool.source.text import both

_TITLE = both("{} 投资概算", "{}: investment estimate")


class By(StrEnum):
    """What an estimate is rolled up by."""

    CATEGORY = "category"
    YEAR = "year"
    SUBPROJECT = "subproject"
    PHASE = "phase"


def sheets(estimated: Estimated, by: Sequence[By], language: str) -> tuple[Sheet, ...]:
    """Return the sheets of some roll-ups, in the order asked for; of years only where some are planned."""
    found: list[Sheet] = []
    for one in by:
        match one:
            case By.CATEGORY:
                found.append(total_sheet(estimated, language))
            case By.SUBPROJECT:
                found.append(lot_sheet(estimated, language))
            case By.PHASE:
                found.append(phase_sheet(estimated, language))
            case By.YEAR:
                if estimated.years is not None:
                    found.append(year_sheet(estimated, estimated.years, language))
    return tuple(found)


def write_xlsx(estimated: Estimated, file: Path, language: str) -> None:
    """Write all sheets as an Excel file.

    Raises:
        RenderError: XlsxWriter is not installed.
        ConfigError: the file cannot be written.
    """
    title = _TITLE.in_language(language).format(estimated.name.in_language(language))
    found = tuple(_locked(sheet, language) for sheet in sheets(estimated, tuple(By), language))
    write_whole(file, XlsxRenderer().write(Workbook(title, language, found)))


def _locked(sheet: Sheet, language: str) -> Sheet:
    notes = (*sheet.notes, LOCKED.in_language(language))
    return Sheet(sheet.name, sheet.title, sheet.unit, sheet.columns, sheet.rows, notes)
