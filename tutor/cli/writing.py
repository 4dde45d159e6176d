"""Writing a file that a command was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tutor.cli import output
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused


def write(
    target: Path,
    data: bytes | Iterable[bytes],
    *,
    force: bool,
    with_folder: bool = False,
    private: bool = True,
) -> None:
    """Put a file in its place, whole or not at all, and its folder too if `with_folder` says so.

    What is private can be read by its owner only. Raises Refused.
    """
    from tutor.file import reason, usual_mode, write_whole

    refuse_to_replace(target, force=force, with_folder=with_folder)
    try:
        write_whole(target, data, mode=0o600 if private else usual_mode())
    except OSError as error:
        raise Refused(f"{output.shown(target)} {reason(error, 'written')}.") from error


def refuse_to_replace(target: Path, *, force: bool, with_folder: bool = False) -> None:
    """Raise Refused unless a file may be put there. No device and not the progress file is ever replaced."""
    from tutor.file import no_place_for_a_file, reason

    try:
        is_folder, has_folder = target.is_dir(), target.absolute().parent.is_dir()
        is_there = target.exists() or target.is_symlink()
        is_ours = is_there and _is_of_progress(target)
    except OSError as error:
        raise Refused(f"{output.shown(target)} {reason(error, 'written')}.") from error
    if is_folder:
        raise Refused(f"{output.shown(target)} is a folder; name a file in it.", ExitCode.WRONG_USE)
    if not (has_folder or with_folder):
        raise Refused(f"there is no folder {output.shown(target.parent)}.", ExitCode.WRONG_USE)
    if is_ours:
        raise Refused(
            f"{output.shown(target)} holds what you read and answered; name another file.", ExitCode.WRONG_USE
        )
    if unfit := no_place_for_a_file(target):
        raise Refused(f"{output.shown(target)} {unfit}.", ExitCode.WRONG_USE)
    if is_there and not force:
        raise Refused(f"{output.shown(target)} is there already. `--force` replaces it.")


def _is_of_progress(target: Path) -> bool:
    """Whether this is the progress file, or what SQLite keeps beside it, under whatever name."""
    from tutor import paths
    from tutor.progress.naming import BESIDE, side

    progress = Path(os.path.realpath(paths.progress_file()))
    ours = (progress, *(side(progress, ending) for ending in BESIDE))
    return target.exists() and any(path.exists() and target.samefile(path) for path in ours)
