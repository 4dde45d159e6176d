"""Looking through the whole progress file once a day, and backing it up, beside what the learner does."""

from __future__ import annotations

import threading

from tutor.progress.fault import NotBackedUp, StoreError, UnusableStore
from tutor.progress.store import Store

SOON = 3.0
"""Seconds that the end of the program may wait for it."""


class Verification:
    """A look through the file and a backup, on a thread of its own, if they are due.

    What was found is told when it is asked for.
    """

    def __init__(self, store: Store) -> None:
        self.remark = ""
        """Why there is no backup; nothing has to be done at once."""
        self._store = store
        self._fault: StoreError | None = None

        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def finish(self) -> None:
        """Let it come to its end, if that is soon: the program would cut it off, and leave half a backup."""
        self._thread.join(SOON)

    def tell(self) -> None:
        """Raises the `StoreError` that was found."""
        if self._fault is not None:
            raise self._fault

    def _work(self) -> None:
        try:
            self._store.verify_if_due()
            self._store.back_up_if_due()
        except UnusableStore:
            # A file that cannot be opened now is told of by the next thing that is to be saved.
            return
        except NotBackedUp as error:
            self.remark = str(error)
        except StoreError as error:
            self._fault = error
