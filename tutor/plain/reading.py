"""Reading in lines: a page at a time, with its terms by number, and whatever comes next behind Enter.

What the first page does without is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from tutor.plain.command import FIND, Command
from tutor.plain.desk import Leave, LessonDesk
from tutor.plain.view import View
from tutor.reading.sentences import as_sentence
from tutor.study.way import way_on

if TYPE_CHECKING:
    from tutor.study.finding import Finding

BACK: Final = Command("b", "back", "the page before")
REPEAT: Final = Command("r", "repeat", "this page again")
ALL: Final = Command("a", "all", "the rest of the section at once")
BEGIN: Final = Command("g", "beginning", "the beginning of the section")
PARAGRAPH: Final = Command("p", "paragraph", "a paragraph of the section", "number")
NEXT: Final = Command("l", "next", "the next section")
PREVIOUS: Final = Command("h", "previous", "the section before")
CHECK: Final = Command("c", "check", "the questions on this section")
CONTENTS: Final = Command("t", "contents", "where you are, and all parts; or go to a section", "number")
GLOSSARY: Final = Command("d", "glossary", "all terms, or those that hold the words", "words")
SEARCH: Final = Command(FIND, "find", "find words in the lesson", "words")
HIT: Final = Command("n", "hit", "the next place where the words stand")
HIT_BEFORE: Final = Command("N", "hit-before", "the place before where the words stand")
LINKS: Final = Command("u", "links", "the addresses behind the links of the section")
EDITION: Final = Command("o", "edition", "your own copy of the article, or the lesson's own words")
SUMMARY: Final = Command("s", "summary", "the summary: scores, and what to read again")
LEAVE: Final = Command("q", "leave", "leave the lesson; your place is kept")


class Reading:
    """One section after the other."""

    def __init__(self, desk: LessonDesk, section: int, offset: int) -> None:
        self._desk, self._course = desk, desk.course
        self._view = View(desk, section, offset)
        self._finding: Finding | None = None

    def run(self) -> None:
        """Read until the learner leaves, which raises `Quit`, or nothing more is typed: `EndOfInput`."""
        under_way = self._course.check_under_way()
        if under_way is None:
            self._view.say_section()
            self._view.say_page()
        else:
            self._check(under_way)
        while True:
            self._turn()

    def _turn(self) -> None:
        """Say what can be typed, and do what is typed."""
        command, line = self._desk.ask(self._prompt(), self._commands(), self._once())
        if self._view.page.is_last:
            self._desk.saved(self._course.mark_read(self._view.section))
        terms = self._view.terms
        if command is not None:
            self._acts()[command](line)
        elif not line:
            self._go_on()
        elif line.isdecimal() and len(line) < 7 and 0 < int(line) <= len(terms):
            self._explain(terms[int(line) - 1].term, terms[int(line) - 1].start)
        else:
            self._desk.say(f"“{line}” is not known here; ? lists what is.")

    def _acts(self) -> Mapping[Command, Callable[[str], None]]:
        view = self._view
        return {
            BACK: lambda _: view.go_back(),
            REPEAT: lambda _: view.say_page(),
            ALL: lambda _: view.say_rest(),
            BEGIN: lambda _: view.go_to(view.section),
            PARAGRAPH: view.go_to_paragraph,
            NEXT: lambda _: self._go_to_part(view.section + 1),
            PREVIOUS: lambda _: self._go_to_part(view.section - 1),
            CHECK: lambda _: self._check(view.section),
            CONTENTS: self._show_contents,
            GLOSSARY: self._show_glossary,
            SEARCH: self._search,
            HIT: lambda _: self._find(1),
            HIT_BEFORE: lambda _: self._find(-1),
            LINKS: lambda _: self._say_links(),
            EDITION: lambda _: view.turn_over(),
            SUMMARY: lambda _: self._sum_up(),
            LEAVE: lambda _: self._desk.end(Leave),
        }

    def _commands(self) -> Sequence[Command]:
        """What there is something for."""
        section, page = self._view.section, self._view.page
        offered = {
            BACK: page.start > 0,
            ALL: not page.is_last,
            NEXT: section < self._course.last - 1,
            PREVIOUS: section > 0,
            CHECK: bool(self._course.state(section).questions),
            GLOSSARY: bool(self._course.outline.terms),
            HIT: self._finding is not None,
            HIT_BEFORE: self._finding is not None,
            EDITION: self._course.has_copy,
        }
        return [command for command in self._acts() if offered.get(command, True)]

    def _prompt(self) -> str:
        section = self._view.section
        if not self._view.page.is_last:
            return "Enter reads on."
        way = way_on(self._course, section)
        words = f"{way.words[:1].lower()}{way.words[1:]}".replace(":", ",", 1)
        if way.kind == "next":
            words = f"next section, {self._course.title(section + 1)}"
        return as_sentence(f"End of section {section + 1}. Enter: {words}")

    def _once(self) -> str:
        terms = "A number looks a term up, " if self._view.terms else ""
        return f"{terms}? lists all keys."

    # Going on

    def _go_on(self) -> None:
        """The next useful thing."""
        if not self._view.page.is_last:
            self._view.go_on()
            return
        match way_on(self._course, self._view.section).kind:
            case "check":
                self._check(self._view.section)
            case "next":
                self._go_to_part(self._view.section + 1)
            case "last":
                self._go_to_part(self._course.last)
            case "summary":
                self._sum_up()

    def _go_to_part(self, part: int) -> None:
        """Go to a section or the last check, unless an earlier gate is closed."""
        barred = self._course.barred_by(part)
        if barred is not None and self._course.state(barred).checked:
            self._after_shortfall(barred)
        elif barred is not None:
            self._desk.say(f"The check of section {barred + 1} comes first.")
        elif part == self._course.last:
            self._check(part)
        else:
            self._view.go_to(part)

    def _check(self, part: int) -> None:
        """Take a part's check, or see the summary when it is over."""
        from tutor.plain.check import Check
        from tutor.study.gate import reopen

        if reopen(self._course, part).done:
            self._sum_up()
        elif not Check(self._desk, part).run():
            self._view.say_section()
            self._view.say_page()
        else:
            self._after_check(part)

    def _after_check(self, part: int) -> None:
        self._view.go_to_end()
        if not self._course.passed(part):
            self._after_shortfall(part)
        elif part == self._course.last:
            self._sum_up()

    def _after_shortfall(self, part: int) -> None:
        from tutor.plain.gate import after_shortfall
        from tutor.study.evidence import Proof

        way = after_shortfall(self._desk, part)
        if isinstance(way, Proof):
            self._view.go_to_words(way.section, way.start, way.edition)
        elif way == "again":
            self._check(part)

    def _sum_up(self) -> None:
        from tutor.plain.summary import sum_up

        proof = sum_up(self._desk)
        if proof is not None:
            self._view.go_to_words(proof.section, proof.start, proof.edition)
        else:
            self._view.say_section()

    # Looking elsewhere

    def _show_contents(self, number: str) -> None:
        from tutor.plain.contents import parts, status

        if not number:
            self._desk.say(status(self._course, self._view.section))
            self._desk.console.say_at_length(parts(self._course))
            _, number = self._desk.ask("The number of a part; Enter stays here.")
        count = self._course.last + bool(self._course.outline.last)
        if number.isdecimal() and len(number) < 7 and 0 < int(number) <= count:
            self._go_to_part(int(number) - 1)
        elif number:
            self._desk.say(f"There is no part {number}; there are 1 to {count}.")

    def _say_links(self) -> None:
        from tutor.plain.contents import links

        self._desk.say(*links(self._view.passage))

    def _show_glossary(self, words: str) -> None:
        from tutor.plain import term

        chosen = term.choose(self._desk, words)
        if isinstance(chosen, int):
            self._explain(chosen)
        elif chosen:
            self._show_glossary(chosen)

    def _explain(self, index: int, start: int = -1) -> None:
        """Explain a term, and go where that leads."""
        from tutor.plain import term
        from tutor.reading.explained import Place

        match term.explain(self._desk, index, self._view.section, start):
            case Place(section, begin, _, _):
                self._view.go_to_words(section, begin)
            case str(line) if line:
                self._desk.console.hold(line)
            case _:
                pass

    def _search(self, words: str) -> None:
        from tutor.study.finding import find_next

        if not words:
            _, words = self._desk.ask("Words to find; Enter goes back.", typed=True)
        if words:
            self._say_finding(find_next(self._course, words, self._view.section, self._view.page.start, 1))

    def _find(self, step: int) -> None:
        from tutor.study.finding import find_next

        last, view = self._finding, self._view
        if last is not None:
            start = last.start + (step > 0) if last.section == view.section else view.page.start
            self._say_finding(find_next(self._course, last.words, view.section, start, step))

    def _say_finding(self, found: Finding) -> None:
        """The sentence in which the words stand; it is where reading goes on."""
        self._finding = found
        self._desk.say(f"{found.said}.")
        if found.hits and found.section != self._view.section:
            self._view.go_to(found.section, found.start)
        elif found.hits:
            self._view.show_at(found.start)
