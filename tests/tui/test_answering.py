"""Answering: nothing is lost by pressing twice, and skipping and leaving work while typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.widgets import Input

from tutor.tui.app import TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.widgets.explain_field import ExplainField
from tutor.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]
WORD = '''
[[sections.questions]]
id = "word"
type = "short"
prompt = "What was paid?"
answer = "money"
reject = [{ text = "coins", why = "It was one coin." }]
hints = ["It clinks."]

[[sections.questions]]
id = "who-hated"'''
GAPS = WORD.replace('"short"', '"cloze"').replace(
    'answer = "money"', 'text = "They paid {money} for {crossing}."'
)
GAPS = GAPS.replace('reject = [{ text = "coins", why = "It was one coin." }]\n', "")
NUMBER = WORD.replace('"short"', '"number"').replace('answer = "money"', "answer = 3")
NUMBER = NUMBER.replace('reject = [{ text = "coins", why = "It was one coin." }]\n', "")
PAIRS = WORD[: WORD.index("type")] + (
    'type = "match"\nprompt = "Which?"\npairs = ['
    + ", ".join(f'["left {n}", "right {n}"]' for n in range(20))
    + ']\n\n[[sections.questions]]\nid = "who-hated"'
)
EXPLAIN = '''
[[sections.questions]]
id = "why"
type = "explain"
prompt = "Why did they hate it?"
model = "It cost them."
rubric = ["names the cost"]

[[sections.questions]]
id = "who-hated"'''


@pytest.fixture
def opened(desk: Desk, bridge: str) -> Callable[[str], TutorApp]:
    """The small lesson with another question before its first one."""

    def open_with(question: str) -> TutorApp:
        desk.write(bridge.replace('\n[[sections.questions]]\nid = "who-hated"', question))
        return desk.app("bridge")

    return open_with


def check(app: TutorApp) -> CheckScreen:
    assert isinstance(app.screen, CheckScreen)
    return app.screen


async def test_the_same_wrong_words_again_are_no_try_and_typing_replaces_them(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(WORD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"coins", "enter", "enter")
        await pilot.pause()
        assert check(app).item.tries == 1
        assert "Not right: change it; no try is lost" in screen_text(app)
        await pilot.press(*"money", "enter")
        await pilot.pause()
        assert check(app).item.answers[-1] == ("money",)


async def test_a_hint_leaves_the_half_typed_words_alone(opened: Callable[[str], TutorApp]) -> None:
    app = opened(WORD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"coins", "enter", *"mon", "f3", *"ey")
        assert check(app).query_one(Input).value == "money"
        assert check(app).item.hints == 1


async def test_the_same_wrong_option_again_is_no_try(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("c", "1", "enter", "enter")
        await pilot.pause()
        assert check(app).item.tries == 1
        assert "Not right: change it" in screen_text(app)
        await pilot.press("2", "enter")
        await pilot.pause()
        assert "Right" in screen_text(app)


async def test_what_is_near_is_not_accepted_before_it_was_told(opened: Callable[[str], TutorApp]) -> None:
    app = opened(WORD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"mony")
        field = check(app).query_one(Input)
        for _ in range(2):
            field.post_message(Input.Submitted(field, field.value))
        await pilot.pause()
        assert check(app).item.near == ("mony",)
        await pilot.press("enter")
        await pilot.pause()
        assert check(app).item.over


async def test_each_gap_is_told_by_itself(opened: Callable[[str], TutorApp], screen_text: Read) -> None:
    app = opened(GAPS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"mony", "tab", *"bread", "enter")
        await pilot.pause()
        assert "Nearly." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        text = screen_text(app)
        assert "They paid [1 ✓ mony] for [2 ✗ bread]." in text
        assert "1  ✓ Right. It is spelled “money”." in text
        assert "2  ✗ Not right; right is: crossing." in text


async def test_enter_after_a_gap_goes_to_the_next_and_costs_no_try(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(GAPS)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("c", *"money", "enter")
        await pilot.pause()
        assert "1 still open; submit again to go on" in screen_text(app)
        await pilot.press(*"crossng", "backspace", "enter")
        await pilot.pause()
        assert check(app).card.answer == ("money", "crossn")
        assert check(app).item.tries == 1


async def test_an_answer_that_is_left_open_on_purpose_is_submitted(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(GAPS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"money", "enter", "enter")
        await pilot.pause()
        assert "50% of the points" in screen_text(app)


async def test_what_is_no_number_costs_no_try(opened: Callable[[str], TutorApp], screen_text: Read) -> None:
    app = opened(NUMBER)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"a few", "enter")
        await pilot.pause()
        assert "Not read as a number: try digits" in screen_text(app)
        assert check(app).item.tries == 0
        await pilot.press("3", "enter")
        await pilot.pause()
        assert "✓ Right." in screen_text(app), "what was no number is typed over"


async def test_a_misspelled_unit_is_shown_and_costs_no_try(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(NUMBER.replace("answer = 3", 'answer = 3\nunit = ["shillings"]'))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"3 shilings", "enter")
        await pilot.pause()
        assert "Nearly. No try is lost; look at the marked letters: shi_lings." in screen_text(app)
        assert check(app).item.tries == 0
        await pilot.press("enter")
        await pilot.pause()
        assert "It is spelled “shillings”." in screen_text(app)


@pytest.mark.parametrize("question", [WORD, GAPS, EXPLAIN], ids=["word", "gaps", "explain"])
async def test_what_is_pasted_brings_no_control_characters_along(
    opened: Callable[[str], TutorApp], screen_text: Read, question: str
) -> None:
    app = opened(question)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        app.post_message(Paste("mo\x1b]52;c;QQ\x07\x9b\u202en\u200b\ney\x00 👩‍👩‍👧"))
        await pilot.pause()
        field = check(app).card.field
        given = field.draft if isinstance(field, ExplainField) else check(app).card.answer[0]
        assert given.replace("\n", " ") == "mo]52;c;QQn ey 👩‍👩‍👧"
        assert not set("\x1b\x07\x9b\x00\u202e") & set(screen_text(app))


async def test_a_letter_that_pairs_something_is_not_shown_as_another_key(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(PAIRS)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        foot = screen_text(app).splitlines()[-1]
        assert "f5 Skip" in foot
        assert "Leave" not in foot, "q is a letter too; Esc leaves"


async def test_a_typed_question_is_skipped_and_left_by_key_and_by_mouse(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(WORD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        keys = screen_text(app).splitlines()[-1]
        assert "f5 Skip" in keys
        assert "esc Back" in keys
        await pilot.click(KeyLine, offset=(keys.index("f5"), 0))
        await pilot.pause()
        assert check(app).item.question.id == "who-hated"
        await pilot.press("s", "s")
        await pilot.pause()
        assert check(app).item.question.id == "word"
        await pilot.press("f5")
        await pilot.pause()
        assert check(app).item.question.id == "who-hated"
        await pilot.press("s", "s", "escape")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)


async def test_in_an_explanation_enter_is_a_new_line_and_the_key_line_says_what_submits(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(EXPLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"It", "enter", *"cost")
        await pilot.pause()
        assert "^s Submit" in screen_text(app)
        assert "⏎ Submit" not in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert check(app).item.written == "It\ncost"
        assert "Compare, and tick" in screen_text(app)
        assert "⏎ Submit" in screen_text(app)


async def test_an_explanation_is_called_the_learners_own_judgement_in_card_and_summary(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(EXPLAIN)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("c", *"cost", "ctrl+s", "enter")
        await pilot.pause()
        assert "Nothing ticked; submit again if so" in screen_text(app)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "✓ Right. As you judged it yourself." in screen_text(app)
        await pilot.press("q", "s")
        await pilot.pause()
        assert "1 of these answers was judged by yourself." in screen_text(app)


async def test_the_second_click_of_a_double_click_does_not_go_on(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2")
        await pilot.pause()
        await pilot.click(KeyLine, offset=(2, 0), times=2)
        await pilot.pause()
        assert check(app).item.over
        assert check(app).item.question.id == "who-hated"
        await pilot.click(KeyLine, offset=(2, 0))
        await pilot.pause()
        assert check(app).item.question.id == "what-happened"


async def test_leaving_right_after_the_last_answer_leaves_the_check_alone(desk: Desk) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter", "1", "2", "enter")
        await pilot.pause()
        screen = check(app)
        await screen.action_go_on()
        await screen.run_action("leave")
        await screen.run_action("back")
        await screen.run_action("submit")
        screen.note_saving()
        screen.show_status()
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)


@pytest.mark.parametrize("size", [(40, 15), (200, 60), (1, 1), (119, 30), (120, 30)])
async def test_a_half_given_answer_survives_any_size(
    opened: Callable[[str], TutorApp], size: tuple[int, int]
) -> None:
    app = opened(WORD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"mo")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.press(*"ney", "enter")
        await pilot.pause()
        assert check(app).item.answers == (("money",),)


async def test_the_half_typed_words_are_not_typed_over_after_a_look_at_the_passage(
    opened: Callable[[str], TutorApp],
) -> None:
    app = opened(WORD.replace("hints =", "needs_text = true\nhints ="))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"mo", "f2", "f2", *"ne", "f4", "escape", "y", "enter")
        await pilot.pause()
        assert check(app).item.answers == (("money",),)


@pytest.mark.parametrize("question", [WORD, GAPS, EXPLAIN])
async def test_what_was_begun_is_there_again_after_skipping_and_after_leaving(
    opened: Callable[[str], TutorApp], screen_text: Read, question: str
) -> None:
    app = opened(question)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"some", "f5", "s", "s")
        await pilot.pause()
        assert "some" in screen_text(app)
        await pilot.press(*"thing", "escape")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("c")
        await pilot.pause()
        text = screen_text(app)
        assert "some" in text
        assert "thing" in text


@pytest.mark.parametrize("question", [WORD, GAPS, EXPLAIN], ids=["word", "gaps", "explain"])
async def test_what_was_begun_is_there_again_after_quitting(
    opened: Callable[[str], TutorApp], desk: Desk, screen_text: Read, question: str
) -> None:
    async with opened(question).run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"something", "ctrl+q")
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "something" in screen_text(app)


async def test_what_was_begun_is_kept_once_nothing_is_changed_for_a_while(
    opened: Callable[[str], TutorApp], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor.tui.screens.check.UNCHANGED", 0.01)
    app = opened(EXPLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"so")
        await pilot.pause(0.1)
        kept = [
            event.body["answer"] for event in desk.store().attempt("bridge") if event.kind == "half-given"
        ]
        assert kept[-1] == ["so"]
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
        assert desk.store().attempt("bridge")[-1].kind == "wrote"


async def test_sentences_pointed_at_are_there_again_after_skipping(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "c", "s", "down", "space", "s", "s")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert len(check(app).item.answers) == 1


async def test_after_a_miss_the_cursor_and_the_view_stay_at_the_sentence_pointed_at(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    long = "Nobody would have thought that it could last so long.\n\n" * 12
    desk.write(bridge.replace("\nNobody paid", f"\n{long}Nobody paid"))
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("l", "c", "s")
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)
        text = app.screen.text
        await pilot.press(*["down"] * 11, "enter")
        await pilot.pause()
        assert "Not right." in screen_text(app)
        assert "Read again: section 2, paragraph 1." in " ".join(screen_text(app).split())
        assert (text.pointed, text.place > 0) == (10, True)
        assert text.is_in_view(*text.sentences[10])
        await pilot.press("enter")
        await pilot.pause()
        assert "no try is lost" in screen_text(app)


async def test_enter_in_the_passage_leads_back_to_the_answer_and_submits_nothing_unseen(
    opened: Callable[[str], TutorApp], screen_text: Read
) -> None:
    app = opened(WORD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"silver", "enter", *"mon", "f2")
        await pilot.pause()
        assert "Submit" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "mon" in screen_text(app)
        assert check(app).item.tries == 1
        await pilot.press(*"ey", "enter")
        await pilot.pause()
        assert "✓ Right." in screen_text(app)
