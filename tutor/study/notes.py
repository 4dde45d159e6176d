"""What the learner marked in a lesson and wrote about it: found again in the text as it is, or kept aside.

A note is on words, not on a place. It belongs to the edition it was made in, since the learner's copy of the
article is another text than the lesson's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.library.opened import OpenLesson
from tutor.progress.event import JSON, Draft, fresh_id
from tutor.progress.recorder import Saved, Unsaved
from tutor.progress.standing import StoredMark
from tutor.reading.excerpt import Excerpt, Spot, excerpt, find
from tutor.reading.passage import Passage
from tutor.reading.wording import Wording

if TYPE_CHECKING:
    from tutor.library.attached import CopiedLesson
    from tutor.study.edition import Edition

LONGEST: Final = 20_000
"""Characters of what is written about a sentence."""
_LONGEST_WORDS: Final = 4_000
"""Characters of words that are read of what is stored; no excerpt comes near it."""


class Note(NamedTuple):
    """Marked words, and what was written about them."""

    id: str
    edition: Edition
    words: str
    """As they were when they were marked, in one line."""
    text: str
    """What was written; empty for a mark alone."""
    spot: Spot | None
    """Where they stand now; None when they are not there any more."""


class _Kept(NamedTuple):
    """A note as it is stored."""

    section: str
    edition: Edition
    excerpt: Excerpt
    text: str


def kept_aside(stored: Iterable[StoredMark]) -> tuple[Note, ...]:
    """The notes on a lesson that is not there."""
    kept = [(mark.id, _kept(mark.section, mark.body)) for mark in stored]
    return tuple(Note(key, one.edition, one.excerpt.words, one.text, None) for key, one in kept)


class Notes:
    """The notes on one lesson."""

    def __init__(
        self,
        study: OpenLesson,
        copied: CopiedLesson | None,
        stored: Iterable[StoredMark],
        waiting: Iterable[Draft],
        record: Callable[[Draft], Saved | Unsaved],
    ) -> None:
        """`waiting` is what has been recorded since and is not stored yet."""
        self._study, self._copied = study, copied
        self._sections = [heading.id for heading in study.outline.sections]
        self._record = record
        self._wordings: dict[tuple[Edition, int], Wording] = {}
        self._found: dict[str, Note] = {}
        self._kept = {mark.id: _kept(mark.section, mark.body) for mark in stored}
        for draft in waiting:
            self._follow(draft)

    def all(self) -> tuple[Note, ...]:
        """Every note: in the order of the text, then those whose words are not there, as they were made."""
        notes = [self._note(key) for key in self._kept]
        return tuple(sorted(notes, key=lambda note: note.spot or (len(self._sections), 0, 0)))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._kept)

    def within(self, section: int, edition: Edition) -> tuple[Note, ...]:
        """The notes on words of one section, in the order of the text."""
        return tuple(
            note
            for note in self.all()
            if note.edition == edition and note.spot and note.spot.section == section
        )

    def mark(
        self, section: int, edition: Edition, start: int, end: int, text: str = ""
    ) -> Saved | Unsaved | None:
        """Mark words of a section; None where there is no word to find them by."""
        words = self._excerpt(edition, section, start, end)
        if words is None:
            return None
        return self._keep(fresh_id(), _Kept(self._sections[section], edition, words, text))

    def change(self, note: Note, text: str) -> Saved | Unsaved:
        """Write something else about the words; they are noted as they are now."""
        kept = self._kept[note.id]
        if note.spot is not None:
            words = self._excerpt(note.edition, *note.spot)
            section = self._sections[note.spot.section]
            kept = kept._replace(section=section, excerpt=words or kept.excerpt)
        return self._keep(note.id, kept._replace(text=text))

    def remove(self, note: Note) -> Saved | Unsaved:
        """Take the mark away, and what was written."""
        return self._take(Draft(kind="unmarked", lesson=self._study.outline.id, body={"mark": note.id}))

    def _keep(self, key: str, kept: _Kept) -> Saved | Unsaved:
        body: dict[str, JSON] = {
            "mark": key,
            "edition": kept.edition,
            **kept.excerpt._asdict(),
            "note": kept.text,
        }
        return self._take(
            Draft(kind="marked", lesson=self._study.outline.id, section=kept.section, body=body)
        )

    def _take(self, draft: Draft) -> Saved | Unsaved:
        self._follow(draft)
        return self._record(draft)

    def _follow(self, draft: Draft) -> None:
        key = str(draft.body.get("mark", ""))
        if draft.kind == "marked":
            self._kept[key] = _kept(draft.section, draft.body)
        elif draft.kind == "unmarked":
            self._kept.pop(key, None)
        else:
            return
        self._found.pop(key, None)

    def _note(self, key: str) -> Note:
        if key not in self._found:
            kept = self._kept[key]
            self._found[key] = Note(key, kept.edition, kept.excerpt.words, kept.text, self._spot(kept))
        return self._found[key]

    def _spot(self, kept: _Kept) -> Spot | None:
        home = self._sections.index(kept.section) if kept.section in self._sections else None
        return find(
            kept.excerpt, len(self._sections), lambda section: self._wording(kept.edition, section), home
        )

    def _excerpt(self, edition: Edition, section: int, start: int, end: int) -> Excerpt | None:
        passage = self._passage(edition, section)
        return excerpt(passage, self._wording(edition, section), start, end)

    def _wording(self, edition: Edition, section: int) -> Wording:
        if (edition, section) not in self._wordings:
            self._wordings[edition, section] = Wording(self._passage(edition, section))
        return self._wordings[edition, section]

    def _passage(self, edition: Edition, section: int) -> Passage:
        """The words of an edition; none where it does not have the section."""
        if edition == "study":
            return self._study.passage(section)
        if self._copied is None or not self._copied.is_copied(section):
            return Passage(())
        return self._copied.passage(section)


def _kept(section: str, body: Mapping[str, JSON]) -> _Kept:
    """What is stored, be it from another machine or made by hand."""
    words, before, after = (_text(body.get(name), _LONGEST_WORDS) for name in ("words", "before", "after"))
    at = body.get("at")
    return _Kept(
        section,
        "attached" if body.get("edition") == "attached" else "study",
        Excerpt(words, before, after, at if isinstance(at, int) else 0),
        _text(body.get("note"), LONGEST),
    )


def _text(value: JSON, longest: int) -> str:
    return value[:longest] if isinstance(value, str) else ""
