"""After a miss nothing gives the answer away; after the last try everything is told."""

from __future__ import annotations

from collections.abc import Callable

from tutor.lesson.head import Study
from tutor.lesson.question import Question
from tutor.quiz.feedback import feedback
from tutor.quiz.grading import Reference
from tutor.quiz.sitting import Item, begin, replay
from tutor.quiz.step import Answered

Make = Callable[..., Question]


def item_after(question: Question, *answers: tuple[str, ...]) -> Item:
    steps = [Answered(question.id, question.fingerprint, answer) for answer in answers]
    return replay(begin([question], Study(), "s"), steps, lambda _: Reference()).items[0]


def told(item: Item) -> dict[str, str]:
    said = feedback(item)
    assert said is not None
    return {note.text: note.mark for note in said.notes}


def test_nothing_is_said_before_an_answer(choice: Make) -> None:
    assert feedback(item_after(choice())) is None


def test_after_a_miss_only_the_wrong_choice_is_spoken_of(choice: Make) -> None:
    said = feedback(item_after(choice(explanation="because"), ("b",)))
    assert said is not None
    assert (said.open, said.grade, said.explanation) == (False, "wrong", "")
    assert [(note.text, note.why) for note in said.notes] == [("b", "because b")]


def test_after_a_miss_the_right_ticks_are_not_confirmed(multiple: Make) -> None:
    assert told(item_after(multiple(), ("a", "c", "d"))) == {"c": "wrong", "d": "wrong"}


def test_after_the_last_try_every_option_is_explained(choice: Make) -> None:
    item = item_after(choice(explanation="because"), ("b",), ("c",))
    said = feedback(item)
    assert said is not None
    assert (said.open, said.explanation) == (True, "because")
    assert told(item) == {"a": "missed", "b": "other", "c": "wrong", "d": "other"}


def test_after_a_right_answer_every_option_is_explained(choice: Make) -> None:
    assert told(item_after(choice(), ("a",))) == {"a": "right", "b": "other", "c": "other", "d": "other"}


def test_a_partly_right_answer_tells_what_was_missed(multiple: Make) -> None:
    marks = {"a": "right", "b": "missed", "c": "wrong", "d": "other", "e": "other"}
    assert told(item_after(multiple(), ("a", "c"))) == marks


def test_true_or_false_explains_both_sides(true_false: Make) -> None:
    assert told(item_after(true_false(), ("true",))) == {"true": "wrong", "false": "missed"}


def test_each_gap_is_told_with_what_belongs_there(cloze: Make) -> None:
    said = feedback(item_after(cloze(), ("Port", "drum")))
    assert said is not None
    assert [(note.text, note.mark, note.right) for note in said.notes] == [
        ("Port", "right", ""),
        ("drum", "wrong", "bell"),
    ]


def test_a_gap_that_was_misspelled_twice_is_told_to_be_right(cloze: Make) -> None:
    near = ("harbuor", "drum")
    said = feedback(item_after(cloze(), near, near))
    assert said is not None
    assert [note.mark for note in said.notes] == ["right", "wrong"]


def test_after_a_miss_no_gap_is_told_what_belongs_there(cloze: Make) -> None:
    said = feedback(item_after(cloze(), ("drum", "")))
    assert said is not None
    assert (said.open, said.notes) == (False, ())
