"""The learner's data is the learner's: to move, to merge, to share under a pseudonym, to have forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from tutor.progress import forgetting, merging, pseudonym, transfer
from tutor.progress.event import microseconds
from tutor.progress.store import Store


class _Undo(Exception):
    """Nothing of the transaction is kept."""


def covered(store: Store, subjects: Sequence[forgetting.Subject]) -> forgetting.Covered:
    """What `forget` would forget now. Raises StoreError."""
    with store.reading() as connection:
        return forgetting.covered(connection, subjects)


def forget(store: Store, subjects: Sequence[forgetting.Subject]) -> bool:
    """Forget what the subjects name, here and in whatever is merged later. Raises NotSaved.

    False if it is forgotten, and another program that uses the file kept it from being written anew: words
    may then still stand in it until `scrub` succeeds.
    """
    _overwrite(store)
    with store.writing() as connection:
        forgetting.forget(connection, subjects, microseconds(store.now()))
    return scrub(store)


def scrub(store: Store) -> bool:
    """Write the file anew without what was deleted; False if another program prevents it. Raises NotSaved."""
    with store.idle() as connection:
        return forgetting.scrub(connection)


def lines(store: Store, by: str) -> Iterator[bytes]:
    """Everything, as lines to be merged elsewhere; `by` names this program's version. Raises StoreError."""
    with store.reading() as connection:
        yield from transfer.lines(connection, by)


def would_merge(store: Store, other: transfer.Transfer) -> merging.Merged:
    """What `merge` would add. Raises NotTaken, NotSaved, OSError."""
    with suppress(_Undo), store.writing() as connection:
        found = merging.merge(connection, other, follow=False)
        raise _Undo
    return found


def merge(store: Store, other: transfer.Transfer) -> merging.Merged:
    """Take over what the other store has more, all or nothing. Raises NotTaken, NotSaved, OSError."""
    _overwrite(store)
    with store.writing() as connection:
        merged = merging.merge(connection, other)
    if merged.forgotten:
        scrub(store)
    return merged


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
