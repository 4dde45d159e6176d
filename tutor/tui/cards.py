"""The list of what is asked again of a lesson, in which a choice turns it round."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from tutor.memory.card import Plan
from tutor.progress.recorder import Saved, Unsaved
from tutor.progress.store import Store
from tutor.study.asked_again import candidates
from tutor.study.by_hand import decided
from tutor.study.course import Course
from tutor.tui import content
from tutor.tui.widgets.picker import Pick, Picker

_TITLE = "Asked again: Enter adds or puts away"
Show = Callable[[Screen[int | None], Callable[[int | None], None]], None]


def show_cards(
    course: Course, store: Store, plan: Plan, show: Show, saved: Callable[[Saved | Unsaved], None]
) -> None:
    """Open the list; whatever is chosen in it is turned round, and the list stays open. Raises StoreError."""

    def open_at(cursor: int) -> None:
        found = candidates(course, store, plan)
        picks = [
            Pick(at, one.words, content.plain(one.words), content.plain(f"  {one.state}", content.MUTED))
            for at, one in enumerate(found)
        ]

        def turn_round(at: int | None) -> None:
            if at is not None:
                one = found[at]
                saved(course.recorder.record(decided(one.other_way, one.key, one.section)))
                open_at(at)

        show(Picker(_TITLE, picks, filtered=False, cursor=cursor), turn_round)

    open_at(0)
