"""Dendrograms: names at the left, branches to the right, the cut across them."""
