"""How long a text takes."""

from __future__ import annotations

import pytest

from tutor.reading.minutes import count_words, minutes


@pytest.mark.parametrize(("words", "result"), [(0, 0), (1, 1), (238, 1), (239, 2), (2380, 10)])
def test_minutes_are_rounded_up(words: int, result: int) -> None:
    assert minutes(words) == result


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— … *", 0),
        ("The bell, don't well-known 3.14.", 5),
        ("Ça n’est pas là", 4),
        ("北" * 500, 238),
        ("Xi 习近平 spoke", 3),
        ("ก" * 50, 10),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words
