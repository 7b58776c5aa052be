"""The kinds of figure, one module each: the definition that an author writes and the content that it selects."""
