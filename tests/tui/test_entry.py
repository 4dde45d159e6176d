"""A typed line with its cursor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.tui.widgets.entry import EDITS, LIMIT, Entry


def test_typing_goes_on_at_the_cursor() -> None:
    assert Entry("bride", 4).typed("g") == Entry("bridge", 5)


def test_erasing_at_the_beginning_and_deleting_at_the_end_change_nothing() -> None:
    assert Entry("toll", 0).erased() == Entry("toll", 0)
    assert Entry("toll", 4).deleted() == Entry("toll", 4)


def test_a_letter_with_its_accent_is_one_character() -> None:
    typed = Entry().typed("cafe\u0301")
    assert typed.left().at == 3
    assert typed.erased() == Entry("caf", 3)
    assert Entry("👩‍👩‍👧", 0).deleted() == Entry("", 0)


def test_what_is_pasted_becomes_one_line_without_control_characters() -> None:
    assert Entry().typed("the\r\n toll\x1b[31m") == Entry("the toll[31m", 12)


def test_a_line_has_a_limit() -> None:
    assert len(Entry().typed("x" * 5000).text) == LIMIT
    assert Entry("x" * LIMIT, 0).typed("y").text == "x" * LIMIT


@given(st.lists(st.one_of(st.sampled_from(sorted(EDITS)), st.text(max_size=4))))
def test_the_cursor_never_leaves_the_text(steps: list[str]) -> None:
    entry = Entry()
    for step in steps:
        entry = EDITS[step](entry) if step in EDITS else entry.typed(step)
        assert 0 <= entry.at <= len(entry.text)
