"""Figures on their pages: caption, legend, note, paper."""
