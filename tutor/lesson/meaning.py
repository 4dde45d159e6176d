"""From what an author wrote to what it means: one lesson in its normal form, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.lesson import schema
from tutor.lesson.asking import Asking, question_name
from tutor.lesson.glossary import glossary, links, one_line
from tutor.lesson.head import Source, Study
from tutor.lesson.identity import Identities, fault, is_id
from tutor.lesson.model import Anchor, Lesson, Section, Stretch, Term
from tutor.lesson.origin import Origin, Origins
from tutor.lesson.position import Path
from tutor.lesson.question import Question
from tutor.lesson.report import Report, quoted
from tutor.lesson.shape import checked

_LISTS = ("glossary", "sections", "questions")
_OF_SECTION = tuple(key for key in schema.SectionHead.model_fields if key != "id")
_NEEDED = ((), ("format",), ("id",), ("title",))
"""What is told of one of these places is fatal when there is no usable head."""
_Tables = list[tuple[Path, dict[str, object]]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A section that can be read, before its questions are looked at."""

    path: Path
    id: str
    title: str
    text: str
    source: Anchor | None
    questions: _Tables


def meaning(data: dict[str, object], report: Report, origins: Origins) -> Lesson | None:
    """The lesson, without what cannot be used of it; None when nothing can be read.

    `origins` takes where its parts were written.
    """
    head = _head(data, report)
    terms = glossary(_tables(data, "glossary", (), report), report, origins.terms)
    parts = _parts(data, report)
    for part in parts:
        origins.sections[part.id] = Origin(part.path, f"section {quoted(part.id)}")
    asking = Asking([part.id for part in parts], report, origins.questions)
    sections = tuple(
        Section(
            id=part.id,
            title=part.title,
            text=part.text,
            source=part.source,
            questions=_questions(part.questions, f"section {quoted(part.id)}", asking, report),
        )
        for part in parts
    )
    last = _questions(_tables(data, "questions", (), report), "the last check", asking, report)
    asking.finish()
    if not sections and not report.full:
        report.add(
            "no-section", "no section can be read; a lesson needs one with its text", (), level="fatal"
        )
    if report.full:
        report.add("too-many-problems", "too much is wrong to go on; mend what is listed", (), level="fatal")
    if head is None or not sections or report.full:
        return None
    return _lesson(head, report, terms=terms, sections=sections, questions=last)


def _head(data: dict[str, object], report: Report) -> schema.Head | None:
    """What stands at the top; None, and something fatal told, when id or title cannot be used."""
    table = {key: value for key, value in data.items() if key not in _LISTS}
    head = checked(schema.Head, table, (), "the lesson", report, others=_LISTS)
    if head is None:
        report.findings[:] = [
            finding._replace(level="fatal") if finding.path in _NEEDED else finding
            for finding in report.findings
        ]
        return None
    if not is_id(head.id):
        report.add("bad-id", f"the lesson's id {fault(head.id)}", ("id",), level="fatal")
        return None
    if not head.title.strip():
        report.add("empty-text", "the lesson's title is empty; write one", ("title",), level="fatal")
        return None
    return head


def _parts(data: dict[str, object], report: Report) -> list[_Part]:
    ids = Identities()
    found = (_part(table, path, ids, report) for path, table in _tables(data, "sections", (), report))
    return [part for part in found if part is not None]


def _part(table: dict[str, object], path: Path, ids: Identities, report: Report) -> _Part | None:
    """The section, or None when it cannot be read."""
    if report.full:
        return None
    given = table.get("id")
    name = f"section {quoted(given)}" if isinstance(given, str) and given else f"section {int(path[-1]) + 1}"
    before = len(report.findings)
    head = {key: value for key, value in table.items() if key != "questions"}
    questions = _tables(table, "questions", path, report)
    for question_path, question in questions if not report.full else ():
        head |= _fallen(question, question_path, name, head, report)
    written = checked(schema.SectionHead, head, path, name, report, others=("questions",))
    if written is None:
        return None
    title = one_line(written.title)
    if not title:
        report.add("empty-text", f"{name} has an empty title; write one", (*path, "title"))
    source = _anchor(written.source, name, path, report)
    text = written.text if written.text is not None or source is None else ""
    if text is None or (written.text is not None and not text.strip()):
        if len(report.findings) == before:
            _tell_no_text(written, name, path, report)
        return None
    settled = ids.settle(
        written.id if "id" in head else None, f"section-{int(path[-1]) + 1}", name, path, report
    )
    return _Part(path, settled, title or settled, text, source, questions)


