"""A lesson file, but for its questions."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from tutor.lesson.schema.arranged import Classify, Match, Order
from tutor.lesson.schema.picked import Choice, Evidence, Multiple, TrueFalse
from tutor.lesson.schema.table import Many, Table
from tutor.lesson.schema.typed import Cloze, Explain, Number, Short

AnyQuestion = (
    Choice | Multiple | TrueFalse | Short | Number | Cloze | Order | Match | Classify | Evidence | Explain
)
"""A question of any type."""
QuestionForm = Annotated[AnyQuestion, Field(discriminator="type")]
QUESTIONS: dict[str, type[AnyQuestion]] = {
    "choice": Choice,
    "multiple": Multiple,
    "true_false": TrueFalse,
    "short": Short,
    "number": Number,
    "cloze": Cloze,
    "order": Order,
    "match": Match,
    "classify": Classify,
    "evidence": Evidence,
    "explain": Explain,
}
"""Each type by its name."""

Genre = Literal["opinion", "news", "exposition", "narrative", "reference"]
Kind = Literal["person", "place", "organisation", "concept", "event", "document", "word"]


class Source(Table):
    """The article that the lesson teaches, when it is somebody else's."""

    title: str = ""
    """Its title."""
    author: str = ""
    """Who wrote it."""
    publisher: str = ""
    """Where it appeared."""
    date: datetime.date | Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$")] | None = None
    """When, as exactly as it is known: 2018-04-19, "2018-04" or "2018"."""
    url: str = ""
    """Its address, http or https."""


class Study(Table):
    """How the lesson is studied."""

    gate: Literal["open", "attempt", "pass"] = "open"
    """What the next section asks for: nothing, an attempt at this one's questions, or passing them."""
    pass_mark: Annotated[float, Field(gt=0, le=1)] = 0.8
    """The share of credit that passes."""
    tries: Annotated[int, Field(ge=1, le=100)] = 2
    """How often a question may be answered before its answer is shown."""
    shuffle: bool = True
    """Show options in another order each time."""
    marks: Literal["first", "all", "none"] = "first"
    """Which occurrences of a glossary term are marked in each section."""
    look_back: Literal["free", "after_first", "closed"] = "after_first"
    """When the passage may be seen while answering."""
    confidence: bool = False
    """Ask how sure the learner is before showing the result."""


class Term(Table):
    """A glossary entry."""

    term: str
    """The word or name."""
    aliases: Many[str] = ()
    """Other forms in the text; plural and possessive are found without this."""
    case_sensitive: bool = False
    """Find it only as it is written here."""
    kind: Kind | None = None
    """What it is."""
    say: str = ""
    """How to say it."""
    definition: str
    """Markdown, one to three sentences."""
    example: str = ""
    """A sentence that uses it."""
    see_also: Many[str] = ()
    """Other terms of this glossary."""
    links: Many[str] = ()
    """Addresses, http or https."""


class Span(Table):
    """Where something begins and ends in the original."""

    start: str
    """Its first few words."""
    end: str
    """Its last few words."""


class SectionSource(Span):
    """Where a section stands in the original."""

    skip: Many[Span] = ()
    """What is left out in between."""


class SectionHead(Table):
    """A section without its questions."""

    id: str = ""
    """Lower-case words with hyphens; unique in the lesson."""
    title: str
    """Its heading."""
    source: SectionSource | None = None
    """Where it stands in the original."""
    text: str | None = None
    """Markdown; blank lines part paragraphs."""


class Section(SectionHead):
    """One part of the article, with the questions that follow it."""

    questions: Many[QuestionForm] = ()
    """Asked after the section."""


class Head(Table):
    """A lesson without its glossary, sections and questions."""

    format: Literal[1]
    """The version of this format."""
    id: str
    """Lower-case words with hyphens. Progress is kept under it, so it never changes."""
    title: str
    """The lesson's title."""
    summary: str = ""
    """What it is about, in a sentence."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    """Of the text, such as "en" or "pt-BR"."""
    genre: Genre | None = None
    """The kind of text."""
    level: str = ""
    """For whom: CEFR, grade, course."""
    authors: Many[str] = ()
    """Of the lesson."""
    license: str = ""
    """Of the lesson, such as "CC-BY-4.0"."""
    tags: Many[str] = ()
    """To find it by."""
    source: Source = Source()
    """The article."""
    study: Study = Study()
    """How it is studied."""


class LessonFile(Head):
    """A lesson, as one TOML file."""

    glossary: Many[Term] = ()
    """Words and names that are explained where they stand."""
    sections: Many[Section]
    """The article, part by part."""
    questions: Many[QuestionForm] = ()
    """The last check, over the whole lesson."""


def json_schema() -> dict[str, Any]:
    """The JSON schema of a lesson file, for editors."""
    return LessonFile.model_json_schema()
