"""The fields that are answered part by part: by keyboard, by mouse, small and large."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

import tutor.tui
from tutor.lesson.head import Study
from tutor.lesson.question import Classified, Classify, Cloze, Gap, Match, Order, Pair, Question
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback, Note, feedback
from tutor.quiz.grading import Answer, Grade, Verdict
from tutor.quiz.sitting import Item
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.classify_field import ClassifyField
from tutor.tui.widgets.cloze_field import ClozeField
from tutor.tui.widgets.legend import Legend
from tutor.tui.widgets.match_field import MatchField
from tutor.tui.widgets.order_field import OrderField

STYLES = Path(tutor.tui.__file__).parent
SMALL, USUAL, LARGE = (40, 15), (80, 24), (200, 60)
SIZES = pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x15", "80x24"])

EVENTS = Order(
    id="events",
    fingerprint="",
    prompt="What came first?",
    items=(
        "A toll is asked",
        "Traders write to the king, who sends no answer",
        "They write again",
        "A flood",
    ),
)
ACTORS = Match(
    id="actors",
    fingerprint="",
    prompt="Who wants what?",
    pairs=(
        Pair(left="The mayor", right="keeps the toll", why="His men took it."),
        Pair(left="Traders", right="hate the toll, which they pay twice a day"),
        Pair(left="Weavers", right="hate the toll, which they pay twice a day"),
    ),
    distractors=("swims",),
)
KINDS = Classify(
    id="kinds",
    fingerprint="",
    prompt="What kind of statement is it?",
    classes=("fact", "opinion", "reasoned judgement"),
    items=(
        Classified(text="The bridge stood for three days.", group="fact", why="It can be checked."),
        Classified(text="The toll was an insult to those who lived on the far side.", group="opinion"),
        Classified(text="Since traders paid twice, the toll did harm.", group="reasoned judgement"),
    ),
)
TYPED = Cloze(
    id="gaps",
    fingerprint="",
    prompt="Fill the gaps.",
    between=("Whoever crossed owed a ", ", until the ", " came in spring and took the bridge."),
    gaps=(Gap(accepted=("toll", "fee")), Gap(accepted=("flood",))),
)
PICKED = Cloze(
    id="bank", fingerprint="", prompt="", between=TYPED.between, gaps=TYPED.gaps, bank=("king", "toll")
)


class Check(Screen[None]):
    """Keys that a check has."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"heard('{key}')", key)
        for key in ("p", "h", "f", "s", "q", "f2", "enter", "escape", "tab")
    ]

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []

    def action_heard(self, key: str) -> None:
        self.keys.append(key)


class Desk(App[None]):
    """One field in a card, as a check shows it."""

    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment]
        str(STYLES / "app.tcss"),
        str(STYLES / "widgets" / "fields.tcss"),
    ]
    CSS = "#card { height: 1fr; padding: 0 2; max-width: 84; } #prompt { height: auto; margin-bottom: 1; }"

    def __init__(self, field: AnswerField, question: Question, answer: Answer, showing: int) -> None:
        super().__init__()
        self.field = field
        self.asked = Asked(Item(question, showing), Study(), "seed", answer)
        self.changes: list[Answer] = []

    def get_default_screen(self) -> Check:
        return Check()

    @property
    def keys(self) -> list[str]:
        """Keys that the field left to the screen."""
        assert isinstance(self.screen, Check)
        return self.screen.keys

    def compose(self) -> ComposeResult:
        yield Static("title")
        with VerticalScroll(id="card", can_focus=False):
            yield Static(self.asked.item.question.prompt, id="prompt")
            yield self.field
        yield Static("status")
        yield Static("keys")

    async def on_mount(self) -> None:
        await self.field.ask(self.asked)
        self.field.take_focus()

    def on_answer_field_changed(self, event: AnswerField.Changed) -> None:
        self.changes.append(event.control.answer)

    def tell(
        self, grade: Grade, notes: tuple[Note, ...] = (), *, credit: float = 0, opened: bool = True
    ) -> None:
        question, answer = self.asked.item.question, self.field.answer
        verdict = Verdict(credit, parts=(0.0,) * len(question.gaps) if isinstance(question, Cloze) else ())
        item = Item(question, tries=1, answers=(answer,), verdicts=(verdict,), over=opened)
        said = feedback(item)
        assert said is not None
        self.field.tell(
            Asked(item, Study(), "seed", answer), Feedback(grade, opened, notes or said.notes, "It is so.")
        )

    @property
    def seen(self) -> list[str]:
        width, height = self.size
        strips = self.screen._compositor.render_strips()
        return [strip.crop(0, width).text.rstrip() for strip in strips[:height]]

    @property
    def text(self) -> str:
        """The words on the screen, without scroll bars."""
        return " ".join(" ".join(self.seen).translate(dict.fromkeys(range(0x2580, 0x2590), " ")).split())


