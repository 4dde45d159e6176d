"""The glossary in lines: an entry and where it leads, and the list of all terms."""

from __future__ import annotations

from typing import Final

from tutor.plain.command import Command
from tutor.plain.desk import LessonDesk
from tutor.plain.prose import prose
from tutor.reading.explained import Entry, Place
from tutor.reading.fold import fold, loose
from tutor.study.term_entry import entry_of

_BACK: Final = Command("b", "back", "back to the term before")
_KNOW: Final = Command("k", "know", "mark the term as known, or as not known after all")


def explain(desk: LessonDesk, term: int, section: int, start: int = -1) -> Place | str:
    """Explain a term and what it leads to, for someone reading at `start` of a section.

    Returns a place to go to, or what was typed that has nothing to do with terms.
    """
    desk.saved(desk.course.mark_looked_up(section, term))
    trail = [term]
    _say(desk, _entry(desk, term, section, start))
    while True:
        entry = _entry(desk, trail[-1], section, start)
        command, line = desk.ask(_prompt(entry), [_KNOW, *([_BACK] if len(trail) > 1 else [])], "? all keys.")
        followed = _followed(entry, line)
        if command is _KNOW:
            desk.saved(desk.course.mark_known(entry.index, not entry.known))
            desk.say(f"{entry.term.term}: {'no longer known' if entry.known else 'known, no longer marked'}.")
        elif command is _BACK:
            trail.pop()
            _say(desk, _entry(desk, trail[-1], section, start))
        elif isinstance(followed, int):
            trail.append(followed)
            desk.saved(desk.course.mark_looked_up(section, followed))
            _say(desk, _entry(desk, followed, section, start))
        else:
            return followed if followed is not None else line


def choose(desk: LessonDesk, words: str) -> int | str | None:
    """The index of a term, by its name or from the list of all that hold some words.

    None when none was chosen; a text when something else was typed.
    """
    found = desk.course.lesson.term_index(words) if words else None
    if found is not None:
        return found
    terms = _holding(desk, words)
    if not terms:
        desk.say(f"No term with “{words}”." if words else "This lesson has no glossary.")
        return None
    if words and len(terms) == 1:
        return terms[0]
    names = desk.course.outline.terms
    desk.console.say_at_length(f"{number}. {names[term]}" for number, term in enumerate(terms, 1))
    _, line = desk.ask("The number or the name of a term; Enter goes back.")
    if line.isdecimal() and len(line) < 7 and 0 < int(line) <= len(terms):
        return terms[int(line) - 1]
    named = desk.course.lesson.term_index(line)
    return line if named is None else named


def _holding(desk: LessonDesk, words: str) -> list[int]:
    """The terms that hold all the words, by name."""
    wanted = fold(words, loose).text.split()
    names = desk.course.outline.terms
    held = [n for n, name in enumerate(names) if all(word in fold(name, loose).text for word in wanted)]
    return sorted(held, key=lambda term: names[term].casefold())


def _entry(desk: LessonDesk, term: int, section: int, start: int) -> Entry:
    return entry_of(desk.course, term, here=(section, start))


def _say(desk: LessonDesk, entry: Entry) -> None:
    term = entry.term
    about = ", ".join(part for part in (term.kind, term.say, "known" if entry.known else "") if part)
    desk.say(f"{term.term} ({about}):" if about else f"{term.term}:", *prose(term.definition))
    if term.example:
        desk.say(*prose(term.example, "Example: "))
    desk.say(*(f"Source: {link}" for link in term.links))
    for number, (name, _) in enumerate(entry.see_also, 1):
        desk.say(f"{number}. See also {name}.")
    for number, place in enumerate(entry.places, len(entry.see_also) + 1):
        desk.say(f"{number}. Also in section {place.words}")


def _prompt(entry: Entry) -> str:
    follow = "A number follows a line; " if entry.see_also or entry.places else ""
    return f"{follow}Enter goes back to the text."


def _followed(entry: Entry, line: str) -> int | Place | None:
    """The term or the place that a number leads to."""
    if not (line.isdecimal() and len(line) < 7):
        return None
    number = int(line) - 1
    if 0 <= number < len(entry.see_also):
        return entry.see_also[number][1]
    number -= len(entry.see_also)
    return entry.places[number] if 0 <= number < len(entry.places) else None
