"""Bars with their values along one axis."""
