"""What a summary tells, in words."""

from __future__ import annotations

from tutor.quiz.score import Score
from tutor.reading.markdown import blocks
from tutor.study.course import Course
from tutor.study.summary import Changed, Summary
from tutor.text import safe_line

ANSWER = 100
"""Characters of an earlier answer that are shown."""
MOST_COMING = 12
"""Things that come back which are named."""
NOTHING_YET = "Nothing answered yet"
FIRST_TRY = "The score of each question’s first answer; later tries do not change it."
NOTHING_TO_REREAD = "Nothing to read again: no first answer was wrong."


def share(score: Score) -> str:
    """A score as a share and in points."""
    return f"{score.share or 0:.0%}  ({_number(score.earned)} of {_number(score.possible)} points)"


def judged(summary: Summary) -> str:
    """How many of the answers were assessed by the learner; nothing when there are none."""
    if not summary.judged:
        return ""
    answers = "1 of these answers was" if summary.judged == 1 else f"{summary.judged} of these answers were"
    return f"{answers} judged by yourself."


def earlier(course: Course) -> str:
    """The scores of earlier attempts, oldest first; nothing when there were none."""
    before = course.earlier_attempts()
    scores = [f"{attempt.first_credit / attempt.points:.0%}" for attempt in before if attempt.points]
    return f"Earlier attempts: {', '.join(scores)}" if scores else ""


def looked_up(course: Course, summary: Summary) -> str:
    """The terms that were looked up, and how often where that was more than once."""
    return ", ".join(
        f"{course.outline.terms[term]}{f' ({times}×)' if times > 1 else ''}"
        for term, times in summary.looked_up
    )


def no_longer_counted(summary: Summary) -> str:
    """What became of answers to questions that have changed or are gone."""
    kept = "What you answered is kept and does not count."
    if not summary.gone:
        return kept
    one = summary.gone == 1
    questions = "1 question you answered is" if one else f"{summary.gone} questions you answered are"
    return f"{kept} {questions} no longer in the lesson."


def earlier_answer(changed: Changed) -> str:
    """The answer to a question that was changed since, and whether that was answered again."""
    again = "answered again since" if changed.answered_again else "to be answered anew"
    return f"“{safe_line(changed.answer, ANSWER)}” · {again}"


def coming_back(summary: Summary) -> tuple[tuple[str, str], ...]:
    """What comes back in reviews, and when; the last says how many more there are."""
    from tutor.study.review_words import in_days

    told = [(on_one_line(one.words), in_days(one.days)) for one in summary.coming[:MOST_COMING]]
    more = len(summary.coming) - len(told)
    return (*told, (f"{more} more", "later")) if more else tuple(told)


def on_one_line(markdown: str) -> str:
    """A prompt without its Markdown, on one line."""
    return " ".join(block.text for block in blocks(markdown)).replace("\n", " ")


def _number(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")
