"""Rows and columns of facts, over as many sheets as they need."""
