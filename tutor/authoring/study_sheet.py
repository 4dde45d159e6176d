"""A study sheet of a lesson: what the learner marked and noted, the terms looked up, the questions missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tutor.authoring.answer_key import Answer, part_key, source_line
from tutor.authoring.answer_sheet import markdown_proofs, markdown_row, one_line
from tutor.authoring.markup import markdown_of
from tutor.lesson.model import Term
from tutor.lesson.question import Evidence, Question
from tutor.library.opened import OpenLesson
from tutor.progress.lookback import FirstAnswer, ToStudy
from tutor.study.notes import Note


@dataclass(frozen=True, slots=True)
class StudySheet:
    """What there is to study again of a lesson. All texts are plain, but for those of terms and answers."""

    title: str
    source: str
    """The article, in a line; empty when the lesson is its own text."""
    sections: tuple[tuple[str, tuple[Note, ...]], ...]
    """Number and title of each section with marks, and these in the order of the text."""
    terms: tuple[Term, ...]
    """Those that were looked up, the most often first."""
    missed: tuple[Answer, ...]
    """The questions whose first answer was not right when they were last met, in the order of the lesson."""
    aside: tuple[Note, ...]
    """Notes on words that are not in the text any more."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to study."""
        return not (self.sections or self.terms or self.missed or self.aside)


def study_sheet(lesson: OpenLesson, notes: Sequence[Note], done: ToStudy) -> StudySheet:
    """The sheet of a lesson as it is now; what its author took away or changed is not asked about."""
    outline = lesson.outline
    sections: dict[int, list[Note]] = {}
    for note in notes:
        if note.spot is not None:
            sections.setdefault(note.spot.section, []).append(note)
    found = (lesson.term_index(one.term) for one in done.lookups)
    return StudySheet(
        outline.title,
        source_line(outline),
        tuple(
            (f"{section + 1}  {outline.sections[section].title}", tuple(there))
            for section, there in sorted(sections.items())
        ),
        tuple(lesson.term(index) for index in dict.fromkeys(found) if index is not None),
        tuple(_missed(lesson, done.first_answers)),
        tuple(note for note in notes if note.spot is None),
    )


def sheet_without_lesson(title: str, notes: Sequence[Note], done: ToStudy) -> StudySheet:
    """What is kept of a lesson whose file is not there: the notes, and the names of the terms."""
    terms = tuple(Term(term=one.term) for one in done.lookups)
    return StudySheet(title, "", (), terms, (), tuple(notes))


def _missed(lesson: OpenLesson, answers: Sequence[FirstAnswer]) -> Iterator[Answer]:
    parts = range(len(lesson.outline.sections) + 1)
    questions = [
        lesson.last() if part == len(lesson.outline.sections) else lesson.section(part).questions
        for part in parts
    ]
    credits = _credits([one for part in questions for one in part], answers)
    for part in parts:
        if any(credits.get(question.id, 1) < 1 for question in questions[part]):
            for question, answer in zip(questions[part], part_key(lesson, part).answers, strict=True):
                if credits.get(question.id, 1) < 1:
                    # What is pointed at is its own proof.
                    yield replace(answer, rows=()) if isinstance(question, Evidence) else answer


def _credits(questions: Iterable[Question], answers: Sequence[FirstAnswer]) -> Mapping[str, float]:
    """What the first answer to each question was worth the last time; only if that is what is asked now."""
    questions = list(questions)
    named = {old: one for one in questions for old in one.was} | {one.id: one for one in questions}
    credits: dict[str, float] = {}
    for answer in answers:
        question = named.get(answer.question)
        if question is not None and question.fingerprint == answer.fingerprint:
            credits[question.id] = answer.credit
    return credits


def as_markdown(sheet: StudySheet) -> str:
    """The whole sheet as Markdown in which no text can be anything but text."""
    return "\n\n".join(_blocks(sheet)) + "\n"


def _blocks(sheet: StudySheet) -> Iterator[str]:
    yield f"# Study sheet: {one_line(sheet.title)}"
    if sheet.source:
        yield one_line(sheet.source)
    if sheet.sections:
        yield "## Marks and notes"
    for title, notes in sheet.sections:
        yield f"### {one_line(title)}"
        for note in notes:
            yield from _note(note)
    if sheet.terms:
        yield "## Looked up"
        yield from map(_term, sheet.terms)
    if sheet.missed:
        yield "## Questions missed"
    for answer in sheet.missed:
        yield from _answer(answer)
    if sheet.aside:
        yield "## Not in the text any more"
        for note in sheet.aside:
            yield from _note(note)


def _note(note: Note) -> Iterator[str]:
    yield f"> {one_line(note.words) or '…'}"
    for paragraph in note.text.split("\n\n"):
        lines = [one_line(line) for line in paragraph.splitlines() if line.strip()]
        if lines:
            yield "\\\n".join(lines)


def _term(term: Term) -> str:
    about = ", ".join(one_line(word) for word in (term.kind, term.say) if word)
    name = f"**{one_line(term.term)}**{f' ({about})' if about else ''}"
    parts = [f"{name}: {markdown_of(term.definition)}" if term.definition.strip() else name]
    if term.example.strip():
        parts.append(f"*Example:* {markdown_of(term.example)}")
    return "\n\n".join(parts)


def _answer(answer: Answer) -> Iterator[str]:
    yield f"### {one_line(answer.number)}"
    yield markdown_of(answer.prompt)
    right = [markdown_row(row) for row in answer.rows if row.mark == "right"]
    if right:
        yield "\n".join(right)
    if answer.model:
        yield f"**A model answer:** {markdown_of(answer.model)}"
    if answer.proofs:
        yield markdown_proofs(answer)
    if answer.explanation:
        yield f"**Explanation:** {markdown_of(answer.explanation)}"
