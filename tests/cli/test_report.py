"""How findings are printed."""

from __future__ import annotations

from rich.cells import cell_len

from tutor.cli.report import findings, shortened, styled
from tutor.lesson.diagnostic import Diagnostic


def printed(source: str, column: int, end_column: int = 0, line: int = 1) -> list[str]:
    """The lines below the headline of one finding."""
    finding = Diagnostic(
        line=line, column=column, end_column=end_column, code="rule", level="error", message="Wrong."
    )
    return findings("a.toml", [finding], source.encode())[1:]


def test_the_headline_names_file_place_level_and_rule() -> None:
    here = Diagnostic(line=3, column=7, code="some-rule", level="warning", message="Say more.")
    whole = Diagnostic(line=0, column=0, code="unreadable", level="fatal", message="The file is a pipe.")
    assert findings("a.toml", [whole, here], b"") == [
        "a.toml: fatal[unreadable]: The file is a pipe.",
        "a.toml:3:7: warning[some-rule]: Say more.",
    ]


def test_carets_stand_below_what_is_meant() -> None:
    assert printed('kind = "x"', 8, 11) == ['    kind = "x"', "           ^^^"]


def test_one_caret_stands_where_the_end_is_not_known_and_beyond_the_line() -> None:
    assert printed("kind =", 1) == ["    kind =", "    ^"]
    assert printed("kind =", 7) == ["    kind =", "          ^"]
    assert printed("kind =", 99) == ["    kind =", "          ^"]


def test_carets_count_terminal_cells_and_what_was_made_visible() -> None:
    assert printed("語 = \u202e!", 5, 6) == ["    語 = ⟨U+202E⟩!", "         ^^^^^^^^"]
    assert printed("\t\tx = 1", 3, 4) == ["      x = 1", "      ^"]


def test_a_long_line_is_cut_around_the_finding() -> None:
    line, carets = printed("a" * 500 + "HERE" + "b" * 500, 501, 505)
    assert line == "    …" + "a" * 30 + "HERE" + "b" * 42 + "…"
    assert carets == "    " + " " * 31 + "^^^^"


def test_the_ends_of_a_long_line_are_cut_on_one_side_only() -> None:
    line, carets = printed("HERE" + "b" * 500, 1, 5)
    assert (line, carets) == ("    HERE" + "b" * 72 + "…", "    ^^^^")
    line, carets = printed("b" * 500 + "HERE", 501, 505)
    assert (line, carets) == ("    …" + "b" * 72 + "HERE", "    " + " " * 73 + "^^^^")


def test_lines_are_counted_by_newlines_alone() -> None:
    assert printed("one\r\ntwo \x0b\x85 more\r\nthree", 1, line=3) == ["    three", "    ^"]
    assert printed("one\r\ntwo", 1, line=1) == ["    one", "    ^"]


def test_a_line_that_the_file_does_not_have_is_not_shown() -> None:
    assert printed("one", 1, line=9) == []


def test_on_a_terminal_a_message_is_broken_between_words() -> None:
    long = " ".join(f"word{number}" for number in range(40)) + " 語語語語 end"
    one = Diagnostic(line=1, column=1, code="some-rule", level="error", message=long)
    for width in (40, 60, 80):
        lines = ["".join(text for text, _ in line) for line in styled("a.toml", [one], b"x = 1", width)]
        assert all(cell_len(line) <= width for line in lines)
        assert lines[-3:] == ["    x = 1", "    ^", ""]
        assert " ".join("\n".join(lines[:-3]).split()) == f"a.toml:1:1: error[some-rule]: {long}"
    assert len(findings("a.toml", [one], b"x = 1")) == 3


def test_the_most_serious_findings_are_shown_in_order_of_position() -> None:
    many = [Diagnostic(line=n, column=1, code="c", level="warning", message="m") for n in range(1, 31)]
    many += [Diagnostic(line=n, column=1, code="c", level="error", message="m") for n in range(31, 36)]
    shown = shortened(many)
    assert [one.line for one in shown] == [*range(1, 16), *range(31, 36), 0]
    assert shown[-1].message == "15 more problems are not shown; mend these first"
    assert shortened(many[:20]) == many[:20]
