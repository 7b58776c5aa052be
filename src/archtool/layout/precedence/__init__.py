"""Precedence diagrams: nodes with times in columns by early start, the critical path thick."""
