"""A review: what is asked, how, in which order, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.study.reviewing import ANSWERS, WEIR, Desk
from tutor.lesson.question import Choice, Cloze
from tutor.memory.card import CardKey
from tutor.memory.rating import Rating
from tutor.progress import agenda
from tutor.progress.fault import not_saved
from tutor.progress.recorder import Saved, Unsaved
from tutor.quiz import order
from tutor.quiz.sitting import is_peek, may_look
from tutor.quiz.step import Answered, Counted, Hinted, MovedOn, Peeked, Skipped
from tutor.settings import Settings
from tutor.study.review import Review
from tutor.study.review_words import comes_back, position


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A machine with one lesson."""
    made = Desk(tmp_path)
    made.write()
    yield made
    made.store.close()


def names(review: Review) -> list[str]:
    """The cards of a review, each put off until it comes again."""
    found = []
    while review.card is not None and review.card.key.name not in found:
        found.append(review.card.key.name)
        review.skip()
    return found


def answer(review: Review, *given: str, confidence: float | None = None) -> Saved | Unsaved:
    question = review.item.question
    return review.step(Answered(question.id, question.fingerprint, given, confidence), 4.25)


def go_on(review: Review) -> None:
    review.step(MovedOn(review.item.question.id))


def test_the_next_day_holds_what_was_missed_and_what_was_looked_up_and_nothing_else(desk: Desk) -> None:
    desk.read("who", "rose", looked_up=("sluice", "Orla Venn", "miller"))
    assert desk.review().card is None
    desk.days_go_by()
    review = desk.review()
    assert sorted(names(review)) == ["Orla Venn", "miller", "rose", "sluice", "who"]
    assert review.size == 5


def test_a_missed_explanation_is_not_asked(desk: Desk) -> None:
    desk.read("why")
    desk.days_go_by()
    assert names(desk.review()) == []


def test_a_question_is_asked_without_its_proof_and_knows_where_it_came_from(desk: Desk) -> None:
    desk.read("who")
    desk.days_go_by()
    review = desk.review()
    card = review.card
    assert card is not None
    assert (card.part, card.section, card.is_new, card.term) == (0, 0, True, None)
    (proof,) = card.proofs
    assert card.course.lesson.passage(0).text[proof.start : proof.end] == "Orla Venn opened the sluice"
    answer(review, "Orla Venn")
    assert review.item.over
    go_on(review)
    assert review.card is None


def test_a_term_is_asked_in_the_sentence_that_it_was_met_in(desk: Desk) -> None:
    desk.read(looked_up=("sluice",))
    desk.days_go_by()
    review = desk.review()
    card = review.card
    assert card is not None
    question = review.item.question
    assert card.term == 0
    assert question.prompt == "Which word is missing?"
    assert isinstance(question, Cloze)
    assert question.between == ("Orla Venn opened the ", " at dawn.")
    (proof,) = card.proofs
    sentence = card.course.lesson.passage(0).text[proof.start : proof.end]
    assert sentence == "Orla Venn opened the sluice at dawn."
    assert question.hints == ("A gate that lets water through.",)
    answer(review, "sluce")
    assert review.item.near == ("sluce",)
    answer(review, "Sluice gate")
    assert review.item.over
    assert review.item.last is not None
    assert review.item.last.grade == "right"
    (event,) = [one for one in desk.store.events() if one.kind == "reviewed"]
    assert event.body["term"] == "sluice"
    assert (event.question, event.section, event.attempt) == ("", "one", "review")


def test_a_term_that_stands_in_no_sentence_alone_is_left_out_wherever_it_stands(desk: Desk) -> None:
    desk.write(WEIR.replace(" Orla Venn opened the sluice at dawn.", ""))
    course = desk.course()
    course.mark_looked_up(0, 0)
    desk.days_go_by()
    question = desk.review().item.question
    assert isinstance(question, Cloze)
    assert question.between == ("Every ", " was shut, and each ", " leaked.")
    assert question.prompt == "Which word is missing? It stands in each gap."


def test_a_term_that_stands_nowhere_is_asked_by_its_definition(desk: Desk) -> None:
    course = desk.course()
    course.mark_looked_up(0, 2)
    desk.write(WEIR.replace(" Nobody asked the miller.", ""))
    desk.days_go_by()
    review = desk.review()
    assert review.item.question.prompt == "Which term is meant?\n\nNobody by this name is in the text."
    answer(review, "Miller")
    assert review.item.over
    assert review.summary().ratings == {Rating.GOOD: 1}


