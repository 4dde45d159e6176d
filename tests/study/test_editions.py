"""A lesson with a copy of the article: two editions, one set of answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.authoring.attaching import attach
from tutor.authoring.manuscript import manuscript
from tutor.library import Library
from tutor.progress.recorder import Recorder
from tutor.progress.standing import StoredPlace
from tutor.progress.store import Store
from tutor.quiz.score import worth
from tutor.quiz.step import Answered, Proved
from tutor.study.course import Course
from tutor.study.evidence import Proof


class Table:
    """Opens the lesson about the ferry over one store, with the copy or without."""

    def __init__(self, home: Path, lesson: str, page: str) -> None:
        from datetime import UTC, datetime

        self._path = home / "last-ferry.toml"
        self._path.write_text(lesson, encoding="utf-8")
        self.store = Store.open(home / "progress.db", lambda: datetime(2026, 3, 1, tzinfo=UTC))
        self._page = page

    def course(self, *, copied: bool = True) -> Course:
        lesson = Library((), None).open(str(self._path))
        copy = attach(lesson, manuscript(self._page.encode()), "page.txt").copy if copied else None
        return Course(lesson, Recorder(self.store), lambda: "seed", copy)


@pytest.fixture
def table(tmp_path: Path, ferry_lesson: str, ferry_page: str) -> Table:
    return Table(tmp_path, ferry_lesson, ferry_page)


def question(course: Course, part: int, name: str) -> Answered:
    found = next(q for q in course.questions(part) if q.id == name)
    return Answered(name, found.fingerprint, ())


def words(course: Course, proofs: tuple[Proof, ...]) -> list[str]:
    return [course.evidence.passage_of(proof).text[proof.start : proof.end] for proof in proofs]


def test_the_copy_is_read_where_there_is_one_and_the_choice_is_remembered(table: Table) -> None:
    course = table.course()
    course.begin_attempt()
    assert course.edition == "attached"
    assert course.lesson.passage(0).text.startswith("On Monday evening")
    course.turn_to("study")
    assert table.course().edition == "study"
    assert table.course().lesson.passage(0).text.startswith("The councillors")
    again = table.course()
    again.begin_attempt()
    assert table.course().edition == "study"
    assert table.course(copied=False).edition == "study"


def test_words_and_terms_are_those_of_the_edition(table: Table) -> None:
    course = table.course()
    assert course.lesson.occurrences(0) == ((2, 12), (2, 62))
    assert course.words(0) == 14
    course.turn_to("study")
    assert course.lesson.occurrences(0) == ((2, 2),)
    assert course.words(0) == 17


def test_proofs_stand_in_the_words_that_are_read(table: Table) -> None:
    course = table.course()
    who, note = course.questions(0)
    assert words(course, course.evidence.proofs(0, who)) == ["the council voted"]
    course.turn_to("study")
    assert words(course, course.evidence.proofs(0, who)) == ["councillors decided to end"]
    assert words(course, course.evidence.proofs(0, note)) == ["counted nine voices"]


def test_a_proof_that_the_copy_does_not_hold_is_that_of_the_study_edition(table: Table) -> None:
    course = table.course()
    note = course.questions(0)[1]
    (proof,) = course.evidence.proofs(0, note)
    assert proof.edition == "study"
    assert course.evidence.text_for(note).passage(0).text.startswith("The councillors")
    assert not course.is_shown(0, "study")


def test_a_quote_for_the_last_check_is_looked_for_in_the_section_that_the_other_names(table: Table) -> None:
    course = table.course()
    (point,) = course.questions(course.last)
    (proof,) = course.evidence.proofs(course.last, point)
    assert (proof.section, proof.edition) == (2, "attached")


def test_an_answer_in_one_edition_counts_in_the_other_and_without_the_copy(table: Table) -> None:
    course = table.course()
    course.begin_attempt()
    given = question(course, 0, "who-decided")
    sentence = "On Monday evening the council voted to end the ferry, by nine to four."
    course.step(0, Answered(given.question, given.fingerprint, (sentence,)))
    for later in (table.course(), table.course(copied=False)):
        verdict = later.sitting(0).item("who-decided").last
        assert verdict is not None
        assert verdict.credit == 1
    course.turn_to("study")
    assert table.course().state(0).answered == 1


def test_a_sentence_of_the_wrong_edition_is_no_key(table: Table) -> None:
    course = table.course()
    course.begin_attempt()
    given = question(course, 0, "who-decided")
    course.step(0, Answered(given.question, given.fingerprint, ("They counted nine voices for it.",)))
    verdict = course.sitting(0).item("who-decided").last
    assert verdict is not None
    assert verdict.credit == 0


def test_a_proof_given_in_the_copy_counts_without_it(table: Table) -> None:
    course = table.course()
    course.begin_attempt()
    given = question(course, 1, "years")
    course.step(1, Answered(given.question, given.fingerprint, ("That a road is cheaper.",)))
    assert course.sitting(1).item("years").proving
    (sentence,) = course.evidence.key(course.questions(1)[0])
    assert sentence.endswith("the winter ice.")
    course.step(1, Proved("years", (sentence,)))
    assert table.course(copied=False).sitting(1).item("years").proof_credit == 1


def test_each_edition_has_its_place_and_a_new_one_begins_about_there(table: Table) -> None:
    course = table.course(copied=False)
    course.begin_attempt()
    length = len(course.lesson.passage(1).text)
    course.save_place(StoredPlace("the-captain", length // 2, "a few words"))
    course = table.course()
    place = course.place()
    assert place is not None
    assert place.section == "the-captain"
    assert place.offset == pytest.approx(len(course.lesson.passage(1).text) / 2, abs=2)
    course.save_place(StoredPlace("the-bill", 3, "does a causeway", "attached"))
    assert table.course().place() == StoredPlace("the-bill", 3, "does a causeway", "attached")
    assert table.course(copied=False).place() == StoredPlace("the-captain", length // 2, "a few words")


def test_a_section_without_words_of_its_own_is_read_from_the_copy_alone(
    tmp_path: Path, ferry_lesson: str, ferry_page: str
) -> None:
    own = '''text = """