def desk(question: Question, answer: Answer = (), showing: int = 0) -> Desk:
    fields: dict[type[Question], type[AnswerField]] = {
        Order: OrderField,
        Match: MatchField,
        Classify: ClassifyField,
        Cloze: ClozeField,
    }
    return Desk(fields[type(question)](), question, answer, showing)


async def click(pilot: Pilot[None], words: str, inside: type[Widget] = Widget) -> None:
    """Click where these words stand on the screen, in a widget of this kind."""
    app = pilot.app
    assert isinstance(app, Desk)
    await pilot.pause()
    found = [
        (at.start(), y)
        for y, line in enumerate(app.seen)
        for at in re.finditer(re.escape(words), line)
        if any(widget.region.contains(at.start(), y) for widget in app.screen.query(inside))
    ]
    assert found, f"{words!r} is not on the screen:\n" + "\n".join(app.seen)
    await pilot.click(offset=found[-1])
    await pilot.pause()


# Order


@pytest.mark.parametrize("showing", range(40))
def test_items_are_never_in_the_right_order_at_first(showing: int) -> None:
    items = offered.items(EVENTS, Asked(Item(EVENTS, showing), Study(), "seed"))
    assert sorted(items) == sorted(EVENTS.items)
    assert items != EVENTS.items
    assert items == offered.items(EVENTS, Asked(Item(EVENTS, showing), Study(), "seed"))


@SIZES
async def test_items_are_put_in_order_by_keyboard(size: tuple[int, int]) -> None:
    app = desk(EVENTS)
    async with app.run_test(size=size) as pilot:
        assert app.field.answer == ()
        start = offered.items(EVENTS, app.asked)
        for place, item in enumerate(EVENTS.items):
            now = app.field.answer or start
            down = now.index(item) - max(0, place - 1)
            await pilot.press(*["down"] * down, "space", *["up"] * (now.index(item) - place), "space")
        assert app.field.answer == EVENTS.items
        assert app.changes[-1] == EVENTS.items


@SIZES
async def test_items_are_put_in_order_by_mouse(size: tuple[int, int]) -> None:
    app = desk(EVENTS)
    async with app.run_test(size=size) as pilot:
        start = offered.items(EVENTS, app.asked)
        for place, item in enumerate(EVENTS.items):
            target = (app.field.answer or start)[place]
            if item != target:
                await click(pilot, item[:12])
                await click(pilot, target[:12])
        assert app.field.answer == EVENTS.items


async def test_an_arrow_at_the_row_moves_its_item() -> None:
    app = desk(EVENTS)
    async with app.run_test(size=USUAL) as pilot:
        a, b, c, d = offered.items(EVENTS, app.asked)
        await click(pilot, "▲")
        assert app.field.answer == (a, b, d, c)
        assert app.seen[3].count("▲") == 0


async def test_a_number_sends_the_item_to_that_place() -> None:
    app = desk(EVENTS)
    async with app.run_test(size=USUAL) as pilot:
        a, b, c, d = offered.items(EVENTS, app.asked)
        await pilot.press("3")
        assert app.field.answer == (b, c, a, d)
        await pilot.press("1", "9")
        assert app.field.answer == (a, b, c, d)
        await pilot.press("shift+down", "J", "shift+up")
        assert app.field.answer == (b, a, c, d)


async def test_the_order_as_it_was_shuffled_is_an_answer_only_when_it_is_confirmed() -> None:
    app = desk(EVENTS)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("down", "up", "up")
        assert app.field.answer == ()
        assert app.changes == []
        await pilot.press("space", "space")
        assert app.field.answer == offered.items(EVENTS, app.asked)


async def test_what_is_picked_up_is_said_in_words() -> None:
    app = desk(EVENTS)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("space")
        assert "· picked up" in app.text
        await pilot.press("space")
        assert "picked up" not in app.text


async def test_each_item_is_told_whether_it_is_in_order() -> None:
    app = desk(EVENTS, (*EVENTS.items[1:3], EVENTS.items[0], EVENTS.items[3]))
    async with app.run_test(size=USUAL) as pilot:
        app.tell("partly", credit=2 / 3)
        await pilot.pause()
        assert "They write again ✓ In order with the others; its place: 3." in app.text
        assert "A toll is asked ✗ Not right; right is: place 1." in app.text
        assert "A flood ✓ Right." in app.text
        assert "▲" not in app.text


