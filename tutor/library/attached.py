"""A learner's own copy of the article that a lesson teaches, kept beside the lessons.

Blocks of its file: the head; the copy as it was read, so that it can be lined up again when the lesson
changes; then a passage for every section that was found in it.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tutor.file import reason, write_whole
from tutor.library.block import Blocks, DamagedBlock, pack
from tutor.library.opened import OpenLesson
from tutor.reading.occurrence import occurrences
from tutor.reading.passage import Block, Passage
from tutor.reading.record import decode_passage, encode_passage

FORMAT: Final = 1
"""The newest form of the file that is understood."""
_HEAD, _DOCUMENT, _PASSAGES = range(3)
_DAMAGE = (DamagedBlock, ValueError, TypeError, LookupError, AttributeError, RecursionError)


class UnusableAttachment(Exception):
    """What is kept cannot be used; the text is one line that says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedCopy:
    """A copy, lined up with the sections of a lesson."""

    lesson: str
    """The lesson's id."""
    digest: str
    """Of the lesson's file with which it was lined up."""
    name: str
    """Of the file that was attached."""
    document: tuple[Block, ...]
    """The whole copy, as it was read."""
    passages: Mapping[str, Passage]
    """What each section is in it, by the section's id; those that were not found are absent."""
    words: Mapping[str, int]
    """How many words each of these has."""


def path_of(folder: Path, lesson: str) -> Path:
    """Where the copy for a lesson is kept."""
    return folder / f"{lesson}.copy"


def read(folder: Path, lesson: str) -> AttachedCopy | None:
    """The copy kept for the lesson with this id; None when there is none. Raises `UnusableAttachment`."""
    again = f"attach it again, or remove it with `tutor attach --remove {lesson}`"
    try:
        blocks = Blocks.open(path_of(folder, lesson))
        head = json.loads(blocks[_HEAD])
        if int(head["format"]) > FORMAT:
            raise UnusableAttachment(
                "Your copy of the article was attached by a newer tutor, which is needed to read it."
            )
        return _decoded(head, blocks)
    except OSError as error:
        if error.errno == errno.ENOENT:
            return None
        raise UnusableAttachment(f"Your copy of the article {reason(error)}.") from error
    except _DAMAGE as damage:
        raise UnusableAttachment(f"Your copy of the article is damaged; {again}.") from damage


def write(folder: Path, copy: AttachedCopy) -> None:
    """Keep the copy, whole or not at all, for its owner only, in place of what was kept. Raises `OSError`."""
    head = {
        "format": FORMAT,
        "lesson": copy.lesson,
        "digest": copy.digest,
        "name": copy.name,
        "sections": list(copy.passages),
        "words": dict(copy.words),
    }
    values: Sequence[Any] = [
        head,
        encode_passage(Passage(copy.document)),
        *map(encode_passage, copy.passages.values()),
    ]
    data = pack([json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() for value in values])
    write_whole(path_of(folder, copy.lesson), data)


def remove(folder: Path, lesson: str) -> bool:
    """Remove what is kept for the lesson; False when there was nothing. Raises `OSError`."""
    try:
        path_of(folder, lesson).unlink()
    except FileNotFoundError:
        return False
    return True


def _decoded(head: Mapping[str, Any], blocks: Blocks) -> AttachedCopy:
    passages = {
        str(section): decode_passage(json.loads(blocks[_PASSAGES + number]))
        for number, section in enumerate(head["sections"])
    }
    return AttachedCopy(
        lesson=str(head["lesson"]),
        digest=str(head["digest"]),
        name=str(head["name"]),
        document=decode_passage(json.loads(blocks[_DOCUMENT])).blocks,
        passages=passages,
        words={section: int(head["words"][section]) for section in passages},
    )


class CopiedLesson(OpenLesson):
    """An open lesson in the words of the learner's copy; sections that are not in it keep their own."""

    def __init__(self, lesson: OpenLesson, copy: AttachedCopy) -> None:
        super().__init__(lesson.path, lesson.digest, lesson._blocks, lesson._renew)
        self.copy = copy
        self._places: dict[int, list[tuple[int, int]]] | None = None

    def is_copied(self, number: int) -> bool:
        """Whether the words of a section are those of the copy."""
        return self.outline.sections[number].id in self.copy.passages

    def words(self, number: int) -> int:
        """How many words a section has."""
        heading = self.outline.sections[number]
        return self.copy.words.get(heading.id, heading.words)

    def passage(self, number: int) -> Passage:
        """The text of a section, from the copy if it has it."""
        found = self.copy.passages.get(self.outline.sections[self._checked(number)].id)
        return super().passage(number) if found is None else found

    def occurrences(self, number: int) -> tuple[tuple[int, int], ...]:
        """The places where a term stands, in reading order."""
        if self._places is None:
            sections = range(len(self.outline.sections))
            self._places = occurrences(self.passage(section).terms for section in sections)
        return tuple(self._places.get(number, ()))
