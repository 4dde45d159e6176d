"""A hundred broken lessons and more: one fault in each, found where it is, and nothing else found.

The first line of each file says which rule is broken, and at which line and column.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tutor.authoring.catalogue import RULES
from tutor.authoring.checking import check
from tutor.lesson.diagnostic import Diagnostic

FILES = sorted((Path(__file__).parent / "broken").glob("*.toml"))
_JARGON = re.compile(
    r"\b(?:pydantic|validat\w+|field|dict\w*|tuple|str|int|float|bool\w*|None|NoneType|list index|union|"
    r"literal|instance|model_type|input|discriminator|enum)\b|\bindex\b|\[\d+\]|\bsections\.\d"
)
"""Names of Python types, terms of pydantic, and indices."""


def _expected(path: Path) -> tuple[str, int, int]:
    found = re.match(rb"# ([a-z0-9-]+) (\d+):(\d+)\n", path.read_bytes())
    assert found is not None
    return found[1].decode(), int(found[2]), int(found[3])


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def broken(request: pytest.FixtureRequest) -> Path:
    """One of the files."""
    assert isinstance(request.param, Path)
    return request.param


def _findings(path: Path) -> tuple[Diagnostic, ...]:
    return check(path.read_bytes())


def test_the_fault_is_found_where_it_is_and_nothing_else_is(broken: Path) -> None:
    assert [(one.code, one.line, one.column) for one in _findings(broken)] == [_expected(broken)]


def test_the_message_is_for_somebody_who_never_saw_a_program(broken: Path) -> None:
    (found,) = _findings(broken)
    assert not _JARGON.search(re.sub(r"`[^`]*`", "", found.message)), found.message
    assert not found.message.endswith(".")
    assert "\n" not in found.message
    assert found.code in RULES


def test_there_are_a_hundred_files_of_sixty_kinds_and_more() -> None:
    assert len(FILES) >= 100
    assert len({_expected(path)[0] for path in FILES}) >= 60
