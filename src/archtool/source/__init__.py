"""Text with positions: spans, diagnostics, located YAML."""
