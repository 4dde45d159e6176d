"""Strings that would do harm, a lesson full of them, and a scanner of what reaches the terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from tests.terminal.conftest import Machine, Terminal, machine

__all__ = ["Machine", "Terminal", "machine"]

ACCEPTED = (
    "[@click=app.quit]x[/]",
    "[/etc/passwd]",
    "[^/]+",
    "[red]x[/red]",
    "[bold",
    "[/]",
    "[@click=app.screenshot('p.svg','/tmp')]x[/]",
    "[link='https://evil.example']x[/link]",
    r"\x1b[31m",
    "]52;c;aGk=",
    "[on red blink]x",
    "[@click='app.bell']x[/@click]",
    "$error [$error]x[/]",
    "{x} %s %(x)s",
    "a\u200bb\u2060c",
    "a\u00adb\ufeffc",
    "a\u200ec\u200fd",
    "[#ff0000]x[/#ff0000]",
    "[\u200b/]",
)
"""What a lesson may hold: it is to stand on the screen as it is, but for what cannot be seen."""

REFUSED = {
    "\x1b[31mred": "a colour",
    "\x1b]52;c;aGk=\x07": "the clipboard",
    "\x1b]0;title\x07": "the window's title",
    "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\": "a link",
    "\x1bP+q544e\x1b\\": "a question to the terminal",
    "a\x9b31mb": "a sequence of C1",
    "a\x9d52;c;aGk=\x9cb": "a string of C1",
    "a\x07b": "the bell",
    "a\x08\x08b": "backspaces",
    "a\rb": "a carriage return",
    "a\x00b": "a zero",
    "a\x7fb": "delete",
    "a\u202eb": "an override of direction",
    "a\u2066b\u2069": "an isolate",
    "a\ufffeb": "no character",
    "a\U0010ffffb": "no character",
}
"""What no lesson may hold, and what it is."""


@pytest.fixture(params=REFUSED, ids=lambda string: f"{REFUSED[string]} {ascii(string)[1:-1]}")
def refused(request: pytest.FixtureRequest) -> str:
    """One string after another that no lesson may hold."""
    string: str = request.param
    return string


@pytest.fixture
def hostile() -> tuple[str, ...]:
    """All strings that a lesson may hold and that mean something to a toolkit or a terminal."""
    return ACCEPTED


HARMLESS = re.compile(
    r"""
      \x1b\[ [0-9;]* m                              # colours and styles
    | \x1b\[ \d+ ; \d+ H                            # where to write
    | \x1b\[\? (?:7|25|1000|1003|1004|1006|1015|1049|2004) [hl]   # modes, as the toolkit sets them
    | \x1b\[\? (?:2026|2048) \$p                    # what the terminal can do
    | \x1b\[ (?:>25|<) u                            # the keyboard protocol
    | \x1b\]22; [a-z-]* \x07                        # the shape of the pointer
    """,
    re.VERBOSE,
)
"""Every sequence that the program has to send."""


@pytest.fixture
def stray() -> Callable[[bytes], set[str]]:
    """What is left of what a terminal was sent, once text and harmless sequences are taken away."""
    return _stray


def _stray(raw: bytes) -> set[str]:
    text = HARMLESS.sub("", raw.decode(errors="surrogateescape"))
    found = {text[at : at + 12] for at, character in enumerate(text) if _does_something(character)}
    return {ascii(one) for one in found}


def _does_something(character: str) -> bool:
    """Whether a terminal might do more than show it, or show nothing for it."""
    return character not in "\r\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")


@pytest.fixture
def hostile_lesson() -> Callable[[int], dict[str, Any]]:
    """Makes a lesson with a hostile string in every field; another turn puts other strings everywhere."""
    return _hostile_lesson


def _hostile_lesson(turn: int) -> dict[str, Any]:
    at = iter(range(turn, 1000))

    def said(label: str) -> str:
        return f"{label} {ACCEPTED[next(at) % len(ACCEPTED)]}"

    return _document(said)


def _document(said: Callable[[str], str]) -> dict[str, Any]:
    everything = [f"P{number:02} {string}." for number, string in enumerate(ACCEPTED)]
    text = "The knell and the toll. " + " ".join(everything)
    other = said("Term")
    links = "A [web](https://example.org/a) and a [masked](https://bank.example@evil.example/) link, a [file](file:///etc/passwd)."
    return {
        "format": 1,
        "id": "hostile",
        "title": said("Title"),
        "summary": said("Summary"),
        "language": "en",
        "level": said("Level"),
        "authors": [said("Author")],
        "license": said("License"),
        "tags": [said("Tag")],
        "source": {"title": said("Book"), "author": said("Writer"), "publisher": said("House")},
        "glossary": [
            {
                "term": "knell",
                "aliases": [said("alias")],
                "say": said("Say"),
                "definition": said("Definition"),
                "example": said("Instance"),
                "see_also": [other],
            },
            {"term": other, "definition": "Another."},
        ],
        "sections": [
            {
                "id": "one",
                "title": said("Heading"),
                "text": f"{links}\n\n{text}",
                "questions": [_choice(said), _pointing(said)],
            },
            {"id": "two", "title": said("Second"), "text": f"Again the knell. {everything[0]}"},
        ],
    }


def _choice(said: Callable[[str], str]) -> dict[str, Any]:
    options = [{"text": said(f"Option{n}"), "why": said(f"Why{n}")} for n in range(4)]
    return {
        "id": "q1",
        "type": "choice",
        "prompt": said("Prompt"),
        "options": [{**options[0], "correct": True}, *options[1:]],
        "hints": [said("Clue")],
        "explanation": said("Explanation"),
        "evidence": [f"P01 {ACCEPTED[1]}."],
    }


def _pointing(said: Callable[[str], str]) -> dict[str, Any]:
    return {"id": "q2", "type": "evidence", "prompt": said("Proofs"), "evidence": [f"P00 {ACCEPTED[0]}."]}
