"""Drawing or document to bytes: one module for each output format."""
