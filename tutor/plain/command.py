"""What can be typed besides answers: a key as in the full-screen program, or a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

SIGN: Final = ":"
"""What a command begins with where letters are letters; elsewhere it may."""
FIND: Final = "/"
"""The key that is followed by its words without a space."""


class Command(NamedTuple):
    """Something that can be done."""

    key: str
    word: str
    purpose: str
    """What it does, in words that follow `key or word:`."""
    takes: Literal["", "number", "words"] = ""
    """What may stand after it."""


HELP: Final = Command("?", "help", "this list")
QUIT: Final = Command("Q", "quit", "quit the program; your place is kept")


def find(line: str, commands: Iterable[Command], *, typed: bool = False) -> tuple[Command, str] | None:
    """The command that a line is, and what stands after it; None when it is something else.

    `typed`: words are an answer here, so that a command has to begin with a colon; `?` has not.
    """
    bare = line.removeprefix(SIGN).strip()
    if typed and bare == line and line != HELP.key:
        return None
    known = [*commands, HELP, QUIT]
    if bare.startswith(FIND):
        name, rest = FIND, bare[len(FIND) :].strip()
    else:
        name, _, rest = bare.partition(" ")
    found = _named(name, known)
    return (found, rest) if found is not None and _fits(found, rest) else None


def help_lines(commands: Sequence[Command], *, typed: bool = False) -> list[str]:
    """A line for each command; where words are an answer, with the colon that is needed there."""
    sign = SIGN if typed else ""
    lines = [f"{sign}{one.key} or {sign}{one.word}{_after(one)}: {one.purpose}." for one in commands]
    return [*lines, f"{sign}{QUIT.key} or {sign}{QUIT.word}: {QUIT.purpose}."]


def in_short(commands: Iterable[Command], *, typed: bool = False) -> str:
    """The keys with their words, in a sentence."""
    sign = SIGN if typed else ""
    keys = [f"{sign}{one.key} {one.word}" for one in commands]
    return f"{', '.join([*keys, '? all keys'])}."


def _named(name: str, commands: Sequence[Command]) -> Command | None:
    """By its key, or its word, or its key whatever the case."""
    folded = name.casefold()
    ways = (
        (one for one in commands if one.key == name),
        (one for one in commands if one.word == folded),
        (one for one in commands if one.key.casefold() == folded),
    )
    return next((one for way in ways for one in way), None)


def _fits(command: Command, rest: str) -> bool:
    if not rest:
        return True
    if command.takes == "number":
        return rest.isdecimal() and len(rest) < 7
    return command.takes == "words"


def _after(command: Command) -> str:
    match command.takes:
        case "number":
            return " and a number"
        case "words":
            return " and words"
        case _:
            return ""
