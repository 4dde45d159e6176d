"""Looking through the whole progress file once a day, beside what the learner does."""

from __future__ import annotations

import threading

from tutor.progress.fault import StoreError, UnusableStore
from tutor.progress.store import Store


class Verification:
    """A look through the file on a thread of its own, if one is due; what it found is told when asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._fault: StoreError | None = None

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._verify, daemon=True).start()

    def tell(self) -> None:
        """Raises the `StoreError` that was found."""
        if self._fault is not None:
            raise self._fault

    def _verify(self) -> None:
        try:
            self._store.verify_if_due()
        except UnusableStore:
            # A file that cannot be opened now is told of by the next thing that is to be saved.
            return
        except StoreError as error:
            self._fault = error
