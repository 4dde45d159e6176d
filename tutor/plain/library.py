"""The lessons of the library in lines, to choose one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tutor.library import Entry
from tutor.plain.command import QUIT, find
from tutor.plain.console import Console
from tutor.progress.standing import Standing
from tutor.study.lesson_words import problem_words, progress_words, ranked, shadow_words

NONE = (
    "There are no lessons here.",
    "`tutor add FILE` puts a lesson file into your library, `tutor where` shows which folders are looked in.",
)


def choose_lesson(
    console: Console, entries: Sequence[Entry], standings: Mapping[str, Standing]
) -> Entry | None:
    """The lesson that the learner chooses; None to quit. Raises `EndOfInput`."""
    offered = ranked(entries, standings)
    usable = [entry for entry in offered if entry.usable and entry.shadowed_by is None]
    if not usable:
        console.say(*NONE)
    console.say_at_length(_lines(offered, usable, standings))
    while usable:
        line = console.ask(f"The number of a lesson; Enter opens {usable[0].title}; Q quits.")
        found = find(line, ())
        if found is not None and found[0] is QUIT:
            return None
        number = int(line or "1") if (line or "1").isdecimal() and len(line) < 7 else 0
        if 0 < number <= len(usable):
            return usable[number - 1]
        console.say(f"“{line}” is no number from 1 to {len(usable)}.")
    return None


def _lines(
    offered: Sequence[Entry], usable: Sequence[Entry], standings: Mapping[str, Standing]
) -> Iterator[str]:
    numbers = {id(entry): number for number, entry in enumerate(usable, 1)}
    for entry in offered:
        number = numbers.get(id(entry))
        if number is not None:
            said = (*progress_words(entry, standings.get(entry.id)), entry.source)
            yield f"{number}. {entry.title}: {', '.join(part for part in said if part)}."
        elif not entry.usable:
            yield f"Cannot be opened: {entry.title}, {problem_words(entry)}. `tutor check {entry.path}`"
        else:
            yield f"{entry.title}, {shadow_words(entry)}."
