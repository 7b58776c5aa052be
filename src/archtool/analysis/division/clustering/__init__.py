"""Clusterings: four ways from similarities to groups."""
