"""The lessons that are shipped, and some in other scripts, walked to the summary by keyboard or mouse alone.

The walker looks the answers up in the lesson and then does only what a learner can do: it presses keys, or it
clicks what stands on the screen and turns the wheel until it does. With a mouse, only letters are typed.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from rich.cells import cell_len, split_graphemes
from textual.events import Key, MouseDown, MouseEvent, MouseScrollDown, MouseScrollUp, MouseUp
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Evidence,
    Explain,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Short,
    TrueFalse,
)
from tutor.paths import bundled_dir
from tutor.quiz.feedback import shown_answer
from tutor.quiz.grading import right_options
from tutor.tui.app import Ended, TutorApp
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.screens.summary import SummaryScreen
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.cloze_field import ClozeField
from tutor.tui.widgets.explain_field import ExplainField
from tutor.tui.widgets.gap_text import GapText
from tutor.tui.widgets.giving_field import GivingField
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.legend import NUMBERS, Legend
from tutor.tui.widgets.option_field import OptionRow
from tutor.tui.widgets.order_field import OrderField
from tutor.tui.widgets.passage import PassageView
from tutor.tui.widgets.pointing import PointingPassage
from tutor.tui.widgets.question_card import QuestionCard
from tutor.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

Read = Callable[[TutorApp], str]
F = TypeVar("F", bound=AnswerField)
ESSAY = "because a steady light could be anything"
PATIENCE = 1000
"""Looks at the screen after which something that is waited for counts as never happening."""
STILL = 3
"""Looks at a screen that does not change, after which it counts as standing still."""
MOST_STEPS = 300
"""Pages, questions and ways on after which a walk counts as going in circles."""
MOST_TURNS = 60
"""Turns of the wheel after which something counts as nowhere on the screen."""


class Walker:
    """A learner who knows the answers. Each thing done is waited for, however long it takes."""

    def __init__(self, pilot: Pilot[Ended], read: Read) -> None:
        self.pilot = pilot
        self.read = read
        self.app = pilot.app
        self.asked: Counter[type[Question]] = Counter()
        self.proved = 0

    async def walk(self) -> None:
        """From the text to the summary."""
        for _ in range(MOST_STEPS):
            if isinstance(self.app.screen, SummaryScreen):
                return
            if isinstance(self.app.screen, CheckScreen):
                await self.answer()
            else:
                await self.read_on()
                await self.settle()
        raise AssertionError(f"the walk goes in circles:\n{self.seen}")

    async def answer(self) -> None:
        """Answer the question on the screen, prove it if that is asked for, and go on."""
        question = self.check.item.question
        self.asked[type(question)] += 1
        await self.give(question)
        await self.change(self.submit)
        if self.check.item.proving:
            self.proved += 1
            await self.point(self.check.course.evidence.key(question))
            await self.change(self.submit)
        item = self.check.item
        assert item.over, self.seen
        assert item.last is not None
        assert (item.last.credit, item.proof_credit or 1) == (1, 1), self.seen
        await self.until(lambda: "✓ Right" in self.seen)
        await self.go_on()
        await self.settle()

    async def change(self, how: Callable[[], Awaitable[None]]) -> None:
        """Do something that changes what is known of the question."""
        before = self.check.item
        await how()
        await self.until(lambda: self.check.item != before)

    @property
    def check(self) -> CheckScreen:
        """The check on the screen."""
        assert isinstance(self.app.screen, CheckScreen)
        return self.app.screen

    @property
    def given(self) -> tuple[str, ...]:
        """The answer given so far."""
        return self.check.card.answer

    @property
    def seen(self) -> str:
        """What stands on the screen."""
        assert isinstance(self.app, TutorApp)
        return self.read(self.app)

    async def press(self, *keys: str) -> None:
        """Press keys as fast as they come."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            name, character = (_character_to_key(key), key) if len(key) == 1 else (key, None)
            event = Key(name, " " if key == "space" else character)
            event.set_sender(self.app)
            driver.send_message(event)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until this holds."""
        for _ in range(PATIENCE):
            if condition():
                return
            await self.look()
        raise AssertionError(f"it never came to that:\n{self.seen}")

    async def look(self) -> None:
        """Let everything happen that is about to."""
        await self.pilot._wait_for_screen()
        self.app.screen._on_timer_update()
        await asyncio.sleep(0.002)

    async def settle(self) -> None:
        """Wait until nothing happens on the screen any more."""
        seen = [self.seen]
        while self.is_typing or len(seen) < STILL or len(set(seen[-STILL:])) > 1 or not seen[-1].strip():
            await self.look()
            seen.append(self.seen)

    @property
    def is_typing(self) -> bool:
        """Whether a key waits its turn, or has not come to rest."""
        assert isinstance(self.app, TutorApp)
        return not self.app._type_ahead.is_at_rest

    async def expect(self, look: Callable[[], object], wanted: object) -> None:
        """Wait until what is looked at is this."""
        await self.until(lambda: look() == wanted)

    async def give(self, question: Question) -> None:
        """Give the right answer to a question of any type."""
        match question:
            case Choice() | Multiple():
                await self.choose(sorted(right_options(question)))
            case TrueFalse():
                await self.choose(["True" if question.answer else "False"])
            case Evidence():
                await self.point(self.check.course.evidence.key(question))
            case Short() | Number():
                await self.type(shown_answer(question))
            case Cloze():
                await self.fill([gap.accepted[0] for gap in question.gaps], from_bank=bool(question.bank))
            case Order():
                await self.order(self.field(OrderField), question.items)
            case Match() | Classify():
                await self.hand_out(self.field(GivingField), belonging(question))
            case Explain():
                await self.explain([criterion.text for criterion in question.rubric])
            case _:
                raise AssertionError(f"nothing is known about {type(question).__name__}")

    def field(self, kind: type[F]) -> F:
        """The field to answer in."""
        field = self.check.card.field
        assert isinstance(field, kind)
        return field

    async def open_lesson(self) -> None:
        """Open the only lesson of the library."""
        raise NotImplementedError

    async def read_on(self) -> None:
        """Turn the page or do what comes after the section."""
        raise NotImplementedError

    async def submit(self) -> None:
        """Submit the answer."""
        raise NotImplementedError

    async def go_on(self) -> None:
        """Go on from the feedback."""
        raise NotImplementedError

    async def choose(self, texts: Sequence[str]) -> None:
        """Choose these options."""
        raise NotImplementedError

    async def point(self, sentences: Sequence[str]) -> None:
        """Point at these sentences of the passage."""
        raise NotImplementedError

    async def type(self, words: str) -> None:
        """Type into the line."""
        raise NotImplementedError

    async def fill(self, words: Sequence[str], *, from_bank: bool) -> None:
        """Fill the gaps one after the other."""
        raise NotImplementedError

    async def order(self, field: OrderField, items: Sequence[str]) -> None:
        """Put the items in this order."""
        raise NotImplementedError

    async def hand_out(self, field: GivingField, pairs: Sequence[tuple[str, str]]) -> None:
        """Give each part of the field what belongs to it."""
        raise NotImplementedError

    async def explain(self, criteria: Sequence[str]) -> None:
        """Write something, and tick these."""
        raise NotImplementedError


class Typist(Walker):
    """Has no mouse."""

    async def open_lesson(self) -> None:
        await self.press("enter")
        await self.until(lambda: isinstance(self.app.screen, ReadingScreen))

    async def read_on(self) -> None:
        await self.press("enter")

    async def submit(self) -> None:
        await self.press("enter")

    async def go_on(self) -> None:
        await self.press("enter")

    async def choose(self, texts: Sequence[str]) -> None:
        shown = {row.shown: row.number for row in self.check.query(OptionRow)}
        await self.press(*(str(shown[text]) for text in texts))
        await self.until(lambda: len(self.given) == len(texts))

    async def point(self, sentences: Sequence[str]) -> None:
        view = self.check.text
        await self.until(lambda: view.has_focus and bool(view.sentences))
        texts = [view.passage.text[start:end] for start, end in view.sentences]
        await self.press("down")
        await self.until(lambda: view.pointed >= 0)
        for number, sentence in enumerate(sentences, 1):
            steps = texts.index(sentence) - view.pointed
            await self.press(*["down" if steps > 0 else "up"] * abs(steps))
            await self.press(*([] if view.single else ["space"]))
            await self.expect(lambda: self.check._chosen, frozenset(sentences[:number]))

    async def type(self, words: str) -> None:
        await self.press(*words)
        await self.until(lambda: self.given == (words,))

    async def fill(self, words: Sequence[str], *, from_bank: bool) -> None:
        field = self.field(ClozeField)
        if from_bank:
            await self.press(*(NUMBERS[field._bank.index(word)] for word in words))
        else:
            letter = words[-1][split_graphemes(words[-1])[0][-1][0] :]
            await self.press(*(key for word in words for key in (*word, "tab")), "backspace", *letter)
        await self.until(lambda: self.given == tuple(words))

    async def order(self, field: OrderField, items: Sequence[str]) -> None:
        for place, item in enumerate(items):
            now = field._items.index(item)
            steps = now - field._cursor
            moves = ["down" if steps > 0 else "up"] * abs(steps)
            await self.press(*moves, "space", *["up"] * (now - place), "space")
            await self.expect(lambda: (field._items[field._cursor], field._cursor), (item, place))
        await self.until(lambda: self.given == tuple(items))

    async def hand_out(self, field: GivingField, pairs: Sequence[tuple[str, str]]) -> None:
        await self.press(*(field.KEYS[field._things.index(thing)] for _, thing in pairs))
        await self.until(lambda: self.given == tuple(chain.from_iterable(pairs)))

    async def explain(self, criteria: Sequence[str]) -> None:
        await self.press(*ESSAY)
        await self.until(lambda: self.field(ExplainField).draft == ESSAY)
        await self.press("ctrl+s")
        await self.until(lambda: len(self.check.query(OptionRow)) == len(criteria))
        await self.press(*(str(number) for number, _ in enumerate(criteria, 1)))
        await self.until(lambda: self.given == (ESSAY, *criteria))


class Pointer(Walker):
    """Has a mouse, and types letters only."""

    async def click(self, words: str | Sequence[str], inside: Widget | type[Widget]) -> None:
        """Click the first place where these words, or one of these, stand in such a widget."""
        wanted = [words] if isinstance(words, str) else words
        for turn in range(MOST_TURNS):
            await self.settle()
            place = next((place for each in wanted for place in self.places(each, inside)), None)
            if place is not None:
                await self.act(place, MouseDown, MouseUp)
                return
            await self.turn_wheel(inside, down=turn < MOST_TURNS // 2)
        raise AssertionError(f"none of {wanted} is to be found:\n{self.seen}")

    def places(self, words: str, inside: Widget | type[Widget]) -> Iterable[tuple[int, int]]:
        """Where the words stand, in such a widget."""
        for y, row in enumerate(self.seen.split("\n")):
            for found in re.finditer(re.escape(words), row):
                x = cell_len(row[: found.start()])
                widget = self.app.get_widget_at(x, y)[0]
                kin = [widget, *widget.ancestors]
                if inside in kin or (isinstance(inside, type) and any(isinstance(w, inside) for w in kin)):
                    yield x, y

    async def turn_wheel(self, inside: Widget | type[Widget], *, down: bool) -> None:
        """Turn the wheel once with the mouse where something scrolls."""
        over: type[Widget] = PassageView if inside is PointingPassage else QuestionCard
        things = self.app.screen.query("MatchField .things") if inside is Legend else ()
        region = (things or self.app.screen.query(over)).first().region
        middle = region.x + region.width // 2, region.y + region.height // 2
        await self.act(middle, MouseScrollDown if down else MouseScrollUp)

    async def act(self, at: tuple[int, int], *kinds: type[MouseEvent]) -> None:
        """Do this with the mouse at this place."""
        driver = self.app._driver
        assert driver is not None
        x, y = at
        for kind in kinds:
            event = kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
            driver.process_message(event)

    async def press_button(self, name: str) -> None:
        """Click a key on the line at the foot; it has to be there."""
        await self.settle()
        place = next(iter(self.places(name, KeyLine)), None)
        assert place is not None, f"no {name!r}:\n{self.seen}"
        await self.act(place, MouseDown, MouseUp)

    async def open_lesson(self) -> None:
        await self.click("▸", Rows)
        await self.until(lambda: isinstance(self.app.screen, ReadingScreen))

    async def read_on(self) -> None:
        await self.settle()
        keys = self.seen.split("\n")[-1]
        name = re.match(r" ⏎ (Read on|Check|Next section|Last check|Summary)", keys)
        assert name, keys
        await self.press_button(name[1])

    async def submit(self) -> None:
        await self.press_button("Submit")

    async def go_on(self) -> None:
        await self.press_button("Go on")

    async def choose(self, texts: Sequence[str]) -> None:
        for number, text in enumerate(texts, 1):
            row = next(row for row in self.check.query(OptionRow) if row.shown == text)
            await self.click(first_words(text), row)
            await self.expect(lambda: len(self.given), number)

    async def point(self, sentences: Sequence[str]) -> None:
        text = self.check.text.passage.text
        for number, sentence in enumerate(sentences, 1):
            await self.click(only_here(sentence, text), PointingPassage)
            await self.expect(lambda: len(self.check._chosen), number)

    async def type(self, words: str) -> None:
        await self.click("Type", Input)
        await self.settle()
        await self.press(*words)
        await self.until(lambda: self.given == (words,))

    async def fill(self, words: Sequence[str], *, from_bank: bool) -> None:
        for number, word in enumerate(words):
            if from_bank:
                await self.click(f" {word}", Legend)
            else:
                await self.click("[____" if number else "▸____", GapText)
                await self.settle()
                await self.press(*word)
            await self.expect(lambda: self.given, (*words[: number + 1], *[""] * (len(words) - number - 1)))

    async def order(self, field: OrderField, items: Sequence[str]) -> None:
        for place, item in enumerate(items):
            at = field._items.index(item)
            if at != place:
                await self.click(first_words(item), field._rows[at])
                await self.until(lambda: field._is_held)
                await self.click(first_words(field._items[place]), field._rows[place])
                rest = [other for other in field._items if other != item]
                await self.expect(lambda: field._items, [*rest[:place], item, *rest[place:]])
        await self.until(lambda: self.given == tuple(items))

    async def hand_out(self, field: GivingField, pairs: Sequence[tuple[str, str]]) -> None:
        for number, (part, thing) in enumerate(pairs):
            await self.click(first_words(part), field._rows[number])
            await self.expect(lambda: field._cursor, number)
            await self.click(f"{field.KEYS[field._things.index(thing)]} {first_words(thing)}", Legend)
            await self.expect(lambda: self.given[-2:], (part, thing))

    async def explain(self, criteria: Sequence[str]) -> None:
        await self.press(*ESSAY)
        await self.until(lambda: self.field(ExplainField).draft == ESSAY)
        await self.press_button("Submit")
        await self.until(lambda: len(self.check.query(OptionRow)) == len(criteria))
        for number, (row, text) in enumerate(zip(self.check.query(OptionRow), criteria, strict=True), 2):
            await self.click(first_words(text), row)
            await self.expect(lambda: len(self.given), number)


def belonging(question: Match | Classify) -> list[tuple[str, str]]:
    """Each part with what belongs to it."""
    if isinstance(question, Match):
        return [(pair.left, pair.right) for pair in question.pairs]
    return [(item.text, item.group) for item in question.items]


def first_words(text: str) -> str:
    """As much of the beginning as stands on one line at any width."""
    return text if len(text) <= 12 else text[:12].rsplit(" ", 1)[0]


def only_here(sentence: str, text: str) -> list[str]:
    """Neighbouring words of the sentence that stand nowhere else in the text."""
    pairs = [" ".join(pair) for pair in pairwise(sentence.split())]
    return [pair for pair in pairs if " ".join(text.split()).count(pair) == 1]


long = pytest.mark.long
OTHER_SCRIPTS = Path(__file__).parents[1] / "languages"
WAYS = [
    pytest.param("tour", Typist, (40, 15), marks=long, id="the tour by keyboard at 40x15"),
    pytest.param("tour", Pointer, (40, 15), marks=long, id="the tour by mouse at 40x15"),
    pytest.param("tour", Typist, (80, 24), marks=long, id="the tour by keyboard at 80x24"),
    pytest.param("tour", Pointer, (80, 24), marks=long, id="the tour by mouse at 80x24"),
    pytest.param("china-leverage", Typist, (80, 24), marks=long, id="the article by keyboard at 80x24"),
    pytest.param("china-leverage", Pointer, (120, 40), marks=long, id="the article by mouse at 120x40"),
    pytest.param("arabic", Typist, (40, 15), marks=long, id="Arabic by keyboard at 40x15"),
    pytest.param("chinese", Typist, (40, 15), marks=long, id="Chinese by keyboard at 40x15"),
    pytest.param("hindi", Typist, (40, 15), marks=long, id="Hindi by keyboard at 40x15"),
    pytest.param("marks", Typist, (40, 15), marks=long, id="combining marks by keyboard at 40x15"),
]


@pytest.mark.parametrize(("lesson", "learner", "size"), WAYS)
async def test_a_lesson_from_the_library_to_the_summary(
    empty_desk: Desk,
    screen_text: Read,
    monkeypatch: pytest.MonkeyPatch,
    lesson: str,
    learner: type[Walker],
    size: tuple[int, int],
) -> None:
    # Two clicks of a walk come quicker than those of a hand, and are no double click.
    monkeypatch.setattr(TutorApp, "CLICK_CHAIN_TIME_THRESHOLD", 0)
    folder = OTHER_SCRIPTS if (OTHER_SCRIPTS / f"{lesson}.toml").exists() else bundled_dir()
    text = (folder / f"{lesson}.toml").read_text(encoding="utf-8")
    empty_desk.write(text, f"{lesson}.toml")
    app = empty_desk.app()
    async with app.run_test(size=size) as pilot:
        walker = learner(pilot, screen_text)
        await walker.open_lesson()
        await walker.walk()
        answered, questions = app._course.totals() if app._course else (0, 1)
        assert answered == questions == sum(walker.asked.values())
        assert "100%" in screen_text(app)
