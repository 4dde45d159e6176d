"""What is forgotten is gone: from what is shown, from the file, and from whatever is merged later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tutor.progress import aside, chain, custody, migration
from tutor.progress.connection import connect
from tutor.progress.event import BEGUN, JSON, Draft
from tutor.progress.fault import NotSaved
from tutor.progress.forgetting import EVERYTHING
from tutor.progress.standing import StoredPlace
from tutor.progress.store import Store
from tutor.progress.transfer import Transfer

pytestmark = pytest.mark.long

SECRETS = (
    b"zanzibar",
    b"quagmire",
    b"a-lesson-nobody-may-know",
    b"term-of-shame",
    b"words-at-the-place",
    b"scribble",
)


@pytest.fixture
def full(store: Store) -> Store:
    """Two lessons, one of them with words that are to go."""
    for lesson in ("a-lesson-nobody-may-know", "kept"):
        words = ("zanzibar", "quagmire") if lesson != "kept" else ("plain", "words")
        store.append(Draft(kind=BEGUN, lesson=lesson))
        for number in range(200):
            body: dict[str, JSON] = {"answer": [f"{words[0]} {number}"], "credit": 0, "points": 1}
            store.append(Draft(kind="answered", lesson=lesson, section="s", question="q", body=body))
            store.append(Draft(kind="flagged", lesson=lesson, question="r", body={"words": words[1]}))
        term = "term-of-shame" if lesson != "kept" else "term"
        store.append(Draft(kind="looked-up", lesson=lesson, section="s", body={"term": term}))
        mark: dict[str, JSON] = {"mark": "m", "note": "scribble" if lesson != "kept" else "fine"}
        store.append(Draft(kind="marked", lesson=lesson, section="s", body=mark))
        store.meet(lesson, {"title": lesson})
        store.save_place(lesson, StoredPlace("s", 1, "words-at-the-place" if lesson != "kept" else ""))
    return store


def on_disk(path: Path) -> bytes:
    """Every byte of the file, of those beside it, and of the backups."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.rglob("*")) if file.is_file())


def test_nothing_of_a_forgotten_lesson_stands_in_any_file(full: Store, path: Path) -> None:
    assert all(secret in on_disk(path) for secret in SECRETS)
    kept = full.attempt("kept"), full.standings()["kept"], full.place("kept")
    assert custody.covered(full, [("a-lesson-nobody-may-know", "")]) == (404, ("a-lesson-nobody-may-know",))
    full.back_up_if_due()
    damaged = aside.folder(path) / "2031-01-01-120000"
    damaged.mkdir(parents=True)
    (damaged / "progress.db").write_bytes(path.read_bytes())
    unfinished = path.with_name(f"progress.db.{'ab' * 16}.new")
    unfinished.write_bytes(path.read_bytes())
    assert custody.forget(full, [("a-lesson-nobody-may-know", "")]) == (True, True)
    assert not damaged.exists()
    assert not unfinished.exists()
    there = on_disk(path)
    assert [secret for secret in SECRETS[:2] + SECRETS[3:] if secret in there] == []
    assert there.count(b"a-lesson-nobody-may-know") == 4, "in the tombstone and its index, here and backed up"
    assert (full.attempt("kept"), full.standings()["kept"], full.place("kept")) == kept
    assert full.attempt("a-lesson-nobody-may-know") == ()
    assert full.standings().keys() == {"kept"}
    assert full.met("a-lesson-nobody-may-know") is None
    assert full.marks("a-lesson-nobody-may-know") == ()
    assert len(full.marks("kept")) == 1
    full.verify()


def test_one_question_is_forgotten_and_the_rest_of_its_lesson_kept(full: Store, path: Path) -> None:
    custody.forget(full, [("a-lesson-nobody-may-know", "q")])
    assert b"zanzibar" not in on_disk(path)
    assert b"quagmire" in on_disk(path)
    assert full.standings()["a-lesson-nobody-may-know"].answered == 0
    assert full.looked_up("a-lesson-nobody-may-know") == {"term-of-shame": 1}
    full.verify()


def test_everything_is_forgotten(full: Store, path: Path) -> None:
    full.remember_path(Path("/somewhere/quagmire.toml"))
    before = custody.named(full, "teacher")
    assert all(custody.forget(full, [EVERYTHING]))
    there = on_disk(path)
    assert [secret for secret in (*SECRETS, b"kept", b"plain") if secret in there] == []
    assert (full.standings(), full.paths(), full.place("kept")) == ({}, (), None)
    assert custody.named(full, "teacher") != before
    full.verify()


