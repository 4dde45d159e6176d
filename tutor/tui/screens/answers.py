"""Every question of a section with its key and its reasons, for whoever writes the lesson."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.reading.markdown import blocks
from tutor.tui import content
from tutor.tui.screens.page import Page, PageRow

if TYPE_CHECKING:
    from tutor.authoring.answer_key import Answer, Part, Row
    from tutor.library.opened import OpenLesson

_SIGNS = {"right": "✓ ", "partly": "◐ ", "wrong": "✗ ", "": "  "}
_STYLES = {"right": content.RIGHT, "partly": content.WARNING, "wrong": content.MUTED, "": content.MUTED}


class AnswersScreen(Page):
    """The key of one part of the lesson."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "turn(1)", "Next section", id="answers.next", key_display="l"),
        Binding("h,left", "turn(-1)", "Previous", id="answers.previous", key_display="h"),
    ]

    def __init__(self, lesson: OpenLesson, part: int) -> None:
        self.lesson, self.part = lesson, part
        super().__init__(*self._page())

    def _page(self) -> tuple[str, Sequence[PageRow]]:
        from tutor.authoring.answer_key import part_key

        part = part_key(self.lesson, self.part)
        return f"Answers · {part.title}", _rows(part)

    async def action_turn(self, step: int) -> None:
        """Show another section, or the last check."""
        self.part = (self.part + step) % (len(self.lesson.outline.sections) + 1)
        await self.show_page(*self._page())


def _rows(part: Part) -> Sequence[PageRow]:
    if not part.answers:
        return [PageRow(content.plain("No questions here.", content.MUTED))]
    return [row for answer in part.answers for row in _of_answer(answer)]


def _of_answer(answer: Answer) -> Iterator[PageRow]:
    head = content.line(
        (f"{answer.number} ", content.STRONG), (f"{answer.id} · {answer.about}", content.MUTED)
    )
    yield PageRow(head)
    yield PageRow(content.prose(blocks(answer.prompt)))
    for row in answer.rows:
        yield PageRow(_key(row), indent=2)
        if row.why:
            yield PageRow(content.plain(row.why, content.MUTED), indent=4)
    if answer.model:
        yield _note("A model answer", content.prose(blocks(answer.model)))
    for proof in answer.proofs:
        where = f" (section {proof.section})" if proof.section else ""
        quote = content.line(f"“{proof.quote}”", (where, content.MUTED))
        yield _note("Proof, asked for" if answer.asks_proof else "Proof", quote)
    if answer.explanation:
        yield _note("Explanation", content.prose(blocks(answer.explanation)))
    for number, hint in enumerate(answer.hints, 1):
        yield _note(f"Hint {number}", content.prose(blocks(hint)))
    yield PageRow(content.NOTHING)


def _key(row: Row) -> Content:
    label = f"{row.label}: " if row.label else ""
    strong = content.STRONG if row.mark == "right" else ""
    return content.line((_SIGNS[row.mark], _STYLES[row.mark]), (label, content.MUTED), (row.text, strong))


def _note(label: str, words: Content) -> PageRow:
    return PageRow(content.line((f"{label}  ", content.STRONG), words), indent=2)
