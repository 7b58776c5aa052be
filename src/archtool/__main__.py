"""Runs the command line as `python -m archtool`."""

from archtool.cli.main import main

if __name__ == "__main__":
    main()
