"""Several syntax errors at once, as long as each is certain."""

from __future__ import annotations

import pytest

from tutor.authoring.checking import check

HEAD = 'format = 1\nid = "a"\n'


def lines(source: str) -> list[int]:
    """The lines in which a syntax error is told."""
    return [one.line for one in check(source.encode()) if one.code == "syntax"]


def test_faulty_lines_that_stand_alone_are_all_told() -> None:
    source = (
        HEAD + "title = The Bell\n\n[study]\nshuffle = True\ntries: 2\n\n[[sections]\nid = “one”\n"
        'title = "One"\ntext = """\n[words] and = signs\n"""\nskip = yes\n'
    )
    assert lines(source) == [3, 6, 7, 9, 10, 15]


@pytest.mark.parametrize(
    "source",
    [
        HEAD + 'text = """\nnever closed\ntitle: x\n',
        HEAD + 'text = "The first line\nand the second: line\ntitle: x\n',
        HEAD + 'tags = ["a", "b"\ntitle: x\n',
        HEAD + 'why = { true = "a",\n  false = b }\n',
        HEAD + 'id = "b"\nid = "c"\ntitle: x\n',
    ],
    ids=["open text", "text over lines", "open list", "table over lines", "the same key twice"],
)
def test_what_may_follow_from_the_first_error_is_not_told(source: str) -> None:
    assert len(lines(source)) == 1


def test_no_more_than_ten_are_told() -> None:
    assert lines(HEAD + "".join(f"k{n} = no quotes\n" for n in range(30))) == list(range(3, 13))


def test_other_faults_are_told_when_there_is_no_syntax_error_only() -> None:
    found = check((HEAD + "title = 3\nsumary = x\n").encode())
    assert [(one.code, one.line) for one in found] == [("syntax", 4)]
