"""A course records what happens first, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tutor.progress.standing import StoredPlace
from tutor.quiz.step import Answered, Hinted, MovedOn, Skipped
from tutor.study.summary import Coming, summarise
from tutor.study.summary_words import coming_back
from tutor.study.way import way_on
from tutor.version import __version__

if TYPE_CHECKING:
    from tests.study.conftest import Shelf
    from tutor.study.course import Course

Edit = Callable[[str, str], str]


def says(course: Course, question: str, *answer: str) -> Answered:
    keys = {key.id: key for heading in course.outline.sections for key in heading.questions}
    keys |= {key.id: key for key in course.outline.last}
    return Answered(question, keys[question].fingerprint, answer)


def test_a_check_comes_back_as_it_was(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, Skipped("who"))
    course.step(0, says(course, "which", "The mayor loved it."))
    assert shelf.course().sitting(0) == course.sitting(0)
    assert course.sitting(0).queue == ("which", "who")


def test_only_a_step_that_changed_something_is_recorded(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    before = len(shelf.store.attempt("bridge"))
    course.step(0, Hinted("who"))
    course.step(0, MovedOn("who"))
    kinds = [event.kind for event in shelf.store.attempt("bridge")[before:]]
    assert kinds == ["check-begun"]


def test_an_evidence_question_is_graded_by_the_sentence_that_holds_the_quote(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, Skipped("who"))
    course.step(0, says(course, "which", "Nobody asked the king."))
    verdict = course.sitting(0).item("which").last
    assert verdict is not None
    assert verdict.credit == 1


def test_an_answer_is_recorded_as_text_with_its_credit_and_the_lesson_it_was_read_in(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The mayor"), seconds=4.26)
    event = shelf.store.attempt("bridge")[-1]
    assert event.body == {
        "answer": ["The mayor"],
        "credit": 0,
        "points": 1,
        "try": 1,
        "showing": 0,
        "hints": 0,
        "peeked": False,
        "seconds": 4.3,
        "spent": 0.0,
        "lesson_digest": course.lesson.digest,
        "tutor": __version__,
        "skill": "infer",
        "day": "2026-03-01",
    }


def test_the_states_of_the_parts_follow_what_was_done(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    assert [course.state(part).done for part in range(3)] == [False, False, False]
    assert way_on(course, 0).kind == "check"
    for part in (0, 1):
        course.mark_read(part)
    course.step(0, says(course, "who", "The traders"))
    course.step(0, MovedOn("who"))
    course.step(0, says(course, "which", "Nobody asked the king."))
    assert not course.state(0).done
    course.step(0, MovedOn("which"))
    assert [course.state(part).done for part in range(3)] == [True, True, False]
    assert (way_on(course, 0).kind, way_on(course, 1).kind) == ("next", "last")
    assert course.totals() == (2, 3)
    course.step(2, says(course, "last", "false"))
    course.step(2, MovedOn("last"))
    assert way_on(course, 1).kind == "summary"


def test_a_section_is_marked_read_once(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    assert course.mark_read(0) is not None
    assert course.mark_read(0) is None
    assert shelf.course().mark_read(0) is None


def test_a_new_attempt_begins_empty_and_the_old_one_is_compared(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The traders"))
    course.begin_attempt()
    assert course.totals() == (0, 3)
    assert [attempt.first_credit for attempt in course.earlier_attempts()] == [1]


def test_the_place_is_kept(shelf: Shelf) -> None:
    place = StoredPlace("one", 24, "The mayor loved it.")
    shelf.course().save_place(place)
    assert shelf.course().place() == place


def test_known_terms_go_quiet_and_come_back(shelf: Shelf) -> None:
    course = shelf.course()
    course.mark_known(0, True)
    assert course.quiet_terms() == shelf.course().quiet_terms() == {0}
    course.mark_known(0, False)
    assert course.quiet_terms() == shelf.course().quiet_terms() == frozenset()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"The king", "The traders"', '"The traders", "The king"'),
        ("Who hated it?", "Who  hated it?"),
        ('answer = "The traders"', 'answer = "The traders"\nexplanation = "They wrote letters about it."'),
        ('id = "who"', 'id = "who-hated-it"\nwas = ["who"]'),
    ],
)
def test_an_answer_stays_with_its_question_through_an_edit(
    shelf: Shelf, edit: Edit, old: str, new: str
) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The traders"))
    assert shelf.course(edit(old, new)).state(0).answered == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Who hated it?", "Who loved it?"),
        ('answer = "The traders"', 'answer = "The mayor"'),
        ('"The king", "The traders"', '"The queen", "The traders"'),
        ('id = "who"', 'id = "who"\nrevision = 2'),
        ('id = "who"', 'id = "somebody-else"'),
    ],
)
def test_an_answer_to_what_is_no_longer_asked_is_kept_but_not_counted(
    shelf: Shelf, edit: Edit, old: str, new: str
) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The traders"))
    edited = shelf.course(edit(old, new))
    assert edited.state(0).answered == 0
    assert all(not item.verdicts for item in edited.sitting(0).items)
    assert "answered" in {event.kind for event in shelf.store.attempt("bridge")}


def test_a_check_whose_last_open_question_is_deleted_is_over_and_passed(shelf: Shelf, edit: Edit) -> None:
    gated = edit('title = "The Old Bridge"', 'title = "The Old Bridge"\n[study]\ngate = "pass"')
    course = shelf.course(gated)
    course.begin_attempt()
    course.step(0, says(course, "who", "The traders"))
    course.step(0, MovedOn("who"))
    assert course.barred_by(1) == 0
    start = gated.index('[[sections.questions]]\nid = "which"')
    shorter = shelf.course(gated[:start] + gated[gated.index('[[sections]]\nid = "two"') :])
    assert shorter.state(0).checked
    assert shorter.barred_by(1) is None


def test_an_answer_goes_with_its_question_to_another_section(shelf: Shelf, edit: Edit) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The king"))
    renamed = shelf.course(edit('id = "one"', 'id = "first"'))
    assert renamed.sitting(0).item("who").answers == (("The king",),)
    assert renamed.state(0).answered == 1


def test_an_answer_reads_as_its_option_is_spelled_now(shelf: Shelf, edit: Edit) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The traders"))
    edited = shelf.course(edit('"The traders"', '"The  Traders"'))
    item = edited.sitting(0).item("who")
    assert item.answers == (("The  Traders",),)
    assert item.last is not None
    assert item.last.credit == 1


def test_a_flag_stays_with_a_question_that_its_author_then_changes(shelf: Shelf, edit: Edit) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.flag(0, course.questions(0)[0], "odd")
    edited = shelf.course(edit("Who hated it?", "Who hated the toll?"))
    assert edited.flags() == {"who": "odd"}


def test_a_flag_that_was_taken_back_is_gone_until_it_is_set_again(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    question = course.questions(0)[0]
    course.flag(0, question, "odd")
    course.unflag(0, question)
    assert course.flags() == shelf.course().flags() == {}
    course.flag(0, question, "odd after all")
    assert shelf.course().flags() == {"who": "odd after all"}


def test_an_old_id_that_two_questions_claim_leads_to_neither(shelf: Shelf, edit: Edit) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The traders"))
    text = edit('id = "who"', 'id = "a"\nwas = ["who"]').replace('id = "last"', 'id = "b"\nwas = ["who"]')
    edited = shelf.course(text)
    assert (edited.state(0).answered, edited.state(2).answered) == (0, 0)


def test_an_old_id_that_another_question_has_now_still_leads_to_the_one_that_was_asked(
    shelf: Shelf, edit: Edit
) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The traders"))
    text = edit('id = "who"', 'id = "a"\nwas = ["who"]').replace('id = "last"', 'id = "who"')
    edited = shelf.course(text)
    assert (edited.state(0).answered, edited.state(2).answered) == (1, 0)


def test_what_was_begun_to_be_answered_outlives_the_program(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.open_check(0)
    who = course.questions(0)[0]
    assert course.keep_half_given(0, who, ("The king",)) is not None
    assert course.keep_half_given(0, who, ("The king",)) is None, "it is kept already"
    assert shelf.course().half_given == {"who": ("The king",)}
    course.step(0, says(course, "who", "The mayor"))
    assert course.half_given == shelf.course().half_given == {}


def test_what_was_begun_is_not_put_into_a_question_that_has_changed_since(shelf: Shelf, edit: Edit) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.open_check(0)
    course.keep_half_given(0, course.questions(0)[0], ("The king",))
    assert shelf.course(edit("Who hated it?", "Who hated it most?")).half_given == {}


def test_the_summary_names_what_was_missed_at_first(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The mayor"))
    course.step(0, says(course, "who", "The traders"))
    course.mark_looked_up(0, 0)
    summary = summarise(course)
    assert summary.overall.share == 0
    assert [(one.prompt, one.proof.section) for one in summary.reread] == [("Who hated it?", 0)]
    assert [skill for skill, _ in summary.by_skill] == ["infer"]
    assert summary.looked_up == ((0, 1),)


def test_the_summary_says_what_comes_back_and_when(shelf: Shelf, edit: Edit) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.step(0, says(course, "who", "The mayor"))
    course.step(0, says(course, "which", "Nobody asked the king."))
    course.mark_looked_up(0, 0)
    summary = summarise(course)
    assert [(words, when) for words, when in coming_back(summary)] == [
        ("Who hated it?", "tomorrow"),
        ("toll", "tomorrow"),
    ]
    changed = summarise(shelf.course(edit("Who hated it?", "Who hated it most?")))
    assert [words for words, _ in coming_back(changed)] == ["toll"]


def test_of_much_that_comes_back_the_soonest_is_named(shelf: Shelf) -> None:
    summary = replace(summarise(shelf.course()), coming=tuple(Coming(day, f"q {day}") for day in range(40)))
    told = coming_back(summary)
    assert (told[0], told[2], told[-1]) == (("q 0", "today"), ("q 2", "in 2 days"), ("28 more", "later"))


def test_the_summary_of_nothing_is_empty(shelf: Shelf) -> None:
    summary = summarise(shelf.course())
    assert summary.overall.share is None
    assert (summary.reread, summary.by_part, summary.by_skill) == ((), (), ())


def test_every_second_on_task_is_recorded_once_with_what_it_led_to(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    shelf.on_task = 30.04
    course.mark_read(0)
    shelf.on_task = 60.08
    course.step(0, says(course, "who", "The traders"), seconds=20.0)
    shelf.on_task = 90.12
    course.mark_time()
    assert course.mark_time() is None
    told = [(event.kind, event.body.get("spent")) for event in shelf.store.attempt("bridge")]
    assert told == [
        ("begun", 0.0),
        ("section-read", 30.0),
        ("check-begun", 30.1),
        ("answered", 0.0),
        ("time-spent", 30.0),
    ]


def test_time_on_task_waits_with_what_cannot_be_saved(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    course = shelf.course()
    course.begin_attempt()
    monkeypatch.setattr(course.recorder, "store", None)
    shelf.on_task = 12.0
    course.mark_read(0)
    shelf.on_task = 15.0
    course.mark_read(1)
    monkeypatch.undo()
    course.recorder.retry()
    assert [event.body.get("spent") for event in shelf.store.attempt("bridge")] == [0.0, 12.0, 3.0]


def test_an_answer_says_how_likely_a_guess_was_when_it_says_how_sure(shelf: Shelf) -> None:
    course = shelf.course()
    course.begin_attempt()
    course.open_check(0)
    course.step(0, Answered("who", course.questions(0)[0].fingerprint, ("The traders",), 1 / 3))
    *_, event = shelf.store.attempt("bridge")
    assert (event.body["confidence"], event.body["chance"], event.body["typed"]) == (1 / 3, 1 / 3, False)
    assert "reviewable" not in event.body
