"""Each limit of a lesson file: what is just within it passes, and one more is told."""

from __future__ import annotations

import pytest

from tutor.lesson.guard import MAX_BYTES, MAX_ESCAPES, MAX_LINES, MAX_VALUES, MAX_WORDS, refusal
from tutor.lesson.intake import MAX_KEYS, MAX_LIST
from tutor.lesson.loading import load
from tutor.lesson.report import ENOUGH

TOP = 'format = 1\nid = "a-lesson"\ntitle = "T"\n'
SECTION = '[[sections]]\nid = "one"\ntitle = "One"\ntext = "Some words."\n'


@pytest.mark.parametrize(
    ("code", "unit", "most"),
    [
        ("too-many-lines", "\n", MAX_LINES),
        ("too-many-backslashes", "\\", MAX_ESCAPES),
        ("too-many-words", '"" ', MAX_WORDS),
        ("too-many-values", "1,", MAX_VALUES - 1),
    ],
)
def test_what_is_counted_before_parsing(code: str, unit: str, most: int) -> None:
    before = "a = [" if unit == "1," else "#" if unit == "\\" else ""
    most -= before.count("[") if code == "too-many-values" else 0
    within, beyond = refusal(before + unit * most), refusal(before + unit * (most + 2))
    assert within is None
    assert beyond is not None
    assert beyond.code == code


@pytest.mark.parametrize(
    ("code", "within", "beyond"),
    [
        ("too-big", "#" * MAX_BYTES, "#" * (MAX_BYTES + 1)),
        (
            "too-many-keys",
            TOP + "".join(f"k{n} = 1\n" for n in range(MAX_KEYS - 4)) + SECTION,
            TOP + "".join(f"k{n} = 1\n" for n in range(MAX_KEYS - 3)) + SECTION,
        ),
        (
            "too-many",
            TOP + f"tags = {['t'] * MAX_LIST}\n" + SECTION,
            TOP + f"tags = {['t'] * (MAX_LIST + 1)}\n" + SECTION,
        ),
        (
            "too-many-problems",
            TOP + f"tags = {[1] * (ENOUGH - 1)}\n" + SECTION,
            TOP + f"tags = {[1] * (ENOUGH - 1)}\nauthors = [1]\n" + SECTION,
        ),
    ],
    ids=lambda value: value if len(value) < 30 else "",
)
def test_what_is_counted_while_reading(code: str, within: str, beyond: str) -> None:
    assert code not in {found.code for found in load(within.encode()).diagnostics}
    assert code in {found.code for found in load(beyond.encode()).diagnostics}
