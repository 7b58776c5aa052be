"""Business flows in lanes."""
