"""Positions agree with what the parser makes of a document, in every layout that TOML allows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tutor.lesson.position import WHOLE_FILE, Path, Place, Positions

NASTY = {
    "tables": "a = 1\n[b]\nc = 'x'\n[b.d]\ne = true\n[f.g.h]\ni = 2\n",
    "lists of tables": "[[a]]\nb = 1\n[[a.c]]\nd = 1\n[[a.c]]\n[a.c.e]\n[[a]]\nb = 2\n[[a.c]]\nd = 3\n",
    "inline tables": "a = [ { b = 1, c.d = [ 2, {e = ']'} ] } , {b=2},]\nf = {}\ng = []\n",
    "dotted keys": 'a.b.c = 1\na . b . d = 2\n"x.y".z = 3\n\'p q\' . "r\\u0041" = 4\n[m]\nn.o = 1\nn.p = 2\n',
    "quoted headers": '["a.b"]\n"" = 1\n[[ "c" . d ]]\n\'e"f\' = "#"\n',
    "comments": "# [x]\na = [ # ]\n  1, # '''\n\n  2 # \"\n] # end\n[ b ] # c = 1\nd = '#' # x\n",
    "strings": 'a = """x "" \\" y"""\nb = \'\'\'it\'s \'\'two\'\' \'\'\'\nc = """a"""""\n',
    "empty and escaped": "a = ''\nb = \"\\\\\"\nc = '\\'\n",
    "long strings": 'a = """\nfirst\nsecond \\\n   joined\n\n# no comment\n[no table]\nb = 1 """\nc = 2\n',
    "numbers": "a = -1_000.5e+3\nb = [1, +inf, 0xff,\n 1e5]\n",
    "dates": "a = 1979-05-27 07:32:00.5\nb = [1979-05-27 07:32:00, 2]\nc = 07:32:00\n",
    "carriage returns": 'a = 1\r\n[b]\r\nc = """\r\nx\r\ny"""\r\nd = [\r\n 1,\r\n 2 ]\r\n',
    "wide characters": 'a = "😀é" # 😀\nb = ["漢", "字"]\n"ключ" = 1\n',
    "tables after their children": "[a.b]\nc = 1\n[a]\nd = 2\n",
}


def _paths(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _paths(part, (*path, key))
    if isinstance(value, list):
        for at, part in enumerate(value):
            yield from _paths(part, (*path, at))


def _offset(source: str, place: Place) -> int:
    return sum(len(line) + 1 for line in source.split("\n")[: place.line - 1]) + place.column - 1


def _read_at(source: str, place: Place) -> object:
    """What the parser makes of the scalar that begins at a place."""
    rest = source[_offset(source, place) :]
    ends = [place.end_column - place.column] if place.end_column else range(len(rest), 0, -1)
    for end in ends:
        try:
            return tomllib.loads(f"x = {rest[:end]}")["x"]
        except tomllib.TOMLDecodeError:
            continue
    raise AssertionError(rest)


def _agrees(source: str) -> None:
    positions = Positions(source)
    for path, value in _paths(tomllib.loads(source)):
        where = positions.value(path)
        assert where != WHOLE_FILE, path
        if not isinstance(value, dict | list):
            assert _read_at(source, where) == value, path
        if isinstance(path[-1], str) and not isinstance(value, dict | list):
            key = positions.key(path)
            written = source[_offset(source, key) :][: key.end_column - key.column]
            assert list(_paths(tomllib.loads(written + " = 1")))[-1][0][-1] == path[-1]


@pytest.mark.parametrize("source", NASTY.values(), ids=NASTY)
def test_every_value_is_found_where_it_is_written(source: str) -> None:
    _agrees(source)


SCALARS = st.booleans() | st.integers(-99, 99) | st.text(max_size=8) | st.dates() | st.datetimes()
KEYS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=4) | st.sampled_from("abc")
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4), st.booleans(), st.booleans())
def test_every_value_of_a_written_document_is_found(
    data: dict[str, Any], multiline: bool, crlf: bool
) -> None:
    source = tomli_w.dumps(data, multiline_strings=multiline)
    _agrees(source.replace("\n", "\r\n") if crlf and "\r" not in source else source)


STATEMENTS = [
    *("[a]", "[[a]]", "[a.b]", "[[a.b]]", "[b]", "[[b]]", "[a.b.c]", "[c.a.b]", "[[c]]", "a = {}", "b = 1"),
    *("b.c = 2", "b.c.a = {a = 1, b.c = [1, {a = 2}]}", "c = [{b = 1}, {c.a = [1]}]"),
    "a.b.c = '''\n[x]\n'''",
]
OTHER: list[str | int] = ["a", "b", 0, 1]


def _stands_still(source: str, chance: Random) -> None:
    """Whether all is read before or as far as needed: everything is found in the same place."""
    whole, piecemeal = Positions(source), Positions(source)
    whole.statement(len(source))
    paths = [path for path, _ in _paths(tomllib.loads(source))]
    for path in paths:
        whole.key((*path, 1_000_000))
    absent = [(*path, chance.choice(OTHER)) for path in paths]
    # For what is not there everything is read, so it is asked for at the end.
    for path in (*chance.sample(paths, len(paths)), *absent):
        for positions in (piecemeal, Positions(source)):
            assert positions.key(path) == whole.key(path)
            assert positions.value(path) == whole.value(path)
            assert positions.written(path) == whole.written(path)


@pytest.mark.parametrize("source", NASTY.values(), ids=NASTY)
def test_a_place_is_the_same_whatever_was_asked_before(source: str) -> None:
    for seed in range(10):
        _stands_still(source, Random(seed))


@given(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=6).map("\n".join), st.randoms())
def test_a_place_is_the_same_in_any_order_of_tables(source: str, chance: Random) -> None:
    try:
        tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return
    _stands_still(source, chance)


@pytest.mark.parametrize(
    ("source", "index", "place"),
    [
        ('a = "xyz"', 1, (1, 7)),
        ('a = "x\\u0041z"', 2, (1, 13)),
        ('a = "x\\u0041z"', 1, (1, 7)),
        ('a = "\\\\\\n!"', 2, (1, 10)),
        ("a = 'x\\nz'", 3, (1, 9)),
        ('a = """\nx\ny"""', 0, (2, 1)),
        ('a = """\nx\ny"""', 2, (3, 1)),
        ('a = """\r\nx\r\ny"""', 2, (3, 1)),
        ("a = '''\r\nx\\\r\ny'''", 3, (3, 1)),
        ('a = """x\\\n   y"""', 1, (2, 4)),
        ('a = """x"""', 0, (1, 8)),
        ('a = "😀x"', 1, (1, 7)),
    ],
)
def test_a_character_of_a_string_is_found(source: str, index: int, place: tuple[int, int]) -> None:
    found = Positions(source).inside(("a",), index)
    assert (found.line, found.column) == place


def test_what_is_not_there_is_placed_at_what_is_around_it() -> None:
    positions = Positions("a = 1\n[b]\nc = [{d = 1}]\n")
    assert positions.value(("b", "c", 0, "x")) == Place(3, 6)
    assert positions.value(("b", "x")) == Place(2, 1, 4)
    assert positions.value(("x",)) == WHOLE_FILE
    assert positions.key(()) == WHOLE_FILE


@given(st.text("ab=.[]{}\"'\\\n\r# ,1😀"))
def test_broken_text_is_no_obstacle(source: str) -> None:
    positions = Positions(source)
    for path in (("a",), ("a", 0), ("a", "b"), ("b", "a", 0)):
        positions.key(path)
        positions.value(path)
        positions.inside(path, 3)
