"""Layered drawings of directed graphs: ranks from left to right, few crossings, lines that run level and upright."""
