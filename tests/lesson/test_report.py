"""Of many findings the first by position are shown, and the others are counted."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.loading import Examined, examine, load
from tutor.lesson.report import SHOWN, Report, remainder

TOP = 'format = 1\nid = "a-lesson"\ntitle = "T"\n'
SECTION = '[[sections]]\ntitle = "One"\ntext = "Some words."\n'
ASKED = 'type = "true_false"\nprompt = "P"\nanswer = true\n'

ID = st.sampled_from(["", 'id = ""\n', "id = 1\n", 'id = "one"\n', 'id = "No Id"\n'])
"""What may be written for an id, right or wrong."""
WRONG = st.sampled_from(["", "", "promt = 1\n", "points = 0\n", "tags = 1\n"])
TABLE = st.tuples(
    st.sampled_from([SECTION, f"[[sections.questions]]\n{ASKED}", f"[[questions]]\n{ASKED}"]), ID, WRONG
).map("".join)


def placed(found: Examined) -> list[Diagnostic]:
    """Every finding, each placed by itself: the most serious first, then by position, then as they came."""
    alone = [Report([finding]).diagnostics(found.source) for finding in found.report.findings]
    return sorted(chain(*alone), key=lambda one: (one.level != "fatal", one.line, one.column))


@given(st.sampled_from(["", "language = 1\n", "id = 1\n"]), st.lists(TABLE, max_size=12), st.integers(1, 6))
def test_the_first_are_shown_whatever_else_is_wrong(head: str, tables: list[str], most: int) -> None:
    top = TOP.replace('id = "a-lesson"\n', head) if "id" in head else TOP + head
    source = "".join((top, SECTION, *tables))
    found = examine(source.encode())
    assert isinstance(found, Examined)
    first, rest = placed(found)[:most], placed(found)[most:]
    expected = [*sorted(first), *([remainder([one.level for one in rest])] if rest else [])]
    assert found.report.diagnostics(source, most) == tuple(expected)


def test_more_missing_ids_than_are_looked_at_are_counted() -> None:
    questions = f"[[sections.questions]]\n{ASKED}" * 1_200 + f"promt = 1\n[[questions]]\n{ASKED}" * 900
    *shown, last = load((TOP + SECTION + questions).encode()).diagnostics
    assert [one.line for one in shown] == [4, *range(7, 7 + 4 * (SHOWN - 1), 4)]
    assert {one.code for one in shown} == {"missing-id"}
    assert (last.level, last.message) == (
        "error",
        f"{1 + 1_200 + 900 + 900 - SHOWN} more problems are not shown; mend these first",
    )


def test_a_missing_id_at_the_end_does_not_hide_what_stands_before_it() -> None:
    before = "".join(f"[[questions]]\npromt = {n}\n{ASKED}" for n in range(3))
    source = TOP + before + (SECTION + f"[[sections.questions]]\n{ASKED}" * 5) * 300
    shown = load(source.encode()).diagnostics[:SHOWN]
    assert [one.code for one in shown[:6]] == ["missing-id", "unknown-key"] * 3
    assert [one.line for one in shown[6:9]] == [19, 22, 26]


def test_what_is_fatal_is_shown_however_many_ids_are_missing() -> None:
    source = TOP + "tags = 1\n" + f"[[questions]]\n{ASKED}" * 1_500 + '[[sections]]\ntext = ""\ntitle = ""\n'
    *shown, last = load(source.encode()).diagnostics
    assert "no-section" in {one.code for one in shown}
    assert len(shown) == SHOWN
    assert last.message.startswith(f"{1 + 1_500 + 2 - SHOWN} more problems")
