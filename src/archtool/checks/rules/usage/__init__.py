"""Checks of the U/C matrix: what processes create and use."""
