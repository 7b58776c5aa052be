"""Checks of security."""
