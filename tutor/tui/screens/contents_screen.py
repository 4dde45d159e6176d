"""The parts of the lesson: listed beside the text where there is room, else over it; gone to from there."""

from __future__ import annotations

from functools import partial

from textual import events, on
from textual.message import Message

from tutor.study.course import Course
from tutor.study.part_words import part_count
from tutor.tui import request
from tutor.tui.part_list import part_line, part_row
from tutor.tui.screens.lesson_screen import WIDE
from tutor.tui.screens.marking_screen import MarkingScreen
from tutor.tui.widgets.rows import Rows


class ContentsScreen(MarkingScreen):
    """A screen with a panel of contents in its `#body`."""

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        self._contents_wanted = True

    @property
    def _is_in_contents(self) -> bool:
        """Whether the keys go to the panel."""
        return isinstance(self.focused, Rows)

    def show_section(self, section: int, offset: int = 0) -> None:
        """Put a section on the screen, and point at it in the contents."""
        super().show_section(section, offset)
        self.list_contents()

    def place_contents(self) -> None:
        """Show the panel where it is wanted and there is room."""
        wanted = self.size.width >= WIDE and self._contents_wanted
        if not wanted and self._is_in_contents:
            self.set_focus(self.view)
        for panel in self.query(Rows):
            panel.display = wanted
        if wanted and not self.query(Rows):
            from tutor.tui.widgets.contents import Contents

            self.query_one("#body").mount(Contents(id="contents"), before=0)
        self.list_contents()

    def list_contents(self) -> None:
        """Show in the panel how far the parts have come, and where the learner is."""
        course = self.course
        for panel in self.query(Rows):
            if panel.display:
                panel.show_made(part_count(course), partial(part_row, course), 2, self.section)

    def action_contents(self) -> None:
        """Go into the contents, or hide them from there; on a narrow screen, open them over the text."""
        if self.size.width >= WIDE:
            self._contents_wanted = not self._is_in_contents
            self.place_contents()
            if self._contents_wanted:
                self.set_focus(self.query_one(Rows))
            return
        from tutor.tui.widgets.picker import Pick, Picker

        course = self.course
        picks = [
            Pick(part, course.title(part), part_line(course, part)) for part in range(part_count(course))
        ]
        self.app.push_screen(Picker("Contents", picks, filtered=False, cursor=self.section), self.go_to_part)

    def action_let_go(self) -> None:
        """From the contents back to the text; in the text, put away what was found."""
        if self._is_in_contents:
            self.set_focus(self.view)
        else:
            super().action_let_go()

    @on(events.DescendantBlur, "#contents")
    def point_at_section(self) -> None:
        """When the keys do not go to the panel, it shows where the learner is."""
        self.list_contents()

    @on(Rows.Chosen, "#contents")
    def go_to_listed(self, event: Rows.Chosen) -> None:
        """Go to a part chosen in the panel."""
        event.stop()
        self.view.focus()
        self.list_contents()
        self.go_to_part(event.index)

    def go_to_part(self, part: int | None) -> None:
        """Go to a part, if the check before it lets the learner through."""
        if part is None or part == self.section:
            return
        barred = self.course.barred_by(part)
        if barred is not None and self.course.state(barred).checked:
            self.leave_for(request.TellNotPassed(barred))
        elif barred is not None:
            self.say(f"The check of section {barred + 1} comes first")
        elif part == self.course.last:
            self.leave_for(request.OpenCheck(part))
        else:
            self.show_section(part)

    def leave_for(self, wanted: Message) -> None:
        """Leave the text for another screen."""
        self.leaving()
        self.post_message(wanted)
