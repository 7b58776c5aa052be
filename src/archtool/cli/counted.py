"""Numbers of things in English, singular and plural."""


def counted(number: int, thing: str) -> str:
    """Return `1 error`, `2 errors`; `thing` is a noun that takes an s."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
