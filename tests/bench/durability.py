"""How long it takes until an answer is on the disk."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.bench.figure import Figure, ratio_figure
from tests.bench.pairing import compare
from tutor.progress.event import Draft
from tutor.progress.store import Store


class Log:
    """The control: a file that bytes are appended to, each time up to the disk."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)

    def append(self, data: bytes) -> float:
        """Seconds for these bytes."""
        began = time.perf_counter()
        os.write(self._descriptor, data)
        os.fsync(self._descriptor)
        return time.perf_counter() - began

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)


def durability(folder: Path, pairs: int) -> Iterator[Figure]:
    """`Store.append` of one answer against a plain file: write and fsync of as many bytes as it writes."""
    folder.mkdir()
    with (
        Store.open(folder / "progress.db", lambda: datetime.now(UTC)) as store,
        closing(Log(folder / "log")) as log,
    ):
        store.append(Draft(kind="begun", lesson="a-lesson"))
        data = os.urandom(_bytes_written(store))
        found = compare(lambda: _append(store), partial(log.append, data), pairs)
        yield ratio_figure(f"one answer stored / write + fsync of its {len(data):,} bytes", found, 1.5)


def _append(store: Store) -> float:
    """Seconds for one answer, made before as the control's bytes are."""
    answer = _answer()
    began = time.perf_counter()
    store.append(answer)
    return time.perf_counter() - began


def _bytes_written(store: Store) -> int:
    """What an answer adds to the write-ahead log, found before the log is long enough to begin anew."""
    log = store.path.with_name(f"{store.path.name}-wal")
    sizes = [log.stat().st_size]
    for _ in range(10):
        store.append(_answer())
        sizes.append(log.stat().st_size)
    return round(median(after - before for before, after in pairwise(sizes)))


def _answer() -> Draft:
    return Draft(
        kind="answered",
        lesson="a-lesson",
        section="a-section",
        question=f"question-{os.urandom(2).hex()}",
        fingerprint="0123456789abcdef",
        body={
            "answer": ["An option of about the usual length, as text"],
            "credit": 1.0,
            "points": 1.0,
            "try": 1,
            "showing": False,
            "hints": 0,
            "peeked": False,
            "seconds": 12.3,
            "lesson_digest": "0123456789abcdef" * 4,
            "skill": "claim",
        },
    )
