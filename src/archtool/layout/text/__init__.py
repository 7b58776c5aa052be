"""Measuring and breaking text, and setting it in boxes."""
