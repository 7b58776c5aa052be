"""HTML: one page that fetches nothing, with the figure, its elements' facts, and a script nobody breaks out of."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Style, TextRun
from archtool.renderers.html import HtmlRenderer
from archtool.renderers.settings import Settings


class Page(HTMLParser):
    """The tags of a page with their attributes, and the text of each script."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._is_script = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._is_script = tag == "script"
        if self._is_script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._is_script = self._is_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._is_script:
            self.scripts[-1] += data

    @property
    def about(self) -> dict[str, dict[str, object]]:
        """What the page knows of its elements."""
        found: dict[str, dict[str, object]] = json.loads(self.scripts[0])
        return found


def test_the_page_fetches_nothing(sample: Drawing) -> None:
    page = Page(HtmlRenderer().render(sample))
    addresses = [
        value
        for _, attributes in page.tags
        for name, value in attributes.items()
        if name in ("src", "href", "xlink:href", "action", "data")
    ]
    assert [value for value in addresses if not (value or "").startswith(("data:", "#"))] == []
    policy = next(
        attributes["content"] for tag, attributes in page.tags if tag == "meta" and "http-equiv" in attributes
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"https?://(?!www\.w3\.org/)", HtmlRenderer().render(sample).decode())


def test_the_figure_its_search_and_its_buttons_are_there_in_the_language_of_the_drawing(sample: Drawing) -> None:
    for language, words in (("zh-CN", "放大"), ("en", "Zoom in")):
        page = Page(HtmlRenderer().render(replace(sample, language=language)))
        buttons = [attributes.get("aria-label") for tag, attributes in page.tags if tag == "button"]
        assert words in buttons
        assert all(buttons)
        assert ("html", {"lang": language}) in page.tags
        assert any(tag == "svg" for tag, _ in page.tags)
        assert any(attributes.get("type") == "search" and attributes.get("aria-label") for _, attributes in page.tags)


def test_only_elements_with_facts_are_told_of_where_there_are_facts(chain: Drawing) -> None:
    page = Page(HtmlRenderer().render(replace(chain, facts={"sys.b": (("类型", "系统"),)})))
    assert page.about == {"names": {"sys.b": "B & <C>"}, "facts": {"sys.b": [["类型", "系统"]]}}
    assert set(Page(HtmlRenderer().render(chain)).about["names"]) == {"sys.a", "sys.b", "sys.c"}


def test_it_is_printed_on_the_figures_paper(chain: Drawing) -> None:
    content = HtmlRenderer.configured(Settings()).render(replace(chain, paper="A3 landscape")).decode()
    assert "@page { size: 1190.55pt 841.89pt; margin: 56.69pt; }" in content


@given(st.text())
def test_no_label_breaks_out_of_the_script(label: str) -> None:
    tricky = f"</script><!--{label}"
    box = Box(0, 0, 50, 20, Style("#FFFFFF"), element="sys.a", id="box")
    run = TextRun(25, 12, tricky, 9, within="box")
    drawing = Drawing("v", tricky, "zh-CN", 50, 20, (box, run), facts={"sys.a": ((tricky, tricky),)})
    page = Page(HtmlRenderer().render(drawing))
    assert len(page.scripts) == 2
    assert set(page.about["facts"]) == {"sys.a"}
