"""What stops the tool: the exceptions that callers may catch."""

from archtool.source.diagnostic import Diagnostic
from archtool.source.text import Text


class ArchtoolError(Exception):
    """Anything that stops archtool other than a bug of its own.

    What its constructor takes are its `args`, so that it can be handed from one process to another.
    """


class SourceError(ArchtoolError):
    """The text cannot become an architecture; carries every diagnostic found, not the first."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the diagnostics; `str()` gives them in English."""
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        """Return all diagnostics, one a line."""
        return "\n".join(map(str, self.diagnostics))


class ConfigError(ArchtoolError):
    """The tool was asked for something that its settings or its installation cannot give."""

    def __init__(self, message: Text) -> None:
        """Keep the message; `str()` gives it in English."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Return the message in English."""
        return self.message.in_language("en")


class RenderError(ArchtoolError):
    """A figure or document cannot be made."""

    def __init__(self, message: Text) -> None:
        """Keep the message; `str()` gives it in English."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Return the message in English."""
        return self.message.in_language("en")
