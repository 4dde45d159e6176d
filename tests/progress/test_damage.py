"""Damage to the file is found, told, and never read as if it were what was written."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.progress import chain
from tutor.progress.event import JSON, Draft
from tutor.progress.store import Store, StoredPlace, StoreError

FLIPS = int(os.environ.get("TUTOR_FLIPS", "50"))

Open = Callable[[], Store]


@pytest.fixture
def sound(path: Path, reopen: Open) -> bytes:
    """The content of a small store with something of everything."""
    with reopen() as store:
        for lesson in ("x", "y"):
            store.append(Draft(kind="begun", lesson=lesson))
            for number in range(15):
                body: dict[str, JSON] = {"answer": f"answer {number}", "credit": number % 3 / 2}
                question, section = f"q{number}", f"s{number % 4}"
                store.append(
                    Draft(kind="answered", lesson=lesson, section=section, question=question, body=body),
                    Draft(kind="section-read", lesson=lesson, section=section),
                    Draft(kind="looked-up", lesson=lesson, body={"term": f"term {number}"}),
                    Draft(kind="known", lesson=lesson, body={"term": f"term {number}"}),
                )
            store.meet(lesson, {"title": "A title"})
            store.save_place(lesson, StoredPlace("s1", 17, "a few words"))
            store.remember_path(Path("/lessons") / lesson)
        store.verify()
    return path.read_bytes()


def everything(store: Store) -> list[object]:
    """All that can be asked of a store."""
    found: list[object] = [store.standings(), store.paths()]
    for lesson in ("x", "y"):
        found += [store.attempt(lesson), store.attempts(lesson), store.looked_up(lesson), store.met(lesson)]
        found += [store.known_terms(lesson), store.place(lesson), store.present_attempt(lesson)]
    return found


def test_no_flipped_bit_is_silent(path: Path, sound: bytes, reopen: Open) -> None:
    """A flipped bit is told, or mended, or lies where nothing is kept."""
    with reopen() as store:
        right = everything(store)
    chance = random.Random(2)
    told = 0
    for _ in range(FLIPS):
        damaged = bytearray(sound)
        position = chance.randrange(len(sound) * 8)
        damaged[position // 8] ^= 1 << position % 8
        path.write_bytes(damaged)
        try:
            with reopen() as store:
                store.verify()
                assert everything(store) == right, f"bit {position}"
        except StoreError as error:
            assert str(path) in str(error)
            told += 1
        for beside in path.parent.glob("progress.db-*"):
            beside.unlink()
    assert told


def test_nothing_but_a_store_error_comes_of_a_flipped_bit(path: Path, sound: bytes, reopen: Open) -> None:
    """Also before the file has been looked through, and when something is added to it."""
    chance = random.Random(3)
    told = 0
    for _ in range(FLIPS):
        damaged = bytearray(sound)
        position = chance.randrange(len(sound) * 8)
        damaged[position // 8] ^= 1 << position % 8
        path.write_bytes(damaged)
        try:
            with reopen() as store:
                everything(store)
                store.append(
                    Draft(kind="begun", lesson="x"), Draft(kind="answered", lesson="y", question="q1")
                )
                store.save_place("x", StoredPlace("s", 1, "w"))
                store.rebuild()
        except StoreError as error:
            assert str(path) in str(error)
            told += 1
        for beside in path.parent.glob("progress.db-*"):
            beside.unlink()
    assert told


@pytest.mark.parametrize("page", [1, 2, 3, 5, 8, 12])
@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"text"])
def test_a_page_overwritten_is_not_silent(
    path: Path, sound: bytes, reopen: Open, page: int, filling: bytes
) -> None:
    with reopen() as store:
        right = everything(store)
    damaged = bytearray(sound)
    damaged[page * 4096 : (page + 1) * 4096] = (filling * 4096)[:4096]
    path.write_bytes(damaged)
    try:
        with reopen() as store:
            store.verify()
            assert everything(store) == right
    except StoreError as error:
        assert str(path) in str(error)


def test_what_follows_from_the_log_is_mended(path: Path, sound: bytes, reopen: Open) -> None:
    store = reopen()
    right = everything(store)
    for change in (
        "UPDATE attempt SET answered = 99",
        "DELETE FROM result",
        "UPDATE known SET term = 'other' WHERE term = 'term 1'",
        "UPDATE lesson SET attempt = ''",
        "UPDATE met SET body = '{}'",
    ):
        store._connection.execute(change)
        assert store.verify() is True
        assert everything(store) == right
    assert store.verify() is False


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET body = '{}' WHERE number = 2",
        "DELETE FROM event WHERE number = 9",
        f"INSERT INTO event ({chain.COLUMNS}, crc) SELECT 'nobody', number, 'other', wall, ordered, kind, "
        "lesson, attempt, section, question, fingerprint, body, crc FROM event WHERE number = 2",
        "UPDATE place SET section = 's2'",
        "UPDATE remembered SET path = path || x'00'",
        "DROP INDEX event_attempt",
        "CREATE TABLE extra (a)",
        "CREATE TRIGGER extra AFTER INSERT ON event BEGIN DELETE FROM event; END",
    ],
)
def test_what_does_not_follow_is_told(sound: bytes, reopen: Open, change: str) -> None:
    store = reopen()
    store._connection.execute(change)
    with pytest.raises(StoreError, match="damaged"):
        store.verify()


def test_a_place_that_is_not_what_was_written_is_not_read(sound: bytes, reopen: Open) -> None:
    store = reopen()
    store._connection.execute("UPDATE place SET offset = 18 WHERE lesson = 'x'")
    assert store.place("x") is None
    assert store.place("y") is not None
