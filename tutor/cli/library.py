"""`tutor` alone: the library."""

from __future__ import annotations

import argparse

from tutor.cli.full_screen import start


def run(options: argparse.Namespace) -> int:
    """Open the library."""
    return start()
