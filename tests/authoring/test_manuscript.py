"""A learner's copy as paragraphs, whatever program saved it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tutor.authoring.manuscript import LARGEST, UnusableCopy, manuscript, read_manuscript


def paragraphs(text: str, suffix: str = ".txt") -> list[str]:
    return [block.text for block in manuscript(text.encode(), suffix)]


def test_lines_of_a_wrapped_text_are_joined_and_blank_lines_part_paragraphs() -> None:
    assert paragraphs("The ferry\nleaves at noon.\n\n\nIt comes\r\nback.") == [
        "The ferry leaves at noon.",
        "It comes back.",
    ]


def test_where_lines_are_long_each_is_a_paragraph() -> None:
    line = "The ferry leaves at noon and comes back when the tide has turned, which is late. " * 2
    assert paragraphs(f"{line}\n{line}\nShort.") == [line.strip(), line.strip(), "Short."]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It has lever-\nage now.", "It has leverage now."),
        ("A well-\nknown boat, and a well-known quay.", "A well-known boat, and a well-known quay."),
        ("the Sino-\nKorean talks", "the Sino-Korean talks"),
        ("It has lever\u00ad\nage and lev\u00aderage.", "It has leverage and leverage."),
        ("It left — at\nnoon.", "It left — at noon."),
    ],
)
def test_a_word_that_was_parted_at_the_end_of_a_line_is_whole(text: str, whole: str) -> None:
    assert paragraphs(text) == [whole]


def test_a_sentence_cut_by_the_end_of_a_page_goes_on_and_page_numbers_are_gone() -> None:
    assert paragraphs("The ferry left the\n\n- 3 -\n\nisland at noon.\x0cPage 4 of 9\n\nIt came back.") == [
        "The ferry left the island at noon.",
        "It came back.",
    ]


def test_an_indent_begins_a_paragraph() -> None:
    assert paragraphs("  The ferry left\nat noon.\n  It came back.") == [
        "The ferry left at noon.",
        "It came back.",
    ]


def test_markdown_is_read_as_such() -> None:
    blocks = manuscript(b"# Head\n\nA *boat*.\n", ".md")
    assert [(block.kind, block.text) for block in blocks] == [("heading", "Head"), ("paragraph", "A boat.")]
    assert blocks[1].spans


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    found = manuscript("“No road ever will.” Café".encode(encoding))
    assert [block.text for block in found] == ["“No road ever will.” Café"]


def test_what_could_drive_a_terminal_is_taken_out() -> None:
    (only,) = paragraphs("A \x1b[31mboat\u202e and a\u200b quay e\u0301 [@click=app.quit]x[/]")
    assert only == "A [31mboat and a quay é [@click=app.quit]x[/]"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "holds no words"),
        (b" \n\t\n", "holds no words"),
        (b"... --- 123", "holds no words"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04\0\0", "is not a text file"),
        (b"\x01\x02\x03\x04" * 50, "is not a text file"),
        (b"\xff\xfeabc", "is not a text file"),
        (b"<!DOCTYPE html><html>A page</html>", "is a web page"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnusableCopy, match=why):
        manuscript(data)


def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UnusableCopy, match="does not exist"):
        read_manuscript(tmp_path / "none.txt")
    with pytest.raises(UnusableCopy, match="is a folder"):
        read_manuscript(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnusableCopy, match="is a pipe"):
        read_manuscript(tmp_path / "pipe.txt")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnusableCopy, match="is larger than 8 MiB"):
        read_manuscript(tmp_path / "huge.txt")
