"""Each lot of a division in itself: what it holds, whom it needs, what must be agreed before its tender."""
