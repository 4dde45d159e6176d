"""The line at the foot of a screen: the keys that act now, each of them a button."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tutor.tui import content

_Key: TypeAlias = tuple[str, str, str, str]
BETWEEN = "  "
_RANK = {"enter": 0, "ctrl+s": 0, "m": 3, "M": 3, "d": 3, "slash": 3, "q": 4}
_OWN_RANK = {"card.back": -1, "card.know": -1, "reading.mark": 1, "reading.check": 2, "reading.previous": 3}
"""What one does next comes first; what leads elsewhere comes late, leaving last. By key, and by binding.

In a card, what no click on a row does comes before all else.
"""
ALWAYS = ("question_mark", "f1", "escape")
"""Keys that are shown however little room there is: the way to all keys, and the way out."""


class KeyLine(Widget, can_focus=False):
    """As many of the screen's keys as fit on one line; the last is always the one that shows them all."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[int, int, str, str], ...] = ()
        self._clicked = ""

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys, most useful first."""
        keys = list(_keys(self.screen))
        helps = [key for key in keys if key[2] in ALWAYS]
        keys = [key for key in keys if key[2] not in ALWAYS]
        keys.sort(key=lambda key: _OWN_RANK.get(key[3], _RANK.get(key[2], 1)))
        room = self.content_size.width - sum(_width(key) for key in helps)
        parts: list[Content] = []
        shown: list[tuple[int, int, str, str]] = []
        at = 0
        for key in (*_fitting(keys, room), *helps):
            shown.append((at, at + _width(key), key[2], key[1]))
            at += _width(key)
            parts.append(content.line((key[0], content.STRONG), f" {key[1]}", BETWEEN))
        self._shown = tuple(shown)
        return content.line(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key would.

        The second click of a double click is not meant for what has taken the place of what was clicked.
        """
        event.stop()
        for start, end, key, words in self._shown:
            if start <= event.x < end - len(BETWEEN) and (event.chain == 1 or words == self._clicked):
                self._clicked = words
                self.app.simulate_key(key)


def _keys(screen: Screen[object]) -> Iterable[_Key]:
    """Each shown binding once: its key as people write it, its words, the key to press, its id."""
    seen: set[str] = set()
    typing = takes_letters(screen.focused)
    bindings = screen.active_bindings
    shown = {
        active.binding.action
        for active in bindings.values()
        if active.binding.show or (typing and active.binding.key in ALWAYS)
    }
    for active in bindings.values():
        binding = active.binding
        if binding.action not in shown or not active.enabled or binding.action in seen:
            continue
        if typing and _types(binding.key, screen.focused):
            continue
        if binding.show or typing:
            seen.add(binding.action)
            # Its own name, where the one it is usually called by does something else.
            usual = bindings.get(binding.key_display or "")
            is_taken = usual is not None and usual.binding.action != binding.action
            named = Binding(binding.key, "") if typing or is_taken else binding
            yield screen.app.get_key_display(named), binding.description, binding.key, binding.id or ""


def takes_letters(focused: Widget | None) -> bool:
    """Whether letters are typed into the widget, so that no letter can be a command."""
    return isinstance(focused, Input) or bool(getattr(focused, "takes_letters", False))


def _types(key: str, focused: Widget | None) -> bool:
    if key == "enter" and getattr(focused, "takes_enter", False):
        return True
    return len(key) == 1 or key in ("space", "slash", "minus", "plus", "question_mark", "equals_sign")


def _width(key: _Key) -> int:
    return cell_len(key[0]) + 1 + cell_len(key[1]) + len(BETWEEN)


def _fitting(keys: list[_Key], room: int) -> Iterable[_Key]:
    for key in keys:
        room -= _width(key)
        if room < -len(BETWEEN):
            return
        yield key
