"""Where this program, run here by this user, looks for lessons and keeps its files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.library import Library


def now() -> datetime:
    """The clock: aware, in the zone that is set on this machine."""
    return datetime.now(UTC).astimezone()


def settings_file() -> Path:
    """What the learner chose."""
    from tutor import paths

    return paths.config_dir() / "config.toml"


def has_progress() -> bool:
    """Is there a progress file, or was there one? Opening it says then that it is missing."""
    from tutor import paths

    file = paths.progress_file()
    try:
        return file.exists() or paths.backups_dir().is_dir() or any(file.parent.glob(f"{file.name}*"))
    except OSError:
        return True  # Opening it says what is the matter.


def folders() -> tuple[Path, ...]:
    """The folders of lessons, those that win first."""
    from tutor import paths

    try:
        here = [Path("lessons").absolute()]
    except FileNotFoundError:
        here = []  # The folder in which we are was deleted.
    return tuple(dict.fromkeys([*paths.search_path(), *here, paths.lessons_dir(), paths.bundled_dir()]))


def library(remembered: Sequence[Path] = ()) -> Library:
    """The lessons in these folders, and those that are remembered."""
    from tutor import paths
    from tutor.library import Library

    return Library(folders(), paths.cache_dir(), remembered, paths.attached_dir())
