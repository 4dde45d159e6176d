"""The learner's data is the learner's: to move, to merge, to share under a pseudonym, to have forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tutor.progress import forgetting, merging, pseudonym, salvage, transfer
from tutor.progress.fault import StoreError
from tutor.progress.store import Store


class Scrubbed(NamedTuple):
    """Where nothing stands any more of what was forgotten."""

    is_file_clean: bool
    """False if another program that uses the progress file kept it from being written anew."""
    are_copies_gone: bool
    """False if a backup, or a damaged file that was set aside, could not be deleted."""


class _Undo(Exception):
    """Nothing of the transaction is kept."""


def covered(store: Store, subjects: Sequence[forgetting.Subject]) -> forgetting.Covered:
    """What `forget` would forget now. Raises StoreError."""
    with store.reading() as connection:
        return forgetting.covered(connection, subjects)


def forget(store: Store, subjects: Sequence[forgetting.Subject]) -> Scrubbed:
    """Forget what the subjects name, here and in whatever is merged later. Raises NotSaved.

    Where something could not be scrubbed it is forgotten all the same, and words may still stand there until
    `scrub` succeeds.
    """
    _overwrite(store)
    with store.writing() as connection:
        forgetting.forget(connection, subjects, store.now())
    return scrub(store)


def scrub(store: Store) -> Scrubbed:
    """Write the file anew without what was deleted, and delete what else may hold it. Raises NotSaved.

    That is every backup, in place of which a new one is made, and the damaged files that were set aside.
    """
    from tutor.progress import aside, rotation

    with store.idle() as connection:
        is_file_clean = forgetting.scrub(connection)
    fresh = None
    with suppress(StoreError):
        fresh = rotation.make(store.path, store.now())
    try:
        rotation.purge(store.path, fresh)
        aside.purge(store.path)
    except OSError:
        return Scrubbed(is_file_clean, are_copies_gone=False)
    return Scrubbed(is_file_clean, are_copies_gone=True)


def lines(store: Store, by: str) -> Iterator[bytes]:
    """Everything, as lines to be merged elsewhere; `by` names this program's version. Raises StoreError."""
    with store.reading() as connection:
        yield from transfer.lines(connection, by)


def would_merge(store: Store, other: transfer.Transfer | salvage.Salvage) -> merging.Merged:
    """What `merge` would add. Raises NotTaken, NotSaved, OSError."""
    with suppress(_Undo), store.writing() as connection:
        found = merging.merge(connection, other, follow=False)
        raise _Undo
    return found


def merge(store: Store, other: transfer.Transfer | salvage.Salvage) -> merging.Merged:
    """Take over what the other store has more, all or nothing. Raises NotTaken, NotSaved, OSError."""
    _overwrite(store)
    with store.writing() as connection:
        merged = merging.merge(connection, other)
    if merged.forgotten:
        scrub(store)
    return merged


@contextmanager
def salvaged(store: Store, path: Path) -> Iterator[salvage.Salvage]:
    """What can be read in a backup or a damaged file, to be merged. Raises StoreError, OSError."""
    with store.reading() as connection:
        found = salvage.Salvage(path, salvage.known_in(connection))
    with found:
        yield found


def named(store: Store, recipient: str) -> str:
    """The learner's pseudonym for a recipient, always the same. Raises StoreError."""
    with store.reading() as connection:
        secret = pseudonym.secret(connection)
    if not secret:
        with store.writing() as connection:
            secret = pseudonym.make(connection)
    return pseudonym.name(secret, recipient)


def _overwrite(store: Store) -> None:
    """Have what is deleted from now on overwritten in the file."""
    with store.idle() as connection:
        connection.execute("PRAGMA secure_delete = ON")
