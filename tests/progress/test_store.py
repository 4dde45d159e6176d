"""What is appended, and what is answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tutor.progress.event import JSON, Draft, Event
from tutor.progress.store import Standing, Store, StoredPlace


def begun(lesson: str = "x") -> Draft:
    return Draft(kind="begun", lesson=lesson)


def answered(question: str, credit: float, *, print_: str = "f", **body: JSON) -> Draft:
    return Draft(
        kind="answered",
        lesson="x",
        question=question,
        fingerprint=print_,
        body={"credit": credit, **body},
    )


def about(kind: str, term: str, lesson: str = "x") -> Draft:
    return Draft(kind=kind, lesson=lesson, body={"term": term})


def test_what_was_reported_comes_back(store: Store) -> None:
    draft = Draft(
        kind="answered",
        lesson="x",
        section="s",
        question="q",
        fingerprint="f",
        body={"answer": ["ü", "\x00", "\ud800", "𝕏"], "credit": 0.1, "none": None, "deep": {"a": [1, True]}},
    )
    first, event = store.append(begun(), draft)
    assert (event.id, event.kind, event.lesson, event.section, event.question, event.fingerprint) == (
        draft.id,
        "answered",
        "x",
        "s",
        "q",
        "f",
    )
    assert event.body == {**draft.body, "day": "2031-05-04"}
    assert store.attempt("x") == (first, event)


def test_events_are_numbered_without_gaps_across_openings(reopen: Callable[[], Store]) -> None:
    seen: list[Event] = []
    for _ in range(3):
        with reopen() as store:
            seen += store.append(begun(), begun())
    assert [event.number for event in seen] == [1, 2, 3, 4, 5, 6]
    assert len({event.device for event in seen}) == 1


def test_an_event_belongs_to_the_attempt_under_way(store: Store) -> None:
    first, answer = store.append(begun(), answered("q", 1))
    assert first.attempt == answer.attempt == first.id
    second, other = store.append(begun(), answered("q", 0))
    assert second.attempt == other.attempt == second.id
    assert store.attempt("x") == (second, other)
    assert store.present_attempt("x") == second.id


def test_a_named_attempt_is_kept(store: Store) -> None:
    first, _ = store.append(begun(), begun())
    (late,) = store.append(Draft(kind="answered", lesson="x", question="q", attempt=first.id))
    assert late.attempt == first.id
    assert late not in store.attempt("x")


def test_a_lesson_never_begun_has_no_attempt(store: Store) -> None:
    store.append(about("looked-up", "word"))
    assert store.attempt("x") == store.attempt("y") == ()
    assert store.present_attempt("x") == store.present_attempt("y") == ""


def test_attempts_of_other_lessons_are_left_alone(store: Store) -> None:
    ours, other = store.append(begun("x"), begun("y"))
    assert store.attempt("x") == (ours,)
    assert store.attempt("y") == (other,)


def test_storing_a_draft_again_adds_nothing(store: Store) -> None:
    drafts = (begun(), answered("q", 1))
    first = store.append(*drafts)
    assert store.append(*drafts) == first
    assert store.append(drafts[1], drafts[1], answered("r", 1))[:2] == (first[1], first[1])
    assert len(store.attempt("x")) == 3
    assert store.standings()["x"].answered == 2


def test_storing_nothing_is_allowed(store: Store) -> None:
    assert store.append() == ()


def test_order_grows_when_the_clock_does_not(store: Store, clock: list[datetime]) -> None:
    events = list(store.append(begun(), begun()))
    clock.append(clock[-1] + timedelta(hours=-3))
    events += store.append(begun())
    assert [event.order for event in events] == sorted({event.order for event in events})
    assert events[2].wall == events[0].wall - timedelta(hours=3)


def test_a_draft_may_say_when_it_happened(store: Store, clock: list[datetime]) -> None:
    earlier = clock[-1] - timedelta(minutes=20)
    (event,) = store.append(Draft(kind="begun", lesson="x", wall=earlier))
    assert event.wall == earlier


def test_the_first_try_counts_and_the_last_is_only_kept(store: Store) -> None:
    store.append(begun(), answered("q", 0.5), answered("q", 1), answered("r", 1, points=3))
    standing = store.standings()["x"]
    assert (standing.answered, standing.first_credit, standing.points) == (2, 3.5, 4.0)


def test_a_changed_question_starts_anew(store: Store) -> None:
    store.append(begun(), answered("q", 1, points=2), answered("q", 0.25, print_="changed"))
    standing = store.standings()["x"]
    assert (standing.answered, standing.first_credit, standing.points) == (1, 0.25, 1.0)
    assert len(store.attempt("x")) == 3


@pytest.mark.parametrize(
    ("credit", "counts"), [(2, 1), (-1, 0), ("1", 0), (None, 0), (True, 0), (10**400, 1), (0.3, 0.3)]
)
def test_a_credit_that_is_none_does_no_harm(store: Store, credit: JSON, counts: float) -> None:
    store.append(Draft(kind="answered", lesson="x", question="q", body={"credit": credit, "points": 1}))
    assert store.standings()["x"].first_credit == counts


def test_standings_are_of_the_newest_attempt(store: Store, clock: list[datetime]) -> None:
    read = Draft(kind="section-read", lesson="x", section="s1")
    store.append(begun(), answered("q", 1), read, Draft(kind="section-read", lesson="x", section="s1"))
    assert store.standings()["x"] == Standing(1, 1, 1.0, 1.0, clock[-1])
    clock.append(clock[-1] + timedelta(days=1))
    store.append(begun(), Draft(kind="peeked", lesson="y"))
    nothing = Standing(0, 0, 0.0, 0.0, clock[-1])
    assert store.standings() == {"x": nothing, "y": nothing}


def test_a_lesson_whose_only_event_is_of_an_attempt_elsewhere_has_a_standing(store: Store) -> None:
    store.append(Draft(kind="answered", lesson="x", question="q", attempt="elsewhere", body={"credit": 1}))
    assert store.standings()["x"].answered == 0
    assert store.attempts("x") == ()


def test_attempts_are_compared_by_their_first_tries(store: Store, clock: list[datetime]) -> None:
    (first, *_) = store.append(begun(), answered("q", 0), answered("q", 1), answered("r", 1))
    clock.append(clock[-1] + timedelta(days=2))
    (second, *_) = store.append(begun(), answered("q", 1))
    one, two = store.attempts("x")
    assert (one.attempt, one.begun, one.first_credit, one.points, one.answered) == (
        first.id,
        first.wall,
        1,
        2,
        2,
    )
    assert (two.attempt, two.begun, two.first_credit, two.points, two.answered) == (
        second.id,
        second.wall,
        1,
        1,
        1,
    )
    assert store.attempts("y") == ()


def test_the_latest_word_on_a_term_wins(store: Store) -> None:
    store.append(about("known", "a"), about("known", "b"), about("unknown", "a"), about("unknown", "c"))
    assert store.known_terms("x") == {"b"}
    store.append(begun(), about("known", "a"), about("known", "z", lesson="y"))
    assert store.known_terms("x") == {"a", "b"}


def test_look_ups_are_counted_in_the_newest_attempt(store: Store) -> None:
    store.append(begun(), about("looked-up", "old"))
    store.append(begun(), about("looked-up", "a"), about("looked-up", "a"), about("looked-up", "b"))
    assert store.looked_up("x") == {"a": 2, "b": 1}
    assert store.looked_up("y") == {}


def test_a_term_that_is_not_text_does_no_harm(store: Store) -> None:
    store.append(about("known", "\ud800"), Draft(kind="known", lesson="x"))
    assert store.known_terms("x") == {"?", ""}


def test_the_place_is_one_for_each_lesson_and_edition(store: Store) -> None:
    assert store.place("x") is None
    store.save_place("x", StoredPlace("s1", 10, "a few words"))
    store.save_place("x", StoredPlace("s2", 20, "other words"))
    store.save_place("x", StoredPlace("s3", 30, "", edition="full"))
    assert store.place("x") == StoredPlace("s2", 20, "other words", "study")
    assert store.place("x", "full") == StoredPlace("s3", 30, "", "full")
    assert store.place("y") is None


def test_a_lesson_is_met_under_the_latest_name(store: Store) -> None:
    assert store.met("x") is None
    store.meet("x", {"title": "One", "source": {"author": "A"}})
    store.meet("x", {"title": "Two", "source": None})
    assert store.met("x") == {"title": "Two", "source": None}
    assert store.met("y") is None


def test_paths_are_remembered_once_the_newest_last(store: Store) -> None:
    odd = Path("/lessons/caf\udce9.toml")
    for path in (Path("/a"), odd, Path("/a"), Path("/b")):
        store.remember_path(path)
    assert store.paths() == (odd, Path("/a"), Path("/b"))


def test_everything_is_there_in_the_next_process(reopen: Callable[[], Store]) -> None:
    with reopen() as store:
        events = store.append(begun(), answered("q", 1), about("known", "a"), about("looked-up", "b"))
        store.save_place("x", StoredPlace("s", 1, "w"))
        store.meet("x", {"title": "T"})
        before = (store.standings(), store.attempts("x"), store.known_terms("x"), store.looked_up("x"))
    with reopen() as store:
        assert store.attempt("x")[:4] == events
        assert (
            store.standings(),
            store.attempts("x"),
            store.known_terms("x"),
            store.looked_up("x"),
        ) == before
        assert (store.place("x"), store.met("x")) == (StoredPlace("s", 1, "w"), {"title": "T"})


def test_rebuilding_brings_back_what_was_lost_beside_the_log(store: Store, path: Path) -> None:
    store.append(begun(), answered("q", 1), about("known", "a"))
    before = store.standings(), store.attempts("x"), store.known_terms("x")
    with closing(sqlite3.connect(path)) as other:
        for table in ("lesson", "attempt", "result", "known"):
            other.execute(f"DELETE FROM {table}")
        other.commit()
    assert store.standings() == {}
    store.rebuild()
    assert (store.standings(), store.attempts("x"), store.known_terms("x")) == before


def test_the_store_is_looked_through_once_a_day(store: Store, clock: list[datetime]) -> None:
    store.append(begun())
    ran = [store.verify_if_due(), store.verify_if_due()]
    clock.append(clock[-1] + timedelta(hours=25))
    ran.append(store.verify_if_due())
    clock.append(clock[-1] + timedelta(hours=-49))
    ran += [store.verify_if_due(), store.verify_if_due()]
    assert ran == [True, False, True, True, False]


def test_closing_twice_is_allowed(store: Store) -> None:
    store.close()
    store.close()


def test_marks_outlast_attempts_in_the_order_in_which_they_were_made(store: Store) -> None:
    def marked(name: str, note: str, section: str = "s") -> Draft:
        body: dict[str, JSON] = {"mark": name, "words": f"Of {name}.", "note": note}
        return Draft(kind="marked", lesson="x", section=section, body=body)

    store.append(begun(), marked("two", ""), marked("one", ""), begun())
    store.append(marked("two", "on second thought", "t"), marked("three", ""), begun("y"))
    store.append(Draft(kind="unmarked", lesson="x", body={"mark": "three"}))
    two, one = store.marks("x")
    assert (two.id, two.section, two.body["note"]) == ("two", "t", "on second thought")
    assert (one.id, one.section, one.body["words"]) == ("one", "s", "Of one.")
    assert store.marks("y") == ()
    assert not store.verify()
