"""Opening the lesson that a command names, and what is said when there is none or it cannot be opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.exit_code import ExitCode
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.library import LessonNotFound, LessonUnusable
    from tutor.library.opened import OpenLesson


class NotOpened(Exception):
    """Why has been said; `code` is the exit code."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__()
        self.code = code


def opened(name: str) -> OpenLesson:
    """The lesson of this name, an id or a path. Raises `NotOpened`."""
    from tutor.library import LessonNotFound, LessonUnusable

    try:
        return place.library(_remembered()).open(name)
    except LessonNotFound as missing:
        output.note(not_found(missing))
        raise NotOpened(ExitCode.WRONG_USE) from missing
    except LessonUnusable as unusable:
        output.note(not_usable(unusable))
        raise NotOpened(ExitCode.PROBLEMS) from unusable


def not_found(missing: LessonNotFound, commands: Sequence[str] = ()) -> str:
    """What was not found, and what may have been meant."""
    from difflib import get_close_matches

    meant = [f"`tutor {name}`" for name in get_close_matches(missing.name, commands, n=1)]
    meant += [f"`{safe_line(near)}`" for near in missing.near]
    hint = f" Did you mean {' or '.join(meant)}?" if meant else ""
    return f"tutor: {missing}{hint}\n`tutor list` shows the lessons there are."


def not_usable(unusable: LessonUnusable) -> str:
    """Why the file cannot be opened, and the command that says all of it."""
    from tutor.cli.report import headline
    from tutor.library.entry import first_problem

    first = first_problem(unusable.diagnostics)
    path = str(unusable.path)
    lines = [f"tutor: {unusable}", *([headline(path, first)] if first else [])]
    return "\n".join([*lines, f"`tutor check {output.shown(path)}` says more."])


def _remembered() -> Sequence[Path]:
    """Lesson files that were once opened by path; none where progress cannot be read."""
    from tutor import paths

    if not place.has_progress():
        return ()
    from tutor.progress.fault import StoreError
    from tutor.progress.store import Store

    try:
        with Store.open(paths.progress_file(), place.now) as store:
            return store.paths()
    except StoreError:
        return ()
