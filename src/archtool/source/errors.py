"""What stops the tool: the exceptions that callers may catch."""

from archtool.source.diagnostic import Diagnostic
from archtool.source.text import Text


class ArchtoolError(Exception):
    """Anything that stops archtool other than a bug of its own."""


class SourceError(ArchtoolError):
    """The text cannot become an architecture; carries every diagnostic found, not the first."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the diagnostics; `str()` gives them in English."""
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


class ConfigError(ArchtoolError):
    """The tool was asked for something that its settings or its installation cannot give."""

    def __init__(self, message: Text) -> None:
        """Keep the message; `str()` gives it in English."""
        super().__init__(message.in_language("en"))
        self.message = message


class RenderError(ArchtoolError):
    """A figure or document cannot be made."""

    def __init__(self, message: Text) -> None:
        """Keep the message; `str()` gives it in English."""
        super().__init__(message.in_language("en"))
        self.message = message
