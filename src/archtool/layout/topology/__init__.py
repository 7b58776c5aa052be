"""Places within places, and the lines between them."""
