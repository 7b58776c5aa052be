"""Checks of overlap and duplicated construction."""
