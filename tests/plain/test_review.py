"""What is due, asked in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.plain.conftest import Talk
from tests.study.reviewing import Desk
from tutor.plain.console import Console, EndOfInput
from tutor.plain.desk import Quit
from tutor.plain.review import review_due
from tutor.study.stopwatch import Stopwatch


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Somebody who read a lesson yesterday, missed two questions and looked a term up."""
    made = Desk(tmp_path)
    made.write()
    made.read("who", "rose", looked_up=("sluice",))
    made.days_go_by()
    yield made
    made.store.close()


def review(desk: Desk, typed: Sequence[str], lesson: str = "") -> Talk:
    """Review, typing these lines, and then nothing more."""
    talk, lines = Talk(), iter(typed)

    def read() -> str:
        line = next(lines, None)
        return "" if line is None else f"{line}\n"

    console = Console(read, talk.lines.append, lambda: 1000)
    watch = Stopwatch(lambda: 0.0)
    try:
        review_due(console, desk.recorder, watch, lambda: desk.review(lesson), asks_how_sure=False)
    except (EndOfInput, Quit) as ended:
        talk.ended = type(ended)
    return talk


def reviewed(desk: Desk) -> list[str]:
    """The questions and terms that were answered in reviews."""
    events = [event for event in desk.store.events() if event.kind == "reviewed"]
    return [event.question or str(event.body["term"]) for event in events]


def learner(desk: Desk, *, wrong: str = "") -> Talk:
    """Answers every card rightly, but those with this prompt, and goes on to the end."""
    talk = Talk()

    def read() -> str:
        return f"{_line(talk.lines, wrong)}\n"

    console = Console(read, talk.lines.append, lambda: 1000)
    review_due(console, desk.recorder, Stopwatch(lambda: 0.0), desk.review, asks_how_sure=False)
    return talk


def _line(lines: Sequence[str], wrong: str) -> str:
    if lines[-1].startswith("Enter"):
        return ""
    prompts = ("Who opened it?", "The water fell.", "Which word is missing?")
    at = max(number for number, line in enumerate(lines) if line.startswith(prompts))
    is_wrong = bool(wrong) and lines[at].startswith(wrong)
    if lines[-1].startswith("Type true or false."):
        return "true" if is_wrong else "false"
    if lines[-1].startswith("Gap"):
        return "gate" if is_wrong else "sluice"
    options = {line[3:]: line[0] for line in lines[at:] if line[1:3] == ". "}
    return options["Nobody" if is_wrong else "Orla Venn"]


def test_each_card_is_asked_with_its_words_and_said_when_it_comes_back(desk: Desk) -> None:
    talk = learner(desk)
    assert talk.lines[0] == "Review: 3 cards."
    assert sorted(reviewed(desk)) == ["rose", "sluice", "who"]
    assert [line for line in talk.lines if line.startswith("Card ")] == [
        f"Card {number} of 3, from The Weir." for number in (1, 2, 3)
    ]
    assert "Comes back in 2 days." in talk.lines
    assert "Right. Saved." in talk.lines
    assert "Proof: “Orla Venn opened the sluice” (section 1, paragraph 1)." in talk.lines
    assert talk.lines[-3:] == ["3 cards reviewed.", "3 known.", talk.lines[-1]]
    assert talk.lines[-1].startswith("The next is due in 2 days, on 2026-03-0")


def test_what_is_missed_comes_back_once_before_the_end(desk: Desk) -> None:
    talk = learner(desk, wrong="The water fell.")
    assert talk.lines.count("The water fell.") == 2
    assert "This question came back. One try." in talk.lines
    assert "2 known, 1 not known." in talk.lines


def test_enough_is_one_key_away_and_leaves_the_rest_due(desk: Desk) -> None:
    talk = review(desk, ["q", "q"])
    assert talk.ended is None
    assert talk.lines[-4:] == ["", "Nothing was answered.", "Still due today: 3.", "Enter goes on; q leaves."]
    talk = review(desk, ["q", "", "Q"])
    assert (talk.lines.count("Review: 3 cards."), talk.ended) == (2, Quit)


def test_the_passage_is_one_key_away_and_counts_as_a_peek(desk: Desk) -> None:
    talk = review(desk, ["p", "3"])
    assert talk.after("Section 1, One:")[0].startswith("Paragraph 1. Every sluice was shut")
    told = next(event for event in desk.store.events() if event.kind == "reviewed")
    assert told.body["peeked"] is True
    assert "With help: comes back tomorrow." in talk.lines
    talk = review(desk, ["s", ":h", ":p", "sluice", ":p"])
    assert talk.lines.count("With help: counts as not known.") == 1


def test_a_card_is_suspended_and_a_term_is_known(desk: Desk) -> None:
    talk = review(desk, ["x", "f", "unclear", "s", ":f", ":k", "false", "", ""])
    assert "Asked no more." in talk.lines
    assert "There is nothing for “:f” now; ? lists what there is." in talk.lines
    assert "Known: asked no more." in talk.lines
    assert talk.lines[-3:-1] == ["1 card reviewed.", "1 known."]
    kinds = [event.kind for event in desk.store.events()]
    assert (kinds.count("suspended"), kinds.count("known"), kinds.count("flagged")) == (1, 1, 1)


def test_nothing_due_is_said_with_how_cards_come_to_be(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write()
    talk = review(desk, [])
    assert talk.lines[-3:] == [
        "Nothing is due.",
        "Nothing is to come back yet.",
        "Questions that you missed and terms that you looked up come here by themselves.",
    ]
    assert talk.ended is None
    desk.store.close()


def test_the_end_of_the_input_loses_nothing_that_was_answered(desk: Desk) -> None:
    talk = review(desk, ["3"])
    assert talk.ended is EndOfInput
    assert reviewed(desk) == ["who"]
    assert learner(desk).lines[0] == "Review: 2 cards."
    assert sorted(reviewed(desk)) == ["rose", "sluice", "who"]
