"""Bars over months, with the critical path."""
