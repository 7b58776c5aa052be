"""Runs the command line as `python -m archtool`."""

from archtool.cli.main import leave, main

if __name__ == "__main__":
    leave(main())
