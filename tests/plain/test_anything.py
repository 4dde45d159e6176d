"""Whatever is typed, wherever: no fault, no line too wide, no progress that contradicts itself."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tutor.study.summary import summarise

if TYPE_CHECKING:
    from tests.plain.conftest import Home

TYPED = (
    *(
        "",
        "",
        "",
        "1",
        "2",
        "3",
        "1 2",
        "1 3",
        "2 1 3",
        "1a 2b",
        "a b",
        "1b",
        "true",
        "toll",
        "tol",
        "rivr",
        "0",
    ),
    *(
        "c",
        "h",
        "s",
        "f",
        ":h",
        ":s",
        ":q",
        "q",
        "r",
        "p",
        "p 2",
        "m",
        "l",
        "t",
        "t 1",
        "d",
        "d toll",
        "/toll",
    ),
    *("n", "N", "u", "o", "a", "b", "g", "?", ":?", "k", ":n", "two words", ".", ":1 river", "Q", "x", "99"),
    *("é\u0301", "漢字", "[red]x[/]", "\x1b[2J", "²", "９"),
)
RUNS, LINES = 4, 120


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(n, marks=pytest.mark.long) for n in range(4, 60))]
)
def test_anything_may_be_typed_anywhere(home: Home, every: str, seed: int) -> None:
    rng = Random(seed)
    study = ("", 'gate = "pass"\nconfidence = true', 'gate = "attempt"\nlook_back = "free"')[seed % 3]
    lesson = home.write(every.replace("[study]", f"[study]\n{study}", 1))
    for _ in range(RUNS):
        width = rng.choice((10, 20, 40, 80))
        typed = [rng.choice(TYPED) for _ in range(rng.randint(1, LINES))]
        talk = home.read(lesson, typed, width=width, again=rng.random() < 0.1, sure=rng.random() < 0.2)
        assert [line for line in talk.lines if cell_len(line) > width or "\x1b" in line] == []
        assert summarise(home.course(lesson)).answered <= 13
        assert not home.store.verify()
