"""The lines of a text as YAML counts them."""

import re


def split_lines(text: str) -> list[str]:
    """Return the lines without their breaks; a break at the very end starts no further line.

    Only line feed, carriage return and both together break a line. `str.splitlines` knows more (form feed and others),
    which would shift every position behind one.
    """
    lines = BREAK.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line."""
