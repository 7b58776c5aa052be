"""How a result is to be written, whatever the format."""

from dataclasses import dataclass

from archtool.source.diagnostic import Severity
from archtool.source.span import Span
from archtool.source.text import Text, both

SEVERITIES = {
    Severity.ERROR: both("错误", "error"),
    Severity.WARNING: both("警告", "warning"),
    Severity.NOTE: both("提示", "note"),
}


@dataclass(frozen=True, slots=True)
class Presentation:
    """What the person or service that reads the output wants.

    Attributes:
        language: of all words.
        prefix: the workspace as seen from the current folder, `""` where it is the current one.
        least: severity from which findings close the gate; nothing where none does.
        is_verbose: whether to list what is waived or known, and every organisation.
    """

    language: str
    prefix: str = ""
    least: Severity | None = Severity.ERROR
    is_verbose: bool = False

    def words(self, text: Text) -> str:
        """Return a text in the reader's language."""
        return text.in_language(self.language)

    def path(self, path: str) -> str:
        """Return a file of the workspace as seen from the current folder."""
        return f"{self.prefix}/{path}" if self.prefix else path

    def place(self, span: Span) -> str:
        """Return `path:line:column` as seen from the current folder."""
        return f"{self.path(span.path)}:{span.line}:{span.column}"
