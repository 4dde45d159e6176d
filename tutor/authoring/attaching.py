"""A lesson and a learner's own copy of its article: lined up, cleaned, and told of section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tutor.authoring.aligning import Found, align
from tutor.authoring.anchoring import Place, Words, words_of
from tutor.authoring.cutting import stretch
from tutor.authoring.debris import Dropped, without_debris
from tutor.lesson.model import Anchor, Section, Term
from tutor.lesson.question import Question
from tutor.library.attached import AttachedCopy, CopiedLesson, write
from tutor.library.opened import OpenLesson
from tutor.reading.minutes import count_words
from tutor.reading.passage import Block, Passage
from tutor.reading.terms import Matcher, mark
from tutor.study.evidence import EvidenceFinder

Outcome = Literal["found", "found with differences", "not found", "no anchor"]


@dataclass(frozen=True, slots=True)
class SectionReport:
    """What was found of one section."""

    id: str
    title: str
    outcome: Outcome
    words: int = 0
    differences: tuple[str, ...] = ()
    """What is not as the lesson says, one line each."""
    dropped: tuple[Dropped, ...] = ()
    """What of the copy was left out within the section."""
    opening: str = ""
    """Its first few words."""
    closing: str = ""
    """Its last few words."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A copy lined up with a lesson, not kept yet."""

    copy: AttachedCopy
    reports: tuple[SectionReport, ...]
    differences: tuple[str, ...] = ()
    """What is not as the questions over the whole lesson say, one line each."""

    @property
    def found(self) -> int:
        """Sections of the lesson that the copy has."""
        return len(self.copy.passages)


def attach(lesson: OpenLesson, document: Sequence[Block], name: str) -> Attachment:
    """Line up a copy, read from a file of that name, with a lesson."""
    sections = [lesson.section(number) for number in range(len(lesson.outline.sections))]
    clean, dropped = without_debris(document, (lesson.outline.source.title, lesson.outline.title))
    whole = Passage(tuple(clean))
    founds = align(whole, [section.source for section in sections]) or [Found()] * len(sections)
    matcher = Matcher(_glossary(lesson))
    passages = {
        section.id: mark(stretch(whole, found.start, found.end, found.skips), matcher)
        for section, found in zip(sections, founds, strict=True)
        if found.whole
    }
    copy = AttachedCopy(
        lesson=lesson.outline.id,
        digest=lesson.digest,
        name=name,
        document=tuple(document),
        passages=passages,
        words={section: count_words(passage.text) for section, passage in passages.items()},
    )
    finder = EvidenceFinder(CopiedLesson(lesson, copy), "attached")
    lined_up = _LinedUp(whole, dropped, passages)
    reports = tuple(
        _report(section, found, lined_up, tuple(_lost(finder, part, section.questions)))
        for part, (section, found) in enumerate(zip(sections, founds, strict=True))
    )
    return Attachment(copy, reports, tuple(_lost(finder, len(sections), lesson.last())) if passages else ())


@dataclass(frozen=True, slots=True)
class _LinedUp:
    """A copy without its debris, and what became of it."""

    whole: Passage
    dropped: Sequence[Dropped]
    passages: Mapping[str, Passage]


def renewed(folder: Path | None, lesson: OpenLesson, kept: AttachedCopy) -> tuple[AttachedCopy, str]:
    """The copy lined up with a lesson that changed meanwhile, and kept so; and what has to be said of it.

    Without a folder it is not kept.
    """
    copy = attach(lesson, kept.document, kept.name).copy
    lost = len(kept.passages.keys() - copy.passages.keys())
    said = ""
    if lost:
        sections = "1 section" if lost == 1 else f"{lost} sections"
        said = f"The lesson changed: {sections} of it can no longer be found in your copy"
    elif folder is not None and not _keep(folder, copy):
        said = "Your copy was lined up anew with the changed lesson; that could not be saved"
    return copy, said


def _keep(folder: Path, copy: AttachedCopy) -> bool:
    try:
        write(folder, copy)
    except OSError:
        return False
    return True


def _glossary(lesson: OpenLesson) -> list[Term]:
    return [lesson.term(number) for number in range(len(lesson.outline.terms))]


def _report(section: Section, found: Found, copy: _LinedUp, lost: tuple[str, ...]) -> SectionReport:
    if section.source is None:
        return SectionReport(section.id, section.title, "no anchor")
    passage = copy.passages.get(section.id)
    if passage is None:
        missing = tuple(_missing(section.source, found))
        return SectionReport(section.id, section.title, "not found", differences=missing)
    inside = tuple(piece for piece in copy.dropped if found.start < piece.at < found.end)
    skipped = tuple(Dropped(start, copy.whole.text[start:end], "skipped") for start, end in found.skips)
    differences = (*_differences(section.source, found, copy.whole), *lost)
    words = passage.text.split()
    return SectionReport(
        section.id,
        section.title,
        "found with differences" if differences else "found",
        words=count_words(passage.text),
        differences=differences,
        dropped=(*inside, *skipped),
        opening=" ".join(words[:6]),
        closing=" ".join(words[-6:]),
    )


def _missing(anchor: Anchor, found: Found) -> Iterator[str]:
    if found.begins is None:
        yield f"its first words, “{anchor.start}”, are not there"
    if found.ends is None:
        yield f"its last words, “{anchor.end}”, are not there"


def _differences(anchor: Anchor, found: Found, whole: Passage) -> Iterator[str]:
    """Where the ends of a section are not as the lesson says."""
    if found.begins is None:
        yield f"its first words, “{anchor.start}”, are not there; it begins after the section before"
    if found.ends is None:
        yield f"its last words, “{anchor.end}”, are not there; it ends where the next section begins"
    words = Words(whole.text) if _differs(found.begins) or _differs(found.ends) else None
    for what, place, wanted in (
        ("begins", found.begins, anchor.start),
        ("ends", found.ends, anchor.end),
    ):
        if words is not None and place is not None and _differs(place):
            here = words.words[place.first : place.last]
            if here != words_of(wanted):
                read_as = whole.text[words.starts[place.first] : words.ends[place.last - 1]]
                yield f"it {what} “{' '.join(read_as.split())}”; the lesson says “{wanted}”"


def _differs(place: Place | None) -> bool:
    return place is not None and place.cost > 0


def _lost(finder: EvidenceFinder, part: int, questions: Sequence[Question]) -> Iterator[str]:
    """Quotes of a part's questions that this copy does not have."""
    for question in questions:
        for quote in finder.missing(part, question):
            yield f"question `{question.id}`: “{quote}” is not there; the study edition has its proof"
