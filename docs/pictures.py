"""Makes the pictures of the README: runs the program with the bundled lesson and a throw-away store.

    python3 -m uv run docs/pictures.py

The same program gives the same pictures: the clock stands still and every order comes from a fixed seed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from textual.pilot import Pilot

from tutor import paths
from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Evidence,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Short,
    TrueFalse,
)
from tutor.library import Library
from tutor.progress.recorder import Recorder
from tutor.progress.store import Store
from tutor.quiz.grading import Answer
from tutor.quiz.step import Answered, MovedOn, Proved
from tutor.settings import Settings
from tutor.study.course import Course
from tutor.tui.app import TutorApp
from tutor.tui.widgets.option_field import OptionRow

FOLDER: Final = Path(__file__).parent
LESSON: Final = "china-leverage"
TERM: Final = "Jang Song Thaek"
THEME: Final = "textual-dark"
NOW: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Presses = Callable[[Pilot[Any], Course], Awaitable[None]]
"""What is done before the picture is taken."""


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the terminal's size, what has happened before, and what is pressed."""

    name: str
    size: tuple[int, int]
    prepare: Callable[[Course], None]
    press: Presses
    in_library: bool = False
    """The library is open, not the lesson."""


def at_the_beginning(course: Course) -> None:
    """Nothing was read."""


def half_way(course: Course) -> None:
    """Four sections were read and answered, every fourth question wrong at first."""
    number = 0
    for part in range(4):
        course.mark_read(part)
        while (item := course.open_check(part).current) is not None:
            question = item.question
            number += 1
            answer = wrong_answer(question) if number % 4 == 0 else right_answer(course, question)
            course.step(part, Answered(question.id, question.fingerprint, answer))
            if course.sitting(part).item(question.id).proving:
                course.step(part, Proved(question.id, course.evidence.key(question)))
            if course.sitting(part).item(question.id).over:
                course.step(part, MovedOn(question.id))
    for section, name in ((2, TERM), (2, "interlocutor"), (2, TERM), (1, "leverage")):
        course.mark_looked_up(section, course.outline.terms.index(name))


def right_answer(course: Course, question: Question) -> Answer:
    """What the key says."""
    match question:
        case Choice(options=options) | Multiple(options=options):
            return tuple(option.text for option in options if option.correct)
        case TrueFalse(answer=answer):
            return ("true" if answer else "false",)
        case Evidence():
            return course.evidence.key(question)
        case Short(accepted=accepted):
            return (accepted[0].text,)
        case Number(answer=number):
            return (number,)
        case _:
            return built_answer(question)


def built_answer(question: Question) -> Answer:
    """What the key says of a question that is answered part by part."""
    match question:
        case Cloze(gaps=gaps):
            return tuple(gap.accepted[0] for gap in gaps)
        case Order(items=items):
            return items
        case Match(pairs=pairs):
            return tuple(side for pair in pairs for side in (pair.left, pair.right))
        case Classify(items=items):
            return tuple(word for item in items for word in (item.text, item.group))
        case _:
            raise TypeError(f"no answer to {type(question).__name__}")


def wrong_answer(question: Question) -> Answer:
    """Something else."""
    match question:
        case Choice(options=options) | Multiple(options=options):
            return (next(option.text for option in options if not option.correct),)
        case TrueFalse(answer=answer):
            return ("false" if answer else "true",)
        case _:
            return ("Another sentence.",)


async def look_up(pilot: Pilot[Any], course: Course) -> None:
    """Go to the section where the term stands, and from term to term until its card can be opened."""
    wanted = course.outline.terms.index(TERM)
    section = next(
        n for n in range(course.last) if any(m.term == wanted for m in course.lesson.passage(n).terms)
    )
    await pilot.press(*["l"] * section)
    seen = dict.fromkeys(mark.term for mark in course.lesson.passage(section).terms)
    await pilot.press(*["tab"] * (list(seen).index(wanted) + 1), "enter")


async def answer_wrongly_then_rightly(pilot: Pilot[Any], course: Course) -> None:
    """Answer the first question of the first check, the second time rightly."""
    await pilot.press("c")
    sitting = course.open_check(0)
    item = sitting.current
    assert item is not None
    for answer in (wrong_answer(item.question), right_answer(course, item.question)):
        await choose(pilot, answer)
        await pilot.press("enter")


async def choose(pilot: Pilot[Any], answer: Answer) -> None:
    """Press the numbers of the options on the screen that the answer names."""
    rows = list(pilot.app.screen.query(OptionRow))
    await pilot.press(*(str(number) for number, row in enumerate(rows, 1) if row.text in answer))


async def sum_up(pilot: Pilot[Any], course: Course) -> None:
    """Open the summary."""
    await pilot.press("s")


async def stay(pilot: Pilot[Any], course: Course) -> None:
    """Press nothing."""


PICTURES: Final = (
    Picture("reading", (112, 30), at_the_beginning, look_up),
    Picture("check", (124, 32), at_the_beginning, answer_wrongly_then_rightly),
    Picture("summary", (100, 34), half_way, sum_up),
    Picture("library", (100, 10), half_way, stay, in_library=True),
)


async def take(picture: Picture, home: Path) -> str:
    """The picture as SVG; `home` is an empty folder."""
    folder = home / "lessons"
    folder.symlink_to(paths.bundled_dir(), target_is_directory=True)
    library = Library([folder], None)
    with Store.open(home / "progress.db", lambda: NOW) as store:
        recorder = Recorder(store)
        course = Course(library.open(LESSON), recorder, lambda: "picture")
        course.begin_attempt()
        picture.prepare(course)
        app = TutorApp(
            library=library,
            recorder=recorder,
            settings=Settings(theme=THEME),
            settings_file=home / "config.toml",
            now=lambda: NOW,
            start=None if picture.in_library else LESSON,
            new_seed=lambda: "picture",
            monotonic=lambda: 0.0,
        )
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            await picture.press(pilot, course)
            await pilot.pause()
            return app.export_screenshot(title="tutor", simplify=True)


def main() -> None:
    """Make every picture."""
    for picture in PICTURES:
        with TemporaryDirectory() as home:
            svg = asyncio.run(take(picture, Path(home)))
        path = FOLDER / f"{picture.name}.svg"
        path.write_text(svg, encoding="utf-8")
        print(f"{path.parent.name}/{path.name}")


if __name__ == "__main__":
    main()
