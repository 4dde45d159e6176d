"""A section on the screen: its terms and links opened, its words found and shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Region

from tutor.reading.passage import TermMark
from tutor.reading.shown import shown
from tutor.study.course import Course
from tutor.study.edition import Edition
from tutor.tui import content
from tutor.tui.screens.lesson_screen import LessonScreen
from tutor.tui.widgets.search_line import SearchLine
from tutor.tui.widgets.term_passage import TermPassage

if TYPE_CHECKING:
    from tutor.reading.explained import Place as TermPlace
    from tutor.study.finding import Finding


class PassageScreen(LessonScreen):
    """A screen with a `TermPassage`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "glossary", "Glossary", id="reading.glossary"),
        Binding("slash", "search", "Search", id="reading.search", key_display="/"),
        Binding("n", "find(1)", "Next hit", id="reading.next-hit", show=False),
        Binding("N", "find(-1)", "Previous hit", id="reading.previous-hit", show=False),
        Binding("escape", "let_go", "Close", id="reading.let-go", show=False),
    ]

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        self.section = 0
        self._finding: Finding | None = None

    @property
    def view(self) -> TermPassage:
        """The passage on the screen."""
        return self.query_one(TermPassage)

    def show_section(self, section: int, offset: int = 0) -> None:
        """Put a section on the screen with the offset at the top."""
        self.section = section
        number = f"{section + 1}  " if self.course.last > 1 else ""
        passage, heading = self.course.lesson.passage(section), number + self.course.title(section)
        self.view.show_terms(passage, self._marks(section), heading, offset, self.tail())
        self._paint_finding()
        self.show_status()
        self.refresh_bindings()

    def tail(self) -> str:
        """What to say after the section on the screen."""
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next hit only after finding, and a glossary only where the lesson has one."""
        if action == "glossary":
            return bool(self.course.outline.terms)
        if action == "find":
            return self._finding is not None
        return super().check_action(action, parameters)

    def fit(self, column: int) -> None:
        """Show the text as wide, and with the marks, as the learner has just chosen."""
        if self.view.column != column:
            self.view.column = column
        marks = self._marks(self.section)
        if [mark.start for mark in marks] != [stop.start for stop in self.view.stops if stop.term >= 0]:
            self.view.mark_terms(marks)

    def _marks(self, section: int) -> tuple[TermMark, ...]:
        marks = self.course.lesson.passage(section).terms
        return shown(marks, self.course.marks, self.course.quiet_terms())

    # Terms and links

    @on(TermPassage.TermOpened)
    def open_term(self, event: TermPassage.TermOpened) -> None:
        """Open the card of a term beside it."""
        self._open_card(event.term, event.region, event.start)

    def _open_card(self, term: int, region: Region | None, start: int = -1) -> None:
        from tutor.study.term_entry import entry_of
        from tutor.tui.widgets.glossary_card import GlossaryCard

        self._mark_looked_up(term)
        look_up = partial(entry_of, self.course, here=(self.section, start))
        self.app.push_screen(
            GlossaryCard(term, look_up, self._mark_known, self._mark_looked_up, region), self._go_to_place
        )

    def _mark_looked_up(self, term: int) -> None:
        self.saved(self.course.mark_looked_up(self.section, term))

    def _mark_known(self, term: int, known: bool) -> None:
        self.saved(self.course.mark_known(term, known))
        self.view.mark_terms(self._marks(self.section))

    def _go_to_place(self, place: TermPlace | None) -> None:
        if place is None:
            self.view.note_read()
        else:
            self.show_words(place.section, place.start, place.end)

    def show_words(self, section: int, start: int, end: int, edition: Edition | None = None) -> None:
        """Show words of any section, marked, with a few rows before them."""
        if edition is not None and not self.course.is_shown(section, edition):
            self.saved(self.course.turn_to(edition))
            self.show_section(section)
        elif section != self.section:
            self.show_section(section)
        self.view.paint("hit-now", ((start, end),))
        self.view.reveal(start, end)

    @on(TermPassage.LinkOpened)
    def open_link(self, event: TermPassage.LinkOpened) -> None:
        """Show where a link leads before anything is opened."""
        from tutor.tui.link import link_question

        self.app.push_screen(*link_question(event.href, self.app.open_url if self.app.is_web else None))

    def action_glossary(self) -> None:
        """Open the whole glossary."""
        from tutor.tui.widgets.picker import Pick, Picker

        picks = [
            Pick(index, name, content.plain(name)) for index, name in enumerate(self.course.outline.terms)
        ]
        picks.sort(key=lambda pick: pick.words.casefold())
        self.app.push_screen(Picker("Glossary", picks, filtered=True), self._open_picked)

    def _open_picked(self, term: int | None) -> None:
        if term is not None:
            self._open_card(term, None)

    # Finding words

    @property
    def hits_said(self) -> str:
        """What was found, for the line that says how things stand."""
        return "" if self._finding is None else self._finding.said

    def action_search(self) -> None:
        """Open the field for words to find."""
        if not self.query(SearchLine):
            self.mount(SearchLine(), before="#status")

    @on(SearchLine.Wanted)
    async def find_words(self, event: SearchLine.Wanted) -> None:
        """Find the words, from here on."""
        from tutor.study.finding import find_next

        await self._close_search()
        self._finding = find_next(self.course, event.words, self.section, self.view.place, 1)
        self._show_finding()

    @on(SearchLine.Closed)
    async def _close_search(self) -> None:
        await self.query(SearchLine).remove()
        self.view.focus()

    def action_find(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place where the words stand."""
        from tutor.study.finding import find_next

        if (last := self._finding) is not None:
            start = last.start + (1 if step > 0 else 0) if last.section == self.section else self.view.place
            self._finding = find_next(self.course, last.words, self.section, start, step)
            self._show_finding()

    def _show_finding(self) -> None:
        found = self._finding
        if found is not None and found.hits:
            if found.section != self.section:
                self.show_section(found.section)
            self._paint_finding()
            self.view.reveal(found.start, found.end)
        self.show_status()
        self.refresh_bindings()

    def _paint_finding(self) -> None:
        found = self._finding
        if found is not None and found.section == self.section:
            self.view.paint("hit", found.hits)
            self.view.paint("hit-now", ((found.start, found.end),) if found.hits else ())

    def action_let_go(self) -> None:
        """Close what was opened in the text."""
        self.put_away()

    def put_away(self) -> None:
        """Put away the hits, the marked words and the cursor."""
        self._finding = None
        self.view.paint("hit", ())
        self.view.paint("hit-now", ())
        self.view.action_leave()
        self.show_status()
        self.refresh_bindings()
