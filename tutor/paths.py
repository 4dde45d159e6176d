"""Where files live: functions only, nothing happens at import and nothing is created.

`TUTOR_HOME` puts everything the tutor keeps beneath one folder; `TUTOR_PATH` lists folders of lessons, the
first to win first.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


def data_dir() -> Path:
    """What must not be lost: progress and the learner's own lessons."""
    return _at_home("data") or _standard().user_data_path


def config_dir() -> Path:
    """What the learner wrote: config.toml."""
    return _at_home("config") or _standard().user_config_path


def cache_dir() -> Path:
    """What may be deleted at any time: validated lessons."""
    return _at_home("cache") or _standard().user_cache_path


def state_dir() -> Path:
    """What is worth keeping for a while: the log."""
    return _at_home("state") or _standard().user_state_path


def progress_file() -> Path:
    """The learner's answers."""
    return data_dir() / "progress.db"


def backups_dir() -> Path:
    """The backups of the learner's answers that are made by themselves: beside the file, behind a link."""
    return Path(os.path.realpath(progress_file())).parent / "backups"


def log_file() -> Path:
    """What is written when the program fails."""
    return state_dir() / "tutor.log"


def lessons_dir() -> Path:
    """The learner's own lessons, where `tutor add` copies to."""
    return data_dir() / "lessons"


def attached_dir() -> Path:
    """The learner's own copies of articles, where `tutor attach` keeps them."""
    return data_dir() / "attached"


def bundled_dir() -> Path:
    """The lessons that come with the tutor: beside the code in a wheel, `lessons/` in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "bundled"
    return installed if installed.is_dir() else package.parent / "lessons"


def search_path() -> tuple[Path, ...]:
    """The folders named in `TUTOR_PATH`, in order. Empty entries are left out; a leading `~` is the home."""
    entries = os.environ.get("TUTOR_PATH", "").split(os.pathsep)
    return tuple(_absolute(entry) for entry in entries if entry)


def _at_home(part: str) -> Path | None:
    """`part` beneath `TUTOR_HOME`, or None where that is not set."""
    home = os.environ.get("TUTOR_HOME", "")
    return _absolute(home) / part if home else None


def _standard() -> PlatformDirs:
    """Where this system wants such files. Imported here: it costs time and `TUTOR_HOME` needs none of it."""
    from platformdirs import PlatformDirs

    return PlatformDirs("tutor", appauthor=False)


def _absolute(entry: str) -> Path:
    """`entry` from the root; `~name` stays as it is where there is no such user."""
    try:
        return Path(entry).expanduser().absolute()
    except RuntimeError:
        return Path(entry).absolute()
