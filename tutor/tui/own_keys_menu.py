"""Keys of the learner's own, chosen in the program: a list of what keys do, then the key is pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.keys import format_key

from tutor.tui import content
from tutor.tui.keymap import Act, acts, normal, trouble
from tutor.tui.settings_menu import Show
from tutor.tui.widgets.key_catcher import USUAL, KeyCatcher
from tutor.tui.widgets.picker import Pick, Picker

Catch = Callable[[KeyCatcher, Callable[[str | None], None]], None]
"""Puts the dialog on the screen, and says later which key was pressed."""


def own_keys_menu(
    chosen: Mapping[str, str],
    show: Show,
    catch: Catch,
    keep: Callable[[str, str], None],
    again: Callable[[int], None],
    back: Callable[[], None],
    cursor: int = 0,
) -> None:
    """Show what keys may be chosen for, with the row `cursor` chosen.

    `keep` takes an id and its key, or `USUAL`; `again` shows the list anew, `back` what it was opened from.
    """
    there: dict[str, Act] = {}
    for act in acts():
        there.setdefault(act.id, act)
    listed = sorted(there.values(), key=lambda act: (act.words.casefold(), act.id))
    picks = [_pick(at, act, chosen) for at, act in enumerate(listed)]

    def offer(at: int | None) -> None:
        if at is None:
            back()
            return
        act = listed[at]

        def take(key: str | None) -> None:
            if key is not None and not (key == USUAL and act.id not in chosen):
                keep(act.id, key)
            again(at)

        words, keys = f"{act.words}  ({act.id})", _keys(act, chosen)
        catch(KeyCatcher(words, keys, lambda key: trouble(act.id, key, chosen)), take)

    show(Picker("Keys of your own", picks, filtered=True, cursor=cursor), offer)


def _pick(at: int, act: Act, chosen: Mapping[str, str]) -> Pick:
    mine = "  yours" if act.id in chosen else ""
    keys = _keys(act, chosen)
    line = content.line(
        f"{act.words}  ", (keys, content.STRONG), (mine, content.ACCENT), (f"  {act.id}", content.MUTED)
    )
    return Pick(at, f"{act.words} {act.id} {keys}{mine}", line)


def _keys(act: Act, chosen: Mapping[str, str]) -> str:
    return ", ".join(format_key(normal(key)) for key in chosen.get(act.id, ",".join(act.keys)).split(","))
