"""Schedules of a project: heuristics, lower bounds and the exact solver."""