def test_what_is_done_afterwards_is_kept_also_when_the_clock_is_set_back(
    full: Store, clock: list[datetime], reopen: Callable[[], Store]
) -> None:
    custody.forget(full, [EVERYTHING])
    clock.append(clock[-1] - timedelta(days=400))
    full.append(Draft(kind=BEGUN, lesson="kept"), Draft(kind="section-read", lesson="kept", section="s"))
    full.close()
    again = reopen()
    again.verify()
    assert again.standings()["kept"].sections_read == 1
    assert custody.covered(again, [EVERYTHING]).events == 2


def test_an_old_export_does_not_bring_back_what_was_forgotten(full: Store, path: Path) -> None:
    old = list(custody.lines(full, "0"))
    custody.forget(full, [("a-lesson-nobody-may-know", "")])
    said = custody.merge(full, Transfer(lambda: old))
    assert (said.added, said.forgotten, said.places) == ({}, 0, 0)
    assert full.standings().keys() == {"kept"}
    with Store.open(path.with_name("other.db"), full.now) as other:
        new = list(custody.lines(full, "0"))
        custody.merge(other, Transfer(lambda: new))
        custody.merge(other, Transfer(lambda: old))
        other.verify()
        assert other.standings() == full.standings()
    assert b"zanzibar" not in on_disk(path)


def test_it_is_forgotten_on_the_other_machine_too(full: Store, path: Path) -> None:
    export = list(custody.lines(full, "0"))
    with Store.open(path.parent / "there" / "other.db", full.now) as other:
        custody.merge(other, Transfer(lambda: export))
        custody.forget(full, [("a-lesson-nobody-may-know", "")])
        newer = list(custody.lines(full, "0"))
        assert custody.merge(other, Transfer(lambda: newer)).forgotten == 404
        other.verify()
        assert b"zanzibar" not in on_disk(other.path)


def test_a_damaged_log_is_not_made_to_look_whole(full: Store) -> None:
    full._connection.execute("UPDATE event SET body = '{}' WHERE number = 3")
    with pytest.raises(NotSaved, match="damaged"):
        custody.forget(full, [("kept", "")])
    assert full.attempt("kept") != ()


def test_a_reader_that_holds_the_file_is_told_of_and_can_be_waited_for(full: Store, path: Path) -> None:
    with closing(connect(path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM event").fetchone()
        assert custody.forget(full, [("a-lesson-nobody-may-know", "")]) == (False, True)
        assert full.standings().keys() == {"kept"}
        other.execute("COMMIT")
    assert all(custody.scrub(full))
    assert b"zanzibar" not in on_disk(path)


def test_a_file_of_the_first_version_is_brought_to_this_one_with_its_places(
    path: Path, reopen: Callable[[], Store]
) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {migration.APPLICATION_ID}")
        migration.migrate(connection, migration.MIGRATIONS[:1])
        connection.execute("INSERT INTO device VALUES ('d', 1, 0, 0, 0, 0, 0)")
        row = ("x", "study", "s1", 7, "words")
        connection.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)", (*row, chain.link(0, row)))
    store = reopen()
    store.verify()
    assert store.place("x") == StoredPlace("s1", 7, "words")


def test_what_all_answers_are_worth_is_forgotten_with_one_of_them(store: Store) -> None:
    results: list[JSON] = [{"question": name, "fingerprint": "f", "credit": 1} for name in ("q", "other")]
    store.append(
        Draft(kind=BEGUN, lesson="x"),
        Draft(kind="answered", lesson="x", question="q", fingerprint="f", body={"credit": 1}),
        Draft(kind="answered", lesson="x", question="other", fingerprint="f", body={"credit": 1}),
        Draft(kind="regraded", lesson="x", body={"results": results}),
        Draft(kind="regraded", lesson="y", body={"results": results}),
    )
    custody.forget(store, [("x", "q")])
    assert store.standings()["x"].answered == 1
    assert [event.kind for event in store.events("x")] == [BEGUN, "answered"]
    assert [event.kind for event in store.events("y")] == ["regraded"]
    store.verify()
