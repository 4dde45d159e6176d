"""What any question may have, whatever its type."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from tutor.lesson.schema.table import Many, Table, TextOrTable

Skill = Literal[
    "retrieve",
    "vocab",
    "infer",
    "main_idea",
    "relate",
    "integrate",
    "structure",
    "purpose",
    "loaded_language",
    "claim",
    "evidence",
    "reasoning",
    "counterargument",
    "fact_opinion",
    "evaluate",
    "apply",
]


class Quote(Table):
    """Words of the text that prove an answer."""

    quote: str
    """The words, as they stand in the text."""
    section: str = ""
    """The id of the section they stand in; the question's own when absent."""


QuoteForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Quote, Tag("<table>")], TextOrTable]


class Question(Table):
    """What any question may have."""

    id: str = ""
    """Lower-case words with hyphens; unique in the lesson. Answers are kept under it."""
    skill: Skill = "retrieve"
    """What answering takes."""
    prompt: str
    """What is asked."""
    points: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)] = 1
    """What a right answer is worth."""
    hints: Many[str] = ()
    """Shown one after the other, when asked for."""
    explanation: str = ""
    """Shown with the answer."""
    proof: bool = False
    """Ask for the sentence that proves it after a right answer."""
    needs_text: bool = False
    """Always show the passage; never review this question."""
    pin: bool = False
    """It keeps its place among the questions."""
    evidence: Many[QuoteForm] = ()
    """Quotes from the text that settle it."""
    evidence_source: Many[str] = ()
    """The first words of the same places in the attached original."""
    revision: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    """Raise it to make earlier answers history on purpose."""
    was: Many[str] = ()
    """Ids that this question used to have."""
