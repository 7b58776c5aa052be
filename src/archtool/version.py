"""The release, kept apart so that `archtool --version` reads no installed metadata."""

VERSION = "0.1.0"
