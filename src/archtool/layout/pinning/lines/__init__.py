"""The lines of a figure whose boxes have moved, and the words beside them."""
