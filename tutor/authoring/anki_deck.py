"""Cards for Anki, made from what was missed and looked up in a lesson.

A card has a name of its own that stays when the lesson is mended or the export repeated, so that Anki
updates what it has instead of doubling it.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tutor.authoring.answer_key import Answer, part_key
from tutor.authoring.markup import html_of, html_text
from tutor.lesson.question import Choice, Classify, Cloze, Evidence, Explain, Match, Multiple, Order, Question
from tutor.library.opened import OpenLesson
from tutor.progress.event import Event
from tutor.reading.sentences import sentences
from tutor.reading.terms import GAP, left_out
from tutor.text import safe_line

_MODEL: Final = 1_592_640_027
"""Id of the kind of note, which Anki knows it by: never to be changed."""
_DECKS: Final = 1 << 30
_TITLE: Final = 100
_DIVIDES: Final = re.compile(r":[:\s]*:")
_PLAIN_TAG: Final = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Card:
    """One card; the texts are HTML without anything that Anki would run or fetch."""

    key: str
    """Names the card within its lesson."""
    front: str
    back: str
    source: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards of a lesson."""

    lesson: str
    """Its id."""
    title: str
    cards: tuple[Card, ...]


def deck(lesson: OpenLesson, events: Iterable[Event]) -> Deck:
    """The cards for what was not right at once, or not without help, and for the terms looked up."""
    missed, terms = _missed(events)
    cards = [*_question_cards(lesson, missed), *_term_cards(lesson, terms)]
    return Deck(lesson.outline.id, lesson.outline.title, tuple(cards))


def _missed(events: Iterable[Event]) -> tuple[set[str], dict[str, str]]:
    """Ids of questions, and the names of terms with the section in which each was last looked up."""
    answered: set[tuple[str, str]] = set()
    missed: set[str] = set()
    terms: dict[str, str] = {}
    for event in events:
        body = event.body
        if event.kind == "looked-up":
            terms[str(body.get("term", ""))] = event.section
        if event.kind != "answered" or (event.attempt, event.question) in answered:
            continue
        answered.add((event.attempt, event.question))
        credit = body.get("credit")
        if not isinstance(credit, int | float) or credit < 1 or body.get("hints") or body.get("peeked"):
            missed.add(event.question)
    return missed, terms


def _question_cards(lesson: OpenLesson, missed: set[str]) -> Iterator[Card]:
    sections = lesson.outline.sections
    for part in range(len(sections) + 1):
        last = part == len(sections)
        questions = lesson.last() if last else lesson.section(part).questions
        wanted = [
            missed & {question.id, *question.was} and _can_stand_alone(question) for question in questions
        ]
        if not any(wanted):
            continue
        for question, answer, take in zip(questions, part_key(lesson, part).answers, wanted, strict=True):
            if take:
                yield Card(
                    key=f"question:{question.was[0] if question.was else question.id}",
                    front=_front(question),
                    back=_back(answer),
                    source=_source(lesson, "Last check" if last else sections[part].title),
                    tags=("tutor", "question", question.skill),
                )


def _can_stand_alone(question: Question) -> bool:
    """Whether it can be answered without the text beside it, and without being assessed by its writer."""
    return not (isinstance(question, Evidence | Explain) or question.needs_text)


def _front(question: Question) -> str:
    """What is asked, with what there is to choose from in an order that gives nothing away."""
    parts = [html_of(question.prompt)]
    match question:
        case Choice(options=options) | Multiple(options=options):
            texts = [option.text for option in options]
            is_kept = any(option.pin for option in options)
            parts.append(_list(texts if is_kept else sorted(texts, key=str.casefold)))
        case Cloze(between=between, bank=bank, gaps=gaps):
            parts.append(f"<p>{html_text(GAP.join(between))}</p>")
            if bank:
                parts.append(_list(sorted([*bank, *(gap.accepted[0] for gap in gaps)], key=str.casefold)))
        case Order(items=items):
            parts.append(_list(sorted(items, key=str.casefold)))
        case Match(pairs=pairs, distractors=others):
            parts.append(_list(pair.left for pair in pairs))
            parts.append(_list(sorted([*(pair.right for pair in pairs), *others], key=str.casefold)))
        case Classify(items=statements, classes=classes):
            parts.append(_list(statement.text for statement in statements))
            parts.append(f"<p>{html_text(' · '.join(classes))}</p>")
        case _:
            pass
    return _inert("\n".join(parts))


def _back(answer: Answer) -> str:
    """What is right, why, and the words that prove it."""
    right = [row for row in answer.rows if row.mark == "right"]
    parts = ["<ul>" + "".join(_item(row.label, row.text, row.why) for row in right) + "</ul>"]
    if answer.explanation:
        parts.append(html_of(answer.explanation))
    parts += [f"<blockquote>“{html_text(proof.quote)}”</blockquote>" for proof in answer.proofs]
    return _inert("\n".join(parts))


