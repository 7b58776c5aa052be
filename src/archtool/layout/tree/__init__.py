"""Trees with bands, and what stands beside them."""
