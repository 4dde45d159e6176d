"""What any question may have, whatever its type."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from tutor.lesson.schema.table import FILLED, ID, LONGEST_ID, Many, Table, TextOrTable, shown

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
    """Words of the text that prove an answer: a text, or a table with these keys."""

    quote: Annotated[str, shown("signed by forty-one crews", pattern=FILLED)]
    """The words, as they stand in the text."""
    section: Annotated[str, shown("the-bell")] = ""
    """The `id` of the section they stand in; the question's own when absent, and in the last check any."""


QuoteForm = Annotated[Annotated[str, Tag("<text>")] | Annotated[Quote, Tag("<table>")], TextOrTable]


class Question(Table):
    """What any question may have."""

    id: Annotated[str, shown("why-kept", pattern=ID, maxLength=LONGEST_ID)] = ""
    """Required. Unique in the lesson, written like the lesson's `id`. Answers are kept under it."""
    skill: Annotated[Skill, shown("infer")] = "retrieve"
    """What answering takes; the summary is by skill. See below."""
    prompt: Annotated[str, shown("Why did the council keep the bell?", pattern=FILLED)]
    """What is asked. Markdown."""
    points: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False), shown(2)] = 1
    """What it weighs in the score, above 0, up to 1000."""
    hints: Annotated[Many[str], shown(["Look at who signed.", "Second paragraph."])] = ()
    """Shown one after the other when asked for."""
    explanation: Annotated[str, shown("The council gave up the money for the crews.")] = ""
    """Shown with the solution. Markdown."""
    proof: Annotated[bool, shown(True)] = False
    """After a right answer the student is asked for the sentence that proves it. Needs `evidence`."""
    needs_text: Annotated[bool, shown(True)] = False
    """The passage is always open for this question, and it is never asked again in a review."""
    pin: Annotated[bool, shown(True)] = False
    """It keeps its place when missed questions come back."""
    evidence: Annotated[
        Many[QuoteForm],
        shown(["signed by forty-one crews"], [{"quote": "signed by forty-one crews", "section": "the-bell"}]),
    ] = ()
    """Quotes from the text that settle it; see below."""
    evidence_source: Annotated[Many[str], shown(["forty-one crews had signed"])] = ()
    """A few words each: the quotes of `evidence` as the article has them; see `source`."""
    revision: Annotated[int, Field(ge=1, le=1_000_000), shown(2)] = 1
    """Raise it to make earlier answers history on purpose."""
    was: Annotated[Many[str], shown(["why-the-bell"])] = ()
    """Ids that this question used to have."""
