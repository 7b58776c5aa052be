"""Runs the command line as `python -m archtool`."""

import sys

from archtool.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
