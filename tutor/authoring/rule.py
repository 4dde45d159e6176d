"""What a rule is: a code, how serious it is, why it is there, and what breaks and what keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tutor.lesson.diagnostic import Level

Frame = Literal["file", "head", "section", "question"]
"""What an example stands in: nothing, it is a whole file; the top of a lesson, below its title; below a
section; below the header and the id of a question."""

_HEAD: Final = 'format = 1\nid = "harbour-bell"\ntitle = "The Harbour Bell"\n'
_SECTION: Final = '''
[[sections]]
id = "the-bell"
title = "A bell nobody rings"
text = """
The bell on the harbour wall has been silent since the lighthouse got its horn. In 1961 the council wanted
to sell it for the price of the bronze.

Then a petition came in, signed by forty-one crews. The bell, it said, was the last thing that the drowned
had heard of the town. The council kept it.
"""
'''
_QUESTION: Final = '\n[[sections.questions]]\nid = "why-kept"\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that can be wrong with a lesson file."""

    code: str
    """Kebab-case; lessons, settings and other programs may name it, so it never changes."""
    level: Level
    """The usual one; what is an error of a part may be fatal for the lesson as a whole."""
    summary: str
    """What is wrong, in a line without a full stop."""
    why: str
    """Why that matters and what to do, in a few sentences. Markdown."""
    wrong: str = ""
    """A piece of a lesson that breaks the rule; empty when it would fill the page."""
    right: str = ""
    """The same piece mended."""
    frame: Frame = "question"


def framed(example: str, frame: Frame) -> str:
    """An example as the lesson file that it stands in."""
    if frame == "file":
        return example
    if frame == "head":
        return f"{_HEAD}{example}\n{_SECTION}"
    return f"{_HEAD}{_SECTION}{_QUESTION if frame == 'question' else ''}{example}\n"
