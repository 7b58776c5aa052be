"""Checks: one file each, from the architecture to findings; a runner, and the catalogue that finds them."""
