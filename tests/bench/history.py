"""A learner's history of some length, made up by a seed: what a progress file looks like after a year."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tutor.lesson.loading import load
from tutor.progress.event import JSON, Draft
from tutor.progress.store import Store

SKILLS: Final = ("infer", "vocab", "retrieve", "evidence", "main_idea", "purpose", "structure", "reasoning")
LEVELS: Final = (0.25, 0.5, 0.75, 0.95)
AT_ONCE: Final = 5_000
"""Events that are stored together."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a history looks."""

    lessons: int
    """Their ids are `lesson-0`, `lesson-1`, ..."""
    sections: int
    questions: int
    """Of a section."""
    terms: int
    """Of a lesson."""
    answers: int
    """In all."""
    days: int
    """Over which they are spread, up to the last one."""


def write_history(path: Path, shape: Shape, last: datetime, seed: str = "0") -> None:
    """Make a progress file that holds the history; always the same for the same arguments."""
    chance = random.Random(seed)
    with Store.open(path, lambda: last) as store:
        waiting: list[Draft] = []
        for draft in drafts(shape, last, chance):
            waiting.append(draft)
            if len(waiting) == AT_ONCE:
                store.append(*waiting)
                waiting.clear()
        store.append(*waiting)


def drafts(shape: Shape, last: datetime, chance: random.Random) -> Iterator[Draft]:
    """The history in order: about four days in seven, lesson after lesson, and again from the first."""
    days = [day for day in range(shape.days) if chance.random() < 0.6] or [0]
    days[-1] = shape.days - 1
    prints = _fingerprints(shape)
    at = 0
    for number, day in enumerate(days):
        until = shape.answers * (number + 1) // len(days)
        ago = timedelta(minutes=chance.randrange(60, 300))
        moment = last - timedelta(shape.days - 1 - day) - ago
        step = min(timedelta(seconds=30), ago / max(1, until - at))
        while at < until:
            for draft in _around_answer(shape, at, prints, day / shape.days, chance):
                moment += step / 4
                yield replace(draft, wall=moment)
            at += 1


def _around_answer(
    shape: Shape, at: int, prints: Mapping[str, str], how_far: float, chance: random.Random
) -> Iterator[Draft]:
    """The answer of this number, and what goes before it."""
    a_lesson = shape.sections * shape.questions
    attempt, within = divmod(at, a_lesson)
    lesson = f"lesson-{attempt % shape.lessons}"
    section, question = divmod(within, shape.questions)
    where = f"s{section}"
    if not within:
        yield Draft(kind="begun", lesson=lesson, id=_id(chance))
    if not question:
        yield Draft(
            kind="section-read",
            lesson=lesson,
            section=where,
            id=_id(chance),
            body={"spent": round(chance.uniform(60, 240), 1)},
        )
    if chance.random() < 0.15:
        term: dict[str, JSON] = {"term": f"term {int(chance.triangular(0, shape.terms, 0))}"}
        yield Draft(
            kind="looked-up", lesson=lesson, section=where, id=_id(chance), body={**term, "spent": 8.0}
        )
    skill = SKILLS[(section * shape.questions + question) % len(SKILLS)]
    yield Draft(
        kind="answered",
        lesson=lesson,
        section=where,
        question=f"q{section}-{question}",
        fingerprint=prints[f"q{section}-{question}"],
        id=_id(chance),
        body=_answer(skill, how_far, chance),
    )


def _fingerprints(shape: Shape) -> dict[str, str]:
    """Of the questions, by id; all lessons ask the same."""
    loaded = load(lesson_text(0, shape).encode()).lesson
    assert loaded is not None
    return {one.id: one.fingerprint for section in loaded.sections for one in section.questions}


def _answer(skill: str, how_far: float, chance: random.Random) -> dict[str, JSON]:
    """An answer: the further on, the better; a learner who is surer than right."""
    known = 0.45 + 0.25 * how_far + 0.04 * SKILLS.index(skill)
    is_right = chance.random() < known
    level = min(3, max(0, round(chance.gauss(2.2 if is_right else 1.4, 0.9))))
    seconds = round(chance.uniform(5, 45), 1)
    body: dict[str, JSON] = {
        "answer": ["A few words, as they are chosen."],
        "credit": 1 if is_right else 0,
        "points": 1,
        "try": 1,
        "showing": 0,
        "hints": 0,
        "peeked": False,
        "seconds": seconds,
        "spent": round(seconds + chance.uniform(2, 20), 1),
        "skill": skill,
    }
    return body | {"confidence": LEVELS[level]}


def _id(chance: random.Random) -> str:
    return chance.randbytes(16).hex()


def lesson_text(number: int, shape: Shape) -> str:
    """The lesson file that a history of this shape is about."""
    terms = "\n".join(
        f'[[glossary]]\nterm = "term {term}"\ndefinition = "What term {term} means."\n'
        for term in range(shape.terms)
    )
    sections = "\n".join(_section(section, shape) for section in range(shape.sections))
    return f'format = 1\nid = "lesson-{number}"\ntitle = "{_title(number)}"\n\n{terms}\n{sections}'


def _title(number: int) -> str:
    names: Sequence[str] = (
        "The bridge and the toll",
        "A harbour in winter",
        "What the bell was for",
        "Letters to the king",
        "How the flood came",
    )
    turn, at = divmod(number, len(names))
    return names[at] if not turn else f"{names[at]}, part {turn + 1}"


def _section(section: int, shape: Shape) -> str:
    asked = "\n".join(
        f'[[sections.questions]]\nid = "q{section}-{question}"\ntype = "true_false"\n'
        f'prompt = "Is {section}.{question} so?"\nanswer = true\n'
        for question in range(shape.questions)
    )
    text = " ".join(f"They spoke of term {term}." for term in range(section, shape.terms, shape.sections))
    return f'[[sections]]\nid = "s{section}"\ntitle = "Part {section + 1}"\ntext = "{text}"\n\n{asked}'
