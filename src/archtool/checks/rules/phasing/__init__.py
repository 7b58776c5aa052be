"""Whether what is needed stands when it is needed."""
