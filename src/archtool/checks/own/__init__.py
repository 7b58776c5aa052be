"""Checks that a workspace states for itself, in YAML."""
