"""What an author may write, format 1: short forms included. The only module that knows pydantic.

The docstring under a field is what the JSON schema says of it. A new type of question is a class here, a
member of `QUESTIONS`, and its meaning in `asking`.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Strict, Tag

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Strict(False)]
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
Genre = Literal["opinion", "news", "exposition", "narrative", "reference"]
Kind = Literal["person", "place", "organisation", "concept", "event", "document", "word"]


class Table(BaseModel):
    """A table of the lesson file: no other keys, no values of another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, use_attribute_docstrings=True)


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


class Quote(Table):
    """Words of the text that prove an answer."""

    quote: str
    """The words, as they stand in the text."""
    section: str = ""
    """The id of the section they stand in; the question's own when absent."""


class Option(Table):
    """One option of a question."""

    text: str
    """What it says."""
    correct: bool = False
    """It is a right answer."""
    why: str = ""
    """Why it is right or wrong."""
    pin: bool = False
    """It keeps its place when options are shuffled."""


def _form(value: object) -> str:
    return "<table>" if isinstance(value, dict | BaseModel) else "<text>"


QuoteForm = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[Quote, Tag("<table>")],
    Discriminator(_form),
]
OptionForm = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[Option, Tag("<table>")],
    Discriminator(_form),
]
AnswerForm = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[Many[str], Tag("<list>")],
    Discriminator(lambda value: "<list>" if isinstance(value, list | tuple) else "<text>"),
]


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


class Choice(Question):
    """Pick one option."""

    type: Literal["choice"]
    """The type of the question."""
    options: Many[OptionForm]
    """Two or more; one is right."""
    answer: str | None = None
    """The right option, when the options are texts only."""


class Multiple(Question):
    """Tick every option that applies."""

    type: Literal["multiple"]
    """The type of the question."""
    options: Many[OptionForm]
    """Two or more; at least one is right and one is wrong."""
    answer: AnswerForm | None = None
    """The right options, when the options are texts only."""
    scoring: Literal["partial", "exact"] = "partial"
    """Credit for each right tick, or all or nothing."""


class TrueFalseWhy(Table):
    """What is said about each of the two answers."""

    true: str = ""
    """Why it is, or is not, true."""
    false: str = ""
    """Why it is, or is not, false."""


class TrueFalse(Question):
    """Say whether the prompt is true."""

    type: Literal["true_false"]
    """The type of the question."""
    answer: bool
    """Whether the prompt is true."""
    why: TrueFalseWhy = TrueFalseWhy()
    """Feedback, for `true` and for `false`."""


class Evidence(Question):
    """Point at the sentences of the text that hold the quotes of `evidence`."""

    type: Literal["evidence"]
    """The type of the question."""
    need: Literal["all", "any"] = "all"
    """Whether every sentence is asked for, or one is enough."""


QUESTIONS: Final[dict[str, type[Choice] | type[Multiple] | type[TrueFalse] | type[Evidence]]] = {
    "choice": Choice,
    "multiple": Multiple,
    "true_false": TrueFalse,
    "evidence": Evidence,
}
LATER: Final = ("short", "number", "cloze", "order", "match", "classify", "explain")
"""Types of the format that this version does not ask yet."""

AnyQuestion = Annotated[Choice | Multiple | TrueFalse | Evidence, Field(discriminator="type")]


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

    questions: Many[AnyQuestion] = ()
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
    questions: Many[AnyQuestion] = ()
    """The last check, over the whole lesson."""


def json_schema() -> dict[str, Any]:
    """The JSON schema of a lesson file, for editors."""
    return LessonFile.model_json_schema()
