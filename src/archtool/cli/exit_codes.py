"""The exit codes of `archtool` beside 0, done and clean, and 1, findings."""

READ_ERROR = 2
"""Exit code for wrong usage, or a model that cannot be read."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it."""
