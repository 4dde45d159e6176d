"""How far someone has come, with all lessons or with one: what the progress screen and its command show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tutor.library import LessonNotFound, LessonUnusable
from tutor.memory.day import learning_day
from tutor.progress import agenda, lookback
from tutor.progress.lookback import Lookups, OfLesson, Result
from tutor.progress.standing import Standing
from tutor.quiz.calendar import Day, last_days
from tutor.quiz.calibration import Calibration, Level, levels, summed
from tutor.quiz.mastery import Mastery, mastery
from tutor.study.journal import LAST
from tutor.study.plan import plan_of

if TYPE_CHECKING:
    from tutor.lesson.outline import Outline, QuestionKey
    from tutor.library import Entry, Library
    from tutor.progress.store import Store
    from tutor.settings import Settings

MOST_LOOKUPS = 10
"""Terms that are named."""
AHEAD = 30
"""Days that are looked ahead to, today included."""


class Due(NamedTuple):
    """How many reviews a day will have."""

    day: date
    reviews: int


class LessonLine(NamedTuple):
    """A lesson that something was done with, as its newest attempt stands."""

    id: str
    title: str
    read: int
    """Sections."""
    sections: int | None
    """None when there is no file of the lesson that can be opened."""
    answered: int
    """Questions."""
    questions: int | None
    first_try: float | None
    """The share of the points that first tries earned, 0 to 1; None when nothing was answered."""
    seconds: float
    """Time on task, in all attempts."""
    last_used: datetime
    """UTC."""


class PartLine(NamedTuple):
    """A section of a lesson, or its last check, as the newest attempt stands."""

    id: str
    """Empty for the last check."""
    title: str
    is_read: bool
    answered: int
    questions: int | None
    """None when there is no file of the lesson that can be opened."""
    first_try: float | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All there is to show."""

    today: date
    """The learning day."""
    lesson: str = ""
    """The id of the one lesson that this is about; empty when it is about all of them."""
    lessons: tuple[LessonLine, ...] = ()
    """Those that something was done with, the last used first."""
    parts: tuple[PartLine, ...] = ()
    """Of the one lesson."""
    skills: tuple[Mastery, ...] = ()
    """The weakest first."""
    days: tuple[Day, ...] = ()
    """The last four weeks, the oldest day first."""
    sure: int = 0
    """Answers that were given with a confidence."""
    calibration: Calibration | None = None
    """None while there are too few of them."""
    levels: tuple[Level, ...] = ()
    """How often each kind of confidence was right; () while there are too few answers."""
    forecast: tuple[Due, ...] = ()
    """The reviews of the days to come, today first."""
    lookups: tuple[Lookups, ...] = ()
    """The terms that were looked up most, the most often first."""
    seconds: float = 0
    """Time on task."""
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Of the lessons, by id."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever done."""
        return not (self.lessons or self.lookups or self.skills)

    @property
    def active_days(self) -> int:
        """Of the last four weeks."""
        return sum(1 for day in self.days if day.is_active)


def overview(
    store: Store | None, library: Library, settings: Settings, now: datetime, lesson: str = ""
) -> Overview:
    """What there is to show of all lessons, or of the one with this id. Raises StoreError.

    Days are learning days where the learner is; `now` is aware.
    """
    today = learning_day(now.astimezone(), settings.day_start)
    if store is None:
        return Overview(today, lesson)
    here = library.lessons()
    reviews = agenda.days(store, plan_of(settings, today), AHEAD, lesson, here)
    found = lookback.look_back(store, today, MOST_LOOKUPS, lesson)
    standings = {of: one for of, one in store.standings().items() if lesson in ("", of)}
    named = standings.keys() | ({lesson} & here.keys())
    titles = {of: here[of].title if of in here else _former_title(store, of) for of in named}
    lessons = [
        _lesson_line(of, titles[of], one, here.get(of), found.seconds.get(of, 0.0))
        for of, one in sorted(standings.items(), key=lambda pair: (-pair[1].last_used.timestamp(), pair[0]))
    ]
    outline = _outline(library, here.get(lesson))
    calibration = summed(found.sureties)
    return Overview(
        today=today,
        lesson=lesson,
        lessons=tuple(line for line in lessons if line.read or line.answered or line.seconds),
        parts=_parts(lookback.of_lesson(store, lesson), outline) if lesson else (),
        forecast=tuple(Due(today + timedelta(at), number) for at, number in enumerate(reviews)),
        skills=mastery(found.tries, today.toordinal()),
        days=last_days(found.days, today),
        sure=sum(one.answers for one in found.sureties),
        calibration=calibration,
        levels=levels(found.sureties) if calibration else (),
        lookups=found.lookups,
        seconds=sum(found.seconds.values()),
        titles=titles,
    )


def _outline(library: Library, entry: Entry | None) -> Outline | None:
    """What the lesson consists of; None when it cannot be opened."""
    try:
        return library.open(str(entry.path)).outline if entry else None
    except (LessonNotFound, LessonUnusable):
        return None


def _former_title(store: Store, lesson: str) -> str:
    """The title that a lesson had whose file is gone; its id when that is not known."""
    met = store.met(lesson)
    return str(met["title"]) if met and met.get("title") else lesson


def _lesson_line(
    lesson: str, title: str, standing: Standing, entry: Entry | None, seconds: float
) -> LessonLine:
    return LessonLine(
        lesson,
        title,
        read=min(standing.sections_read, entry.sections) if entry else standing.sections_read,
        sections=entry.sections if entry else None,
        answered=min(standing.answered, entry.questions) if entry else standing.answered,
        questions=entry.questions if entry else None,
        first_try=standing.first_credit / standing.points if standing.points else None,
        seconds=seconds,
        last_used=standing.last_used,
    )


def _parts(done: OfLesson, outline: Outline | None) -> tuple[PartLine, ...]:
    """The parts of a lesson; without its file, the sections that were read."""
    if outline is None:
        return tuple(
            PartLine(section, section, is_read=True, answered=0, questions=None, first_try=None)
            for section in sorted(done.read)
        )
    sections = tuple(
        _part(done, heading.id, heading.title, heading.questions) for heading in outline.sections
    )
    return (*sections, _part(done, LAST, "Last check", outline.last)) if outline.last else sections


def _part(done: OfLesson, section: str, title: str, keys: Sequence[QuestionKey]) -> PartLine:
    """A part with the answers to its questions as they are now."""
    results = [result for key in keys if (result := _result(done, key))]
    points = sum(result.points for result in results)
    earned = sum(result.first_credit * result.points for result in results)
    return PartLine(
        section,
        title,
        is_read=section in done.read,
        answered=len(results),
        questions=len(keys),
        first_try=earned / points if points else None,
    )


def _result(done: OfLesson, key: QuestionKey) -> Result | None:
    """What was answered to the question, also under an id that it used to have."""
    known = (done.results.get(name) for name in (key.id, *key.was))
    return next((one for one in known if one and one.fingerprint == key.fingerprint), None)
