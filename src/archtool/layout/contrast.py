"""How well colours are told apart: text on its ground, and two fills in a grey copy."""

LEAST_CONTRAST = 4.5
"""Contrast that text of a figure's size needs on its ground. Source: WCAG 2.2, success criterion 1.4.3, level AA."""

LEAST_GREY_DISTANCE = 4.0
"""Distance in lightness, of 100, from which neighbours in a legend differ in a grey copy: assumption, about twice
what is just noticed side by side (2.3. Source: M. Mahy, L. Van Eycken, A. Oosterlinck (1994))."""


def relative_luminance(color: str) -> float:
    """The luminance of `#RRGGBB` from 0 for black to 1 for white. Source: WCAG 2.2, relative luminance."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, in whatever order. Source: WCAG 2.2, contrast ratio."""
    light, dark = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def clearer(texts: tuple[str, str], ground: str) -> str:
    """The one of two colours of text that is easier to read on a ground."""
    return max(texts, key=lambda text: contrast_ratio(text, ground))


def lightness(color: str) -> float:
    """The lightness L* of a colour, from 0 to 100: what a grey copy leaves of it. Source: CIE 15:2004, 8.2.1.1."""
    luminance = relative_luminance(color)
    return 116 * luminance ** (1 / 3) - 16 if luminance > (6 / 29) ** 3 else luminance * (29 / 3) ** 3


def grey_distance(one: str, other: str) -> float:
    """How far two fills are apart in a grey copy, of 100."""
    return abs(lightness(one) - lightness(other))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