async def test_after_a_miss_with_tries_left_nothing_is_told_and_everything_can_be_moved() -> None:
    app = desk(EVENTS, EVENTS.items[::-1])
    async with app.run_test(size=USUAL) as pilot:
        app.tell("wrong", opened=False)
        await pilot.press("2")
        assert app.field.answer == ("They write again", "A flood", *EVENTS.items[1::-1])
        assert "✗" not in app.text
        assert "✓" not in app.text


# Match


def letter(app: Desk, right: str) -> str:
    """The key of a right side, as it is shown."""
    assert isinstance(app.field, MatchField)
    return "abcdefgh"[app.field._things.index(right)]


@SIZES
async def test_sides_are_matched_by_keyboard(size: tuple[int, int]) -> None:
    app = desk(ACTORS)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*(letter(app, pair.right) for pair in ACTORS.pairs))
        assert app.field.answer == tuple(text for pair in ACTORS.pairs for text in (pair.left, pair.right))
        assert app.changes[0] == ("The mayor", "keeps the toll")


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x15", "80x24", "200x60"])
async def test_sides_are_matched_by_mouse(size: tuple[int, int]) -> None:
    app = desk(ACTORS)
    async with app.run_test(size=size) as pilot:
        for pair in reversed(ACTORS.pairs):
            await click(pilot, pair.left)
            await click(pilot, f"{letter(app, pair.right)} {pair.right[:9]}", Legend)
        assert app.field.answer == tuple(text for pair in ACTORS.pairs for text in (pair.left, pair.right))


async def test_after_a_pair_the_cursor_goes_to_the_next_open_one() -> None:
    app = desk(ACTORS)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("down", "a", "a")
        assert "▸1 The mayor → …" in app.text
        await pilot.press("2", "b")
        assert "▸1 The mayor → …" in app.text
        assert len(app.field.answer) == 4


async def test_a_pair_is_taken_back_at_the_cursor_or_else_the_last_one() -> None:
    app = desk(ACTORS)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("a", "b", "backspace")
        assert app.field.answer[0] == "The mayor"
        assert "▸2 Traders → …" in app.text
        await pilot.press("up", "backspace", "backspace")
        assert app.field.answer == ()
        assert app.changes[-1] == ()


async def test_a_letter_without_a_right_side_is_left_to_the_screen() -> None:
    app = desk(ACTORS)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("p", "h", "f2", "enter")
        assert app.keys == ["p", "h", "f2", "enter"]


async def test_right_sides_stand_beside_the_left_ones_where_there_is_room() -> None:
    app = desk(ACTORS)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        assert not any("The mayor" in line and "a " in line[30:] for line in app.seen)
        await pilot.resize_terminal(120, 24)
        await pilot.pause()
        assert any("The mayor" in line and "a " in line[30:] for line in app.seen)


async def test_all_right_sides_can_be_reached_where_there_is_little_room() -> None:
    rights = tuple(f"does a thing that takes {n} words and more to say" for n in range(8))
    app = desk(Match(id="m", fingerprint="", prompt="", pairs=ACTORS.pairs, distractors=rights))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("down")
        shown = set[str]()
        for _ in range(8):
            await pilot.pause()
            assert "▸2 Traders" in app.text
            shown |= {right[:25] for right in rights if right[:25] in app.text}
            await pilot.press("pagedown")
        assert len(shown) == len(rights)


async def test_each_pair_is_told_by_sign_and_word() -> None:
    app = desk(ACTORS, ("The mayor", "swims", "Traders", ACTORS.pairs[1].right))
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        app.tell(
            "partly",
            (
                Note("The mayor", "wrong", "His men took it.", "keeps the toll"),
                Note("Traders", "right"),
                Note("Weavers", "wrong", "", ACTORS.pairs[2].right),
            ),
        )
        await pilot.pause()
        assert "The mayor → swims ✗ Not right; right is: keeps the toll. His men took it." in app.text
        assert "day ✓ Right." in app.text
        assert "Weavers → … ✗ Nothing given; right is: hate the toll, which they pay twice a day." in app.text


# Classify


@SIZES
async def test_statements_are_classified_by_one_key_each(size: tuple[int, int]) -> None:
    app = desk(KINDS)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "2", "3")
        assert app.field.answer == tuple(text for item in KINDS.items for text in (item.text, item.group))


