"""The settings as a list: choosing one offers its values, and choosing a value keeps it at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual.screen import Screen

from tutor.settings import Settings
from tutor.settings.rule import RULES
from tutor.tui import content
from tutor.tui.widgets.picker import Pick, Picker

Show: TypeAlias = Callable[[Screen[int | None], Callable[[int | None], None]], None]
"""Puts a list on the screen, and says later which was chosen."""
Choice: TypeAlias = tuple[object, str]
"""A value, and the words for it."""


_CHOICES: dict[str, Sequence[Choice]] = {
    "column": [(cells, f"{cells} cells") for cells in (40, 50, 60, 66, 72, 80, 90, 100, 120)],
    "marks": [
        ("", "as the lesson says"),
        ("first", "first in a section"),
        ("all", "every one"),
        ("none", "none"),
    ],
    "confidence": [(False, "where lessons ask"), (True, "always asked")],
    "new_a_day": [(count, f"{count} a day") for count in (0, 5, 10, 15, 20, 30, 50)],
    "reviews_a_sitting": [(count, f"{count} in a sitting") for count in (10, 20, 30, 50, 100, 200)],
    "retention": [(share / 100, f"{share} %") for share in (75, 80, 85, 90, 92, 95)],
    "day_start": [(hour, f"{hour}:00") for hour in (0, 2, 3, 4, 5, 6, 8)],
}
"""The values offered here; the file takes others too."""
_NAMES = {
    "column": "Text width",
    "marks": "Marked terms",
    "confidence": "How sure I am",
    "new_a_day": "New a day",
    "reviews_a_sitting": "Reviews",
    "retention": "Retention",
    "day_start": "Day begins",
}
_MORE = "Other values: see `tutor settings`"
_WIDTH = max(map(len, _NAMES.values()))


def settings_menu(
    settings: Settings,
    show: Show,
    keep: Callable[[str, object], None],
    again: Callable[[int], None],
    choose_keys: Callable[[], None],
    cursor: int = 0,
) -> None:
    """Show the list with its row `cursor` chosen.

    `again` shows it anew after a value was kept; `choose_keys` shows the list of keys.
    """
    names = list(_NAMES)
    picks = [
        Pick(
            at,
            _NAMES[name],
            content.line((_NAMES[name].ljust(_WIDTH), content.STRONG), f"  {_said(settings, name)}"),
        )
        for at, name in enumerate(names)
    ]
    own = f"{len(settings.keys)} of your own" if settings.keys else "the usual ones"
    picks.append(Pick(len(names), "Keys", content.line(("Keys".ljust(_WIDTH), content.STRONG), f"  {own}")))
    picks.append(Pick(len(names) + 1, "more", content.plain(_MORE, content.MUTED)))

    def offer(at: int | None) -> None:
        if at is not None and at < len(names):
            _offer(settings, names[at], show, keep, lambda: again(at))
        elif at == len(names):
            choose_keys()

    show(Picker("Settings", picks, filtered=False, cursor=cursor), offer)


def _offer(
    settings: Settings,
    name: str,
    show: Show,
    keep: Callable[[str, object], None],
    back: Callable[[], None],
) -> None:
    """Offer the values of a setting, and go back to the list either way."""
    choices = list(_CHOICES[name])
    present = getattr(settings, name)
    if present not in [value for value, _ in choices]:
        choices.insert(0, (present, _said(settings, name)))
    picks = [Pick(at, words, content.plain(words)) for at, (_, words) in enumerate(choices)]
    cursor = [value for value, _ in choices].index(present)

    def decide(at: int | None) -> None:
        if at is not None:
            keep(name, choices[at][0])
        back()

    show(Picker(f"{_NAMES[name]}: {RULES[name].purpose}", picks, filtered=False, cursor=cursor), decide)


def _said(settings: Settings, name: str) -> str:
    """The value in words."""
    present = getattr(settings, name)
    return next((words for value, words in _CHOICES[name] if value == present), str(present))
