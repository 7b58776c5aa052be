"""The outputs of `archtool check`: one module a format, each from the same result to one text."""
