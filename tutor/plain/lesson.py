"""Opening a lesson in lines: what it is, what has to be asked first, reading, and what is said at the end."""

from __future__ import annotations

from tutor.memory.schedule import Options
from tutor.plain.console import Console, EndOfInput
from tutor.plain.desk import Leave, LessonDesk, Quit
from tutor.plain.reading import Reading
from tutor.progress.recorder import Unsaved
from tutor.reading.minutes import minutes
from tutor.reading.sentences import as_sentence
from tutor.study.course import Course
from tutor.study.meeting import WAYS, other_lesson, other_lesson_words, remember, take_up
from tutor.study.place import resumed
from tutor.study.stopwatch import Stopwatch


def read_lesson(
    console: Console,
    course: Course,
    watch: Stopwatch,
    *,
    asks_how_sure: bool,
    options: Options | None = None,
    again: bool = False,
) -> None:
    """Read a lesson until the learner leaves it; `again` begins a new attempt first.

    `options` decide on which day something comes back.

    Raises `Quit`, and `EndOfInput` when nothing more is typed; all that happened is kept by then.
    """
    desk = LessonDesk(console, course, watch, asks_how_sure=asks_how_sure, options=options)
    _introduce(desk)
    if not _meet(desk, again):
        return
    reading = Reading(desk, *resumed(course))
    try:
        reading.run()
    except (Quit, EndOfInput) as ended:
        if desk.saved(course.recorder.retry()):
            desk.say("Your place is kept.")
        if not isinstance(ended, Leave):
            raise
    finally:
        desk.saved(course.mark_time())


def _introduce(desk: LessonDesk) -> None:
    outline = desk.course.outline
    sections = "1 section" if desk.course.last == 1 else f"{desk.course.last} sections"
    length = minutes(sum(map(desk.course.words, range(desk.course.last))))
    source = f" {as_sentence(outline.source.author)}" if outline.source.author else ""
    desk.say(f"{as_sentence(outline.title)}{source} {sections}, {length} min.")


def _meet(desk: LessonDesk, again: bool) -> bool:
    """Take the lesson up, or ask about another one with the same id; False to leave it."""
    course = desk.course
    other = other_lesson(course)
    way = "1"
    if other is not None:
        desk.say("Another lesson with the same id.", *other_lesson_words(course, other))
        desk.say(*(f"{number}. {words}" for number, words in enumerate(WAYS, 1)))
        _, way = desk.ask("A number; Enter is 3.")
    if way not in ("1", "2"):
        return False
    if problem := remember(course):
        desk.saved(Unsaved(problem))
    desk.saved(course.begin_attempt() if again or way == "2" else take_up(course))
    return True
