"""The font comes from its package; where that is missing the error says how to install it."""

import sys

import pytest

from archtool.layout.drawing import Drawing
from archtool.renderers import fonts
from archtool.renderers.pdf import PdfRenderer
from archtool.renderers.png import PngRenderer
from archtool.source.errors import RenderError

INSTALL = r"pip install 'archtool\[render\]'"


def test_the_font_is_there() -> None:
    assert fonts.font_file().is_file()


@pytest.mark.parametrize(("module", "renderer"), [("resvg_py", PngRenderer()), ("typst", PdfRenderer())])
def test_a_missing_package_is_named_with_the_line_that_installs_it(
    module: str, renderer: PngRenderer | PdfRenderer, sample: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(RenderError, match=INSTALL):
        renderer.render(sample)


def test_a_missing_font_package_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_PACKAGE", "no_such_font_package")
    with pytest.raises(RenderError, match=INSTALL):
        fonts.font_file()
