"""What is refused before parsing, and that nothing else is."""

from __future__ import annotations

from random import Random

import pytest

from tutor.lesson import guard
from tutor.lesson.guard import MAX_VALUES, refusal


def _code(source: str) -> str:
    refused = refusal(source)
    return refused.code if refused else ""


@pytest.mark.parametrize(
    ("source", "code", "offset"),
    [
        ("a = " + "[" * 17, "too-deep", 20),
        ("a = " + "{a=" * 17, "too-deep", 4 + 16 * 3),
        ("a.b.c.d.e.f.g.h.i = 1", "long-key", 0),
        ("x = 1\n[a . b.c.d.e.f.g.h.'i']", "long-key", 7),
        ("{a.b.c.d.e.f.g.h.i = 1}", "long-key", 1),
        ("a = " + "1" * 41, "long-number", 4),
        ("a = -" + "1_" * 40 + "1", "long-number", 4),
        ("a = 0x" + "f" * 41, "long-number", 4),
        ("a = 0b" + "1" * 41, "long-number", 4),
        ("a = 1." + "1" * 41, "long-number", 6),
        ("a = [" + "1," * (MAX_VALUES + 1) + "]", "too-many-values", 4 + 2 * (MAX_VALUES - 1)),
        ("\n[a]" * MAX_VALUES, "too-many-values", MAX_VALUES // 5 * 4 + 1),
        ("a.b.c = 1\n" * MAX_VALUES, "too-many-values", MAX_VALUES // 5 * 10 + 6),
    ],
    ids=range(13),
)
def test_a_limit_is_kept(source: str, code: str, offset: int) -> None:
    refused = refusal(source)
    assert refused is not None
    assert (refused.code, refused.offset) == (code, offset)


@pytest.mark.parametrize(
    "source",
    [
        "a = " + "[" * 16 + "]" * 16,
        "a.b.c.d.e.f.g.h = 1",
        "a = " + "1" * 40,
        "a = 0x" + "f" * 40,
        "a" * 100 + " = 1",
        "a = 1979-05-27T07:32:00.123456+01:00",
        'a = "' + "[" * 50 + "a.b.c.d.e.f.g.h.i.j" + "1" * 50 + '"',
        "a = '''" + "[" * 50 + "\n'''",
        "# " + "[" * 50 + "1" * 50,
        'a = """one.two.three.four.five.six.seven.eight.nine "" \\""""',
        "a = [" + "1," * 1000 + "]",
        'a = """' + "One. Two.\n" * 300_000 + '"""\nb = 1\n',
        "[[a]]\nb = 1\n" * 100_000,
    ],
)
def test_what_is_within_the_limits_passes(source: str) -> None:
    assert _code(source) == ""


@pytest.mark.parametrize(
    "unit",
    ['"""', "'''", '"', "'", '"\n', "a.", ".", "]", "!", "#\n", "\\", '"\\', "a\n", "é", "1_", "= ", "'a'."],
)
def test_any_repetition_is_read_to_an_end(unit: str) -> None:
    assert _code(unit * 600_000) in (
        *("", "long-key", "long-number", "too-many-values"),
        *("too-many-lines", "too-many-backslashes", "too-many-words"),
    )


@pytest.mark.parametrize(
    ("unit", "code"), [("\n", "lines"), ("\\", "backslashes"), ("a ", "words"), ('"" ', "words")]
)
def test_what_has_no_structure_has_an_end(unit: str, code: str) -> None:
    assert _code(unit * 500_002) == f"too-many-{code}"


def test_values_are_counted_the_same_at_a_glance_and_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(0)
    tables = ["[a]", "[a.b]", "[[a]]", "[ a ]", "[[a . b]]"]
    keys = [
        "a = 1",
        "a.b = 2",
        "a = [[1], [2, [3]]]",
        "a = {b = 1, c.d = [{e = 2}]}",
        "a = [\n[\n1]]",
        "# [a]",
    ]
    for _ in range(1_000):
        source = "\n".join(chance.choices([*tables, *keys, "a = '[a] b.c'"], k=6))
        monkeypatch.setattr(guard, "MAX_VALUES", chance.randint(1, 40))
        monkeypatch.setattr(guard, "_SMALL", len(source))
        at_a_glance = refusal(source)
        monkeypatch.setattr(guard, "_SMALL", 0)
        assert refusal(source) == at_a_glance
