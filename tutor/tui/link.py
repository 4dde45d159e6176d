"""Following a link out of a lesson: the whole address is shown first, and only the web's are opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from tutor.text import safe_url
from tutor.tui import content
from tutor.tui.widgets.ask import Ask


def link_question(
    href: str, in_page: Callable[[str], None] | None = None
) -> tuple[Ask, Callable[[int | None], None]]:
    """The question to ask about a link, and what to do with the answer.

    Where the program itself is shown in a browser, `in_page` opens an address there.
    """
    url = safe_url(href)
    if url is None:
        words = content.lines(
            "The lesson links to something that is not a plain web address. It is not opened.", "", href
        )
        return Ask("Link", words, ("Close",)), lambda _: None
    if in_page is None and not has_display():
        words = content.lines("There is no browser here. The address is:", "", url)
        return Ask("Link", words, ("Close",)), lambda _: None
    follow = in_page or _open
    words = content.lines("Open this address in your browser?", "", url)
    return Ask("Link", words, ("Open it", "Stay here")), lambda way: follow(url) if way == 0 else None


def has_display() -> bool:
    """Whether a browser could show itself to the person at this terminal."""
    if os.environ.get("SSH_CONNECTION") and not os.environ.get("DISPLAY"):
        return False
    return sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _open(url: str) -> None:
    import webbrowser

    webbrowser.open(url)
