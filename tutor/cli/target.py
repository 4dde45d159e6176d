"""A file that a command is asked to make: written whole or not at all, in the place of nothing."""

from __future__ import annotations

from pathlib import Path

from tutor.cli import output


class NotWritten(Exception):
    """The text says why, in one line."""


def refuse_to_replace(path: Path, *, force: bool) -> None:
    """Raise `NotWritten` when something is at the path already and may not be replaced."""
    if path.is_dir():
        raise NotWritten(f"{output.shown(path)} is a folder; name a file in it.")
    if not force and (path.is_symlink() or path.exists()):
        raise NotWritten(f"{output.shown(path)} exists already; `--force` replaces it.")


def write_new(path: Path, content: bytes, *, force: bool) -> None:
    """Put a file at the path. Raises `NotWritten`."""
    from tutor.file import reason, usual_mode, write_whole

    refuse_to_replace(path, force=force)
    try:
        write_whole(path, content, mode=usual_mode())
    except OSError as error:
        raise NotWritten(f"{output.shown(path)} {reason(error, 'written')}.") from error
