"""How good a division is, how alike two are, and how stable a clustering is."""
