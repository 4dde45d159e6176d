"""Rules about the head of a lesson and about what it needs at least."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_SECTION: Final = '\n\n[[sections]]\nid = "the-bell"\ntitle = "A bell"\ntext = "The council kept the bell."'
_HEAD: Final = 'id = "harbour-bell"\ntitle = "The Harbour Bell"'

RULES: Final = (
    Rule(
        code="no-format",
        level="fatal",
        summary="the file does not say which format it has",
        why="`format = 1` tells by which rules the file is read, so that it stays valid when later "
        "versions add "
        "to them.",
        wrong=_HEAD + _SECTION,
        right="format = 1\n" + _HEAD + _SECTION,
        frame="file",
    ),
    Rule(
        code="bad-format",
        level="fatal",
        summary="`format` is not a number of a format",
        why="It is a whole number without quotes.",
        wrong='format = "1"\n' + _HEAD + _SECTION,
        right="format = 1\n" + _HEAD + _SECTION,
        frame="file",
    ),
    Rule(
        code="newer-format",
        level="fatal",
        summary="the lesson needs a newer tutor",
        why="It was written for a format that this version does not know. Update tutor.",
        wrong="format = 2\n" + _HEAD + _SECTION,
        right="format = 1\n" + _HEAD + _SECTION,
        frame="file",
    ),
    Rule(
        code="no-section",
        level="fatal",
        summary="no section can be read",
        why="A lesson is something to read: it has at least one `[[sections]]` with its `title` and `text`.",
        wrong="format = 1\n" + _HEAD,
        right="format = 1\n" + _HEAD + _SECTION,
        frame="file",
    ),
    Rule(
        code="bad-link",
        level="error",
        summary="an address cannot be opened",
        why="Only web addresses are opened, with `https://` or `http://` before them and nothing in them "
        "that "
        "could mean something to another program.",
        wrong='[source]\nurl = "example.org/last-bell"',
        right='[source]\nurl = "https://example.org/last-bell"',
        frame="head",
    ),
    Rule(
        code="unreachable-pass-mark",
        level="error",
        summary="a section cannot be passed, even with every answer right",
        why='With `gate = "pass"` a student goes on after earning `pass_mark` of a section\'s points. '
        "Where the "
        "sentences that are asked for do not stand in the text, these points cannot be had.",
        wrong='questions = []\n\n[study]\ngate = "pass"\n\n[[sections]]\nid = "the-vote"\ntitle = "The '
        'vote"\n'
        'text = "The council kept the bell."\n\n[[sections.questions]]\nid = "who-kept-it"\ntype = '
        '"evidence"\n'
        'prompt = "Point at the sentence that says who kept it."\nevidence = ["the mayor kept"]',
        right='questions = []\n\n[study]\ngate = "pass"\n\n[[sections]]\nid = "the-vote"\ntitle = "The '
        'vote"\n'
        'text = "The council kept the bell."\n\n[[sections.questions]]\nid = "who-kept-it"\ntype = '
        '"evidence"\n'
        'prompt = "Point at the sentence that says who kept it."\nevidence = ["The council kept"]',
        frame="head",
    ),
)
