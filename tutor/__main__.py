"""`tutor` and `python -m tutor`. The version is answered before anything else is imported."""

from __future__ import annotations

import sys


def run() -> int:
    """Run the program with its command line, and return the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from tutor.version import __version__

        sys.stdout.write(f"tutor {__version__}\n")
        return 0
    from tutor.cli.main import main

    return main(arguments)


if __name__ == "__main__":
    sys.exit(run())
