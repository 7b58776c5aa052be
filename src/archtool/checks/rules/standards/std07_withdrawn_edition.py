"""STD07: withdrawn edition of a standard."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from archtool.blueprints.programme import Standard
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class EditionSettings(CheckSettings):
    """Which editions have been replaced."""

    # Only editions of whose replacement we are certain; extend the list in the manifest after looking it up.
    replaced: Annotated[Mapping[str, str], Field(description="withdrawn number: the number that replaces it")] = Field(
        default_factory=lambda: {"WS 363-2011": "WS/T 363-2023", "WS 364-2011": "WS/T 364-2023"}
    )


class WithdrawnEdition(Check[EditionSettings]):
    """Reports standards in an edition that has been replaced, and standards without number."""

    code = "STD07"
    name = "withdrawn-edition"
    severity = Severity.WARNING
    title = both("标准版次已废止或未写编号", "withdrawn edition of a standard, or no number")
    why = both(
        "引用已废止的版次，评审即指出，据此编制的数据和接口还要重做",
        "reviewers point out withdrawn editions at once, and data and interfaces written by them have to be redone",
    )
    fix = both(
        "number 写现行版次；随发布更新的写“最新版”；不注日期的编号（GB/T 19668）视为现行版",
        "write the current edition as number, or that the latest always holds; an undated number such as "
        "GB/T 19668 means the latest edition",
    )
    source = "GB/T 1.1-2020, 8.6 (dated and undated references)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each standard whose number is missing or withdrawn."""
        for standard in architecture.of(Standard):
            who = named(standard)
            if standard.number is None:
                yield Finding(
                    Place(standard.id),
                    both(
                        f"{who.zh}没有编号，无从核对版次", f"{who.en} has no number, so its edition cannot be checked"
                    ),
                    both("写上 number: 编号与年份", "write number: with its year"),
                )
                continue
            current = self.settings.replaced.get(standard.number)
            if current is not None:
                yield Finding(
                    Place(standard.id, "number"),
                    both(
                        f"{who.zh}引用的 {standard.number} 已被 {current} 代替",
                        f"{who.en} cites {standard.number}, which {current} has replaced",
                    ),
                    both(f"改为 {current}", f"write {current}"),
                )
