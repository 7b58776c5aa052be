"""Security zones around the core, and what is permitted to flow between them."""
