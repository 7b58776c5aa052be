"""A folder of text to an architecture: find, read, gather, validate, resolve."""