@pytest.mark.parametrize("stands", [True, False])
def test_a_definition_that_names_the_term_does_not_give_it_away(desk: Desk, stands: bool) -> None:
    text = WEIR.replace("A gate that lets water through.", "A gate; a sluice gate is opened by hand.")
    desk.write(text)
    desk.course().mark_looked_up(0, 0)
    if not stands:
        desk.write(
            text.replace("luice was", "lope was")
            .replace("each sluice", "it")
            .replace("the sluice at", "it at")
        )
    desk.days_go_by()
    question = desk.review().item.question
    shown = question.hints[0] if stands else question.prompt
    assert shown.endswith("A gate; a […] is opened by hand.")


def test_a_term_whose_section_is_gone_is_asked_where_else_it_stands(desk: Desk) -> None:
    course = desk.course()
    course.mark_looked_up(0, 2)
    desk.days_go_by()
    card = desk.review().card
    assert card is not None
    assert card.section == 1


def test_what_is_answered_is_recorded_with_all_that_decides(desk: Desk) -> None:
    desk.read("who")
    desk.days_go_by()
    review = desk.review()
    assert isinstance(answer(review, "Orla Venn", confidence=0.95), Saved)
    (event,) = [one for one in desk.store.events() if one.kind == "reviewed"]
    body = dict(event.body)
    assert body.pop("digest") == desk.course().lesson.digest
    assert body.pop("tutor")
    assert body == {
        "answer": ["Orla Venn"],
        "credit": 1,
        "try": 1,
        "showing": 0,
        "seconds": 4.2,
        "skill": "retrieve",
        "hints": 0,
        "peeked": False,
        "confidence": 0.95,
        "chance": 1 / 3,
        "typed": False,
        "day": "2026-03-03",
    }
    assert (event.lesson, event.question, event.section) == ("weir", "who", "one")
    assert review.comes_back_in() == 2


def test_the_passage_is_one_key_away_and_a_look_counts_as_not_known(desk: Desk) -> None:
    desk.read("who", "rose")
    desk.days_go_by()
    review = desk.review()
    assert may_look(review.item, review.sitting.study)
    assert is_peek(review.item)
    for help_, at in ((Peeked, 0), (Hinted, 1)):
        while review.item.question.id != ("rose", "who")[at]:
            review.skip()
        review.step(help_(review.item.question.id))
        answer(review, *ANSWERS[review.item.question.id][0])
        go_on(review)
    assert review.summary().ratings == {Rating.AGAIN: 2}
    desk.days_go_by()
    assert sorted(names(desk.review())) == ["rose", "who"]


@pytest.mark.parametrize(
    ("help_", "confidence", "words"),
    [
        (None, None, "comes back in 2 days"),
        (None, 0.95, "comes back in 2 days"),
        (Peeked, None, "with help: comes back tomorrow"),
        (Hinted, 0.95, "with help: comes back tomorrow"),
        (None, 0.5, "not sure: comes back tomorrow"),
        (None, 0.3, "not sure: comes back tomorrow"),
    ],
)
def test_what_was_right_and_is_not_taken_for_known_says_why(
    desk: Desk, help_: type[Peeked | Hinted] | None, confidence: float | None, words: str
) -> None:
    desk.read("who")
    desk.days_go_by()
    review = desk.review()
    if help_ is not None:
        review.step(help_("who"))
    answer(review, "Orla Venn", confidence=confidence)
    assert comes_back(review) == words


def test_what_was_wrong_needs_no_reason_to_come_back(desk: Desk) -> None:
    desk.read("rose")
    desk.days_go_by()
    review = desk.review()
    review.step(Peeked("rose"))
    answer(review, "true")
    assert comes_back(review) == "comes back tomorrow"


def test_what_another_window_has_asked_or_put_away_is_not_asked_again(desk: Desk) -> None:
    desk.read("who", "rose", "what", looked_up=("sluice",))
    desk.days_go_by()
    one, other = desk.review(), desk.review()
    shown = one.item.question.id
    assert other.item.question.id == shown
    acts: tuple[Callable[[], object], ...] = (lambda: answer(one, "Nobody"), one.suspend)
    for act in acts:
        while one.item.question.id == shown or one.item.verdicts:
            one.skip()
        act()
    other.skip()
    assert len(names(other)) == 2
    assert shown in names(other)
    assert (other.size, other.left) == (2, 2)


