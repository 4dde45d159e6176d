"""Holding the cards of a lesson against the lesson as it is now.

A card leads to the question that has its id, or used to have it, and its fingerprint. A renamed question, or
term, takes its card along. A changed question is asked in the place of what it was, as a new card. Whatever
leads nowhere stays as it was, and is not asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from tutor.library.opened import OpenLesson
from tutor.memory.card import CardKey, is_reviewable
from tutor.progress import agenda
from tutor.progress.card import Card
from tutor.progress.event import Draft
from tutor.progress.fault import NotSaved
from tutor.progress.recorder import Recorder, Unsaved
from tutor.study.by_hand import decided
from tutor.study.identity import same_lesson, told_apart
from tutor.study.journal import LAST
from tutor.study.term_card import can_be_asked


def settle(lesson: OpenLesson, recorder: Recorder) -> None:
    """Do so, unless it was done for the file as it is. Whatever cannot be saved now is done the next time.

    Another lesson that only bears the same id is left alone.
    """
    store, name = recorder.store, lesson.outline.id
    if store is None or agenda.is_settled(store, name, lesson.digest):
        return
    known = store.met(name)
    if known is not None and not same_lesson(known, told_apart(lesson.outline)):
        return
    held = _Held(lesson)
    cards = agenda.of_lesson(store, name)
    drafts = list(_moves(held, cards))
    if drafts and isinstance(recorder.record(*drafts), Unsaved):
        return
    strays = [card.key for card in agenda.of_lesson(store, name) if not held.is_there(card.key)]
    with suppress(NotSaved):
        agenda.settle(store, name, lesson.digest, strays)


def _moves(held: _Held, cards: Sequence[Card]) -> Iterator[Draft]:
    """What is to be recorded of cards whose question or term has another name, or is another one."""
    known = {card.key for card in cards}
    for card in cards:
        now = held.now(card.key)
        if now is None or now.key == card.key:
            continue
        if now.key.fingerprint == card.fingerprint:
            yield _renamed(card.name, now)
        elif card.asked and now.key not in known and held.is_there(now.key):
            known.add(now.key)
            yield decided("added", now.key, now.section)


def _renamed(was: str, now: _Now) -> Draft:
    draft = decided("resumed", now.key, now.section)
    return replace(draft, kind="renamed", body={**draft.body, "was": was})


class _Now(NamedTuple):
    """What a card leads to."""

    key: CardKey
    section: str
    """The id of the section in which it is asked; empty for a term, and for the last check."""


class _Held:
    """The questions and terms of a lesson, by what cards call them."""

    def __init__(self, lesson: OpenLesson) -> None:
        self._lesson = lesson
        outline = lesson.outline
        asked = [(key, part) for part, heading in enumerate(outline.sections) for key in heading.questions]
        asked += [(key, len(outline.sections)) for key in outline.last]
        claims = Counter(old for key, _ in asked for old in key.was)
        self._parts = {key.id: part for key, part in asked}
        self._present = {key.id: key for key, _ in asked}
        self._former = {old: key for key, _ in asked for old in key.was if claims[old] == 1}

    def now(self, key: CardKey) -> _Now | None:
        """What a card leads to: the same question or term, whatever it is called, or what became of it."""
        if key.kind == "term":
            term = self._lesson.term_index(key.name)
            return None if term is None else _Now(key._replace(name=self._lesson.outline.terms[term]), "")
        found = [names[key.name] for names in (self._present, self._former) if key.name in names]
        same = next((one for one in found if one.fingerprint == key.fingerprint), found[0] if found else None)
        if same is None:
            return None
        return _Now(key._replace(name=same.id, fingerprint=same.fingerprint), self._section(same.id))

    def is_there(self, key: CardKey) -> bool:
        """Whether there is something to ask for a card, under its own name."""
        if key.kind == "term":
            term = self._lesson.term_index(key.name)
            return term is not None and can_be_asked(self._lesson, term)
        now = self._present.get(key.name)
        return now is not None and now.fingerprint == key.fingerprint and self._is_reviewable(now.id)

    def _section(self, question: str) -> str:
        part, sections = self._parts[question], self._lesson.outline.sections
        return sections[part].id if part < len(sections) else LAST

    def _is_reviewable(self, question: str) -> bool:
        part, lesson = self._parts[question], self._lesson
        asked = lesson.section(part).questions if part < len(lesson.outline.sections) else lesson.last()
        return any(one.id == question and is_reviewable(one) for one in asked)
