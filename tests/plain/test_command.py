"""Commands by key and by word, and what is no command."""

from __future__ import annotations

import pytest

from tutor.plain.command import HELP, QUIT, Command, find, help_lines, in_short

HINT = Command("h", "hint", "a hint")
NEXT = Command("n", "hit", "the next place")
BEFORE = Command("N", "hit-before", "the place before")
PART = Command("t", "contents", "all parts", "number")
TERMS = Command("d", "glossary", "all terms", "words")
FINDS = Command("/", "find", "find words", "words")
COMMANDS = (HINT, NEXT, BEFORE, PART, TERMS, FINDS)


@pytest.mark.parametrize(
    ("line", "command", "rest"),
    [
        ("h", HINT, ""),
        ("H", HINT, ""),
        ("hint", HINT, ""),
        ("Hint", HINT, ""),
        (":h", HINT, ""),
        ("n", NEXT, ""),
        ("N", BEFORE, ""),
        ("t", PART, ""),
        ("t 3", PART, "3"),
        ("d toll house", TERMS, "toll house"),
        ("/toll house", FINDS, "toll house"),
        ("/ toll", FINDS, "toll"),
        ("/", FINDS, ""),
        ("find toll", FINDS, "toll"),
        ("?", HELP, ""),
        ("help", HELP, ""),
        ("Q", QUIT, ""),
        ("q", QUIT, ""),
        ("quit", QUIT, ""),
    ],
)
def test_a_command_is_found_by_key_or_word(line: str, command: Command, rest: str) -> None:
    assert find(line, COMMANDS) == (command, rest)


@pytest.mark.parametrize("line", ["", "3", "hints", "h 3", "t three", "t 99999999", "toll", ":", "x"])
def test_anything_else_is_no_command(line: str) -> None:
    assert find(line, COMMANDS) is None


@pytest.mark.parametrize("line", ["h", "hint", "q", "help", "d toll", "a :h", ""])
def test_where_words_are_an_answer_a_command_begins_with_a_colon(line: str) -> None:
    assert find(line, COMMANDS, typed=True) is None
    assert find(":h", COMMANDS, typed=True) == (HINT, "")
    assert find("?", COMMANDS, typed=True) == (HELP, "")


def test_a_key_of_its_own_goes_before_the_quitting_key_in_another_case() -> None:
    leave = Command("q", "leave", "back to the text")
    assert find("q", [leave]) == (leave, "")
    assert find("Q", [leave]) == (QUIT, "")


def test_help_has_a_line_for_each_that_can_be_understood_alone() -> None:
    assert help_lines([HINT, PART, TERMS]) == [
        "h or hint: a hint.",
        "t or contents and a number: all parts.",
        "d or glossary and words: all terms.",
        "Q or quit: quit the program; your place is kept.",
    ]
    assert help_lines([HINT], typed=True)[0] == ":h or :hint: a hint."
    assert in_short([HINT], typed=True) == ":h hint, ? all keys."