def _item(label: str, text: str, why: str) -> str:
    named = f"{html_text(label)}: " if label else ""
    return f"<li>{named}<b>{html_text(text)}</b>{f'<br>{html_text(why)}' if why else ''}</li>"


def _term_cards(lesson: OpenLesson, terms: dict[str, str]) -> Iterator[Card]:
    places = {heading.id: number for number, heading in enumerate(lesson.outline.sections)}
    wanted: dict[int, int | None] = {}
    for name, section in terms.items():
        index = lesson.term_index(name)
        if index is not None:
            wanted[index] = places.get(section)
    for index in sorted(wanted):
        entry = lesson.term(index)
        sentence, section = _sentence(lesson, index, wanted[index])
        asked = f"<p>{html_text(sentence)}</p>" if sentence else html_of(left_out(entry.definition, entry))
        example = f"<p><i>{html_text(entry.example)}</i></p>" if entry.example else ""
        said = f" {html_text(entry.say)}" if entry.say else ""
        yield Card(
            key=f"term:{entry.term}",
            front=_inert(
                f"<p>Which term is left out?</p>\n{asked}" if sentence else f"<p>Which term?</p>\n{asked}"
            ),
            back=_inert(
                f"<p><b>{html_text(entry.term)}</b>{said}</p>\n{html_of(entry.definition)}\n{example}"
            ),
            source=_source(lesson, section),
            tags=("tutor", "term"),
        )


def _sentence(lesson: OpenLesson, term: int, section: int | None) -> tuple[str, str]:
    """A sentence with the term left out, if there is one where it was met; and the title of its section."""
    places = lesson.occurrences(term)
    for number, start in sorted(places, key=lambda place: (place[0] != section, place)):
        passage = lesson.passage(number)
        for begin, end in sentences(passage, lesson.outline.language):
            if begin <= start < end:
                said, at = [], begin
                for mark in passage.terms:
                    if mark.term == term and begin <= mark.start and mark.end <= end:
                        said.append(passage.text[at : mark.start])
                        at = mark.end
                said.append(passage.text[at:end])
                return " ".join(GAP.join(said).split()), lesson.outline.sections[number].title
    return "", ""


def _source(lesson: OpenLesson, part: str) -> str:
    return _inert(html_text(" · ".join(filter(None, (lesson.outline.title, part)))))


def _list(texts: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{html_text(text)}</li>" for text in texts) + "</ul>"


def _inert(html: str) -> str:
    """The HTML without what Anki reads as its own: `[sound:…]`, `[latex]`, `{{…}}`, and formulas."""
    return html.replace("[", "&#91;").replace("{", "&#123;").replace("\\", "&#92;")


def package(decks: Sequence[Deck], now: datetime) -> bytes:
    """An .apkg with these decks. Raises ImportError where `genanki`, an extra, is not installed."""
    import genanki

    model: Any = genanki.Model(
        _MODEL,
        "tutor",
        fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Source"}],
        templates=[{"name": "Card", "qfmt": _QUESTION, "afmt": _ANSWER}],
        css=_STYLE,
    )
    made: list[Any] = []
    for one in decks:
        out: Any = genanki.Deck(deck_id(one.lesson), f"tutor::{deck_name(one.title)}")
        for card in one.cards:
            out.add_note(
                genanki.Note(
                    model=model,
                    fields=[card.front, card.back, card.source],
                    guid=genanki.guid_for("tutor", one.lesson, card.key),
                    tags=[_PLAIN_TAG.sub("-", tag) for tag in card.tags],
                )
            )
        made.append(out)
    written = io.BytesIO()
    genanki.Package(made).write_to_file(written, timestamp=now.timestamp())
    return written.getvalue()


def deck_name(title: str) -> str:
    """The title on one line, without what would be a deck within a deck to Anki."""
    name = safe_line(" ".join(_DIVIDES.sub(":", title).split()), _TITLE)
    return name.strip(": ") or "?"


def deck_id(lesson: str) -> int:
    """The number under which Anki knows the lesson's deck: always the same."""
    digest = hashlib.sha256(f"tutor deck {lesson}".encode()).digest()
    return _DECKS + int.from_bytes(digest[:4]) % _DECKS


_QUESTION: Final = "{{Front}}"
_ANSWER: Final = "{{FrontSide}}<hr id=answer>{{Back}}<p class=source>{{Source}}</p>"
_STYLE: Final = """\
.card { font-family: Georgia, serif; font-size: 20px; line-height: 1.45; max-width: 36em; margin: 0 auto; }
.card { text-align: left; }
.source { font-size: 14px; opacity: 0.7; }
blockquote { border-left: 2px solid; margin-left: 0; padding-left: 0.8em; }
"""
