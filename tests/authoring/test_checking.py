"""The one entry: everything that can be said about a file, whatever is in it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tutor.authoring.checking import check
from tutor.authoring.mending import mended
from tutor.lesson.loading import load
from tutor.paths import bundled_dir
from tutor.text import safe_line

BROKEN = sorted((Path(__file__).parents[1] / "lessons" / "broken").glob("*.toml"))
PIECES = [
    *(
        b'"',
        b"'",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b",",
        b"\n",
        b"#",
        b'"""',
        b"\\",
        b"0",
        b"true",
        b"nan",
        b".",
    ),
    *(
        b"\xff",
        b"\xe2\x80\xae",
        b"[[sections]]\n",
        b"[[questions]]\n",
        b"text = ",
        b"\x1b[2J",
        b"[@click=app.quit]",
    ),
]


def mangled(source: bytes, chance: Random) -> bytes:
    """The file with some pieces put in, taken out or repeated."""
    made = bytearray(source)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(made))
        if chance.random() < 0.5:
            made[at:at] = chance.choice(PIECES)
        elif chance.random() < 0.5:
            del made[at : at + chance.choice((1, 3, 20, 200))]
        else:
            other = chance.randrange(len(made))
            made[at:at] = made[other : other + chance.choice((10, 100, 500))]
        made = made or bytearray(b"x")
    return bytes(made)


@pytest.mark.parametrize("seed", range(200))
def test_whatever_stands_in_a_file_something_safe_is_said_about_it(seed: int) -> None:
    chance = Random(seed)
    source = mangled(chance.choice(BROKEN).read_bytes(), chance)
    found = check(source)
    assert found == check(source)
    assert list(found) == sorted(found)
    assert all(safe_line(one.message, 1000) == one.message for one in found)
    after, changes = mended(source)
    assert bool(changes) == (after != source)


def test_what_the_loader_says_is_said_too() -> None:
    for path in BROKEN:
        source = path.read_bytes()
        assert set(load(source).diagnostics) <= set(check(source))


def test_findings_that_the_loader_does_not_show_are_kept() -> None:
    lesson = (bundled_dir() / "tour.toml").read_bytes() + b"".join(
        b'[[questions]]\ntype = "true_false"\nprompt = "P"\nanswer = true\n' for _ in range(60)
    )
    assert sum(one.code == "missing-id" for one in check(lesson)) == 60
    assert sum(one.code == "missing-id" for one in load(lesson).diagnostics) == 20


def test_a_lesson_in_any_language_and_an_empty_file_can_be_checked() -> None:
    assert [one.code for one in check(b"")] == ["no-format"]
    text = "这座钟挂在港口的墙上。自从灯塔有了雾号,它就不再响了。" * 20
    lesson = (
        f'format = 1\nid = "a"\ntitle = "钟"\nlanguage = "zh"\nlevel = "B1"\n'
        '[[sections]]\nid = "s"\ntitle = "钟"\n'
        f'text = "{text}"\n[[sections.questions]]\nid = "q"\ntype = "choice"\nprompt = "钟在哪里？"\n'
        'options = ["墙上", "塔上", "船上"]\nanswer = "墙上"\n'
        'explanation = "文章的第一句话就说了，钟挂在港口的墙上。"\n'
        'evidence = ["雾号"]\n'
    )
    assert {one.code for one in check(lesson.encode())} == {"evidence-found-twice", "no-why"}
