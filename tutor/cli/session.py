"""What the full-screen program and plain mode are started over: the progress file, and a lesson by name."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tutor.cli import output, place
from tutor.cli.exit_code import ExitCode
from tutor.cli.lesson import not_found, not_usable

if TYPE_CHECKING:
    from tutor.library import Library
    from tutor.library.opened import OpenLesson
    from tutor.progress.store import Store
    from tutor.settings import Settings

Work: TypeAlias = "Callable[[Store, Settings, Sequence[str]], int]"
"""What is done with the progress file and the settings, of which some may not be usable; the exit code."""


def over_progress(work: Work, commands: Sequence[str] = ()) -> int:
    """Do the work with the progress file, and return its exit code; say what prevents it.

    `commands` are the names that the name of a lesson may be a slip for.
    """
    from tutor import paths, settings
    from tutor.library import LessonNotFound, LessonUnusable
    from tutor.progress.fault import StoreError
    from tutor.progress.store import Store

    chosen, problems = settings.load(place.settings_file())
    try:
        with Store.open(paths.progress_file(), place.now, chosen.day_start) as store:
            return work(store, chosen, problems)
    except StoreError as error:
        output.note(f"tutor: {error}")
        return ExitCode.PROBLEMS
    except LessonNotFound as missing:
        output.note(not_found(missing, commands))
        return ExitCode.WRONG_USE
    except LessonUnusable as unusable:
        output.note(not_usable(unusable))
        return ExitCode.PROBLEMS


def named(store: Store, library: Library, name: str) -> OpenLesson:
    """The lesson of this name, an id or a path; its file is remembered where the library would not find it.

    Raises `LessonNotFound` or `LessonUnusable`.
    """
    lesson = library.open(name)
    _remember(store, lesson.path)
    return lesson


def _remember(store: Store, path: Path) -> None:
    """Note a file that the library would not find by itself; the lesson opens also if that fails."""
    from tutor.library.folder import SUFFIX
    from tutor.progress.fault import NotSaved

    if path.suffix != SUFFIX or path.parent not in place.folders():
        with contextlib.suppress(NotSaved):
            store.remember_path(path)
