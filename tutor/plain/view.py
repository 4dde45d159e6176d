"""The page of a section that was said last: its words, its terms, going elsewhere, keeping the place."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.plain import page as pages
from tutor.plain.desk import LessonDesk
from tutor.plain.page import Page
from tutor.progress.recorder import Saved
from tutor.progress.standing import StoredPlace
from tutor.reading.passage import Passage, TermMark
from tutor.reading.sentences import as_sentence
from tutor.reading.shown import shown
from tutor.study.edition import Edition
from tutor.study.part_words import edition_words
from tutor.study.place import place_at, turn_over


class View:
    """One page of one section."""

    def __init__(self, desk: LessonDesk, section: int, offset: int) -> None:
        self._desk, self._course = desk, desk.course
        self.section = section
        self.page = self._page_at(offset)
        self._stored: StoredPlace | None = self._course.place()

    @property
    def passage(self) -> Passage:
        """The section."""
        return self._course.lesson.passage(self.section)

    @property
    def terms(self) -> Sequence[TermMark]:
        """The terms marked on the page, each once."""
        page = self.page
        marks = shown(self.passage.terms, self._course.marks, self._course.quiet_terms())
        here = [mark for mark in marks if page.start <= mark.start < page.end]
        return list({mark.term: mark for mark in reversed(here)}.values())[::-1]

    # Going somewhere

    def go_to(self, section: int, offset: int = 0) -> None:
        """Go to a place in a section, and say where that is."""
        self.section = section
        self.page = self._page_at(offset)
        self.say_section()
        self.say_page()

    def go_to_words(self, section: int, start: int, edition: Edition | None = None) -> None:
        """Go to the page that begins with the sentence in which words stand, in whichever edition they do."""
        if edition is not None and not self._course.is_shown(section, edition):
            self._desk.saved(self._course.turn_to(edition))
        self.go_to(section, start)

    def go_to_paragraph(self, number: str) -> None:
        """Go to a paragraph of the section, by its number."""
        from tutor.study.proof_words import is_counted

        blocks = zip(self.passage.blocks, self.passage.starts, strict=True)
        counted = [start for block, start in blocks if is_counted(block)]
        if number and 0 < int(number) <= len(counted):
            self._show(self._page_at(counted[int(number) - 1]))
        else:
            self._desk.say(f"p with a number from 1 to {len(counted)} goes to that paragraph.")

    def show_at(self, offset: int) -> None:
        """Say the page that begins with the sentence at an offset."""
        self._show(self._page_at(offset))

    def go_on(self) -> None:
        """Say the next page."""
        self._show(pages.page_after(self.passage, self._language, self.page))

    def go_back(self) -> None:
        """Say the page before."""
        self._show(pages.page_before(self.passage, self._language, self.page.start))

    def go_to_end(self) -> None:
        """Be at the end of the section without saying it."""
        self.page = pages.last_page(self.passage, self._language)

    def turn_over(self) -> None:
        """Go to the other edition."""
        self._save_place()
        offset, outcome = turn_over(self._course, self.section, self.page.start)
        self._desk.saved(outcome)
        self.go_to(self.section, offset)

    # Saying

    def say_section(self) -> None:
        """Say which section this is."""
        which = edition_words(self._course, self.section)
        number = f"Section {self.section + 1} of {self._course.last}"
        title = self._course.title(self.section)
        self._desk.say(as_sentence(f"{number}, {title}{f', {which}' if which else ''}"))

    def say_page(self) -> None:
        """Say the page and its terms, and keep the place."""
        self._desk.say(*pages.said(self.passage, self.page), "")
        self._say_terms()
        self._save_place()

    def say_rest(self) -> None:
        """Say every page to the end of the section."""
        while not self.page.is_last:
            self.page = pages.page_after(self.passage, self._language, self.page)
            self._desk.say(*pages.said(self.passage, self.page))
        self._desk.say("")
        self._say_terms()
        self._save_place()

    def _show(self, page: Page) -> None:
        self.page = page
        self.say_page()

    def _say_terms(self) -> None:
        names = self._course.outline.terms
        terms = [f"{number} {names[mark.term]}" for number, mark in enumerate(self.terms, 1)]
        if terms:
            self._desk.say(f"Terms here: {', '.join(terms)}.")

    def _save_place(self) -> None:
        """Keep the place, if it is another one than was kept last."""
        stored = place_at(self._course, self.section, self.page.start)
        if stored != self._stored:
            outcome = self._course.save_place(stored)
            self._stored = stored if isinstance(outcome, Saved) else None
            self._desk.saved(outcome)

    @property
    def _language(self) -> str:
        return self._course.outline.language

    def _page_at(self, offset: int) -> Page:
        return pages.page_at(self.passage, self._language, offset)
