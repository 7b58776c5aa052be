"""Pins taken from figures and from draw.io files, and the file that they are written to."""
