"""What is wrong with settings that only the full-screen program knows the values of."""

from __future__ import annotations

from collections.abc import Iterable

from textual.theme import BUILTIN_THEMES

from tutor.settings import Settings
from tutor.text import safe_line


def problems(settings: Settings) -> tuple[str, ...]:
    """A line about each. Imports every screen and widget if keys were chosen."""
    found = theme_problems(settings.theme)
    if settings.keys:
        from tutor.tui.keymap import problems as key_problems

        found += key_problems(settings.keys)
    return found


def theme_problems(name: str, there: Iterable[str] = tuple(BUILTIN_THEMES)) -> tuple[str, ...]:
    """A line if there is no such theme."""
    if not name or name in there:
        return ()
    from difflib import get_close_matches

    near = get_close_matches(name, tuple(there), n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(sorted(there))}."
    return (f"`theme`: there is no theme `{safe_line(name, 40)}`; {hint}",)
