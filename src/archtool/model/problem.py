"""What a value says when it cannot be read."""

from archtool.source.text import Text


class UnreadableValueError(ValueError):
    """A written value that does not mean what its place needs; carries both languages and a hint."""

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        """Keep the bilingual message; pydantic passes the exception on untouched."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the message in English."""
        return self.message.in_language("en")