def test_a_review_that_is_left_open_over_night_knows_what_another_window_asked(desk: Desk) -> None:
    desk.read("who", "rose")
    desk.days_go_by()
    one = desk.review()
    desk.days_go_by()
    other = desk.review()
    first = other.item.question.id
    other.skip()
    answer(other, *ANSWERS[other.item.question.id][0])
    assert names(one) == [first]


def test_what_is_missed_comes_back_at_the_end_and_is_practice_then(desk: Desk) -> None:
    desk.read("who", "rose", "what")
    desk.days_go_by()
    review = desk.review()
    while review.item.question.id != "rose":
        review.skip()
    answer(review, "true")
    go_on(review)
    assert review.left == 3
    for _ in range(2):
        assert review.item.question.id != "rose"
        answer(review, *ANSWERS[review.item.question.id][0])
        go_on(review)
    assert (review.item.question.id, review.item.showing) == ("rose", 1)
    answer(review, "false")
    go_on(review)
    assert review.card is None
    assert review.summary().answered == 3
    assert review.summary().ratings == {Rating.AGAIN: 1, Rating.GOOD: 2}
    kept = agenda.card(desk.store, CardKey("weir", "question", "rose", fingerprint(desk, "rose")))
    assert kept is not None
    assert kept.history.endswith("1r")


def fingerprint(desk: Desk, question: str) -> str:
    course = desk.course()
    asked = (one for part in range(course.last + 1) for one in course.questions(part))
    return next(one.fingerprint for one in asked if one.id == question)


def test_a_refused_answer_may_be_counted_as_right(desk: Desk) -> None:
    desk.read("what")
    desk.days_go_by()
    review = desk.review()
    answer(review, "the water wheel")
    answer(review, "a wheel")
    assert review.item.over
    review.step(Counted("what"))
    assert review.summary().ratings == {Rating.AGAIN: 1}, "the first of two answers was another"
    kinds = [one.kind for one in desk.store.events() if one.attempt == "review"]
    assert kinds == ["reviewed", "reviewed", "review-counted"]


def test_the_end_says_what_was_done_and_when_the_next_is_due(desk: Desk) -> None:
    desk.read("who", looked_up=("sluice",))
    desk.days_go_by()
    desk.settings = Settings(reviews_a_sitting=1)
    review = desk.review()
    assert review.size == 1
    answer(review, *ANSWERS["who"][0])
    go_on(review)
    summary = review.summary()
    assert (summary.answered, summary.due, dict(summary.missing)) == (1, 1, {})
    assert summary.next_day == (desk.at + timedelta(days=2)).date()
    assert summary.leeches == ()


def test_a_card_forgotten_too_often_is_put_away_and_named(desk: Desk) -> None:
    desk.read("rose")
    for _ in range(4):
        desk.days_go_by()
        review = desk.review()
        answer(review, "true")
    assert review.is_leech()
    assert review.comes_back_in() is None
    assert [card.key.name for card in review.summary().leeches] == ["rose"]
    desk.days_go_by(40)
    assert desk.review().card is None


def test_a_card_is_suspended_and_a_term_is_known(desk: Desk) -> None:
    desk.read("who", looked_up=("sluice",))
    desk.days_go_by()
    review = desk.review()
    while review.card is not None:
        if review.card.term is None:
            review.suspend()
        else:
            review.know()
    assert desk.review().card is None
    assert desk.store.known_terms("weir") == {"sluice"}


def test_a_lesson_that_is_not_here_is_told_of_and_the_rest_is_asked(desk: Desk) -> None:
    desk.write(WEIR.replace('"weir"', '"other"'), "other")
    desk.read("who")
    desk.read("rose", lesson="other")
    (desk.home / "lessons" / "weir.toml").unlink()
    desk.days_go_by()
    review = desk.review()
    assert names(review) == ["rose"]
    assert dict(review.summary().missing) == {"weir": 1}
    assert review.summary().due == 1
    review.suspend()
    assert review.summary().next_day is None, "nothing of a lesson that is not here comes back"


