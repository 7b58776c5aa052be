"""The font that comes with archtool's render extra: the one that was measured is the one that is drawn and embedded."""

from importlib.util import find_spec
from pathlib import Path

from archtool.source.errors import RenderError
from archtool.source.text import Text

FAMILY = "Noto Sans SC"
"""Name of the shipped family; regular and bold are instances of one variable font."""

_PACKAGE = "justmytype_intl_cjk"
_PLACE = ("fonts", "ofl", "notosanssc", "NotoSansSC[wght].ttf")


def font_file() -> Path:
    """The file of the shipped font, alone of its family in its folder.

    Raises:
        RenderError: The font package is not installed.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise missing_extra("justmytype-intl-cjk")
    return Path(spec.origin).parent.joinpath(*_PLACE)


def missing_extra(package: str, extra: str = "render") -> RenderError:
    """The error that says how to install what drawing needs."""
    install = f"pip install 'archtool[{extra}]'"
    return RenderError(
        Text.of(
            {
                "zh": f"绘制图形需要“{package}”，请运行：{install}",
                "en": f'drawing needs the package "{package}", which is not installed; run: {install}',
            }
        )
    )