@SIZES
async def test_statements_are_classified_by_mouse(size: tuple[int, int]) -> None:
    app = desk(KINDS)
    async with app.run_test(size=size) as pilot:
        for item in reversed(KINDS.items):
            await click(pilot, item.text[:12])
            await click(pilot, f"{KINDS.classes.index(item.group) + 1} {item.group}", Legend)
        assert app.field.answer == tuple(text for item in KINDS.items for text in (item.text, item.group))


@pytest.mark.long
async def test_the_classes_stay_in_view_and_the_whole_statement_under_the_cursor() -> None:
    many = tuple(
        Classified(text=f"{item.text} Say {n}.", group="fact") for n in range(6) for item in KINDS.items
    )
    app = desk(Classify(id="k", fingerprint="", prompt="Sort.", classes=KINDS.classes, items=many))
    async with app.run_test(size=SMALL) as pilot:
        for item in many:
            await pilot.pause()
            assert "1 fact 2 opinion 3 reasoned judgement" in app.text
            assert f"▸• {item.text} → …" in app.text
            await pilot.press("down")
        await pilot.press("1")
        assert app.field.answer == (many[-1].text, "fact")


async def test_a_number_without_a_class_does_nothing() -> None:
    app = desk(KINDS)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("4", "9", "backspace")
        assert app.field.answer == ()
        assert app.changes == []


async def test_each_statement_is_told_by_sign_and_word() -> None:
    app = desk(KINDS, (KINDS.items[0].text, "fact", KINDS.items[1].text, "fact"))
    async with app.run_test(size=USUAL) as pilot:
        first, second, third = KINDS.items
        app.tell(
            "partly",
            (
                Note(first.text, "right", first.why),
                Note(second.text, "wrong", "", "opinion"),
                Note(third.text, "wrong", "", third.group),
            ),
        )
        await pilot.pause()
        assert f"{first.text} → fact ✓ Right. It can be checked." in app.text
        assert f"{second.text} → fact ✗ Not right; right is: opinion." in app.text
        assert f"{third.text} → … ✗ Nothing given; right is: reasoned judgement." in app.text


# Cloze


@SIZES
async def test_gaps_are_typed_in_place(size: tuple[int, int]) -> None:
    app = desk(TYPED)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"toll", "tab", *"flash", "backspace", "backspace", *"od", "home", "delete", "f")
        assert app.field.answer == ("toll", "flaod")
        await pilot.press("right", "right", "left", "right", "backspace", "o", "end")
        assert app.field.answer == ("toll", "flood")
        assert "owed a [toll____], until the ▸flood___◂ came" in app.text
        assert app.changes[-1] == ("toll", "flood")


async def test_in_a_typed_gap_letters_are_letters_and_other_keys_are_the_screens() -> None:
    app = desk(TYPED)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press(*"phfsq", "space", "1", "question_mark")
        assert app.field.answer == ("phfsq 1?", "")
        assert app.keys == []
        await pilot.press("f2", "enter", "escape")
        assert app.keys == ["f2", "enter", "escape"]


async def test_past_the_last_gap_tab_is_the_screens() -> None:
    app = desk(TYPED)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("tab", "x", "tab", "shift+tab", "y")
        assert app.field.answer == ("y", "x")
        assert app.keys == ["tab"]


async def test_arrows_go_on_into_the_next_gap() -> None:
    app = desk(TYPED)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("a", "right", "b", "left", "left", "c", "left", "left", "left", "d")
        assert app.field.answer == ("dac", "b")


async def test_a_gap_grows_with_what_is_typed_and_spaces_alone_are_no_answer() -> None:
    app = desk(TYPED)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("space")
        assert app.field.answer == ()
        await pilot.press(*"an 料金 of one coin")
        await pilot.pause()
        assert "▸ an 料金 of one coin_◂, until" in app.text


async def test_words_are_pasted_into_the_gap() -> None:
    app = desk(TYPED)
    async with app.run_test(size=USUAL) as pilot:
        app.post_message(Paste("the\ntoll"))
        await pilot.pause()
        assert app.field.answer == ("the toll", "")


async def test_a_click_puts_the_cursor_into_a_gap() -> None:
    app = desk(TYPED, ("toll", "flod"))
    async with app.run_test(size=USUAL) as pilot:
        await click(pilot, "od____")
        await pilot.press("o")
        assert app.field.answer == ("toll", "flood")
        await click(pilot, "____]")
        await pilot.press("s")
        assert app.field.answer == ("tolls", "flood")


async def test_markup_in_a_gap_is_text() -> None:
    app = desk(TYPED)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press(*"[b]x")
        assert "▸[b]x____◂" in app.text