def test_a_lesson_that_is_not_here_takes_no_room_of_what_is_still_due(desk: Desk) -> None:
    desk.write(WEIR.replace('"weir"', '"a-lesson"'), "a-lesson")
    desk.settings = Settings(new_a_day=1)
    desk.read("who", lesson="a-lesson")
    desk.read("who")
    (desk.home / "lessons" / "a-lesson.toml").unlink()
    desk.days_go_by()
    review = desk.review()
    assert names(review) == ["who"]
    assert review.summary().due == 1


def test_one_lesson_alone_is_reviewed(desk: Desk) -> None:
    desk.write(WEIR.replace('"weir"', '"other"'), "other")
    desk.read("who")
    desk.read("rose", lesson="other")
    desk.days_go_by()
    assert names(desk.review("other")) == ["rose"]
    assert desk.review("other").summary().due == 1


def test_nothing_of_a_review_touches_the_attempt_at_the_lesson(desk: Desk) -> None:
    desk.read("who")
    before = desk.store.standings(), desk.store.attempt("weir")
    desk.days_go_by()
    answer(desk.review(), "Nobody")
    assert (desk.store.standings(), desk.store.attempt("weir")) == before


def test_an_answer_that_cannot_be_saved_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise not_saved(desk.store.path, "full")

    desk.read("rose")
    desk.days_go_by()
    review = desk.review()
    with monkeypatch.context() as broken:
        broken.setattr(desk.store, "append", fail)
        assert isinstance(answer(review, "false"), Unsaved)
        assert review.item.over
        assert review.answered == 1
    desk.days_go_by()
    go_on(review)
    assert desk.recorder.pending == 0
    (event,) = [one for one in desk.store.events() if one.kind == "reviewed"]
    assert event.body["day"] == "2026-03-03"


def test_a_term_reviewed_until_it_is_secure_goes_quiet(desk: Desk) -> None:
    desk.read(looked_up=("sluice",))
    quiet: list[frozenset[str]] = []
    for days in (1, 2, 11, 46):
        desk.days_go_by(days)
        review = desk.review()
        answer(review, "sluice")
        quiet.append(desk.store.known_terms("weir"))
    assert quiet[0] == quiet[1] == frozenset()
    assert quiet[-1] == {"sluice"}
    course = desk.course()
    assert course.quiet_terms() == {0}
    course.mark_known(0, known=False)
    assert desk.store.known_terms("weir") == frozenset()


def test_time_on_task_is_told_with_what_it_led_to(desk: Desk) -> None:
    desk.read("rose", "who")
    desk.days_go_by()
    seconds = [100.0]
    review = Review(
        desk.library, desk.recorder, Settings(), desk.course_of, lambda: "seed", lambda: seconds[0]
    )
    for at in (112.0, 120.0):
        seconds[0] = at
        answer(review, *ANSWERS[review.item.question.id][0])
        go_on(review)
    spent = [one.body["spent"] for one in desk.store.events() if one.kind == "reviewed"]
    assert spent == [12.0, 8.0]


def test_options_are_shuffled_anew_in_every_review(desk: Desk) -> None:
    desk.read("who")
    desk.days_go_by()
    shown: set[tuple[str, ...]] = set()
    for number in range(12):
        review = desk.review(seed=f"seed {number}")
        question = review.item.question
        assert isinstance(question, Choice)
        found = order.options(
            question, review.sitting.seed, review.item.showing, review.sitting.study.shuffle
        )
        shown.add(tuple(option.text for option in found))
    assert len(shown) > 2


def test_skipping_puts_a_card_off(desk: Desk) -> None:
    desk.read("rose", "who")
    desk.days_go_by()
    review = desk.review()
    first = review.item.question.id
    review.step(Skipped(first))
    assert review.item.question.id != first
    review.step(Skipped(review.item.question.id))
    assert review.item.question.id == first
    assert review.left == 2


def test_a_card_put_away_unanswered_is_none_of_those_to_be_asked(desk: Desk) -> None:
    desk.read("who", "rose", looked_up=("sluice",))
    desk.days_go_by()
    review = desk.review()
    review.suspend()
    assert (position(review), review.left) == ("Card 1 of 2", 2)
    while review.card is not None and review.card.term is None:
        review.skip()
    review.know()
    assert (position(review), review.left) == ("Card 1 of 1", 1)
    answer(review, *ANSWERS[review.item.question.id][0])
    review.suspend()
    assert (review.size, review.left) == (1, 0)
