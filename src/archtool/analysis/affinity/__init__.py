"""Affinity (相关度): how strongly two systems belong together, and why."""
