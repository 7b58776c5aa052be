"""Texts as DrawingML: every line where it was set, in paragraphs that people can go on writing."""

from dataclasses import dataclass
from itertools import pairwise

from archtool.layout.drawing import Anchor, FontWeight, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.text.metrics import LINE_HEIGHT, text_width
from archtool.renderers.presentation.geometry import emu, solid
from archtool.renderers.structure.labels import Label
from archtool.renderers.svg import escaped

_ABOVE = 0.8
"""Share of an exact line spacing that PowerPoint puts above the baseline."""
_CENTRED = 1.0
"""Points by which a text may miss the middle of its box and still be anchored there."""
_ALIGNMENT = {Anchor.START: "l", Anchor.MIDDLE: "ctr", Anchor.END: "r"}
_CORNER = 1 - 0.5**0.5
"""Share of the corner radius by which the text rectangle of a rounded preset is inset. Source: ECMA-376, roundRect."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """The font of all texts by name, and their language."""

    family: str
    language: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Rows set alike: their line spacing, the space before them and their baselines, in points."""

    rows: tuple[tuple[TextRun, ...], ...]
    spacing: float
    before: float


def empty_body() -> str:
    """The text body of a shape without text, in which people can write."""
    body = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
    return f'<p:txBody>{body}<a:p><a:pPr algn="ctr"/></a:p></p:txBody>'


def text_body(label: Label, bounds: Rectangle, radius: float, lettering: Lettering) -> str:
    """The text of a shape with `bounds`, whose preset has corners of `radius` points."""
    paragraphs = _paragraphs(label)
    first, last = label.rows[0][0].y, label.rows[-1][0].y
    top = first - _ABOVE * paragraphs[0].spacing
    bottom = last + (1 - _ABOVE) * paragraphs[-1].spacing
    inset = _CORNER * radius
    room = bounds.shrunk(inset)
    vertical, insets = _vertical(top, bottom, room)
    across = _horizontal(label, room)
    wrap = "none" if label.is_one_column else "square"
    sides = " ".join(f'{name}="{emu(length)}"' for name, length in zip(("lIns", "rIns"), across, strict=True))
    ends = " ".join(f'{name}="{emu(length)}"' for name, length in zip(("tIns", "bIns"), insets, strict=True))
    body = f'<a:bodyPr wrap="{wrap}" {sides} {ends} rtlCol="0" anchor="{vertical}"><a:noAutofit/></a:bodyPr>'
    content = "".join(_paragraph(paragraph, label.is_one_column, room.left, lettering) for paragraph in paragraphs)
    return f"<p:txBody>{body}<a:lstStyle/>{content}</p:txBody>"


def text_bounds(run: TextRun) -> Rectangle:
    """The rectangle of a free text: as wide as the text, as high as its line."""
    width = text_width(run.text, run.size, run.font)
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[run.anchor]
    spacing = LINE_HEIGHT * run.size
    left, top = run.x - share * width, run.y - _ABOVE * spacing
    return Rectangle(left, top, left + width, top + spacing)


def _vertical(top: float, bottom: float, room: Rectangle) -> tuple[str, tuple[float, float]]:
    """Anchor and insets at top and bottom that put the text where it was set."""
    shift = (top + bottom - room.top - room.bottom) / 2
    if abs(shift) <= _CENTRED:
        return "ctr", (max(0.0, 2 * shift), max(0.0, -2 * shift))
    if shift < 0:
        return "t", (max(0.0, top - room.top), 0.0)
    return "b", (0.0, max(0.0, room.bottom - bottom))


def _horizontal(label: Label, room: Rectangle) -> tuple[float, float]:
    """Insets at left and right."""
    if not label.is_one_column:
        return (0.0, 0.0)
    x = label.first.x
    match label.first.anchor:
        case Anchor.START:
            return (max(0.0, x - room.left), 0.0)
        case Anchor.END:
            return (0.0, max(0.0, room.right - x))
        case Anchor.MIDDLE:
            shift = 2 * x - room.left - room.right
            return (max(0.0, shift), max(0.0, -shift))


def _paragraphs(label: Label) -> tuple[_Paragraph, ...]:
    paragraphs: list[_Paragraph] = []
    below = 0.0
    for rows in label.paragraphs:
        baselines = [row[0].y for row in rows]
        own = LINE_HEIGHT * max(run.size for run in rows[0])
        spacing = next((lower - upper for upper, lower in pairwise(baselines)), own)
        before = baselines[0] - below - _ABOVE * spacing if paragraphs else 0.0
        paragraphs.append(_Paragraph(rows, spacing, before))
        below = baselines[-1] + (1 - _ABOVE) * spacing
    return tuple(_without_overlap(paragraphs))


def _without_overlap(paragraphs: list[_Paragraph]) -> list[_Paragraph]:
    """The paragraphs, a negative space before one taken from its first line's spacing where it has only that."""
    return [
        _Paragraph(part.rows, part.spacing + part.before, 0.0)
        if part.before < 0 and len(part.rows) == 1
        else _Paragraph(part.rows, part.spacing, max(0.0, part.before))
        for part in paragraphs
    ]


def _paragraph(part: _Paragraph, is_one_column: bool, left: float, lettering: Lettering) -> str:
    anchor = part.rows[0][0].anchor if is_one_column else Anchor.START
    tabs = "" if is_one_column else _tabs(part.rows, left)
    before = f'<a:spcBef><a:spcPts val="{round(100 * part.before)}"/></a:spcBef>'
    properties = (
        f'<a:pPr algn="{_ALIGNMENT[anchor]}"><a:lnSpc><a:spcPts val="{round(100 * part.spacing)}"/></a:lnSpc>{before}'
        f"<a:buNone/>{tabs}</a:pPr>"
    )
    lines = ["".join(_run(run, is_one_column, lettering) for run in row) for row in part.rows]
    first = part.rows[0][0]
    breaking = f"<a:br>{_run_properties(first, lettering)}</a:br>"
    return f"<a:p>{properties}{breaking.join(lines)}</a:p>"


def _tabs(rows: tuple[tuple[TextRun, ...], ...], left: float) -> str:
    """A tab stop for each run, which it is set at as at its anchor."""
    stops = sorted({(emu(run.x - left), _ALIGNMENT[run.anchor]) for row in rows for run in row})
    return "<a:tabLst>" + "".join(f'<a:tab pos="{place}" algn="{kind}"/>' for place, kind in stops) + "</a:tabLst>"


def _run(run: TextRun, is_one_column: bool, lettering: Lettering) -> str:
    text = escaped(run.text if is_one_column else f"\t{run.text}")
    return f"<a:r>{_run_properties(run, lettering)}<a:t>{text}</a:t></a:r>"


def _run_properties(run: TextRun, lettering: Lettering) -> str:
    bold = ' b="1"' if run.font is FontWeight.BOLD else ""
    family = escaped(lettering.family)
    fonts = "".join(f'<a:{script} typeface="{family}"/>' for script in ("latin", "ea", "cs"))
    language = f'lang="{escaped(lettering.language)}" altLang="en-US"'
    return f'<a:rPr {language} sz="{round(100 * run.size)}"{bold} dirty="0">{solid(run.color)}{fonts}</a:rPr>'
