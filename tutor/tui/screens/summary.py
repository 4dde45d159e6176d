"""The summary: what the attempt came to, and one key to the words worth reading again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.quiz.calibration import said
from tutor.quiz.score import Score
from tutor.quiz.skill import skill_name
from tutor.reading.markdown import blocks
from tutor.study.summary import Reread, Summary, summarise
from tutor.text import safe_line
from tutor.tui import content, request
from tutor.tui.screens.lesson_screen import LessonScreen
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.rows import LinkRows, Rows

ANSWER = 100
"""Characters of an earlier answer that are shown."""
BAR = 12
"""Cells of a full bar."""


class SummaryScreen(LessonScreen):
    """The attempt under way, summed up."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="summary.back", show=False),
        Binding("space", "scroll_page(1)", "Page", id="summary.page"),
        Binding("pagedown", "scroll_page(1)", "Page", id="summary.page-down", show=False),
        Binding("pageup,b", "scroll_page(-1)", "Page back", id="summary.page-up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The title, the figures, the passages, how things stand, keys."""
        yield Static(id="title")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="headline")
            yield Static(id="bars")
            yield Static(id="reread-title")
            yield LinkRows(gap=1, id="reread")
            yield Static(id="terms")
        yield Static(id="status")
        yield KeyLine()

    def on_mount(self) -> None:
        """Sum up."""
        title = f"{self.course.outline.title} · Summary"
        self.query_one("#title", Static).update(content.plain(title, content.MUTED))
        self._summary = summarise(self.course)
        self._show("#headline", self._headline(self._summary))
        self._show("#bars", self._bars(self._summary))
        rows = [self._reread(one) for one in self._summary.reread]
        reread = self.query_one(LinkRows)
        reread.display = bool(rows)
        reread.styles.height = 3 * len(rows)
        reread.show(rows)
        self._show("#reread-title", _reread_title(self._summary))
        self._show("#terms", self._terms(self._summary))
        if rows:
            reread.focus(scroll_visible=False)
        self.show_status()

    def _show(self, part: str, shown: Content) -> None:
        widget = self.query_one(part, Static)
        widget.update(shown)
        widget.display = bool(shown)

    def status(self) -> Content:
        """How much of the lesson the summary is about."""
        return content.joined((f"{self._summary.answered} of {self._summary.questions} questions answered",))

    def _headline(self, summary: Summary) -> Content:
        if not summary.overall.answered:
            return content.lines(
                ("Nothing answered yet", content.STRONG),
                "",
                "The checks after the sections fill this page. q goes back to the text.",
            )
        rows = [
            content.line(("First try  ", content.STRONG), _share(summary.overall)),
            content.plain(
                "The score of each question’s first answer; later tries do not change it.", content.MUTED
            ),
        ]
        earlier = self._earlier()
        if earlier:
            rows.append(earlier)
        if summary.calibration is not None:
            rows.append(content.plain(said(summary.calibration), content.MUTED))
        return content.lines(*rows)

    def _bars(self, summary: Summary) -> Content:
        if not summary.overall.answered:
            return content.NOTHING
        rows = [content.plain("By section", content.STRONG)]
        rows += [_bar(self._part_name(part), score) for part, score in summary.by_part]
        rows += [content.NOTHING, content.plain("By skill, the weakest first", content.STRONG)]
        rows += [_bar(skill_name(skill), score) for skill, score in summary.by_skill]
        return content.lines(*rows)

    def _earlier(self) -> Content:
        """The scores of earlier attempts, oldest first."""
        before = self.course.earlier_attempts()
        scores = [f"{attempt.first_credit / attempt.points:.0%}" for attempt in before if attempt.points]
        return (
            content.plain(f"Earlier attempts: {', '.join(scores)}", content.MUTED)
            if scores
            else content.NOTHING
        )

    def _part_name(self, part: int) -> str:
        number = "" if part == self.course.last else f"{part + 1}  "
        return f"{number}{self.course.title(part)}"

    def _reread(self, one: Reread) -> tuple[Content, Content]:
        passage = self.course.evidence.passage_of(one.proof)
        words = " ".join(passage.text[one.proof.start : one.proof.end].split())
        prompt = _flat(one.prompt)
        return (
            content.line((f"{one.proof.section + 1}  ", content.MUTED), f"“{words}”"),
            content.line(("Sure, but wrong. ", content.WARNING) if one.sure else "", (prompt, content.MUTED)),
        )

    def _terms(self, summary: Summary) -> Content:
        parts = [self._looked_up(summary), _flagged(summary), _changed(summary)]
        return content.lines("", "", "").join([part for part in parts if part])

    def _looked_up(self, summary: Summary) -> Content:
        if not summary.looked_up:
            return content.NOTHING
        names = [
            f"{self.course.outline.terms[term]}{f' ({times}×)' if times > 1 else ''}"
            for term, times in summary.looked_up
        ]
        return content.lines(("Looked up", content.STRONG), ", ".join(names))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open the passage at the words."""
        event.stop()
        proof = self._summary.reread[event.index].proof
        self.post_message(request.OpenPassage(proof.section, proof.start, proof.end, proof.edition))

    def action_scroll_page(self, pages: int) -> None:
        """Scroll the page."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    def on_rows_pointed(self, event: Rows.Pointed) -> None:
        """Keep the row under the cursor in view."""
        rows = event.rows
        row = rows.region_of(event.index)
        self.query_one("#page", VerticalScroll).scroll_to_region(row, animate=False, force=True)


def _flagged(summary: Summary) -> Content:
    if not summary.flagged:
        return content.NOTHING
    rows = [content.line(_flat(prompt), (f"  {words}", content.MUTED)) for prompt, words in summary.flagged]
    return content.lines(("Flagged", content.STRONG), *rows)


def _changed(summary: Summary) -> Content:
    """Answers that no longer count, and why."""
    if not summary.changed and not summary.gone:
        return content.NOTHING
    rows = [content.plain("Changed since you answered", content.STRONG)]
    kept = "What you answered is kept and does not count. "
    rows.append(content.plain(kept + _gone(summary.gone), content.MUTED))
    for one in summary.changed:
        again = "answered again since" if one.answered_again else "to be answered anew"
        rows.append(
            content.line(_flat(one.prompt), (f"  “{safe_line(one.answer, ANSWER)}” · {again}", content.MUTED))
        )
    return content.lines(*rows)


def _gone(number: int) -> str:
    if not number:
        return ""
    questions = "1 question you answered is" if number == 1 else f"{number} questions you answered are"
    return f"{questions} no longer in the lesson."


def _flat(markdown: str) -> str:
    return " ".join(block.text for block in blocks(markdown)).replace("\n", " ")


def _share(score: Score) -> str:
    return f"{score.share or 0:.0%}  ({_number(score.earned)} of {_number(score.possible)} points)"


def _number(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")


def _bar(name: str, score: Score) -> Content:
    full = round((score.share or 0) * BAR)
    return content.line(
        f"{score.share or 0:4.0%} ",
        ("█" * full, content.ACCENT),
        ("·" * (BAR - full), content.MUTED),
        f"  {name}",
    )


def _reread_title(summary: Summary) -> Content:
    if not summary.overall.answered:
        return content.NOTHING
    if not summary.reread:
        return content.plain("Nothing to read again: no first answer was wrong.", content.MUTED)
    return content.plain("Worth reading again (Enter opens the words)", content.STRONG)
