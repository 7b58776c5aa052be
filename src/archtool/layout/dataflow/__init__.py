"""Data flows: parties in columns, lines that tell how data travel, labels that say which."""
