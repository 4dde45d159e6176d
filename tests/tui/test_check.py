"""A check: tries, feedback, the passage one key away, resuming."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tutor.progress.fault import NotSaved
from tutor.quiz.step import Answered, MovedOn
from tutor.tui.app import TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.widgets.option_field import OptionField

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]


def check(app: TutorApp) -> CheckScreen:
    assert isinstance(app.screen, CheckScreen)
    return app.screen


async def test_a_miss_says_why_and_gives_nothing_away(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter")
        text = screen_text(app)
        assert "✗ Not right. 1 try left." in text
        assert "He sent no answer." in text
        assert "Read again: section 1, paragraph 2." in text
        assert "They wrote letters." not in text
        assert "They wrote twice" not in text


async def test_after_the_last_try_everything_is_told(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("c", "1", "enter", "3", "enter")
        text = screen_text(app)
        for words in ("He sent no answer.", "They wrote letters.", "His men took it.", "They wrote twice"):
            assert words in text
        assert "Proof “Traders hated the toll”" in text


async def test_from_a_wrong_answer_to_the_words_and_back_in_two_keys(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter", "3", "enter", "p")
        assert "┃ Traders hated the toll." in screen_text(app)
        await pilot.press("p")
        assert "✗ Not right." in screen_text(app)


async def test_a_hint_or_an_answer_given_from_the_passage_brings_the_question_back(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter", "p", "h")
        await pilot.pause()
        assert "Hint 1 of 2. Look for letters." in screen_text(app)
        await pilot.press("3", "p", "enter")
        await pilot.pause()
        assert "✗ Not right." in screen_text(app)


async def test_from_the_passage_an_answer_is_seen_again_before_it_is_submitted(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    desk.write(bridge.replace("[study]", '[study]\nlook_back = "free"'))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "p", "enter")
        await pilot.pause()
        assert "(•)  The king" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "✗ Not right. 1 try left." in screen_text(app)


async def test_a_check_that_is_over_is_not_offered(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        assert "c Check" in screen_text(app)
        await pilot.press("c", "2", "enter", "enter", "1", "2", "enter", "enter")
        await pilot.pause()
        assert "c Check" not in screen_text(app)
        await pilot.press("c")
        assert isinstance(app.screen, ReadingScreen)


async def test_the_key_of_the_passage_says_where_it_leads(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter")
        assert "p Passage" in screen_text(app)
        await pilot.press("p")
        assert "p Question" in screen_text(app)
        await pilot.press("p")
        assert "p Passage" in screen_text(app)


@pytest.mark.parametrize(
    ("look_back", "when"), [("after_first", "after your first try"), ("closed", "with the answer")]
)
async def test_the_key_of_the_passage_is_shown_once_it_leads_there_and_says_when_before(
    desk: Desk, bridge: str, screen_text: Read, look_back: str, when: str
) -> None:
    desk.write(bridge.replace("[study]", f'[study]\nlook_back = "{look_back}"'))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        assert "Passage" not in screen_text(app)
        await pilot.press("p")
        assert f"The passage opens {when}" in screen_text(app)
        await pilot.press("1", "enter")
        assert ("p Passage" in screen_text(app)) == (look_back == "after_first")
        await pilot.press("2", "enter")
        assert "p Passage" in screen_text(app)
        await pilot.press("p")
        assert "┃ Traders hated the toll." in screen_text(app)


async def test_feedback_that_is_longer_than_the_window_is_paged_through(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("c", "2", "enter")
        await pilot.pause()
        assert "They wrote twice" not in screen_text(app)
        assert "space Page" in screen_text(app)
        await pilot.press("space", "space")
        assert "They wrote twice" in screen_text(app)
        await pilot.resize_terminal(80, 40)
        await pilot.pause()
        assert "space Page" not in screen_text(app)


async def test_where_the_passage_stays_closed_nobody_is_sent_back_to_it(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    desk.write(bridge.replace("[study]", '[study]\nlook_back = "closed"'))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter")
        assert "Read again" not in screen_text(app)


async def test_the_half_given_answer_survives_a_look_at_the_passage(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter", "3", "enter", "1")
        assert "[x]  They wrote." in screen_text(app)
        await pilot.press("f2")
        assert "Traders hated the toll." in screen_text(app)
        await pilot.press("f2")
        assert check(app).card.answer == ("They wrote.", "They swam.")


async def test_the_passage_opens_only_after_the_first_answer(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "p")
        assert "The passage opens after your first try" in screen_text(app)
        assert "Traders hated the toll." not in screen_text(app)
        await pilot.resize_terminal(140, 30)
        await pilot.pause()
        assert "Traders hated the toll." not in screen_text(app)
        await pilot.press("1", "enter")
        assert "Traders hated the toll." in screen_text(app)


async def test_opening_a_free_passage_before_the_answer_is_recorded_as_a_peek(
    desk: Desk, bridge: str
) -> None:
    desk.write(bridge.replace("[study]", '[study]\nlook_back = "free"'))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "p", "p", "2", "enter")
    kinds = [(event.kind, event.body.get("peeked")) for event in desk.store().attempt("bridge")]
    assert kinds[-2:] == [("peeked", None), ("answered", True)]


async def test_an_empty_submit_is_not_a_try(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "enter")
        assert "Answer first" in screen_text(app)
        assert check(app).item.tries == 0


async def test_hints_come_one_by_one_and_end(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "h")
        assert "Hint 1 of 2. Look for letters." in screen_text(app)
        assert "Second paragraph." not in screen_text(app)
        await pilot.press("f3", "h")
        assert "Hint 2 of 2. Second paragraph." in screen_text(app)
        assert check(app).item.hints == 2


async def test_an_answer_can_be_changed_until_it_is_submitted(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "3", "2")
        assert check(app).card.answer == ("The traders",)
        await pilot.press("down")
        assert check(app).card.answer == ("The mayor",)


async def test_one_blank_line_parts_the_question_from_what_follows(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press(
            "c", "2", "enter", "enter", "1", "2", "enter", "enter", "l", "c", "2", "enter", "enter"
        )
        await pilot.press("down", "down", "enter", "up", "enter")
        await pilot.pause()
        assert "✓ Right" in screen_text(app)
        assert "river rose?\n\n  Proof" in screen_text(app)


async def test_a_skipped_question_returns(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "s")
        assert "What did the traders do?" in screen_text(app)
        await pilot.press("1", "2", "enter", "enter")
        assert "Who hated the toll?" in screen_text(app)
        await pilot.press("s")
        assert "The only question left" in screen_text(app)


async def test_after_a_check_enter_goes_on_also_when_a_term_was_looked_up_before(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter", "escape", "c", "2", "enter", "enter", "1", "2", "enter", "enter")
        assert "⏎ Next section" in screen_text(app)
        await pilot.press("enter")
        assert "2  The flood" in screen_text(app)


async def test_a_missed_question_comes_back_before_the_check_ends(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter", "3", "enter", "enter", "1", "2", "enter", "enter")
        assert "This question came back. One try." in screen_text(app)
        await pilot.press("2", "enter", "enter")
        assert isinstance(app.screen, ReadingScreen)


async def test_a_check_resumes_on_the_same_question_with_the_same_tries(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter", "3", "enter")
        assert "1 try left" in screen_text(app)
    again = desk.app("bridge")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "What did the traders do?" in screen_text(again)
        assert "✗ Not right. 1 try left." in screen_text(again)


async def test_a_check_that_was_not_left_is_open_again_at_once(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter", "ctrl+q")
    again = desk.app("bridge")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "What did the traders do?" in screen_text(again)
        await pilot.press("q", "q")
    once_more = desk.app("bridge")
    async with once_more.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(once_more.screen, ReadingScreen)
        await pilot.press("c", "ctrl+q")
    last = desk.app("bridge")
    async with last.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert check(last).item.question.id == "what-happened"


async def test_the_feedback_is_still_open_when_it_was_not_left(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter")
    again = desk.app("bridge")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "✓ Right, your choice. They wrote letters." in screen_text(again)
        assert "(•)  The traders" in screen_text(again)


async def test_sentences_are_pointed_at_in_the_passage(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "c", "2", "enter", "enter", "down", "down")
        assert "▸● In spring" in screen_text(app)
        assert "1 chosen" in screen_text(app)
        await pilot.press("enter")
        assert "✗ Not right. 1 try left." in screen_text(app)
        await pilot.press("up", "enter")
        assert "✓ Right." in screen_text(app)
        await pilot.press("p")
        assert " ● In spring" in screen_text(app)


async def test_saved_is_said_only_when_it_is(
    desk: Desk, screen_text: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter")
        assert "· saved" in screen_text(app)

        def refuse(*_: object) -> None:
            raise NotSaved("The disk is full.", "full")

        monkeypatch.setattr(app._recorder.store, "append", refuse)
        await pilot.press("2", "enter")
        assert "saved" not in screen_text(app)
        assert "The disk is full." in screen_text(app)
        assert "✓ Right." in screen_text(app)


async def test_a_changed_question_is_asked_again_and_the_old_answer_stays_in_the_store(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter")
    desk.write(bridge.replace("Who hated the toll?", "Who wrote about the toll?"))
    again = desk.app("bridge")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "Who wrote about the toll?" in screen_text(again)
        assert again.screen.query_one(OptionField).answer == ()
    answers = [event for event in desk.store().attempt("bridge") if event.kind == "answered"]
    assert [event.body["answer"] for event in answers] == [["The traders"]]


async def test_a_corrected_why_changes_nothing(desk: Desk, bridge: str, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter")
    desk.write(bridge.replace("They wrote letters.", "They wrote two letters."))
    again = desk.app("bridge")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "What did the traders do?" in screen_text(again)


async def test_time_without_a_key_counts_neither_for_the_answer_nor_for_the_lesson(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        desk.seconds += 40
        await pilot.press("c")
        desk.seconds += 20
        await pilot.press("2")
        desk.seconds += 3600
        await pilot.press("enter")
        desk.seconds += 5
        await pilot.press("ctrl+q")
    events = desk.store().attempt("bridge")
    (answered,) = (event for event in events if event.kind == "answered")
    assert answered.body["seconds"] == 20 + 90
    spent = [event.body["spent"] for event in events if event.body.get("spent")]
    assert spent == [40, 110, 5]


async def test_who_goes_away_from_the_screen_is_not_waited_for(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        desk.seconds += 600
        app._save_again()
        assert [event.body.get("spent") for event in desk.store().attempt("bridge")][-1] == 90
        desk.seconds += 600
        app._save_again()
        await pilot.press("ctrl+q")
    assert [event.kind for event in desk.store().attempt("bridge")].count("time-spent") == 1


async def test_in_the_last_check_the_passage_says_how_to_turn_to_another_section(
    desk: Desk, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("t", "end", "enter", "1", "enter", "p")
        await pilot.pause()
        assert "→ Next section" in screen_text(app)
        assert "In spring the river rose." in screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        assert "The town asked a toll" in screen_text(app)


KEYS = ("enter", "space", "1", "p", "h", "s", "f", "m", "x", "k", "escape", "q", "f6", "ctrl+s")


async def test_a_check_that_is_over_bears_every_key_until_it_closes(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        screen = check(app)
        for number in range(20):
            asked, is_told = screen.item.question, screen.item.over
            wrong = Answered(asked.id, asked.fingerprint, (f"wrong {number}",))
            screen._take(MovedOn(asked.id) if is_told else wrong)
        assert screen.is_over
        screen.refresh_bindings()
        await pilot.press(*KEYS)
        await pilot.resize_terminal(130, 40)
        assert app.screen is screen
        await screen._ask_next()
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
