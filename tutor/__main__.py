"""`tutor` and `python -m tutor`. The version is answered before anything else is imported."""

from __future__ import annotations

import gc
import sys


def run() -> int:
    """Run the program with its command line, and return the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from tutor.version import __version__

        sys.stdout.write(f"tutor {__version__}\n")
        return 0
    # Nothing that is imported is garbage; looking for some would only cost time.
    gc.disable()
    from tutor.cli.main import main

    gc.enable()
    return main(arguments)


if __name__ == "__main__":
    sys.exit(run())
