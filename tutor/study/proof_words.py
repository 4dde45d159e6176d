"""The words of the passage that settle a question, and where they stand, in words for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.reading.passage import Block
from tutor.study.course import Course
from tutor.study.evidence import Proof


def quoted(course: Course, proof: Proof) -> str:
    """The proof as it stands in the text, on one line."""
    return " ".join(course.evidence.passage_of(proof).text[proof.start : proof.end].split())


def where(course: Course, proof: Proof) -> str:
    """Section and paragraph, counted as a reader counts them."""
    passage = course.evidence.passage_of(proof)
    before = [
        block
        for block, start in zip(passage.blocks, passage.starts, strict=True)
        if start <= proof.start and is_counted(block)
    ]
    which = "" if course.is_shown(proof.section, proof.edition) else " of the study edition"
    return f"section {proof.section + 1}, paragraph {len(before)}{which}"


def is_counted(block: Block) -> bool:
    """Whether a block is one of the paragraphs that are counted."""
    return block.kind in ("paragraph", "quote", "item")


def read_again(course: Course, proofs: Sequence[Proof]) -> str:
    """What is told while tries are left: only the paragraphs to read again."""
    return f"Read again: {'; '.join(dict.fromkeys(where(course, proof) for proof in proofs))}."
