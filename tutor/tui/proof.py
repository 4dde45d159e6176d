"""The words of the passage that settle a question, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tutor.study.course import Course
from tutor.study.evidence import Proof
from tutor.study.proof_words import quoted, read_again, where
from tutor.tui import content
from tutor.tui.widgets.row_painter import Spans


def proof_words(course: Course, proofs: Sequence[Proof], *, tell_all: bool) -> Content:
    """The proof as quoted words; while tries are left, only the paragraph to read again."""
    if not proofs:
        return content.NOTHING
    if not tell_all:
        return content.plain(read_again(course, proofs), content.MUTED)
    rows = [
        content.line(
            ("Proof ", content.STRONG),
            f"“{quoted(course, proof)}”",
            (f" ({where(course, proof)})", content.MUTED),
        )
        for proof in proofs
    ]
    return content.lines(*rows)


def spans_in(proofs: Sequence[Proof], section: int) -> Spans:
    """Where the proofs stand in one section, in order and without overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((proof.start, proof.end) for proof in proofs if proof.section == section):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
