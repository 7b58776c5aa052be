"""Every view of the reference programme, in both languages: no defect, no cut word, legible, the same every time."""

from pathlib import Path

import pytest

from archtool.layout.compose import lay_out, lay_out_pages
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.renderers.dot import DotRenderer
from archtool.renderers.mermaid import MermaidRenderer
from archtool.renderers.structure.outline import outline_of
from archtool.renderers.svg import SvgRenderer
from archtool.views.figure import build
from archtool.views.reading import Views, read_views
from archtool.workspace.files import read_workspace

LEAST_TEXT = 7.0
"""Points at paper size. Source: drawing conventions of preliminary designs."""


def _programme() -> tuple[Architecture, Views]:
    reading = read_workspace(Path(__file__).parents[1]).reading
    assert reading.architecture is not None
    return reading.architecture, read_views(reading.sections, reading.architecture)


ARCHITECTURE, VIEWS = _programme()


def test_every_view_can_be_read() -> None:
    assert VIEWS.diagnostics == ()


def test_no_two_figures_and_no_two_tables_have_the_same_number() -> None:
    heads = [build(ARCHITECTURE, view, definition, "en").head for view, definition in VIEWS.definitions.items()]
    numbers = [(head.label.in_language("en"), head.number) for head in heads]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("language", ("zh", "en"))
@pytest.mark.parametrize("view", tuple(VIEWS.definitions))
def test_a_figure_has_no_defect_and_is_the_same_every_time(view: str, language: str) -> None:
    figure = build(ARCHITECTURE, view, VIEWS.definitions[view], language)
    drawing = lay_out(figure, Theme())
    quality = measure(drawing)
    assert (quality.defects, quality.cut_words) == ((), 0)
    assert (smallest_text(drawing.shapes) or LEAST_TEXT) >= LEAST_TEXT - 1e-9
    again = lay_out(build(ARCHITECTURE, view, VIEWS.definitions[view], language), Theme())
    renderer = SvgRenderer()
    assert renderer.render(again) == renderer.render(drawing)


@pytest.mark.parametrize("view", tuple(VIEWS.definitions))
def test_a_figure_can_be_said_in_words_with_both_ends_of_every_line(view: str) -> None:
    for drawing in lay_out_pages(build(ARCHITECTURE, view, VIEWS.definitions[view], "zh"), Theme()):
        outline = outline_of(drawing)
        known = {node.id for top in outline.nodes for node in top.walk()}
        assert {end for link in outline.links for end in (link.source, link.target)} <= known
        assert MermaidRenderer().render(drawing)
        assert DotRenderer().render(drawing)
