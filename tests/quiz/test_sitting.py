"""A sitting goes by its rules, and its steps bring it back exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.lesson.head import Study
from tutor.lesson.question import Question
from tutor.quiz.grading import Reference
from tutor.quiz.sameness import say_the_same
from tutor.quiz.sitting import Sitting, begin, is_peek, may_count, may_look, replay, take, tries_left
from tutor.quiz.step import Answered, Counted, Hinted, MovedOn, Peeked, Proved, Retaken, Skipped, Step, Wrote
from tutor.quiz.verdict_words import position

Make = Callable[..., Question]


def no_key(_: Question) -> Reference:
    return Reference()


def after(sitting: Sitting, *steps: Step) -> Sitting:
    return replay(sitting, steps, no_key)


def says(question: str, *answer: str) -> Answered:
    return Answered(question, f"f-{question}", answer)


@pytest.fixture
def three(choice: Make) -> Sitting:
    """A check of the choices p, q and r with two tries."""
    return begin([choice("p"), choice("q"), choice("r")], Study(), "seed")


def current(sitting: Sitting) -> str:
    assert sitting.current is not None
    return sitting.current.question.id


def test_a_right_answer_ends_the_item_and_the_next_comes_after_going_on(three: Sitting) -> None:
    answered = after(three, says("p", "a"))
    assert answered.item("p").over
    assert current(answered) == "p"
    assert current(after(answered, MovedOn("p"))) == "q"


def test_a_miss_leaves_a_try_and_the_second_miss_ends_the_item(three: Sitting) -> None:
    once = after(three, says("p", "b"))
    assert (tries_left(once.item("p"), once.study), once.item("p").over) == (1, False)
    twice = after(once, says("p", "c"))
    assert (tries_left(twice.item("p"), twice.study), twice.item("p").over) == (0, True)


def test_a_question_that_was_put_off_after_a_miss_is_still_to_be_answered(three: Sitting) -> None:
    steps: list[Step] = [says("p", "b"), Skipped("p"), says("q", "b"), Skipped("q")]
    assert position(after(three, *steps)) == "Question 1 of 3"
    on = after(three, *steps, says("r", "a"), MovedOn("r"))
    assert (current(on), position(on)) == ("p", "Question 2 of 3")


def test_going_on_is_not_possible_before_the_item_is_over(three: Sitting) -> None:
    assert after(three, MovedOn("p")) == three


def test_an_empty_submit_is_not_a_try(three: Sitting) -> None:
    assert after(three, says("p")) == three


def test_the_first_verdict_stays_and_the_last_stands(three: Sitting) -> None:
    item = after(three, says("p", "b"), says("p", "a")).item("p")
    assert item.first is not None
    assert item.last is not None
    assert (item.first.credit, item.last.credit) == (0, 1)


def test_a_missed_item_comes_back_once_before_the_check_ends(three: Sitting) -> None:
    missed = after(three, says("p", "b"), says("p", "c"), MovedOn("p"))
    rest = after(missed, says("q", "a"), MovedOn("q"), says("r", "a"), MovedOn("r"))
    assert current(rest) == "p"
    assert rest.item("p").showing == 1
    assert not rest.item("p").over
    assert tries_left(rest.item("p"), rest.study) == 1
    assert after(rest, says("p", "d"), MovedOn("p")).done


def test_an_item_that_was_right_in_the_end_does_not_come_back(three: Sitting) -> None:
    sitting = after(three, says("p", "b"), says("p", "a"), MovedOn("p"))
    assert after(sitting, says("q", "a"), MovedOn("q"), says("r", "a"), MovedOn("r")).done


def test_a_partly_right_answer_ends_the_item_for_good(multiple: Make) -> None:
    sitting = after(begin([multiple()], Study(), "s"), says("m", "a"))
    assert sitting.item("m").over
    assert after(sitting, MovedOn("m")).done


def test_a_skipped_item_returns_after_the_others(three: Sitting) -> None:
    assert after(three, Skipped("p")).queue == ("q", "r", "p")
    assert after(three, Skipped("p"), Skipped("q"), Skipped("r")).queue == ("p", "q", "r")


def test_an_answered_item_cannot_be_skipped(three: Sitting) -> None:
    answered = after(three, says("p", "a"))
    assert after(answered, Skipped("p")) == answered


def test_true_or_false_has_one_try_since_a_miss_gives_the_answer_away(true_false: Make) -> None:
    assert after(begin([true_false()], Study(tries=3), "s"), says("t", "true")).item("t").over


def test_a_choice_has_no_more_tries_than_wrong_options(choice: Make) -> None:
    sitting = begin([choice()], Study(tries=9), "s")
    assert tries_left(sitting.item("q"), sitting.study) == 3


def test_hints_are_counted_and_end_with_the_last(choice: Make) -> None:
    sitting = begin([choice(hints=("one", "two"))], Study(), "s")
    assert after(sitting, *[Hinted("q")] * 5).item("q").hints == 2


def test_a_peek_counts_before_the_first_answer_only(three: Sitting) -> None:
    assert after(three, Peeked("p")).item("p").peeked
    assert not after(three, says("p", "b"), Peeked("p")).item("p").peeked


@pytest.mark.parametrize(
    ("look_back", "before", "after_one", "when_over"),
    [("free", True, True, True), ("after_first", False, True, True), ("closed", False, False, True)],
)
def test_the_passage_opens_when_the_lesson_allows(
    choice: Make, look_back: str, before: bool, after_one: bool, when_over: bool
) -> None:
    study = Study(look_back=look_back)  # type: ignore[arg-type]
    sitting = begin([choice()], study, "s")
    states = [sitting, after(sitting, says("q", "b")), after(sitting, says("q", "b"), says("q", "c"))]
    assert [may_look(s.item("q"), study) for s in states] == [before, after_one, when_over]


def test_a_question_that_needs_the_text_always_shows_it_and_looking_is_no_peek(
    choice: Make, pointing: Make
) -> None:
    study = Study(look_back="closed")
    for question in (choice(needs_text=True), pointing()):
        item = begin([question], study, "s").items[0]
        assert may_look(item, study)
        assert not is_peek(item)


def test_an_answer_to_a_question_that_has_changed_is_passed_over(three: Sitting) -> None:
    assert after(three, Answered("p", "another fingerprint", ("a",))) == three


def test_an_answer_to_a_question_that_is_gone_is_passed_over(three: Sitting) -> None:
    assert after(three, says("z", "a")) == three


def test_an_answer_given_before_the_lesson_was_reordered_still_counts(three: Sitting) -> None:
    sitting = after(three, says("r", "a"), MovedOn("r"))
    assert sitting.item("r").over
    assert sitting.queue == ("p", "q")


def test_an_answer_given_when_the_question_had_come_back_counts_after_a_question_was_added(
    choice: Make,
) -> None:
    steps: list[Step] = [says("p", "b"), says("p", "c"), MovedOn("p"), says("p", "a"), MovedOn("p")]
    assert after(begin([choice("p")], Study(), "s"), *steps).done
    grown = after(begin([choice("p"), choice("new")], Study(), "s"), *steps)
    assert (grown.queue, grown.missed) == (("new",), ())
    assert [verdict.grade for verdict in grown.item("p").verdicts] == ["wrong", "wrong", "right"]


def test_a_peek_before_the_lesson_was_reordered_still_counts(three: Sitting) -> None:
    assert after(three, Peeked("r"), says("r", "a")).item("r").peeked


def test_the_same_answer_from_another_window_counts_once(three: Sitting) -> None:
    once = after(three, says("p", "a"), MovedOn("p"))
    assert after(once, says("p", "a"), MovedOn("p")) == once


def test_nothing_can_be_done_with_a_check_that_is_over(choice: Make) -> None:
    done = after(begin([choice()], Study(), "s"), says("q", "a"), MovedOn("q"))
    assert done.done
    assert done.current is None
    assert after(done, says("q", "b"), Skipped("q"), MovedOn("q")) == done


def test_a_near_miss_costs_no_try_and_asks_again(short: Make) -> None:
    near = after(begin([short()], Study(), "s"), says("s", "levarage"))
    assert (near.item("s").tries, near.item("s").verdicts, near.item("s").near) == (0, (), ("levarage",))
    assert after(near, says("s", "leverage")).item("s").over


def test_a_near_miss_typed_twice_ends_the_item(short: Make) -> None:
    item = after(begin([short()], Study(), "s"), says("s", "levarage"), says("s", "levarage")).item("s")
    assert item.over
    assert item.first is not None
    assert item.first.credit == 1


def test_a_right_answer_asks_for_its_proof(choice: Make) -> None:
    about = Reference(key=("proof",))
    sitting = take(begin([choice(proof=True)], Study(), "s"), says("q", "a"), lambda _: about)
    assert sitting.item("q").proving
    assert not sitting.item("q").over
    assert sitting.item("q").points_at
    proved = take(sitting, Proved("q", ("proof",)), lambda _: about)
    assert (proved.item("q").over, proved.item("q").proof_credit) == (True, 1)
    missed = take(sitting, Proved("q", ("other",)), lambda _: about)
    assert (missed.item("q").over, missed.item("q").proof_credit) == (True, 0)


def test_a_wrong_answer_asks_for_no_proof(choice: Make) -> None:
    item = after(begin([choice(proof=True)], Study(tries=1), "s"), says("q", "b")).item("q")
    assert (item.over, item.proving, item.proof_credit) == (True, False, None)


def test_a_refused_answer_can_be_counted_as_right_and_what_it_earned_is_kept(short: Make) -> None:
    sitting = after(begin([short()], Study(tries=1), "s"), says("s", "clout"), Counted("s"))
    verdict = sitting.item("s").last
    assert verdict is not None
    assert (verdict.credit, verdict.counted, verdict.given) == (1, True, 0)


def test_gaps_that_were_left_empty_cannot_be_counted_as_right(cloze: Make) -> None:
    sitting = after(begin([cloze()], Study(), "s"), says("c", "harbour", ""))
    assert not may_count(sitting.item("c"))
    assert after(sitting, Counted("c")) == sitting
    filled = after(begin([cloze()], Study(), "s"), says("c", "harbour", "clock"))
    assert may_count(filled.item("c"))


def test_a_picked_answer_cannot_be_counted_as_right(choice: Make) -> None:
    sitting = after(begin([choice()], Study(tries=1), "s"), says("q", "b"))
    assert after(sitting, Counted("q")) == sitting


def test_an_explanation_is_written_before_it_is_assessed(explaining: Make) -> None:
    sitting = after(begin([explaining()], Study(), "s"), Wrote("x", "Since."))
    assert sitting.item("x").written == "Since."
    assert not sitting.item("x").over
    assert after(sitting, says("x", "Since.", "names it")).item("x").over


def test_what_was_missed_can_be_taken_up_once_more_when_all_is_over(three: Sitting) -> None:
    missed: list[Step] = [says("p", "b"), says("p", "c"), MovedOn("p")]
    rest: list[Step] = [says("q", "a"), MovedOn("q"), says("r", "a"), MovedOn("r")]
    over = after(three, *missed, *rest, says("p", "d"), MovedOn("p"))
    assert over.done
    again = after(over, Retaken())
    assert again.queue == ("p",)
    assert again.item("p").showing == 2
    assert after(again, says("p", "a"), MovedOn("p"), Retaken()).done


def test_a_check_under_way_cannot_be_taken_up_once_more(three: Sitting) -> None:
    assert after(three, Retaken()) == three


def test_the_confidence_of_a_near_miss_is_that_of_the_answer_it_becomes(short: Make) -> None:
    sitting = begin([short()], Study(), "s")
    near = after(sitting, Answered("s", "f-s", ("leverge",), 0.95))
    assert near.item("s").near == ("leverge",)
    assert after(near, says("s", "leverage")).item("s").confidence == 0.95


def test_the_confidence_of_the_first_answer_stays(three: Sitting) -> None:
    first = Answered("p", "f-p", ("b",), 0.95)
    assert after(three, first, Answered("p", "f-p", ("a",), 0.5)).item("p").confidence == 0.95


MOVES = st.lists(
    st.sampled_from([*"abcda", *["on"] * 4, "skip", "hint", "peek", "count", "again", "elsewhere", "behind"]),
    min_size=30,
    max_size=90,
)


def steps_of(sitting: Sitting, moves: list[str]) -> list[Step]:
    """Most with the question that is asked then, so that checks end and what was missed comes back."""
    steps: list[Step] = []
    for number, move in enumerate(moves):
        asked = current(sitting) if sitting.current else "p"
        known: dict[str, Step] = {
            "on": MovedOn(asked),
            "skip": Skipped(asked),
            "hint": Hinted(asked),
            "peek": Peeked(asked),
            "count": Counted(asked),
            "again": Retaken(),
            "elsewhere": says("pqrz"[number % 4], "b"),
            "behind": MovedOn("pqrz"[number % 4]),
        }
        steps.append(known.get(move) or says(asked, move))
        sitting = after(sitting, steps[-1])
    return steps


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES, st.integers(0, 90))
def test_a_sitting_replayed_from_any_point_is_the_same(three: Sitting, moves: list[str], cut: int) -> None:
    steps = steps_of(three, moves)
    assert after(after(three, *steps[:cut]), *steps[cut:]) == after(three, *steps)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_no_item_is_ever_lost(three: Sitting, moves: list[str]) -> None:
    sitting = three
    for step in steps_of(three, moves):
        sitting = take(sitting, step, no_key)
        waiting = {*sitting.queue, *sitting.missed}
        assert len(sitting.queue) == len(set(sitting.queue))
        for item in sitting.items:
            if item.question.id not in waiting:
                assert item.last is not None
                assert item.over
                assert item.showing or item.last.grade != "wrong", "what was missed comes back"


def test_an_answer_that_was_found_wrong_is_no_try_when_it_is_given_again(three: Sitting) -> None:
    missed = after(replace(three, study=Study(tries=3)), says("p", "b"))
    assert after(missed, says("p", "b")) == missed
    again = after(missed, says("p", "c"), says("p", "b"))
    assert (again.item("p").tries, again.item("p").over) == (2, False)


def test_typed_words_are_the_same_in_any_case_and_spacing(short: Make) -> None:
    missed = after(begin([short()], Study(), "s"), says("s", "brute force"))
    assert after(missed, says("s", " Brute  force ")) == missed
    assert after(missed, says("s", "force")).item("s").tries == 2


def test_ticks_and_pairs_are_the_same_in_any_order(multiple: Make, matching: Make) -> None:
    assert say_the_same(multiple(), ("a", "c"), ("c", "a"))
    assert not say_the_same(multiple(), ("a", "c"), ("a",))
    assert say_the_same(matching(), ("x", "1", "y", "2"), ("y", "2", "x", "1"))
    assert not say_the_same(matching(), ("x", "1", "y", "2"), ("x", "2", "y", "1"))


def test_what_came_back_may_be_answered_as_before(three: Sitting) -> None:
    missed: list[Step] = [says("p", "b"), says("p", "c"), MovedOn("p")]
    rest: list[Step] = [says("q", "a"), MovedOn("q"), says("r", "a"), MovedOn("r")]
    assert after(three, *missed, *rest, says("p", "b")).item("p").over
