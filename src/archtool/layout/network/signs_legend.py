"""What the signs of a network stand for."""

from archtool.layout.drawing import Polyline
from archtool.layout.geometry import Rectangle
from archtool.layout.network.signs import sign_path
from archtool.layout.network.strands import strands
from archtool.layout.page.legend import SAMPLE_WIDTH, Legend, Sample, legend
from archtool.layout.theme import Theme
from archtool.views.figures.network import NetworkFigure, Sign


def signs_legend(figure: NetworkFigure, width: float, theme: Theme) -> Legend:
    """One entry for each sign that a figure has, and for double lines where it has any."""
    language = figure.head.language
    used = {device.sign for site in figure.sites for place in site.places for device in place.devices}
    entries = (*figure.above, *figure.below)
    used |= {device.sign for entry in entries for device in entry.guards}
    used |= {Sign.CLOUD for entry in entries if entry.branches} | {Sign.ROUTER for entry in entries if entry.hub}
    area = Rectangle(0.0, -6.0, SAMPLE_WIDTH, 6.0)
    samples = [
        Sample(sign.label.in_language(language), (sign_path(sign, area, theme, None, None),))
        for sign in Sign
        if sign in used
    ]
    many = [trunk.lines for trunk in figure.trunks]
    many += [branch.lines for entry in entries for branch in entry.branches]
    if max(many, default=1) > 1:
        line = Polyline(((0.0, 0.0), (SAMPLE_WIDTH, 0.0)), theme.lines.connection.stroke(), id="double")
        samples.append(Sample(figure.double, strands(line, 2)))
    return legend(samples, width, theme)
