"""A lesson file, but for its questions."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from tutor.lesson.schema.arranged import Classify, Match, Order
from tutor.lesson.schema.picked import Choice, Evidence, Multiple, TrueFalse
from tutor.lesson.schema.table import ADDRESS, FILLED, ID, LONGEST_ID, Many, Table, shown
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

    title: Annotated[str, shown("The last bell of the coast")] = ""
    """Its title. The library shows `author`, `publisher` and `date`."""
    author: Annotated[str, shown("A. Writer")] = ""
    """Who wrote it."""
    publisher: Annotated[str, shown("The Harbour Gazette")] = ""
    """Where it appeared."""
    date: Annotated[
        datetime.date | Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$")] | None,
        shown(datetime.date(2018, 4, 19), "2018-04", "2018"),
    ] = None
    """When, as exactly as you know it: `2018-04-19` without quotes, `"2018-04"` or `"2018"`."""
    url: Annotated[str, shown("https://example.org/last-bell", pattern=ADDRESS)] = ""
    """Its address, `https://` or `http://`."""


class Study(Table):
    """How the lesson is studied."""

    gate: Annotated[Literal["open", "attempt", "pass"], shown("attempt")] = "open"
    """What has to be done before the next section opens: `"open"` nothing, `"attempt"` every question of the
    check answered, `"pass"` the check passed. Whoever does not pass reads again and answers what was missed,
    and may always go on without passing, which is recorded."""
    pass_mark: Annotated[float, Field(gt=0, le=1), shown(0.7)] = 0.8
    """Share of the points that passes, above 0 and at most 1. Last answers count here."""
    tries: Annotated[int, Field(ge=1, le=100), shown(3)] = 2
    """Answers allowed before the solution is shown, 1 to 100. A `true_false` has one, and a `choice` never
    more than it has wrong options."""
    shuffle: Annotated[bool, shown(False)] = True
    """Options come in another order at each showing. An option with `pin` keeps its place."""
    marks: Annotated[Literal["first", "all", "none"], shown("all")] = "first"
    """Terms marked in each section: the `"first"` occurrence of each, `"all"`, or `"none"`."""
    look_back: Annotated[Literal["free", "after_first", "closed"], shown("free")] = "after_first"
    """When the passage may be seen while answering: `"free"`, `"after_first"` (after the first answer), or
    `"closed"` (when the question is answered for good)."""
    confidence: Annotated[bool, shown(True)] = False
    """Ask how sure the student is before each result. It changes no score; from ten answers on the summary
    compares it with the results."""


class Term(Table):
    """A glossary entry."""

    term: Annotated[str, shown("harbour master", pattern=FILLED)]
    """The word or name, as in a dictionary."""
    definition: Annotated[
        str, shown("The official who decides which ship may come in, and where it lies.", pattern=FILLED)
    ]
    """Markdown, one to three sentences."""
    aliases: Annotated[Many[str], shown(["harbourmaster", "master of the harbour"])] = ()
    """Other forms in the text. Regular English plurals and the possessive are found without them."""
    case_sensitive: Annotated[bool, shown(True)] = False
    """Find it only as it is written here."""
    kind: Annotated[Kind | None, shown("person")] = None
    """`"person"`, `"place"`, `"organisation"`, `"concept"`, `"event"`, `"document"` or `"word"`."""
    say: Annotated[str, shown("HAR-ber MAH-ster")] = ""
    """How to say it, in your own spelling."""
    example: Annotated[str, shown("The harbour master sent the trawler to the north quay.")] = ""
    """A sentence that uses it."""
    see_also: Annotated[Many[str], shown(["council"])] = ()
    """Other terms of this glossary; one key leads to them."""
    links: Annotated[
        Many[Annotated[str, Field(json_schema_extra={"pattern": ADDRESS})]],
        shown(["https://example.org/harbour-master"]),
    ] = ()
    """Addresses, `https://` or `http://`, shown as sources."""


class Span(Table):
    """Where something begins and ends in the original: its first and its last few words."""

    start: Annotated[str, shown("The bell on the harbour wall", pattern=FILLED)]
    """The first three to eight words."""
    end: Annotated[str, shown("The council kept it.", pattern=FILLED)]
    """The last three to eight words."""


class SectionSource(Span):
    """Where a section stands in the original."""

    skip: Annotated[Many[Span], shown([{"start": "Read more", "end": "our newsletter"}])] = ()
    """What is left out in between: tables with `start` and `end`."""


class SectionHead(Table):
    """A section without its questions."""

    id: Annotated[str, shown("the-bell", pattern=ID, maxLength=LONGEST_ID)] = ""
    """Required. Unique in the lesson; written like the lesson's `id`. What was read is kept under it."""
    title: Annotated[str, shown("A bell nobody rings", pattern=FILLED)]
    """Its heading."""
    source: Annotated[
        SectionSource | None,
        shown({"start": "The bell on the harbour wall", "end": "The council kept it."}),
    ] = None
    """Where it stands in the article: a table with `start`, `end` and `skip`; see below."""
    text: Annotated[
        str | None, shown("The bell has been silent since 1961.\n\nNobody rings it.\n", pattern=FILLED)
    ] = None
    """Markdown; blank lines part paragraphs. Required unless there is a `source`."""


