"""Gates, confidence, flags, near misses, proofs and counting as right, as a learner meets them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tutor.tui.app import TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.widgets.ask import Ask
from tutor.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]
WRONG = ("3", "enter", "enter") * 4
"""Both questions of the first section missed, and missed again when they come back."""


@pytest.fixture
def gated(bridge: str) -> Callable[[str], str]:
    """The small lesson with a gate."""
    return lambda gate: bridge.replace("[study]", f'[study]\ngate = "{gate}"\ntries = 1')


async def test_an_attempt_gate_opens_with_the_answers_whatever_they_are(
    desk: Desk, gated: Callable[[str], str], screen_text: Read
) -> None:
    desk.write(gated("attempt"))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        assert "The check of section 1 comes first" in screen_text(app)
        await pilot.press("c", *WRONG, "l")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.section == 1


async def test_a_pass_gate_sends_back_to_the_passages_and_is_never_a_dead_end(
    desk: Desk, gated: Callable[[str], str], screen_text: Read
) -> None:
    desk.write(gated("pass"))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *WRONG)
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        assert "0% of the points; 80% are asked for." in screen_text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)
        assert app.screen.item.showing == 2
        await pilot.press("q", "l")
        await pilot.pause()
        assert isinstance(app.screen, Ask), "the way past the gate is there also in the middle of the check"
        await pilot.press("escape", "c", *WRONG[:6])
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await pilot.press("l")
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.section == 1
    assert "passed-by" in {event.kind for event in desk.store().attempt("bridge")}


async def test_a_passed_gate_lets_the_reader_on(desk: Desk, gated: Callable[[str], str]) -> None:
    desk.write(gated("pass"))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter", "1", "2", "enter", "enter", "l")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.section == 1


async def test_confidence_is_asked_before_the_result_and_kept(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    desk.write(bridge.replace("[study]", "[study]\nconfidence = true"))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "1", "enter")
        await pilot.pause()
        assert "How sure are you?" in screen_text(app)
        assert "Not right" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)
        assert not app.screen.item.verdicts
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)
        assert not app.screen.item.verdicts, "a second Enter says nothing"
        await pilot.press("enter", "4")
        await pilot.pause()
        assert "Not right" in screen_text(app)
        await pilot.press("3", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CheckScreen)
        assert app.screen.item.confidence == 0.95
        await pilot.press("q", "s")
        await pilot.pause()
        assert "Sure, but wrong." in screen_text(app)


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
@pytest.mark.parametrize("answer", ["The king", "The king" + ", who was far away" * 12])
async def test_how_sure_one_is_of_an_answer_is_asked_with_the_answer_in_view(
    desk: Desk, bridge: str, screen_text: Read, size: tuple[int, int], answer: str
) -> None:
    asking = bridge.replace("[study]", "[study]\nconfidence = true")
    desk.write(asking.replace('text = "The king"', f'text = "{answer}"'))
    app = desk.app("bridge")
    async with app.run_test(size=size) as pilot:
        await pilot.press("c", "1", "enter")
        await pilot.pause()
        assert "“The king" in screen_text(app)
        for way in ("1 Guessing", "4 Sure", "5 Back to the question", "esc Close"):
            assert way in screen_text(app)


async def test_the_words_of_a_dialog_that_do_not_fit_are_scrolled_by_the_keys_of_a_page(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    asking = bridge.replace("[study]", "[study]\nconfidence = true")
    answer = "The king" + ", who was far away" * 12
    desk.write(asking.replace('text = "The king"', f'text = "{answer}"'))
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("c", "1", "enter")
        await pilot.pause()
        assert "“The king" in screen_text(app)
        before = app.screen.query_one(Rows).cursor
        await pilot.press(*["space"] * 6)
        await pilot.pause()
        assert "“The king" not in screen_text(app)
        assert app.screen.query_one(Rows).cursor == before
        await pilot.press(*["b"] * 6)
        await pilot.pause()
        assert "“The king" in screen_text(app)


async def test_a_flag_is_kept_and_listed(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("c", "f")
        await pilot.pause()
        assert "Who hated the toll?" in screen_text(app), "what is wrong is in view"
        await pilot.press(*"odd", "enter")
        await pilot.pause()
        assert "finding facts · flagged · saved" in screen_text(app)
        await pilot.press("2", "enter", "q", "s")
        await pilot.pause()
        assert "Flagged" in screen_text(app)
        assert "odd" in screen_text(app)


async def test_a_flag_is_taken_back_with_the_same_key(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "f", *"odd", "enter", "f")
        await pilot.pause()
        assert "flag taken back" in screen_text(app)
        assert "flagged" not in screen_text(app)
        await pilot.press("f")
        await pilot.pause()
        assert "odd" in screen_text(app), "what was said can be said again"
        await pilot.press("escape", "q", "s")
        await pilot.pause()
        assert "Flag" not in screen_text(app)


async def test_a_question_is_flagged_with_the_mouse(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("c", "f")
        await pilot.pause()
        rows = screen_text(app).splitlines()
        at = next((row.index("Flag it"), y) for y, row in enumerate(rows) if "Flag it" in row)
        await pilot.click(offset=at)
        await pilot.pause()
        assert "flagged" in screen_text(app)


async def test_flags_are_taken_back_in_the_summary(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "f", *"odd", "enter", "s", "f", *"dim", "enter", "q", "s", "f", "enter")
        await pilot.pause()
        assert "What did the traders do?" in screen_text(app)
        assert "Who hated the toll?" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Flag" not in screen_text(app)


async def test_a_refused_answer_is_counted_as_right(desk: Desk, bridge: str, screen_text: Read) -> None:
    short = '''
[[sections.questions]]
id = "word"
type = "short"
prompt = "What was paid?"
answer = "toll"
evidence = ["Traders hated the toll"]
proof = true

[[sections.questions]]
id = "what-happened"'''
    desk.write(
        bridge.replace('\n[[sections.questions]]\nid = "what-happened"', short).replace("tries = 2", "")
    )
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter", "enter", *"money", "enter", *"x", "enter")
        await pilot.pause()
        assert "Meant: toll" in screen_text(app)
        await pilot.press("m")
        await pilot.pause()
        assert "You counted it as right" in screen_text(app)


async def test_a_right_answer_is_proved_in_the_passage(desk: Desk, bridge: str, screen_text: Read) -> None:
    desk.write(
        bridge.replace('prompt = "Who hated the toll?"', 'prompt = "Who hated the toll?"\nproof = true')
    )
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "2", "enter")
        await pilot.pause()
        assert "Right. Now point at the sentence that proves it." in screen_text(app)
        await pilot.press("p")
        await pilot.pause()
        assert "Read again" not in screen_text(app), "it would say where the proof is"
        await pilot.press("p", "down", "down", "down", "enter")
        await pilot.pause()
        assert "✓ Right. The proof is right too." in screen_text(app)
        assert "· saved" in screen_text(app)


async def test_a_question_that_was_changed_says_so_in_card_and_summary(
    desk: Desk, bridge: str, screen_text: Read
) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("c", "1", "enter", "3", "enter", "q")
    desk.write(bridge.replace("Who hated the toll?", "Who hated it?"))
    app = desk.app("bridge")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        said = "Changed since you answered “The mayor”. That answer is kept and does not count."
        assert said in " ".join(screen_text(app).split())
        await pilot.press("2", "enter")
        await pilot.pause()
        assert "Changed since" not in screen_text(app)
        await pilot.press("q", "s", "space")
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "Changed since you answered What you answered is kept and does not count." in text
        assert "Who hated it? “The mayor” · answered again since" in text


async def test_the_learner_is_asked_how_sure_on_their_own_wish(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "ctrl+p", *"ask how sure")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
        assert "How sure are you?" in screen_text(app)
        await pilot.press("escape")
        await pilot.press("ctrl+p", *"stop asking")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "✓ Right." in screen_text(app)
    assert "confidence = false" in (desk.home / "config.toml").read_text(encoding="utf-8")


async def test_the_summary_says_what_comes_back_when(desk: Desk, screen_text: Read) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("c", "1", "enter", "3", "enter", "q", "s")
        await pilot.pause()
        text = screen_text(app)
        assert "Comes back in a review" in text
        assert "Who hated the toll?  tomorrow" in text
