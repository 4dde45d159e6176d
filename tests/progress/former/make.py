"""Writes down, as SQL, a progress file as the code beside this folder makes it: `v1.sql`, `v2.sql`, ...

A file of each version that ever was is kept here; `test_former.py` brings each to the present one. Before a
migration is added, this is run in a checkout of the last commit without it:

    python -m tests.progress.former.make

It uses nothing but what the first version could do, and what came later where it is there. A step that was
taken once is not changed any more: files of that version would not fit it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tutor.progress import migration
from tutor.progress.event import JSON, Draft
from tutor.progress.store import Store, StoredPlace

HERE = Path(__file__).parent
BEGINNING = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


def main() -> None:
    """Fill a store and write it down."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "progress.db"
        clock = [BEGINNING]
        with Store.open(path, lambda: clock[-1]) as store:
            fill(store, clock)
            share(store)
        with closing(sqlite3.connect(path)) as connection:
            lines = [
                f"PRAGMA application_id = {migration.APPLICATION_ID};",
                f"PRAGMA user_version = {migration.VERSION};",
                *connection.iterdump(),
            ]
        (HERE / f"v{migration.VERSION}.sql").write_text("\n".join(lines) + "\n", encoding="utf-8")


def fill(store: Store, clock: list[datetime]) -> None:
    """Something of everything that is recorded, in two lessons and two attempts at one of them."""
    for round_, lesson in enumerate(("china-leverage", "tour", "china-leverage")):
        draft(store, clock, round_, Draft(kind="begun", lesson=lesson))
        draft(store, clock, round_, Draft(kind="section-read", lesson=lesson, section="one"))
        draft(
            store,
            clock,
            round_,
            Draft(kind="looked-up", lesson=lesson, section="one", body={"term": "sanctions"}),
        )
        draft(store, clock, round_, Draft(kind="known", lesson=lesson, body={"term": "Süßstoff"}))
        draft(
            store, clock, round_, Draft(kind="check-begun", lesson=lesson, section="one", body={"seed": "17"})
        )
        for number in range(3):
            body: dict[str, JSON] = {
                "answer": [f"answer {number}"],
                "credit": number / 2,
                "points": 1,
                "seconds": 7.5,
            }
            answer = Draft(
                kind="answered",
                lesson=lesson,
                section="one",
                question=f"q{number}",
                fingerprint=f"{number}" * 32,
                body=body,
            )
            draft(store, clock, round_, answer)
        draft(
            store,
            clock,
            round_,
            Draft(kind="flagged", lesson=lesson, section="one", question="q1", body={"on": True}),
        )
        mark: dict[str, JSON] = {
            "mark": "m1",
            "section": "one",
            "start": 3,
            "end": 9,
            "words": "a word",
            "note": "why?",
        }
        draft(store, clock, round_, Draft(kind="marked", lesson=lesson, section="one", body=mark))
    draft(store, clock, 2, Draft(kind="unknown", lesson="china-leverage", body={"term": "Süßstoff"}))
    store.meet("tour", {"title": "A tour of tutor"})
    store.save_place("tour", StoredPlace("two", 120, "a few words"))
    store.save_place("china-leverage", StoredPlace("one", 0, "", "copy"))
    store.remember_path(Path("/home/someone/Ünsere Lektionen/bridge.toml"))


def draft(store: Store, clock: list[datetime], round_: int, what: Draft) -> None:
    """Store an event under an id that tells it, half a minute after the one before."""
    clock.append(clock[-1] + timedelta(seconds=30))
    store.append(replace(what, id=f"{round_}-{len(clock)}-{what.kind}"))


def share(store: Store) -> None:
    """A pseudonym, and something forgotten, where the version can do that."""
    with suppress(ImportError):
        from tutor.progress import custody

        custody.named(store, "somebody")
        store.append(Draft(kind="begun", lesson="forgotten", id="forgotten"))
        custody.forget(store, [("forgotten", "")])


if __name__ == "__main__":
    main()