@SIZES
async def test_gaps_are_filled_from_the_bank_by_keyboard(size: tuple[int, int]) -> None:
    app = desk(PICKED)
    async with app.run_test(size=size) as pilot:
        assert isinstance(app.field, ClozeField)
        words = app.field._bank
        assert sorted(words) == ["flood", "king", "toll"]
        await pilot.press(str(words.index("toll") + 1), str(words.index("flood") + 1))
        assert app.field.answer == ("toll", "flood")
        await pilot.press("backspace", "backspace")
        assert not any(app.field.answer)
        await pilot.press("8", "x", "q")
        assert not any(app.field.answer)
        assert app.keys == ["q"]


@SIZES
async def test_gaps_are_filled_from_the_bank_by_mouse(size: tuple[int, int]) -> None:
    app = desk(PICKED)
    async with app.run_test(size=size) as pilot:
        await click(pilot, "[________]")
        await click(pilot, "flood", Legend)
        await click(pilot, "toll", Legend)
        assert app.field.answer == ("toll", "flood")
        assert "toll · used" in app.text


async def test_each_gap_is_told_by_sign_and_word() -> None:
    app = desk(TYPED, ("Toll", "Flut"))
    async with app.run_test(size=USUAL) as pilot:
        app.tell("partly", (Note("Toll", "right"), Note("Flut", "wrong", right="flood")), credit=0.5)
        await pilot.pause()
        assert "owed a [1 ✓ Toll], until" in app.text
        assert "1 ✓ Right. 2 ✗ Not right; right is: flood." in app.text
        await pilot.press("p")
        assert app.field.answer == ("Toll", "Flut")
        assert app.keys == ["p"]


async def test_an_empty_gap_is_told_to_be_empty() -> None:
    app = desk(TYPED, ("", "Flut"))
    async with app.run_test(size=USUAL) as pilot:
        app.tell("wrong")
        await pilot.pause()
        assert "[1 ✗ nothing]" in app.text
        assert "1 ✗ Nothing given; right is: toll. 2 ✗ Not right; right is: flood." in app.text


# All

ANSWERS: dict[str, tuple[Question, Answer]] = {
    "order": (EVENTS, EVENTS.items[::-1]),
    "match": (ACTORS, ("Traders", "swims", "Weavers", "swims")),
    "classify": (KINDS, (KINDS.items[2].text, "opinion")),
    "typed": (TYPED, ("", "a flood [b]")),
    "picked": (PICKED, ("king", "")),
}
EACH = pytest.mark.parametrize("kind", ANSWERS)


@EACH
async def test_an_answer_given_before_is_restored(kind: str) -> None:
    question, answer = ANSWERS[kind]
    app = desk(question, answer)
    async with app.run_test(size=SMALL):
        assert app.field.answer == answer
        assert app.changes == []


@EACH
async def test_an_answer_to_another_question_is_not(kind: str) -> None:
    app = desk(ANSWERS[kind][0], ("one", "two", "three"))
    async with app.run_test(size=USUAL):
        assert app.field.answer == ()


@EACH
async def test_once_everything_is_told_nothing_changes_and_no_key_is_offered(kind: str) -> None:
    question, answer = ANSWERS[kind]
    app = desk(question, answer)
    async with app.run_test(size=USUAL) as pilot:
        app.tell("wrong")
        await pilot.pause()
        await pilot.press("down", "space", "up", "J", "1", "2", "a", "b", "x", "backspace", "delete", "left")
        for words in ("They write", "Traders", "The bridge", "owed", "crossed"):
            if any(words in line for line in app.seen):
                await click(pilot, words)
        assert app.field.answer == answer
        assert app.changes == []
        mine = [active for active in app.active_bindings.values() if active.node is app.field]
        assert mine == []


@EACH
async def test_a_settled_question_gives_way_to_the_next(kind: str) -> None:
    question, answer = ANSWERS[kind]
    app = desk(question, answer)
    async with app.run_test(size=USUAL) as pilot:
        app.tell("wrong")
        await pilot.pause()
        await app.field.ask(Asked(Item(question, 1), Study(), "seed"))
        await pilot.pause()
        assert app.field.answer == ()
        assert "✗" not in app.text
        await pilot.press("2", "a")
        assert app.field.answer != ()


@pytest.mark.long
@EACH
async def test_any_size_will_do(kind: str) -> None:
    question, answer = ANSWERS[kind]
    app = desk(question, answer)
    async with app.run_test(size=SMALL) as pilot:
        for size in ((200, 60), (41, 15), (1, 1), (83, 20), (84, 12), SMALL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.field.answer == answer