class Section(SectionHead):
    """One part of the article, with the questions that follow it."""

    questions: Annotated[
        Many[QuestionForm],
        shown([{"id": "still-rung", "type": "true_false", "prompt": "It is rung.", "answer": False}]),
    ] = ()
    """Asked after the section: `[[sections.questions]]`."""


class Head(Table):
    """A lesson without its glossary, sections and questions."""

    format: Annotated[Literal[1], shown(1)]
    """The version of this format. A file that is valid today stays valid; a newer number is refused with
    “this lesson needs a newer tutor”."""
    id: Annotated[str, shown("harbour-bell", pattern=ID, maxLength=LONGEST_ID)]
    """Lower-case letters and digits in words joined by hyphens, 100 characters at most. Progress is kept
    under it, so it never changes."""
    title: Annotated[str, shown("The Harbour Bell", pattern=FILLED)]
    """The lesson's title."""
    summary: Annotated[str, shown("Why a town kept a bell that nobody rings.")] = ""
    """What it is about, in a sentence. The library's filter looks at it."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), shown("pt-BR")] = "en"
    """Of the text, such as `"en"` or `"pt-BR"`. It decides where sentences end and what answers match."""
    genre: Annotated[Genre | None, shown("opinion")] = None
    """`"opinion"`, `"news"`, `"exposition"`, `"narrative"` or `"reference"`."""
    level: Annotated[str, shown("B2", "grade 9")] = ""
    """For whom, in your words. The library shows it."""
    authors: Annotated[Many[str], shown(["N. N."])] = ()
    """Of the lesson."""
    license: Annotated[str, shown("CC-BY-4.0")] = ""
    """Of the lesson."""
    tags: Annotated[Many[str], shown(["history", "sea"])] = ()
    """To find it by: the library's filter looks at them."""
    source: Annotated[Source, shown({"title": "The last bell of the coast", "author": "A. Writer"})] = (
        Source()
    )
    """The article, when it is somebody else's: `[source]`."""
    study: Annotated[Study, shown({"tries": 3, "look_back": "free"})] = Study()
    """How the lesson is studied: `[study]`."""


class LessonFile(Head):
    """A lesson for tutor, as one TOML file."""

    glossary: Annotated[
        Many[Term], shown([{"term": "petition", "definition": "A request that many people sign."}])
    ] = ()
    """Words and names that are explained where they stand: `[[glossary]]`."""
    sections: Annotated[
        Many[Section],
        shown([{"id": "the-bell", "title": "A bell nobody rings", "text": "It is silent."}], minItems=1),
    ]
    """The article, part by part: `[[sections]]`."""
    questions: Annotated[
        Many[QuestionForm],
        shown([{"id": "still-rung", "type": "true_false", "prompt": "It is rung.", "answer": False}]),
    ] = ()
    """The last check, over the whole lesson: `[[questions]]`."""
