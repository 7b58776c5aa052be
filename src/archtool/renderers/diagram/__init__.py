"""The parts of a draw.io diagram: styles, stencils and labels of its cells."""
