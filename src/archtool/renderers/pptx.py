"""Drawings as PowerPoint slides: native shapes that people move, write in and recolour, with lines glued to them."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Self

from archtool.layout.drawing import Drawing, Image, Polyline, Shape, TextRun, Box, Group, Path
from archtool.layout.theme import Fonts
from archtool.layout.transform import placed
from archtool.renderers.fonts import missing_extra
from archtool.renderers.presentation.archive import with_fixed_times
from archtool.renderers.presentation.geometry import EMU_PER_POINT
from archtool.renderers.presentation.shape_tree import ShapeTree
from archtool.renderers.presentation.text_body import Lettering
from archtool.renderers.settings import Book, Settings
from archtool.renderers.structure.sheet import centred_in, sheet_of
from archtool.source.errors import ConfigError, RenderError
from archtool.source.text import both

if TYPE_CHECKING:
    # python-pptx comes with an extra and takes half a second to import.
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout
