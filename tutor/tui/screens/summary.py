"""The summary: what the attempt came to, and one key to the words worth reading again."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.memory.schedule import Options
from tutor.quiz.calibration import said_in_full
from tutor.quiz.score import Score
from tutor.quiz.skill import skill_name
from tutor.study.course import Course
from tutor.study.part_words import part_name
from tutor.study.proof_words import quoted
from tutor.study.summary import Flagged, Reread, Summary, flagged, summarise
from tutor.study.summary_words import (
    FIRST_TRY,
    NOTHING_TO_REREAD,
    NOTHING_YET,
    coming_back,
    earlier,
    earlier_answer,
    judged,
    looked_up,
    no_longer_counted,
    on_one_line,
    share,
)
from tutor.tui import content, request
from tutor.tui.bar import bar
from tutor.tui.screens.lesson_screen import LessonScreen
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.picker import Pick, Picker
from tutor.tui.widgets.rows import LinkRows, Rows


class SummaryScreen(LessonScreen):
    """The attempt under way, summed up."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="summary.back", show=False),
        Binding("space", "scroll_page(1)", "Page", id="summary.page"),
        Binding("pagedown", "scroll_page(1)", "Page", id="summary.page-down", show=False),
        Binding("f,f4", "flags", "Flags", id="summary.flags", key_display="f"),
        Binding("pageup,b", "scroll_page(-1)", "Page back", id="summary.page-up", show=False),
    ]

    def __init__(self, course: Course, options: Options) -> None:
        """`options` decide on which day something comes back."""
        super().__init__(course)
        self._options = options

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
        self._summary = summarise(self.course, self._options)
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
                (NOTHING_YET, content.STRONG),
                "",
                "The checks after the sections fill this page. q goes back to the text.",
            )
        rows = [
            content.line(("First try  ", content.STRONG), share(summary.overall)),
            content.plain(FIRST_TRY, content.MUTED),
        ]
        if own := judged(summary):
            rows.append(content.plain(own, content.MUTED))
        if before := earlier(self.course):
            rows.append(content.plain(before, content.MUTED))
        if summary.calibration is not None:
            rows.append(content.plain(said_in_full(summary.calibration), content.MUTED))
        return content.lines(*rows)

    def _bars(self, summary: Summary) -> Content:
        if not summary.overall.answered:
            return content.NOTHING
        rows = [content.plain("By section", content.STRONG)]
        rows += [_bar(part_name(self.course, part), score) for part, score in summary.by_part]
        rows += [content.NOTHING, content.plain("By skill, the weakest first", content.STRONG)]
        rows += [_bar(skill_name(skill), score) for skill, score in summary.by_skill]
        return content.lines(*rows)

    def _reread(self, one: Reread) -> tuple[Content, Content]:
        words, prompt = quoted(self.course, one.proof), on_one_line(one.prompt)
        return (
            content.line((f"{one.proof.section + 1}  ", content.MUTED), f"“{words}”"),
            content.line(("Sure, but wrong. ", content.WARNING) if one.sure else "", (prompt, content.MUTED)),
        )

    def _terms(self, summary: Summary) -> Content:
        parts = [_coming(summary), self._looked_up(summary), _flagged(summary), _changed(summary)]
        return content.lines("", "", "").join([part for part in parts if part])

    def _looked_up(self, summary: Summary) -> Content:
        if not summary.looked_up:
            return content.NOTHING
        return content.lines(("Looked up", content.STRONG), looked_up(self.course, summary))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open the passage at the words."""
        event.stop()
        proof = self._summary.reread[event.index].proof
        self.post_message(request.OpenPassage(proof.section, proof.start, proof.end, proof.edition))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Flags can be taken back where there are any."""
        return bool(self.course.flags()) if action == "flags" else super().check_action(action, parameters)

    def action_flags(self) -> None:
        """List the flags; choosing one takes it back, and the list stays open while there are more."""
        flags = self._summary.flagged
        picks = [
            Pick(
                at,
                "",
                content.plain(on_one_line(one.question.prompt)),
                content.plain(f"  {one.words}", content.MUTED),
            )
            for at, one in enumerate(flags)
        ]

        def take_back(at: int | None) -> None:
            if at is None:
                return
            self.saved(self.course.unflag(flags[at].part, flags[at].question))
            self._summary = replace(self._summary, flagged=flagged(self.course))
            self._show("#terms", self._terms(self._summary))
            self.refresh_bindings()
            if self._summary.flagged:
                self.action_flags()

        self.app.push_screen(Picker("Flagged (Enter takes a flag back)", picks, filtered=False), take_back)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll the page."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    def on_rows_pointed(self, event: Rows.Pointed) -> None:
        """Keep the row under the cursor in view."""
        rows = event.rows
        row = rows.region_of(event.index)
        self.query_one("#page", VerticalScroll).scroll_to_region(row, animate=False, force=True)


def _coming(summary: Summary) -> Content:
    if not summary.coming:
        return content.NOTHING
    rows = [content.line(words, (f"  {when}", content.MUTED)) for words, when in coming_back(summary)]
    return content.lines(("Comes back in a review", content.STRONG), *rows)


def _flagged(summary: Summary) -> Content:
    if not summary.flagged:
        return content.NOTHING
    rows = [_flag(one) for one in summary.flagged]
    return content.lines(("Flagged", content.STRONG), *rows)


def _flag(one: Flagged) -> Content:
    return content.line(on_one_line(one.question.prompt), (f"  {one.words}", content.MUTED))


def _changed(summary: Summary) -> Content:
    """Answers that no longer count, and why."""
    if not summary.changed and not summary.gone:
        return content.NOTHING
    rows = [content.plain("Changed since you answered", content.STRONG)]
    rows.append(content.plain(no_longer_counted(summary), content.MUTED))
    for one in summary.changed:
        rows.append(content.line(on_one_line(one.prompt), (f"  {earlier_answer(one)}", content.MUTED)))
    return content.lines(*rows)


def _bar(name: str, score: Score) -> Content:
    return content.line(bar(score.share or 0), f"  {name}")


def _reread_title(summary: Summary) -> Content:
    if not summary.overall.answered:
        return content.NOTHING
    if not summary.reread:
        return content.plain(NOTHING_TO_REREAD, content.MUTED)
    return content.plain("Worth reading again (Enter opens the words)", content.STRONG)
