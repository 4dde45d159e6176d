"""A lesson full of harmful strings, on every screen: it all stands there as text, and nothing of it acts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w

from tutor.text import safe_text

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

HostileLesson = Callable[[int], dict[str, Any]]
Stray = Callable[[bytes], set[str]]
SIZE = (100, 50)
"""Narrow enough for one column of text, so that nothing stands between two lines of it."""


@pytest.mark.parametrize("turn", [0, pytest.param(10, marks=pytest.mark.long)])
def test_every_screen_shows_hostile_strings_as_text(
    machine: Machine, hostile_lesson: HostileLesson, hostile: tuple[str, ...], stray: Stray, turn: int
) -> None:
    lesson = hostile_lesson(turn)
    machine.write("hostile.toml", tomli_w.dumps(lesson))
    window = machine.start(size=SIZE)
    in_the_library(window, lesson)
    reading(window, lesson, hostile)
    looking_up(window, lesson)
    searching(window, hostile)
    checking(window, lesson)
    progressing(window, lesson)
    reviewing(window, lesson)
    window.press("Ctrl-Q")
    assert window.wait() == 0
    assert stray(bytes(window.raw)) == set()
    assert not (machine.home / "state").exists(), "no fault of the program"


@pytest.mark.parametrize("turn", [2])
def test_the_question_about_another_lesson_shows_both_titles_as_text(
    machine: Machine, hostile_lesson: HostileLesson, stray: Stray, turn: int
) -> None:
    one, other = hostile_lesson(turn), hostile_lesson(turn + 1)
    machine.write("hostile.toml", tomli_w.dumps(one))
    window = machine.start("read", "hostile", size=SIZE)
    shows(window, one["title"], "Section 1 of 2")
    window.press("Ctrl-Q")
    assert window.wait() == 0
    machine.write("hostile.toml", tomli_w.dumps(other))
    window = machine.start("read", "hostile", size=SIZE)
    shows(window, "Another lesson with the same id", one["title"], other["title"])
    window.press("Escape")
    assert window.wait() == 0
    assert stray(bytes(window.raw)) == set()


def in_the_library(window: Terminal, lesson: dict[str, Any]) -> None:
    """The list, the filter, the keys, the palette."""
    shows(window, lesson["title"], lesson["source"]["author"])
    window.press("/")
    window.until("Words to find")
    window.write("[@click=app.quit]x[/] [/nope]")
    shows(window, "[@click=app.quit]x[/] [/nope]", "0 of ")
    window.press("Escape")
    shows(window, lesson["title"])
    window.press("Ctrl-P")
    window.until("Type to narrow the list")
    window.write("[/etc/passwd]")
    shows(window, "[/etc/passwd]", "Nothing fits")
    window.press("Escape")
    window.until_gone("Nothing fits")
    window.press("?")
    window.until("Show all")
    window.press("Escape")
    window.until_gone("Show all")


def reading(window: Terminal, lesson: dict[str, Any], hostile: tuple[str, ...]) -> None:
    """The text, the contents, the links."""
    if dense("▸" + safe_text(lesson["title"])) not in dense(window.text):
        window.press("Down")
        shows(window, "▸" + lesson["title"])
    window.press("Enter")
    shows(window, lesson["title"], lesson["sections"][0]["title"], "[file](file:///etc/passwd)", *hostile)
    window.press("t")
    shows(window, "Contents", lesson["sections"][1]["title"])
    window.press("Escape")
    hides(window, lesson["sections"][1]["title"])
    window.press("Tab")
    window.until("Look up")
    window.press("Enter")
    shows(window, "https://example.org/a")
    window.press("Escape")
    window.until_gone("https://example.org/a")
    window.press("Tab", "Enter")
    shows(window, "https://bank.example@evil.example/", "It is not opened.")
    window.press("Escape")
    window.until_gone("It is not opened.")


def looking_up(window: Terminal, lesson: dict[str, Any]) -> None:
    """The card of a term, of a term that it leads to, and the whole glossary."""
    first, second = lesson["glossary"]
    window.press("Tab", "Enter")
    shows(window, first["say"], first["definition"], first["example"], second["term"])
    window.settle()
    window.press("Enter")
    window.until("Another.")
    window.press("Escape")
    window.until_gone("Another.")
    window.press("d")
    shows(window, "Glossary", second["term"])
    window.write("[/nope]")
    shows(window, "[/nope]", "Nothing fits.")
    window.press("Escape")
    window.until_gone("Nothing fits.")
    window.press("d")
    window.until("Glossary ")
    window.write(second["term"])
    window.press("Enter")
    window.until("Another.")
    window.press("Escape")
    window.until_gone("Another.")


def searching(window: Terminal, hostile: tuple[str, ...]) -> None:
    """Words that the lesson holds, and words that it does not."""
    for words, said in ((hostile[0], "1 of 1"), ("[@click=app.quit]nope[/]", "is not in this lesson")):
        window.press("/")
        window.until("Words to find")
        window.write(words)
        window.press("Enter")
        shows(window, f"“{words}”", said)
    window.press("Escape")
    window.until_gone("is not in this lesson")


def number_of(window: Terminal, option: str) -> str:
    """The key that chooses the option, once the option is drawn."""
    drawn = re.compile(rf"(\d) \(.\)\s+{option} ")
    window.until_true(lambda: drawn.search(window.text) is not None, option)
    found = drawn.search(window.text)
    assert found
    return found[1]


def checking(window: Terminal, lesson: dict[str, Any]) -> None:
    """The questions, hints, feedback and proof, and the summary after them."""
    choice, pointing = lesson["sections"][0]["questions"]
    texts = [option["text"] for option in choice["options"]]
    window.press("c")
    shows(window, choice["prompt"], *texts)
    window.press("h")
    shows(window, choice["hints"][0])
    for wrong, said in ((2, "1 try left."), (3, "Go on")):
        window.press(number_of(window, f"Option{wrong}"))
        shows(window, f"(•) Option{wrong} ")
        window.press("Enter")
        window.until("Not right.", said)
        shows(window, choice["options"][wrong]["why"])
    shows(window, *(option["why"] for option in choice["options"]), choice["explanation"])
    shows(window, choice["evidence"][0])
    window.press("Enter")
    shows(window, pointing["prompt"], pointing["evidence"][0])
    window.press("q")
    window.until("1 of 2 answered")
    window.press("s")
    shows(
        window,
        lesson["title"],
        choice["prompt"],
        choice["evidence"][0],
        "Looked up",
        lesson["glossary"][1]["term"],
    )
    window.press("q")
    window.until("1 of 2 answered")


def progressing(window: Terminal, lesson: dict[str, Any]) -> None:
    """What was done, of all lessons and of this one."""
    window.press("q")
    shows(window, lesson["title"], lesson["source"]["author"])
    window.press("P")
    shows(window, "Days active", lesson["title"], "Looked up most", lesson["glossary"][1]["term"])
    window.press("Enter")
    shows(window, f"Progress · {lesson['title']}", *(section["title"] for section in lesson["sections"]))
    window.press("q", "q")
    shows(window, lesson["source"]["author"])


def reviewing(window: Terminal, lesson: dict[str, Any]) -> None:
    """What is asked again, a card of it, and the end of a review."""
    choice, pointing = lesson["sections"][0]["questions"]
    window.press("Enter")
    window.until("1 of 2 answered")
    window.press("a")
    shows(window, "Asked again", choice["prompt"], lesson["glossary"][0]["term"])
    window.press("Down", "Enter")
    window.until_gone("not asked")
    window.press("Escape")
    window.until_gone("Asked again")
    window.press("q")
    shows(window, lesson["source"]["author"])
    window.press("r")
    shows(window, f"Review · {lesson['title']}", pointing["prompt"])
    window.press("q")
    window.until("Still due today")
    window.press("q")
    shows(window, lesson["source"]["author"])


def shows(window: Terminal, *texts: str) -> None:
    """Wait until these stand on the screen, wherever their lines are broken."""
    wanted = [dense(safe_text(text)) for text in texts]
    window.until_true(
        lambda: all(text in dense(window.text) for text in wanted),
        f"{[text for text in wanted if text not in dense(window.text)]} on the screen",
    )


def hides(window: Terminal, text: str) -> None:
    """Wait until this no longer stands on the screen."""
    window.until_true(lambda: dense(safe_text(text)) not in dense(window.text), f"{text} gone")


def dense(text: str) -> str:
    """Text without white space, and without what frames are made of."""
    return re.sub(r"[\s│╭╮╰╯─▁▂▃▄▅▆▇█]", "", text)
