"""Use cases: read a workspace, check it, draw it; the only floor that writes files."""
