"""The learner's own keys: which there are to choose for, and what is wrong with those chosen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from tutor.text import safe_line

_ROOMS = ("tutor.tui.screens", "tutor.tui.widgets")
_NAMED_KEYS = frozenset((*(str(key.value) for key in Keys), *KEY_NAME_REPLACEMENTS.values()))
_MODIFIERS = frozenset(("ctrl", "shift", "alt", "super", "meta", "hyper"))
_FIXED = frozenset(("catcher.close", "catcher.usual"))
"""What has its keys where any other key may be pressed to be chosen."""
_FIELDS = ("OptionField", "ClassifyField", "ExplainField", "GivingField", "MatchField", "OrderField")
_STANDS_ON: Mapping[str, tuple[str, ...]] = {
    "PassageView": (
        "LessonScreen",
        "PassageScreen",
        "MarkingScreen",
        "ReadingScreen",
        "CheckView",
        "CheckScreen",
    ),
    "TermPassage": ("LessonScreen", "PassageScreen", "MarkingScreen", "ReadingScreen"),
    "MarkingPassage": ("MarkingScreen",),
    "PointingPassage": ("LessonScreen", "CheckView", "CheckScreen"),
    "Rows": ("LibraryScreen",),
    **dict.fromkeys(_FIELDS, ("LessonScreen", "CheckView", "CheckScreen")),
}
"""Widgets with keys of their own, and the screens on which they have the focus; the fields that are typed
into take letters anyway."""


class Act(NamedTuple):
    """Something that a key does."""

    id: str
    words: str
    keys: tuple[str, ...]
    """By default, in the names that Textual has for them."""
    place: type[DOMNode]
    """The screen or widget that it is bound in."""

    def stands_with(self, other: Act) -> bool:
        """Whether both are bound in one screen or widget, be it that one of them is inherited."""
        return issubclass(self.place, other.place) or issubclass(other.place, self.place)


def acts() -> list[Act]:
    """Everything that a key may be chosen for. Imports every screen and widget."""
    for room in _ROOMS:
        for module in iter_modules(import_module(room).__path__):
            import_module(f"{room}.{module.name}")
    import_module("tutor.tui.app")
    return known()


def known() -> list[Act]:
    """Those of the screens and widgets that were imported so far."""
    found = [
        Act(binding.id, binding.description, tuple(binding.key.split(",")), place)
        for place in _places(DOMNode)
        for binding in place.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id
    ]
    return sorted(set(found), key=lambda act: (act.id, act.place.__qualname__))


def _places(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """Our own screens, widgets and app."""
    for below in node.__subclasses__():
        if below.__module__.startswith("tutor.tui."):
            yield below
        yield from _places(below)


def complete(chosen: Mapping[str, str], there: Iterable[Act]) -> dict[str, str]:
    """The keymap for Textual: what was chosen, and what must not lose a key by that.

    Textual takes a rebound key from everything that shared it in one place, as the steps that `enter` does
    one after another share it; these get it back.
    """
    there = list(there)
    rebound = [act for act in there if act.id in chosen]
    kept = {
        act.id: ",".join(act.keys)
        for act in there
        if any(act.stands_with(other) and set(act.keys) & set(other.keys) for other in rebound)
    }
    return kept | dict(chosen)


def problems(chosen: Mapping[str, str]) -> tuple[str, ...]:
    """A line about every key that will not do what was meant. Imports every screen and widget."""
    there = acts()
    by_id = {act.id: act for act in there}
    found = [_unknown(name, by_id) for name in chosen if name not in by_id]
    for name in chosen:
        wrong = [key for key in chosen[name].split(",") if not is_key(key)]
        found += [f"`keys.{safe_line(name, 60)}`: there is no key `{safe_line(key, 30)}`." for key in wrong]
    return (*found, *_clashes(chosen, there))


def trouble(name: str, key: str, chosen: Mapping[str, str]) -> str:
    """What is wrong with a key for what bears this id, or nothing. Imports every screen and widget."""
    if not is_key(key):
        return f"`{safe_line(key, 30)}` cannot be chosen."
    there = [act for act in acts() if act.id not in _FIXED]
    return next((line for line in _clashes({**chosen, name: key}, there) if f"`{name}`" in line), "")


def _unknown(name: str, by_id: Mapping[str, Act]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, by_id, n=1)
    hint = f"did you mean `{near[0]}`?" if near else "`tutor settings --keys` lists what there is."
    return f"`keys.{safe_line(name, 60)}` is nothing that a key does; {hint}"


def _clashes(chosen: Mapping[str, str], there: Iterable[Act]) -> Iterator[str]:
    """Where a chosen key is that of something else in the same place, and one of the two has it no more."""
    there = list(there)
    told: set[frozenset[str]] = set()
    for act in there:
        if act.id not in chosen:
            continue
        mine = {normal(key) for key in chosen[act.id].split(",")}
        for other in there:
            first = _goes_first(act, other)
            if not (first or act.stands_with(other)) or set(act.keys) & set(other.keys):
                continue
            theirs = {normal(key) for key in chosen.get(other.id, ",".join(other.keys)).split(",")}
            pair = frozenset((act.id, other.id))
            if mine & theirs and pair not in told:
                told.add(pair)
                key = sorted(mine & theirs)[0]
                both = f"`{key}` is the key of `{act.id}` ({act.words}) and of `{other.id}` ({other.words})"
                if first:
                    yield f"{both}: where both could act, only `{first.id}` does."
                else:
                    yield f"{both}: only one of them can have it. Choose another key for `{other.id}`."


def _goes_first(one: Act, other: Act) -> Act | None:
    """Which of two acts a key goes to when one is of a widget and the other of a screen it stands on."""
    for inner, outer in ((one, other), (other, one)):
        screens = _STANDS_ON.get(inner.place.__name__, ())
        if outer.place.__name__ in screens:
            return inner
    return None


def normal(key: str) -> str:
    """A key by the name that Textual has for it: `?` is `question_mark`."""
    key = key.strip()
    return _character_to_key(key) if len(key) == 1 else key


def is_key(key: str) -> bool:
    """Whether a terminal can send such a key."""
    *held, base = normal(key).split("+")
    if not frozenset(held) <= _MODIFIERS:
        return False
    if base in _NAMED_KEYS or (len(base) == 1 and base.isprintable() and not base.isspace()):
        return True
    try:
        unicodedata.lookup(base.replace("_", " "))
    except KeyError:
        return False
    return True
