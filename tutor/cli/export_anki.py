"""`tutor export --anki`: what was missed and looked up, as cards for Anki."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import output, place
from tutor.cli.exit_code import ExitCode
from tutor.cli.stored import Refused, lesson_id, with_store
from tutor.cli.writing import write
from tutor.text import safe_line

if TYPE_CHECKING:
    from tutor.progress.store import Store

_MISSING = """\
tutor export: `--anki` needs genanki, which is not installed. It comes with the extra `anki`:
    python3 -m uv tool install '.[anki]'    in a checkout of tutor
    python3 -m pip install genanki          into the environment that tutor runs in"""


def run_anki(options: argparse.Namespace) -> int:
    """Write a deck for each lesson."""
    from importlib.util import find_spec

    if options.output is None:
        output.note("tutor export: `--anki` needs `-o FILE.apkg`.")
        return ExitCode.WRONG_USE
    if find_spec("genanki") is None:
        output.note(_MISSING)
        return ExitCode.PROBLEMS
    return with_store("export", lambda store: _write(store, options))


def _write(store: Store, options: argparse.Namespace) -> int:
    from tutor.authoring.anki_deck import deck, package
    from tutor.study.question_finder import QuestionFinder

    finder = QuestionFinder(place.library(store.paths()))
    names = [lesson_id(store, options.lesson)] if options.lesson else sorted(store.standings())
    decks, lost = [], []
    for name in names:
        lesson = finder.lesson(name)
        if lesson is None:
            lost.append(name)
            continue
        made = deck(lesson, store.events(name))
        if made.cards:
            decks.append(made)
    if lost:
        output.note(
            f"No cards from {', '.join(safe_line(one, 60) for one in lost)}: "
            "a lesson has to be in the library for that. `tutor list` shows those that are."
        )
    if not decks:
        raise Refused("there are no cards to write: nothing was missed or looked up.")
    target = Path(options.output)
    write(target, package(decks, place.now()), force=options.force)
    for made in decks:
        output.note(f"{safe_line(made.title, 60)}: {output.count(len(made.cards), 'card')}")
    output.note(
        f"Written to {output.shown(target)}. Open it with Anki, or import it there; "
        "cards that Anki has from an earlier export are updated and not doubled."
    )
    return ExitCode.FINE
