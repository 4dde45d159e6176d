"""What a page may say."""

from __future__ import annotations

import pytest

from tutor.web.message import HIGHEST, WIDEST, Focused, Message, Pinged, Resized, Typed, message


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('["stdin", "q"]', Typed(b"q")),
        ('["stdin", "\\u00e4\\ud800"]', Typed("ä?".encode())),
        ('["resize", {"width": 80, "height": 24}]', Resized(80, 24)),
        ('["resize", {"width": -1, "height": 0}]', Resized(1, 1)),
        ('["resize", {"width": 1e400, "height": 24}]', None),
        (f'["resize", {{"width": {10**30}, "height": {10**30}}}]', Resized(WIDEST, HIGHEST)),
        ('["ping", 12.5]', Pinged(12.5)),
        ('["focus", {}]', Focused(True)),
        ('["blur"]', Focused(False)),
    ],
)
def test_what_our_page_says_is_understood(text: str, meant: Message | None) -> None:
    assert message(text) == meant


@pytest.mark.parametrize(
    "text",
    ["", "q", '"q"', "[]", "{}", "null", '["stdin"]', '["stdin", 1]', '["stdin", "a", "b"]', '["quit", {}]',
     '["resize", {"width": "1", "height": 1}]', '["resize", [1, 2]]', '["ping", {}]', "[" * 100_000,
     f'["resize", {{"width": {"9" * 5000}, "height": 1}}]'],
    ids=lambda text: text[:30],
)  # fmt: skip
def test_whatever_it_would_not_say_is_nothing(text: str) -> None:
    assert message(text) is None
