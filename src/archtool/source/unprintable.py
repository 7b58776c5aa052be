"""Characters that may not stand in a model."""

import re

UNPRINTABLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff]"
)
"""What may not stand in a model: YAML's own unprintables, and the line and paragraph separators and byte order marks
that word processors leave behind. Listed, not excluded: an expression of what may stand takes ten times as long to
compile, at every start. Source: YAML 1.2.2, section 5.1; XML 1.0, section 2.2, for all that is drawn."""
