"""Whether problems, content, approach and money follow from one another."""
