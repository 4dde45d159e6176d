"""What the attempt came to, in lines, and the way to the words worth reading again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tutor.plain.asking import TAKEN_BACK
from tutor.plain.command import Command
from tutor.plain.desk import LessonDesk
from tutor.quiz.calibration import said_in_full
from tutor.quiz.skill import skill_name
from tutor.study.course import Course
from tutor.study.evidence import Proof
from tutor.study.proof_words import quoted
from tutor.study.summary import Summary, summarise
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

UNFLAG: Final = Command("f", "flag", "take back the flag with that number", "number")


def sum_up(desk: LessonDesk) -> Proof | None:
    """Say the summary; the passage that the learner wants to read again, if any."""
    summary = summarise(desk.course, desk.options)
    desk.say("", "Summary.")
    desk.console.say_at_length(_lines(desk.course, summary))
    if not summary.reread and not summary.flagged:
        return None
    while True:
        reread = "A number reads the passage again; " if summary.reread else ""
        unflag = "f and a number takes a flag back; " if summary.flagged else ""
        how = f"{reread}{unflag}Enter goes back to the text."
        command, line = desk.ask(how[0].upper() + how[1:], [UNFLAG] if summary.flagged else [])
        if command is UNFLAG:
            _unflag(desk, summary, line)
            continue
        if not line:
            return None
        if line.isdecimal() and len(line) < 7 and 0 < int(line) <= len(summary.reread):
            return summary.reread[int(line) - 1].proof
        desk.say(_no_number(line, len(summary.reread)))


def _unflag(desk: LessonDesk, summary: Summary, line: str) -> None:
    """Take back the flag with this number."""
    numbered = dict(enumerate(summary.flagged, 1))
    flag = numbered.get(int(line or 0))
    if flag is None:
        desk.say(_no_number(line, len(numbered)))
    elif flag.question.id not in desk.course.flags():
        desk.say("That flag is taken back already.")
    else:
        outcome = desk.course.unflag(flag.part, flag.question)
        desk.say(f"{TAKEN_BACK} Saved." if desk.saved(outcome) else TAKEN_BACK)


def _no_number(line: str, most: int) -> str:
    if not most:
        return f"There is nothing for “{line}”."
    return f"“{line}” is no number from 1 to {most}."


def _lines(course: Course, summary: Summary) -> Iterator[str]:
    yield f"{summary.answered} of {summary.questions} questions answered."
    if not summary.overall.answered:
        yield f"{NOTHING_YET}."
    else:
        yield from _scores(course, summary)
        yield from _rereads(course, summary)
    for words, when in coming_back(summary):
        yield f"Comes back {when}: {words}"
    if summary.looked_up:
        yield f"Looked up: {looked_up(course, summary)}."
    for number, (_, question, words) in enumerate(summary.flagged, 1):
        said = f" Your words: {words}" if words else ""
        yield f"Flag {number}: {on_one_line(question.prompt)}{said}"
    if summary.changed or summary.gone:
        yield f"Changed since you answered. {no_longer_counted(summary)}"
    for one in summary.changed:
        yield f"Changed: {on_one_line(one.prompt)} {earlier_answer(one)}"


def _scores(course: Course, summary: Summary) -> Iterator[str]:
    yield f"First try: {share(summary.overall)}. {FIRST_TRY}"
    if own := judged(summary):
        yield own
    if before := earlier(course):
        yield f"{before}."
    if summary.calibration is not None:
        yield said_in_full(summary.calibration)
    for part, score in summary.by_part:
        number = "" if part == course.last else f"Section {part + 1}, "
        yield f"{number}{course.title(part)}: {score.share or 0:.0%}."
    for skill, score in summary.by_skill:
        yield f"Skill, {skill_name(skill)}: {score.share or 0:.0%}."


def _rereads(course: Course, summary: Summary) -> Iterator[str]:
    yield "Worth reading again:" if summary.reread else NOTHING_TO_REREAD
    for number, one in enumerate(summary.reread, 1):
        sure = "Sure, but wrong: " if one.sure else ""
        words = f"“{quoted(course, one.proof)}” in section {one.proof.section + 1}"
        yield f"{number}. {words}. {sure}{on_one_line(one.prompt)}"
