"""The end of a review: what was done, what is worth reading again, and when the next card is due."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.study.proof_words import quoted
from tutor.study.review import Reviewed
from tutor.study.review_card import ReviewCard
from tutor.study.review_words import HOW_IT_FILLS, headline, missing, outcomes, what_is_next
from tutor.tui import content, request
from tutor.tui.screens.tutor_screen import TutorScreen
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.rows import LinkRows, Rows


class ReviewOverScreen(TutorScreen):
    """A review, summed up."""

    CSS_PATH = "review_over.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "again", "Go on", id="review.again"),
        Binding("escape,q", "leave", "Leave", id="review.leave", key_display="q"),
        Binding("question_mark,f1", "app.show_keys", "All keys", id="help", key_display="?"),
    ]

    def __init__(self, reviewed: Reviewed, today: date, lesson: str = "", unsaved: str = "") -> None:
        """`lesson` is the only one that was reviewed; `unsaved` says why something is not saved."""
        super().__init__()
        self._reviewed, self._today = reviewed, today
        self._lesson, self._unsaved = lesson, unsaved

    def compose(self) -> ComposeResult:
        """The title, what was done, what to read again, keys."""
        yield Static(content.plain("Review", content.MUTED), id="title")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(self._words(), id="headline")
            if self._reviewed.leeches:
                yield Static(content.plain(_LEECHES, content.STRONG), id="leeches-title")
                yield LinkRows(gap=1, id="leeches")
        yield Static(content.plain(self._unsaved, content.WARNING), id="status")
        yield KeyLine()

    def on_mount(self) -> None:
        """List what is worth reading again."""
        for rows in self.query(LinkRows):
            rows.show([_leech(card) for card in self._reviewed.leeches])
            rows.styles.height = 3 * len(self._reviewed.leeches)
            rows.focus(scroll_visible=False)

    def tell(self, message: str) -> None:
        """Say on the status line that something went wrong."""
        self.query_one("#status", Static).update(content.plain(message, content.WARNING))

    def _words(self) -> Content:
        reviewed = self._reviewed
        rows = [content.plain(headline(reviewed), content.STRONG)]
        rows += [content.plain(words) for words in (outcomes(reviewed), "") if reviewed.answered]
        rows.append(content.plain(what_is_next(reviewed, self._today)))
        rows += [content.plain(words, content.MUTED) for words in missing(reviewed)]
        if not reviewed.answered and not reviewed.due:
            rows += [content.NOTHING, content.plain(HOW_IT_FILLS, content.MUTED)]
        return content.lines(*rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is more only when more is due."""
        return bool(self._reviewed.due) if action == "again" else super().check_action(action, parameters)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open the lesson at the words."""
        event.stop()
        card = self._reviewed.leeches[event.index]
        self.post_message(
            request.OpenLesson(str(card.course.lesson.path), card.proofs[0] if card.proofs else None)
        )

    def action_again(self) -> None:
        """Review what is still due."""
        self.post_message(request.OpenReview(self._lesson))

    def action_leave(self) -> None:
        """Go back to where the review was opened from."""
        self.post_message(request.GoBack())


_LEECHES = "Forgotten again and again, and not asked any more: worth reading again (Enter opens the words)"


def _leech(card: ReviewCard) -> tuple[Content, Content]:
    title = content.plain(card.course.outline.title, content.MUTED)
    words = f"“{quoted(card.course, card.proofs[0])}”" if card.proofs else card.question.prompt
    return content.plain(words), title
