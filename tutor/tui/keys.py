"""Every key and action of a screen, as a list to look at and choose from, and for the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from tutor.tui import content
from tutor.tui.widgets.picker import Pick, Picker

if TYPE_CHECKING:
    from textual.dom import DOMNode


def key_picker(app: App[Any]) -> tuple[Picker, Callable[[int | None], None]]:
    """The list of keys of the screen on top, and what to do with the one chosen."""
    acts = list(_acts(app.screen))
    width = max((len(keys) for keys, _, _, _ in acts), default=0)
    picks = [
        Pick(index, words, content.line((keys.ljust(width), content.STRONG), f"  {words}"))
        for index, (keys, words, _, _) in enumerate(acts)
    ]

    def act(index: int | None) -> None:
        if index is not None:
            _, _, action, node = acts[index]
            app.call_later(app.run_action, action, node)

    return Picker("Keys", picks, filtered=False), act


def commands(app: App[Any], screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Every action of the screen, for the command palette."""
    for keys, words, action, node in _acts(screen):
        yield SystemCommand(words, f"Key: {keys}", partial(app.call_later, app.run_action, action, node))


def _acts(screen: Screen[Any]) -> Iterable[tuple[str, str, str, DOMNode]]:
    """Each action once: its keys, what it does, the action, and whose it is."""
    keys: dict[str, list[str]] = {}
    first: dict[str, tuple[str, DOMNode]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if (
            not binding.system
            and active.enabled
            and binding.description
            and _is_ours(binding.id, binding.action)
        ):
            keys.setdefault(binding.action, []).append(_key(screen, binding.key))
            first.setdefault(binding.action, (binding.description, active.node))
    for action, (words, node) in first.items():
        yield " ".join(dict.fromkeys(keys[action])), words, action, node


def _is_ours(identity: str | None, action: str) -> bool:
    return identity is not None and not action.startswith("app.show_keys") and identity != "quit"


def _key(screen: Screen[Any], key: str) -> str:
    return screen.app.get_key_display(Binding(key, ""))
