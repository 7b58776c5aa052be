"""Layered blocks with side pillars."""
