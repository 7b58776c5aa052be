"""What an interactive page of a figure is made of: its style and its script."""
