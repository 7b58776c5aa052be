"""The few members of XlsxWriter that workbooks are written with, typed: the library itself is not."""

from collections.abc import Mapping
from typing import IO, Protocol, cast

from archtool.source.errors import RenderError
from archtool.source.text import both

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""No words become formulas, links or numbers, and no temporary files are left."""


class Format(Protocol):
    """How a cell looks."""


class Worksheet(Protocol):
    """One sheet; rows and columns from 0."""

    def write_string(self, row: int, column: int, text: str, look: Format, /) -> int:
        """Write words."""
        ...

    def write_number(self, row: int, column: int, number: float, look: Format, /) -> int:
        """Write a number."""
        ...

    def write_formula(self, row: int, column: int, formula: str, look: Format, value: float, /) -> int:
        """Write a formula with the value that it has."""
        ...

    def merge_range(self, row: int, column: int, to_row: int, to_column: int, text: str, look: Format, /) -> int:
        """Make several cells one."""
        ...

    def set_row(self, row: int, height: float, /) -> int:
        """Set the height of a row in points."""
        ...

    def set_column(self, first: int, last: int, width: float, /) -> int:
        """Set the width of columns in characters."""
        ...

    def freeze_panes(self, row: int, column: int, /) -> None:
        """Keep the rows above and the columns before a cell in sight."""

    def protect(self, password: str, options: Mapping[str, bool], /) -> None:
        """Lock the cells whose format is locked."""

    def set_paper(self, size: int, /) -> None:
        """Set the paper by its number."""

    def set_landscape(self) -> None:
        """Turn the paper."""

    def fit_to_pages(self, wide: int, high: int, /) -> None:
        """Scale to some pages; 0 for as many as it takes."""

    def repeat_rows(self, row: int, /) -> None:
        """Repeat a row at the top of each page."""

    def set_margins(self, *, left: float, right: float, top: float, bottom: float) -> None:
        """Set the margins in inches."""

    def center_horizontally(self) -> None:
        """Centre the table on the page."""

    def set_header(self, text: str, /) -> None:
        """Set what is printed at the head of each page."""

    def set_footer(self, text: str, /) -> None:
        """Set what is printed at the foot of each page."""


class File(Protocol):
    """One file."""

    def set_properties(self, properties: Mapping[str, object], /) -> None:
        """Set what the file says about itself."""

    def add_worksheet(self, name: str, /) -> Worksheet:
        """Add a sheet at the end."""
        ...

    def add_format(self, properties: Mapping[str, object], /) -> Format:
        """Return a new look."""
        ...

    def close(self) -> None:
        """Write the file."""


def created(content: IO[bytes]) -> File:
    """A new file that is written into `content`.

    Raises:
        RenderError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]
    except ImportError as error:
        install = "pip install 'archtool[office]'"
        raise RenderError(
            both(
                f"写 Excel 文件需要“XlsxWriter”，请运行：{install}",
                f'writing Excel files needs the package "XlsxWriter", which is not installed; run: {install}',
            )
        ) from error
    return cast("File", Workbook(content, dict(_OPTIONS)))
