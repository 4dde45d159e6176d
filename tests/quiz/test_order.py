"""Options are shuffled anew at each showing, and always the same way for the same seed."""

from __future__ import annotations

from collections.abc import Callable

from tutor.lesson.question import Choice, Option, Question
from tutor.quiz.order import options, returning

Make = Callable[..., Question]


def texts(question: Question, seed: str, showing: int = 0, shuffle: bool = True) -> str:
    assert isinstance(question, Choice)
    return "".join(option.text for option in options(question, seed, showing, shuffle))


def test_the_same_seed_and_showing_give_the_same_order(choice: Make) -> None:
    assert texts(choice(), "s", 1) == texts(choice(), "s", 1)


def test_every_option_is_shown_once(choice: Make) -> None:
    assert all(sorted(texts(choice(), str(seed))) == list("abcd") for seed in range(50))


def test_seeds_and_showings_change_the_order(choice: Make) -> None:
    assert len({texts(choice(), str(seed)) for seed in range(50)}) > 10
    assert len({texts(choice(), "s", showing) for showing in range(50)}) > 10


def test_no_place_is_favoured_for_the_key(choice: Make) -> None:
    places = [texts(choice(), str(seed)).index("a") for seed in range(2000)]
    assert all(400 < places.count(place) < 600 for place in range(4))


def test_without_shuffling_the_author_decides(choice: Make) -> None:
    assert texts(choice(), "s", 3, shuffle=False) == "abcd"


def test_a_pinned_option_keeps_its_place(choice: Make) -> None:
    pinned = (*(Option(text=t, correct=t == "a") for t in "abc"), Option(text="d", pin=True))
    assert all(texts(choice(options=pinned), str(seed))[-1] == "d" for seed in range(50))


def test_changing_one_option_leaves_the_order_of_the_others(choice: Make) -> None:
    changed = tuple(Option(text=t, correct=t == "a") for t in "abcx")
    for seed in range(50):
        before, after = texts(choice(), str(seed)), texts(choice(options=changed), str(seed))
        assert before.replace("d", "") == after.replace("x", "")


def test_missed_questions_come_back_shuffled_but_for_the_pinned(choice: Make) -> None:
    questions = [choice("p"), choice("q", pin=True), choice("r"), choice("s")]
    orders = {"".join(q.id for q in returning(questions, str(seed))) for seed in range(50)}
    assert len(orders) == 6
    assert all(order[1] == "q" for order in orders)