def _anchor(written: schema.SectionSource | None, name: str, path: Path, report: Report) -> Anchor | None:
    """Where the section stands in the original, without what cannot be looked for."""
    if written is None:
        return None
    where = (*path, "source")
    skip = [
        Stretch(one_line(span.start), one_line(span.end))
        for at, span in enumerate(written.skip)
        if _has_words(span, f"{name}: what is skipped", (*where, "skip", at), report)
    ]
    if not _has_words(written, f"{name}: `source`", where, report):
        return None
    return Anchor(one_line(written.start), one_line(written.end), tuple(skip))


def _has_words(span: schema.Span, what: str, where: Path, report: Report) -> bool:
    """Whether both ends have words; those that have none are told of."""
    empty = [key for key in ("start", "end") if not any(map(str.isalnum, getattr(span, key)))]
    for key in empty:
        message = f"{what} has no words in {quoted(key)}; write the few words that stand there"
        report.add("empty-text", message, (*where, key))
    return not empty


def _fallen(
    question: dict[str, object], path: Path, section: str, head: dict[str, object], report: Report
) -> dict[str, object]:
    """The section's keys that its author wrote below a question, where they join that; taken out of it.

    What the section has already is told of and left out.
    """
    kind = question.get("type")
    # What a question of an unknown type may have is unknown; most likely it is a cloze with its own text.
    known = (
        schema.QUESTIONS[kind].model_fields
        if isinstance(kind, str) and kind in schema.QUESTIONS
        else ("text",)
    )
    fallen = [key for key in _OF_SECTION if key in question and key not in known]
    for key in fallen:
        name = question_name(question, path, section)
        message = f"{name} holds {quoted(key)}, but this belongs to the section; move it above its questions"
        report.add("section-key", message, (*path, key), at="key")
    return {key: value for key in fallen if (value := question.pop(key)) is not None and key not in head}


def _tell_no_text(written: schema.SectionHead, name: str, path: Path, report: Report) -> None:
    if written.text is not None:
        report.add("empty-text", f"{name} has an empty text; write it", (*path, "text"))
    else:
        message = f"{name} has neither `text` nor `source`; add `text`, its words in Markdown"
        report.add("missing-key", message, path, at="key")


def _questions(tables: _Tables, place: str, asking: Asking, report: Report) -> tuple[Question, ...]:
    found = (asking.question(table, path, place) for path, table in tables if not report.full)
    return tuple(question for question in found if question is not None)


def _tables(data: dict[str, object], key: str, path: Path, report: Report) -> _Tables:
    """The tables of a list such as [[sections]], each with its path."""
    value = data.get(key, [])
    where = (*path, key)
    header = quoted(f"[[{'.'.join(str(part) for part in where if isinstance(part, str))}]]")
    if not isinstance(value, list):
        report.add(
            "wrong-type", f"{quoted(key)} is a list of tables; begin each with {header}", where, at="key"
        )
        return []
    tables: _Tables = []
    for at, entry in enumerate(value):
        if isinstance(entry, dict):
            tables.append(((*where, at), entry))
        elif not report.full:
            report.add(
                "wrong-type", f"{quoted(key)} is a list of tables; begin each with {header}", (*where, at)
            )
    return tables


def _lesson(
    head: schema.Head,
    report: Report,
    *,
    terms: tuple[Term, ...],
    sections: tuple[Section, ...],
    questions: tuple[Question, ...],
) -> Lesson:
    return Lesson(
        id=head.id,
        title=one_line(head.title),
        summary=one_line(head.summary),
        language=head.language,
        genre=head.genre or "",
        level=one_line(head.level),
        authors=tuple(map(one_line, head.authors)),
        license=one_line(head.license),
        tags=tuple(map(one_line, head.tags)),
        source=_source(head.source, report),
        study=Study(**head.study.model_dump()),
        glossary=terms,
        sections=sections,
        questions=questions,
    )


def _source(written: schema.Source, report: Report) -> Source:
    url = links([written.url], ("source", "url"), report, listed=False) if written.url else ()
    return Source(
        title=one_line(written.title),
        author=one_line(written.author),
        publisher=one_line(written.publisher),
        date="" if written.date is None else str(written.date),
        url=url[0] if url else "",
    )
