"""Following a link out of a lesson."""

from __future__ import annotations

import pytest

from tutor.tui.link import link_question


def test_in_a_browser_the_page_opens_what_was_agreed_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    opened: list[str] = []
    _, decide = link_question("https://example.org/letters", opened.append)
    decide(1)
    decide(None)
    assert opened == []
    decide(0)
    assert opened == ["https://example.org/letters"]


def test_in_a_browser_too_only_a_plain_web_address_is_opened() -> None:
    opened: list[str] = []
    _, decide = link_question("javascript:alert(1)", opened.append)
    decide(0)
    assert opened == []