A causeway is dear, and the sea takes its part of it every winter.
"""
'''
    table = Table(tmp_path, ferry_lesson.replace(own, ""), ferry_page)
    without = table.course(copied=False)
    assert without.lesson.diagnostics == ()
    assert "tutor attach last-ferry FILE" in without.lesson.passage(2).text
    assert without.evidence.proofs(3, without.questions(3)[0]) == ()
    course = table.course()
    assert words(course, course.evidence.proofs(3, course.questions(3)[0])) == ["pay for it twice"]
    course.turn_to("study")
    assert course.lesson.passage(2).text == without.lesson.passage(2).text


def test_a_sentence_that_only_a_copy_can_bring_is_asked_for_with_one(
    tmp_path: Path, ferry_lesson: str, ferry_page: str
) -> None:
    own = '''text = """
A causeway is dear, and the sea takes its part of it every winter.
"""
'''
    asked = """
[[questions]]
id = "who-pays"
type = "evidence"
prompt = "Which sentence tells who pays?"
evidence = [{ quote = "pay for it twice", section = "the-bill" }]

[[questions]]
id = "how-often"
type = "choice"
prompt = "How often is it paid for?"
options = ["once", "twice"]
answer = "twice"
evidence = [{ quote = "pay for it twice", section = "the-bill" }]
proof = true
"""
    table = Table(tmp_path, ferry_lesson.replace(own, "") + asked, ferry_page)
    without, course = table.course(copied=False), table.course()
    assert course.question_ids(3) - without.question_ids(3) == {"who-pays"}
    assert "who-pays" in {question.id for question in course.questions(3)}
    assert "who-pays" not in {question.id for question in without.questions(3)}
    without.begin_attempt()
    given = question(without, 3, "how-often")
    answered = Answered(given.question, given.fingerprint, ("twice",))
    without.step(3, answered)
    item = without.sitting(3).item("how-often")
    assert item.over
    assert worth(item).first == 1
    course.begin_attempt()
    course.step(3, answered)
    assert course.sitting(3).item("how-often").proving
