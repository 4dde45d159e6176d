"""What there is to show of a learner's progress, from the store and the lessons that are there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tutor.library import Library
from tutor.progress.event import Draft
from tutor.quiz.step import Answered
from tutor.settings import Settings
from tutor.study.overview import Overview, PartLine, overview
from tutor.study.overview_record import as_json
from tutor.study.regrading import regrade

if TYPE_CHECKING:
    from tests.study.conftest import Shelf
    from tutor.study.course import Course

Edit = Callable[[str, str], str]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def summed_up(shelf: Shelf, lesson: str = "", now: datetime = NOON) -> Overview:
    library = Library([shelf.home], shelf.home / "cache")
    return overview(shelf.store, library, Settings(), now, lesson)


def answer(course: Course, part: int, question: str, *texts: str, sure: float | None = None) -> None:
    keys = {key.id: key for heading in course.outline.sections for key in heading.questions}
    keys |= {key.id: key for key in course.outline.last}
    course.step(part, Answered(question, keys[question].fingerprint, texts, sure))


def read_a_bit(shelf: Shelf, text: str = "") -> Course:
    """One section read, one of its two questions missed."""
    course = shelf.course(text) if text else shelf.course()
    course.begin_attempt()
    shelf.on_task += 60
    course.mark_read(0)
    shelf.on_task += 20
    answer(course, 0, "who", "The mayor", sure=0.95)
    return course


def test_where_nothing_was_done_there_is_nothing(shelf: Shelf) -> None:
    assert summed_up(shelf).is_empty
    assert overview(None, Library([], None), Settings(), NOON).is_empty
    assert summed_up(shelf, "bell").titles == {}, "a lesson that is not there"
    course = shelf.course()
    title = course.outline.title
    assert summed_up(shelf, course.outline.id).titles == {course.outline.id: title}
    course.begin_attempt()
    assert summed_up(shelf).is_empty


def test_one_answer_is_shown_with_all_that_belongs_to_it(shelf: Shelf) -> None:
    course = read_a_bit(shelf)
    course.mark_looked_up(0, 0)
    found = summed_up(shelf)
    (line,) = found.lessons
    assert line[:8] == ("bridge", "The Old Bridge", 1, 2, 1, 3, 0.0, 80.0)
    assert found.today == date(2026, 3, 1)
    assert found.seconds == 80
    assert (found.active_days, found.days[-1].answers, found.days[-1].seconds) == (1, 1, 80)
    assert [(skill.skill, skill.tries, skill.share) for skill in found.skills] == [("infer", 1, None)]
    assert (found.sure, found.calibration, found.levels) == (1, None, ())
    assert [(one.term, one.times) for one in found.lookups] == [("toll", 1)]


def test_a_lesson_is_shown_part_by_part(shelf: Shelf) -> None:
    course = read_a_bit(shelf)
    answer(course, 2, "last", "false")
    found = summed_up(shelf, "bridge")
    assert found.parts == (
        PartLine("one", "One", True, 1, 2, 0.0),
        PartLine("two", "Two", False, 0, 0, None),
        PartLine("", "Last check", False, 1, 1, 1.0),
    )
    assert summed_up(shelf).parts == ()


def test_only_the_newest_attempt_is_shown_and_all_time_is_counted(shelf: Shelf) -> None:
    course = read_a_bit(shelf)
    course.begin_attempt()
    shelf.on_task += 10
    course.mark_read(1)
    (line,) = summed_up(shelf).lessons
    assert (line.read, line.answered, line.first_try, line.seconds) == (1, 0, None, 90)


def test_what_was_answered_before_a_question_was_changed_does_not_count(shelf: Shelf, edit: Edit) -> None:
    read_a_bit(shelf)
    changed = shelf.course(edit('prompt = "Who hated it?"', 'prompt = "Who hated the toll?"'))
    assert summed_up(shelf, "bridge").parts[0][3:] == (0, 2, None)
    regrade(changed)
    found = summed_up(shelf, "bridge")
    assert (found.parts[0].answered, found.lessons[0].answered) == (0, 0)
    assert (found.skills, found.sure) == ((), 0)


def test_a_question_with_another_id_keeps_its_answer(shelf: Shelf, edit: Edit) -> None:
    read_a_bit(shelf)
    renamed = edit('id = "who"', 'id = "who-hated-it"\nwas = ["who"]')
    course = shelf.course(renamed)
    assert summed_up(shelf, "bridge").parts[0].answered == 1
    regrade(course)
    assert summed_up(shelf, "bridge").parts[0].answered == 1


def test_progress_outlives_the_lesson_file(shelf: Shelf) -> None:
    read_a_bit(shelf)
    shelf.store.meet("bridge", {"title": "The Old Bridge"})
    (shelf.home / "bridge.toml").unlink()
    found = summed_up(shelf, "bridge")
    assert found.lessons[0][:7] == ("bridge", "The Old Bridge", 1, None, 1, None, 0.0)
    assert found.parts == (PartLine("one", "one", True, 0, None, None),)
    shelf.store.append(Draft(kind="section-read", lesson="unheard-of", section="x"))
    assert summed_up(shelf).titles["unheard-of"] == "unheard-of"


def test_a_lesson_that_cannot_be_opened_any_more_keeps_its_progress(shelf: Shelf) -> None:
    read_a_bit(shelf)
    (shelf.home / "bridge.toml").write_text("format = ")
    assert summed_up(shelf, "bridge").lessons[0].sections is None


def test_the_day_begins_at_the_learners_hour(shelf: Shelf) -> None:
    night = datetime(2026, 3, 2, 3, 59, tzinfo=UTC)
    assert summed_up(shelf, now=night).today == date(2026, 3, 1)
    library = Library([shelf.home], None)
    assert overview(shelf.store, library, Settings(day_start=3), night).today == date(2026, 3, 2)


def test_the_last_used_lesson_comes_first(shelf: Shelf) -> None:
    for lesson in ("a", "b", "a"):
        shelf.store.append(Draft(kind="section-read", lesson=lesson, section="s"))
    assert [line.id for line in summed_up(shelf).lessons] == ["a", "b"]


def test_as_json_it_says_the_same(shelf: Shelf) -> None:
    read_a_bit(shelf)
    said = as_json(summed_up(shelf, "bridge"))
    assert said["schema"] == "tutor-progress-1"
    assert (said["today"], said["lesson"], said["seconds"]) == ("2026-03-01", "bridge", 80)
    assert said["sections"] == [
        {"id": "one", "title": "One", "read": True, "answered": 1, "questions": 2, "first_try": 0.0},
        {"id": "two", "title": "Two", "read": False, "answered": 0, "questions": 0, "first_try": None},
        {"id": "", "title": "Last check", "read": False, "answered": 0, "questions": 1, "first_try": None},
    ]
    assert said["calibration"] is None
    assert as_json(Overview(date(2026, 3, 1)))["lesson"] is None
