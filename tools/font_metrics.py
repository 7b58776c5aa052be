"""Write `archtool/layout/text/noto_sans_sc.py`, the advance widths of the font that figures are drawn with.

Run after a change of the font package: `python tools/font_metrics.py > src/archtool/layout/text/noto_sans_sc.py`.
"""

import sys
import textwrap
from itertools import pairwise
from pathlib import Path

import justmytype_intl_cjk
from fontTools.ttLib import TTFont

FONT = Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl" / "notosanssc" / "NotoSansSC[wght].ttf"
WEIGHTS = {"REGULAR": 400, "BOLD": 700}
EM = 1000

HEADER = '''"""Advance widths of Noto Sans SC, in thousandths of an em. Written by `tools/font_metrics.py`; do not edit.

Only characters that are not exactly one em wide are listed, as the first code point of a run and the widths of the run.
Kerning is left out: figures are drawn without it.

Source: NotoSansSC[wght].ttf of the wheel `justmytype-intl-cjk`, SIL Open Font License 1.1, at wght 400 and 700.
{name}.
"""

# fmt: off
'''


def widths(font: TTFont, weight: int) -> dict[int, int]:
    """Advance widths at `weight` by code point, rounded to a thousandth of an em, without those of one em."""
    glyphs = font.getGlyphSet(location={"wght": weight})
    advances = {code: round(glyphs[name].width) for code, name in sorted(font.getBestCmap().items())}
    return {code: advance for code, advance in advances.items() if advance != EM}


def runs(codes: list[int]) -> list[list[int]]:
    """Consecutive code points together."""
    found = [codes[:1]]
    for before, code in pairwise(codes):
        if code == before + 1:
            found[-1].append(code)
        else:
            found.append([code])
    return found


def wrapped(text: str) -> str:
    """The literal's items in lines of at most 120 characters."""
    return textwrap.fill(text, 116, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def main() -> None:
    """Print the module."""
    font = TTFont(FONT)
    lines = [HEADER.format(name=font["name"].getDebugName(5))]
    for name, weight in WEIGHTS.items():
        table = widths(font, weight)
        items = ", ".join(
            f"({run[0]}, ({', '.join(str(table[code]) for code in run)},))" for run in runs(sorted(table))
        )
        lines += [f"{name}: tuple[tuple[int, tuple[int, ...]], ...] = (", wrapped(items + ","), ")", ""]
    covered = ", ".join(f"({run[0]}, {run[-1]})" for run in runs(sorted(font.getBestCmap())))
    lines += ["COVERED: tuple[tuple[int, int], ...] = (", wrapped(covered + ","), ")"]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
