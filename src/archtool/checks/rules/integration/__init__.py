"""Checks of integration."""
