"""The progress file of a command that needs one that is there, and the lesson that is meant in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.exit_code import ExitCode
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.library.opened import OpenLesson
    from tutor.progress.store import Store


class Refused(Exception):
    """Nothing was done; the text says why, in one line."""

    def __init__(self, why: str, code: ExitCode = ExitCode.PROBLEMS) -> None:
        self.code = code
        super().__init__(why)


def with_store(command: str, work: Callable[[Store], int], *, make: bool = False) -> int:
    """Do the work with the progress file, which is made if `make` says so; say what prevents it."""
    from tutor import paths
    from tutor.progress.fault import StoreError
    from tutor.progress.store import Store

    file = paths.progress_file()
    if not make and not place.has_progress():
        output.note(f"tutor {command}: there is no progress yet ({output.shown(file)} does not exist).")
        return ExitCode.PROBLEMS
    try:
        with Store.open(file, place.now) as store:
            return work(store)
    except Refused as refused:
        output.note(f"tutor {command}: {refused}")
        return refused.code
    except StoreError as error:
        output.note(f"tutor {command}: {error}")
        return ExitCode.PROBLEMS


def lesson_id(store: Store, name: str) -> str:
    """The id under which there is progress of the lesson with this id, or in this file. Raises Refused."""
    known = store.standings()
    if name in known:
        return name
    opened = opened_lesson(store, name)
    if opened is not None and opened.outline.id in known:
        return opened.outline.id
    from difflib import get_close_matches

    near = [f"`{safe_line(one)}`" for one in get_close_matches(name, known, n=3, cutoff=0.5)]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise Refused(f"there is no progress of a lesson `{safe_line(name)}`.{hint}", ExitCode.WRONG_USE)


def opened_lesson(store: Store, name: str) -> OpenLesson | None:
    """The lesson of this id or in this file, opened; None if there is none that can be."""
    from tutor.library import LessonNotFound, LessonUnusable

    try:
        return place.library(store.paths()).open(name)
    except (LessonNotFound, LessonUnusable):
        return None
