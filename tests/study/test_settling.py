"""Cards after the lesson was edited: they stay with their questions, and none is attached to another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.study.reviewing import WEIR, Desk
from tutor.progress import agenda
from tutor.progress.event import Draft
from tutor.study.plan import plan_of
from tutor.study.settling import settle


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The day after two questions were missed and two terms looked up."""
    made = Desk(tmp_path)
    made.write()
    made.read("who", "rose", looked_up=("sluice", "miller"))
    made.days_go_by()
    assert asked(made).keys() == {"who", "rose", "sluice", "miller"}
    yield made
    made.store.verify()
    made.store.close()


def edit(desk: Desk, *changes: tuple[str, str]) -> None:
    """Change the lesson, and open it."""
    text = WEIR
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    desk.write(text)
    settle(desk.library.open("weir"), desk.recorder)


def part_from(start: str, end: str) -> str:
    """What the lesson says from one place up to another."""
    at = WEIR.index(start)
    return WEIR[at : WEIR.index(end, at)]


def asked(desk: Desk) -> dict[str, tuple[str, bool]]:
    """What is due: the fingerprint, and whether it was never reviewed."""
    found = agenda.due(desk.store, plan_of(desk.settings, desk.store.today()))
    return {one.key.name: (one.key.fingerprint, one.is_new) for one in (*found.waiting, *found.new)}


def review_all(desk: Desk) -> None:
    for name in list(asked(desk)):
        question = "" if name in ("sluice", "miller") else name
        desk.store.append(
            Draft(
                kind="reviewed",
                lesson="weir",
                attempt="review",
                question=question,
                fingerprint=asked(desk)[name][0],
                body={"credit": 0} | ({} if question else {"term": name}),
            )
        )
    desk.days_go_by()


def test_a_question_that_is_not_changed_keeps_its_card(desk: Desk) -> None:
    review_all(desk)
    before = asked(desk)
    edit(desk, ("The water rose.", "The water rose quickly."), ("Think of dawn.", "Think of the morning."))
    assert asked(desk) == before
    assert not any(is_new for _, is_new in before.values())


def test_a_changed_question_is_asked_in_its_place_as_a_new_one(desk: Desk) -> None:
    review_all(desk)
    before = asked(desk)
    edit(desk, ("Who opened it?", "Who was it that opened it?"))
    after = asked(desk)
    assert after.keys() == before.keys()
    assert before["who"] != after["who"]
    assert after["who"][1]
    assert {name: after[name] for name in after if name != "who"} == {
        name: before[name] for name in before if name != "who"
    }
    edit(desk)
    assert asked(desk) == before


def test_a_changed_question_that_was_known_is_not_asked(desk: Desk) -> None:
    edit(desk, ("What stood still?", "What was it that stood still?"))
    assert "what" not in asked(desk)


def test_a_renamed_question_takes_its_card_along_also_to_another_section(desk: Desk) -> None:
    review_all(desk)
    before = asked(desk)
    edit(desk, ('id = "rose"\ntype', 'id = "fell"\nwas = ["rose"]\ntype'))
    after = asked(desk)
    assert after == {("fell" if name == "rose" else name): known for name, known in before.items()}
    events = [one for one in desk.store.events() if one.kind == "renamed"]
    assert [(one.question, one.body["was"], one.section) for one in events] == [("fell", "rose", "two")]
    edit(desk, ('id = "rose"\ntype', 'id = "fell"\nwas = ["rose"]\ntype'), ("dawn", "first light"))
    assert len([one for one in desk.store.events() if one.kind == "renamed"]) == 1


def test_what_the_lesson_has_no_more_is_kept_and_not_asked(desk: Desk) -> None:
    before = asked(desk)
    edit(
        desk,
        (part_from('[[sections.questions]]\nid = "rose"', "[[questions]]"), ""),
        (part_from('[[glossary]]\nterm = "miller"', "[[sections]]"), ""),
    )
    assert asked(desk) == {name: known for name, known in before.items() if name not in ("rose", "miller")}
    edit(desk)
    assert asked(desk) == before


def test_a_term_with_another_name_takes_its_card_along(desk: Desk) -> None:
    review_all(desk)
    before = asked(desk)
    edit(desk, ('term = "sluice"\naliases = ["sluice gate"]', 'term = "sluice gate"\naliases = ["sluice"]'))
    after = asked(desk)
    assert after.pop("sluice gate") == before.pop("sluice")
    assert after == before


def test_a_question_that_needs_its_passage_now_is_not_asked(desk: Desk) -> None:
    edit(desk, ("Who opened it?", 'Who opened it?"\nneeds_text = true\nexplanation = "So the text says.'))
    assert "who" not in asked(desk)


def test_an_answer_of_an_earlier_version_to_what_nobody_grades_is_not_asked(desk: Desk) -> None:
    course = desk.course()
    why = next(one for one in course.questions(0) if one.id == "why")
    desk.store.append(
        Draft(kind="answered", lesson="weir", question="why", fingerprint=why.fingerprint, body={"credit": 0})
    )
    desk.days_go_by()
    assert "why" in asked(desk)
    edit(desk)
    assert "why" not in asked(desk)


def test_another_lesson_of_the_same_id_is_left_alone(desk: Desk) -> None:
    lesson = desk.library.open("weir")
    desk.store.meet("weir", {"title": lesson.outline.title, "source": " · "})
    before = asked(desk)
    edit(desk, ('title = "The Weir"', 'title = "Something Else"'), ("Who opened it?", "Who else?"))
    assert asked(desk) == before
    assert not [one for one in desk.store.events() if one.kind in ("added", "renamed")]


def test_it_is_done_once_for_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(desk)
    monkeypatch.setattr(agenda, "of_lesson", lambda *_: pytest.fail("looked at again"))
    settle(desk.library.open("weir"), desk.recorder)
