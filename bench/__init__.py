"""Measurements of archtool against its bars; see README.md."""
