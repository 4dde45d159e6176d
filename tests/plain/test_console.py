"""What is said fits the line and is safe; what is typed is cleaned."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.plain.console import NARROWEST, Console, EndOfInput, cleaned
from tutor.text import problems


def talk(*typed: str, width: int = 80) -> tuple[Console, list[str]]:
    """A console to which these lines are typed, and what it says."""
    lines = iter([f"{line}\n" for line in typed])
    said: list[str] = []
    return Console(lambda: next(lines, ""), said.append, lambda: width), said


@settings(max_examples=50, deadline=None)
@given(st.text(), st.integers(1, 60))
def test_no_line_is_wider_than_asked_or_moves_the_cursor(text: str, width: int) -> None:
    console, said = talk(width=width)
    console.say(text)
    for line in said:
        assert cell_len(line) <= max(width, NARROWEST)
        assert "\n" not in line
        assert not problems(line)


def test_the_width_is_asked_for_each_time() -> None:
    widths = iter([20, 12])
    said: list[str] = []
    console = Console(lambda: "", said.append, lambda: next(widths))
    console.say("one two three four", "five")
    console.say("one two three four")
    assert said == ["one two three four", "five", "one two", "three four"]


def test_a_prompt_is_said_each_time_and_its_addition_once() -> None:
    console, said = talk("a", "b", "c")
    console.ask("Number.", "h hint.")
    console.ask("Number.", "h hint.")
    console.ask("Number.", "s skip.")
    assert said == ["Number. h hint.", "Number.", "Number. s skip."]


def test_the_end_of_the_input_is_told() -> None:
    console, _ = talk("last")
    assert console.ask("?") == "last"
    with pytest.raises(EndOfInput):
        console.ask("?")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two  words \r\n", "two words"),
        ("a\x1b[2Jb\x07\x00", "a[2Jb"),
        ("\u202ea\udc80b\n", "ab"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("tab\there", "tab here"),
    ],
)
def test_what_is_typed_is_cleaned(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_a_long_text_is_said_in_pages_and_can_be_cut_short_with_the_next_answer() -> None:
    console, said = talk("", "7", "8")
    texts = [f"{number} {'x' * 500}" for number in range(10)]
    console.say_at_length(texts)
    assert said.count("Enter shows more.") == 2
    assert not any(line.startswith("9 x") for line in said)
    assert console.ask("Number.") == "7"
    assert console.ask("Number.") == "8"


def test_one_text_that_is_longer_than_a_page_is_said_whole() -> None:
    console, said = talk()
    console.say_at_length(["x" * 5000])
    assert "".join(said) == "x" * 5000
