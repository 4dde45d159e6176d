"""What could not be stored waits, in order, and is not forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from tutor.progress.event import Draft
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.progress.store import Store


def begun() -> Draft:
    return Draft(kind="begun", lesson="x")


def answered(question: str) -> Draft:
    return Draft(kind="answered", lesson="x", question=question)


@contextmanager
def failing(store: Store) -> Iterator[None]:
    store._connection.execute("PRAGMA query_only = ON")
    yield
    store._connection.execute("PRAGMA query_only = OFF")


@pytest.fixture
def recorder(store: Store) -> Recorder:
    return Recorder(store)


def test_what_can_be_stored_is_stored_at_once(recorder: Recorder, store: Store) -> None:
    result = recorder.record(begun(), answered("q"))
    assert result == Saved(store.attempt("x"))
    assert recorder.pending == 0


def test_what_waits_is_stored_first_when_storing_works_again(recorder: Recorder, store: Store) -> None:
    with failing(store):
        assert isinstance(recorder.record(begun(), answered("q1")), Unsaved)
        assert isinstance(recorder.record(answered("q2")), Unsaved)
        assert recorder.pending == 3
        assert isinstance(recorder.retry(), Unsaved)
    assert isinstance(recorder.record(answered("q3")), Saved)
    assert recorder.pending == 0
    assert [event.question for event in store.attempt("x")] == ["", "q1", "q2", "q3"]


def test_retrying_stores_everything_once(recorder: Recorder, store: Store) -> None:
    with failing(store):
        recorder.record(begun(), answered("q"))
    assert isinstance(recorder.retry(), Saved)
    assert recorder.retry() == Saved()
    assert len(store.attempt("x")) == 2


def test_the_reason_is_told(recorder: Recorder, store: Store) -> None:
    with failing(store):
        result = recorder.record(begun())
    assert isinstance(result, Unsaved)
    assert str(store.path) in result.message


def test_what_waits_keeps_its_time(recorder: Recorder, store: Store, clock: list[datetime]) -> None:
    with failing(store):
        recorder.record(begun())
    clock.append(clock[-1] + timedelta(minutes=20))
    recorder.record(answered("q"))
    assert [event.wall for event in store.attempt("x")] == [clock[0], clock[1]]


def test_what_waits_keeps_its_attempt(recorder: Recorder, store: Store, reopen: Callable[[], Store]) -> None:
    recorder.record(begun())
    (first,) = store.attempts("x")
    with failing(store):
        recorder.record(answered("q"))
    reopen().append(begun())
    recorder.retry()
    assert [score.answered for score in store.attempts("x")] == [1, 0]
    assert store.attempts("x")[0].attempt == first.attempt


def test_an_attempt_that_waits_gets_what_follows_it(
    recorder: Recorder, store: Store, reopen: Callable[[], Store]
) -> None:
    with failing(store):
        recorder.record(begun())
        recorder.record(answered("q"))
    reopen().append(begun())
    recorder.retry()
    assert [score.answered for score in store.attempts("x")] == [0, 1]


def test_a_sitting_is_seen_whole_whether_stored_or_waiting(recorder: Recorder, store: Store) -> None:
    recorder.record(begun(), answered("q1"))
    with failing(store):
        recorder.record(answered("q2"), Draft(kind="begun", lesson="y"))
        seen = recorder.attempt_events("x")
        assert [event.question for event in seen] == ["", "q1", "q2"]
        assert len({event.attempt for event in seen}) == 1
    recorder.retry()
    assert [event.id for event in recorder.attempt_events("x")] == [event.id for event in seen]


def test_a_new_attempt_that_waits_hides_the_stored_one(recorder: Recorder, store: Store) -> None:
    recorder.record(begun(), answered("q1"))
    with failing(store):
        recorder.record(begun(), answered("q2"))
        assert [event.question for event in recorder.attempt_events("x")] == ["", "q2"]


def test_what_waits_for_an_earlier_attempt_is_not_of_the_newest(recorder: Recorder, store: Store) -> None:
    recorder.record(begun())
    (first,) = store.attempts("x")
    recorder.record(begun())
    with failing(store):
        recorder.record(Draft(kind="answered", lesson="x", attempt=first.attempt))
        assert [event.kind for event in recorder.attempt_events("x")] == ["begun"]


def test_without_a_store_everything_waits_and_can_be_seen() -> None:
    recorder = Recorder(None, "The progress file is damaged.")
    assert recorder.record(begun(), answered("q1")) == Unsaved("The progress file is damaged.")
    assert recorder.record(answered("q2")) == recorder.retry() == Unsaved("The progress file is damaged.")
    assert recorder.pending == 3
    assert [event.question for event in recorder.attempt_events("x")] == ["", "q1", "q2"]
    assert recorder.attempt_events("y") == ()


def test_without_a_store_and_without_a_reason_something_is_said() -> None:
    result = Recorder(None).record(begun())
    assert isinstance(result, Unsaved)
    assert result.message


def test_a_store_that_cannot_even_be_read_loses_nothing(recorder: Recorder, store: Store) -> None:
    with failing(store):
        recorder.record(begun())
        store._connection.execute("PRAGMA query_only = OFF")
        store._connection.execute("ALTER TABLE lesson RENAME TO hidden")
        recorder.record(answered("q"))
        store._connection.execute("ALTER TABLE hidden RENAME TO lesson")
    recorder.retry()
    assert [event.question for event in store.attempt("x")] == ["", "q"]
