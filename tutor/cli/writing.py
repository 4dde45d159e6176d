"""Writing a file that a command was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tutor.cli import output
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused


def write(target: Path, data: bytes | Iterable[bytes], *, force: bool) -> None:
    """Put a file in its place, whole or not at all. Raises Refused."""
    from tutor.file import reason, write_whole

    refuse_unless_free(target, force=force)
    try:
        write_whole(target, data)
    except OSError as error:
        raise Refused(f"{output.shown(target)} {reason(error, 'written')}.") from error


def refuse_unless_free(target: Path, *, force: bool) -> None:
    """Raise Refused unless a file can be put there."""
    from tutor.file import reason

    try:
        is_folder, has_folder = target.is_dir(), target.absolute().parent.is_dir()
        is_there = target.exists() or target.is_symlink()
    except OSError as error:
        raise Refused(f"{output.shown(target)} {reason(error, 'written')}.") from error
    if is_folder:
        raise Refused(f"{output.shown(target)} is a folder; name a file in it.", ExitCode.WRONG_USE)
    if not has_folder:
        raise Refused(f"there is no folder {output.shown(target.parent)}.", ExitCode.WRONG_USE)
    if is_there and not force:
        raise Refused(f"{output.shown(target)} is there already. `--force` replaces it.")
