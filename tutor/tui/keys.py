"""Every key and action of a screen, as lists to look at and choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from tutor.tui import content
from tutor.tui.widgets.picker import Pick, Picker

if TYPE_CHECKING:
    from textual.dom import DOMNode


Deciding = tuple[Picker, Callable[[int | None], None]]
"""A list, and what to do with what was picked in it."""


def key_picker(app: App[Any]) -> Deciding:
    """The keys of the screen on top, and of the program; choosing one does what it does."""
    acts = list(_acts(app.screen))
    width = max((len(keys) for keys, *_ in acts), default=0)
    picks = [
        Pick(index, words, content.line((keys.ljust(width), content.STRONG), f"  {words}"))
        for index, (keys, words, _, _) in enumerate(acts)
    ]

    def act(index: int | None) -> None:
        if index is None:
            return
        _, _, action, node = acts[index]
        if action:
            app.call_later(app.run_action, action, node)

    return Picker("Keys", picks, filtered=False), act


def command_picker(app: App[Any], commands: Iterable[SystemCommand]) -> Deciding:
    """The commands, to be found by typing."""
    listed = list(commands)
    picks = [
        Pick(index, f"{command.title} {command.help}", _command_line(command))
        for index, command in enumerate(listed)
    ]

    def run(index: int | None) -> None:
        if index is not None:
            app.call_later(listed[index].callback)

    return Picker("Commands", picks, filtered=True), run


def theme_picker(app: App[Any]) -> Deciding:
    """The colour themes, with the present one under the cursor."""
    names = sorted(app.available_themes)
    picks = [Pick(index, name, content.plain(name)) for index, name in enumerate(names)]

    def choose(index: int | None) -> None:
        if index is not None:
            app.theme = names[index]

    return Picker("Theme", picks, filtered=True, cursor=names.index(app.theme)), choose


def commands(app: App[Any], screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Every action of the screen, for the list of commands."""
    for keys, words, action, node in _acts(screen):
        if action and node is not app:
            yield SystemCommand(words, f"Key: {keys}", partial(app.call_later, app.run_action, action, node))


def _command_line(command: SystemCommand) -> Content:
    return content.line((command.title, content.STRONG), (f"  {command.help}", content.MUTED))


def _acts(screen: Screen[Any]) -> Iterable[tuple[str, str, str, DOMNode]]:
    """Each action once: its keys, what it does, the action, and whose it is.

    Keys that do the same with one thing each are told as one, from the first to the last, without an action.
    """
    keys: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], tuple[str, DOMNode]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.system or not active.enabled or binding.action == "app.show_keys":
            continue
        if binding.description and binding.id is not None:
            act = (binding.action, "")
        elif len(binding.key) == 1 and "(" in binding.action:
            act = ("", binding.action.partition("(")[0])
        else:
            continue
        keys.setdefault(act, []).append(_key(screen, binding.key))
        first.setdefault(act, (binding.description, active.node))
    for act, (words, node) in first.items():
        each = list(dict.fromkeys(keys[act]))
        yield " ".join(each) if act[0] or len(each) < 3 else f"{each[0]}…{each[-1]}", words, act[0], node


def _key(screen: Screen[Any], key: str) -> str:
    return screen.app.get_key_display(Binding(key, ""))
