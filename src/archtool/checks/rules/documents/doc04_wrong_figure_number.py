"""DOC04: figure number used twice, skipped, or required figure missing."""

from collections.abc import Iterator, Mapping

from archtool.analysis.outlines import REQUIRED_FIGURES
from archtool.checks.check import ViewCheck
from archtool.checks.finding import Finding, Place
from archtool.checks.shown_view import ShownView
from archtool.checks.wording import Named, listed
from archtool.model.architecture import Architecture
from archtool.model.stage import ProjectStage
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class WrongFigureNumber(ViewCheck):
    """Reports figure numbers that two views have; once the design is done, gaps and missing figures as well."""

    code = "DOC04"
    name = "wrong-figure-number"
    severity = Severity.WARNING
    title = both("图号重复、跳号或缺图", "figure number twice or skipped, or figure missing")
    why = both(
        "正文按图号引用，重号引错图，跳号让人以为缺图；规定的图缺一张，评审就要补",
        "the text cites figures by number: of two equal ones the wrong one is found, a gap looks like a lost figure, "
        "and reviewers ask for the required ones",
    )
    fix = both(
        "图号按章连续编排，各不相同；manifest 的 stage 到 tender 起检查跳号和规定的图是否齐全",
        "number the figures of a chapter one after the other; gaps and missing figures are reported from stage: tender "
        "on, which stands in the manifest",
    )
    source = "初步设计评审惯例 review practice of preliminary designs (图 n-m)"

    def inspect_views(self, architecture: Architecture, views: Mapping[str, ShownView]) -> Iterator[Finding]:
        """Yield one finding for each number used again, then for gaps by chapter, then for missing figures."""
        # Figures and tables are counted apart: a chapter has its 图 4-1 and its 表 4-1.
        series: tuple[dict[str, ShownView], dict[str, ShownView]] = ({}, {})
        for view in views.values():
            other = series[view.is_table].setdefault(view.number, view)
            if other is not view:
                yield _again(view, other)
        if views and architecture.facts.stage.has_reached(ProjectStage.TENDER):
            for by_number in series:
                yield from _gaps(by_number)
            yield from _missing(views)


def _again(view: ShownView, other: ShownView) -> Finding:
    return Finding(
        Place.of_view(view.id, "number"),
        both(
            f"{_label(view).zh}号 {view.number} 已用于视图“{other.id}”",
            f"{_label(view).en} number {view.number} is that of view '{other.id}'",
        ),
        both(f"改用该章下一个{_label(view).zh}号", "take the next number of the chapter"),
        ((Place.of_view(other.id, "number"), both("先用此号的视图", "the view that has it already")),),
    )


def _label(view: ShownView) -> Named:
    return Named("表", "table") if view.is_table else Named("图", "figure")


def _gaps(by_number: Mapping[str, ShownView]) -> Iterator[Finding]:
    chapters: dict[int, dict[int, ShownView]] = {}
    for number, view in by_number.items():
        first, second = number.split("-")
        chapters.setdefault(int(first), {})[int(second)] = view
    for chapter, figures in sorted(chapters.items()):
        skipped = [place for place in range(1, max(figures) + 1) if place not in figures]
        if skipped:
            words = listed(f"{chapter}-{place}" for place in skipped)
            after = figures[min(place for place in figures if place > skipped[0])]
            yield Finding(
                Place.of_view(after.id, "number"),
                both(
                    f"第 {chapter} 章跳过了{_label(after).zh}号 {words.zh}",
                    f"chapter {chapter} skips the {_label(after).en} numbers {words.en}",
                ),
                both("补上缺的图，或重新编号", "add the figures, or number them anew"),
            )


def _missing(views: Mapping[str, ShownView]) -> Iterator[Finding]:
    captions = "\n".join(view.caption.in_language("zh") for view in views.values()).replace(" ", "")
    missing = [figure for figure in REQUIRED_FIGURES if figure not in captions]
    if missing:
        words = listed(missing)
        yield Finding(
            Place.of_view(next(iter(views))),
            both(f"缺少规定的 {len(missing)} 张图：{words.zh}", f"{len(missing)} of the required figures are missing"),
            both("为每张图写一个视图", "write a view for each of them; `archtool explain DOC04` lists them"),
        )
