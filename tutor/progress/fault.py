"""What can go wrong with the progress file, in words that name the file and say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, assert_never

Reason = Literal["full", "read-only", "locked", "io", "gone", "damaged"]

REASONS: dict[int, Reason] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_NOMEM: "io",
}
"""By SQLite's primary result code. Everything else means that the file is not as we wrote it."""


UNREADABLE = (ValueError, TypeError, OverflowError)
"""What comes of a damaged row: text that is not UTF-8 or not JSON, a number for a text, an impossible day."""


class StoreError(Exception):
    """The progress file cannot be used; `str()` of it is for the learner."""


class RecoverableStore(StoreError):
    """The file is not what was written; `tutor recover` helps as far as that is possible."""

    def __init__(self, found: str, advice: str) -> None:
        self.found = found
        """What is the matter, in a sentence."""
        super().__init__(f"{found} {advice}")


class DamagedStore(RecoverableStore):
    """The file is ours and its content is not what was written."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"The progress file {path} is damaged: {what}.",
            "Nothing was changed in it. `tutor recover` brings back what can be read in it and in its "
            "backups, and keeps it.",
        )


class LostStore(RecoverableStore):
    """There is no file where there was one."""

    def __init__(self, path: Path, what: str, advice: str) -> None:
        super().__init__(f"The progress file {path} is missing, {what}.", f"{advice}.")


class NewerStore(StoreError):
    """A newer version of the tutor wrote the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The progress file {path} was written by a newer version of tutor. "
            "Nothing was changed in it. Update tutor to go on with it."
        )


class NotAStore(RecoverableStore):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not a progress file of tutor, or its first bytes are damaged.",
            "Nothing was changed in it. If it was one, `tutor recover` brings back what can be read in it "
            "and in its backups, and keeps it; if not, move it elsewhere to begin anew.",
        )


class UnusableStore(StoreError):
    """The file cannot be opened here and now."""

    def __init__(self, path: Path, what: str, advice: str) -> None:
        super().__init__(f"The progress file {path} cannot be used: {what}. {advice}.")


class NotSaved(StoreError):
    """Nothing of what was to be stored has been stored; the same may be tried again."""

    def __init__(self, message: str, reason: Reason) -> None:
        super().__init__(message)
        self.message = message
        self.reason: Reason = reason


class NotBackedUp(StoreError):
    """There is no backup now, for a reason that is not the progress file's."""

    def __init__(self, folder: Path, what: str, advice: str) -> None:
        super().__init__(f"No backup was made in {folder}: {what}. {advice}.")


class Broken(Exception):
    """What was found in the file contradicts what was written; carries what, without the file's name."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what SQLite and the checks raise into a StoreError that names `path`."""
    try:
        yield
    except Broken as error:
        raise DamagedStore(path, str(error)) from error
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        reason = reason_of(error)
        if reason == "damaged":
            raise DamagedStore(path, str(error)) from error
        raise UnusableStore(path, *words(reason)) from error
    except UNREADABLE as error:
        raise DamagedStore(path, str(error)) from error


FAILURES = (Broken, sqlite3.Error, *UNREADABLE)
"""What SQLite and the checks raise."""


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn what SQLite and the checks raise into NotSaved."""
    try:
        yield
    except FAILURES as error:
        raise unsaved(path, error) from error


def unsaved(path: Path, failure: Exception) -> NotSaved:
    """What one of FAILURES comes to; raises it again if it is a mistake of this program."""
    if isinstance(failure, sqlite3.ProgrammingError):
        raise failure
    return not_saved(path, reason_of(failure) if isinstance(failure, sqlite3.Error) else "damaged")


def not_saved(path: Path, reason: Reason) -> NotSaved:
    """NotSaved with a message for `reason`."""
    what, advice = words(reason)
    return NotSaved(f"Not saved: {what}. {advice}. (The file is {path}.)", reason)


def reason_of(error: sqlite3.Error) -> Reason:
    """Why something failed. Memory that is shared through a file needs room on the disk too."""
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_SHMSIZE:
        return "full"
    return REASONS.get(code_of(error), "damaged")


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code. Text that is not UTF-8 is found out by Python, without a code: -1."""
    code: int = getattr(error, "sqlite_errorcode", -1)
    return code & 0xFF if code >= 0 else code


def words(reason: Reason) -> tuple[str, str]:
    """What happened, and what to do."""
    match reason:
        case "full":
            return "the disk is full", "Free some space on it"
        case "read-only":
            return "it cannot be written", "Check the permissions of the file and of its folder"
        case "locked":
            return "another program is using it", "Close that program, or try again"
        case "io":
            return "the disk reports an error", "Check the disk and what the folder is mounted from"
        case "gone":
            return "it was moved, replaced or deleted while in use", "Put it back, or start tutor again"
        case "damaged":
            return "it is damaged", "Quit, and run `tutor recover`"
    assert_never(reason)
