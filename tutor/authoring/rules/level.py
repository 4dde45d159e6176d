"""How hard the text is to read, against the level that the lesson gives.

Flesch-Kincaid grade .39 W/S + 11.8 Y/W - 15.59 (Kincaid et al., 1975) for English from 100 words on; LIX,
W/S + 100 L/W with L the words of more than six letters (Björnsson, 1968), for anything else, read as grades
after Anderson (1983). Which grade a CEFR level reads at is a rough table of ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import Final

from tutor.authoring.draft import Draft
from tutor.lesson.report import quoted
from tutor.reading.script import NO_SPACES
from tutor.reading.sentences import in_block

_FOR_FLESCH: Final = 100
"""Words."""
_FOR_LIX: Final = 30
"""Words; below that no measure says anything."""
_SLACK: Final = 2
"""Grades above the level that are let pass."""
_LIX_GRADES: Final = (10, 15, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56)
"""The least LIX of grade 2, 3, ... 13."""
_CEFR: Final = {"a1": 3, "a2": 5, "b1": 8, "b2": 11, "c1": 14}
"""The hardest grade that suits each level; C2 reads anything."""
_LEVEL: Final = re.compile(
    r"\b(?:(?P<cefr>a1|a2|b1|b2|c1)|(?:grade|year|class) ?(?P<grade>\d{1,2})"
    r"|(?P<nth>\d{1,2})(?:st|nd|rd|th) grade)\b"
)
_UNSPACED: Final = re.compile(f"[{NO_SPACES}]")
"""In scripts that put no space between words neither measure means anything."""
_STOP: Final = re.compile(r"[.!?…。！？](?=[\s\"'”’)]|$)")
_SURE: Final = 0.8
"""Of the stops, at least so many end a sentence."""
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?:[^aeiouylr]|[aeiouy]r|[aeiou]l)e(?:s|d)?$|[^aeiouytd]ed$")


def check(draft: Draft) -> None:
    """Compare the whole text with `level`, where that can be understood."""
    suits = _grade_of(draft.lesson.level.lower())
    if suits is None or not draft.complete:
        return
    total = draft.word_counts.total()
    if total < _FOR_LIX or _UNSPACED.search(draft.plain_text):
        return
    flesch = draft.english and total >= _FOR_FLESCH
    measure = flesch_kincaid if flesch else lix_grade
    stops = len(_STOP.findall(draft.plain_text))
    if stops and measure(draft.word_counts, max(1, round(_SURE * stops))) <= suits + _SLACK:
        # Not every stop ends a sentence, but so many fewer sentences there are not.
        return
    sentences = sum(
        len(in_block(block, draft.lesson.language)) for passage in draft.passages for block in passage.blocks
    )
    if not sentences:
        return
    grade = measure(draft.word_counts, sentences)
    if grade > suits + _SLACK:
        name = "Flesch-Kincaid" if flesch else "LIX"
        message = (
            f"the text reads like grade {grade:.0f} ({name}), which is hard for "
            f"{quoted(draft.lesson.level)}; shorten sentences, explain more words, or raise `level`"
        )
        draft.tell("reading-level", message, ("level",))


def _grade_of(level: str) -> int | None:
    """The hardest school grade that suits a level such as `B2` or `grade 9`; None when it says nothing."""
    found = _LEVEL.search(level)
    if found is None:
        return None
    return _CEFR[found["cefr"]] if found["cefr"] else int(found["grade"] or found["nth"])


def flesch_kincaid(words: Counter[str], sentences: int) -> float:
    """The Flesch-Kincaid grade of an English text, from its words in lower case."""
    total = words.total()
    return 0.39 * total / sentences + 11.8 * sum(syllables(w) * n for w, n in words.items()) / total - 15.59


def lix_grade(words: Counter[str], sentences: int) -> float:
    """The grade at which a text reads by LIX, 1 to 13."""
    total = words.total()
    long = sum(count for word, count in words.items() if len(word) > 6)
    return 1 + bisect_right(_LIX_GRADES, total / sentences + 100 * long / total)


def syllables(word: str) -> int:
    """About how many syllables an English word has, by its groups of vowels."""
    count = len(_VOWELS.findall(word))
    if count > 1 and _SILENT.search(word):
        count -= 1
    return max(1, count)
