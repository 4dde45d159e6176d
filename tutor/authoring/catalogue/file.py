"""Rules about the file: that it is text, TOML, and of a size that can be read."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

RULES: Final = (
    Rule(
        code="syntax",
        level="fatal",
        summary="the file is not valid TOML",
        why="Nothing of a file can be used when it cannot be parsed. Each key stands on a line of its own as "
        "`key = value`; text stands in straight quotes; text of several lines stands in three of them.",
        wrong='format = 1\nid = "harbour-bell"\ntitle = The Harbour Bell',
        right='format = 1\nid = "harbour-bell"\ntitle = "The Harbour Bell"\n\n[[sections]]\nid = "the-bell"\n'
        'title = "A bell"\ntext = "The council kept the bell."',
        frame="file",
    ),
    Rule(
        code="unreadable",
        level="fatal",
        summary="the file cannot be read",
        why="The system refused, or it is no ordinary file: a folder, a device, a link that leads out of its "
        "folder, or something larger than a lesson may be.",
    ),
    Rule(
        code="not-utf-8",
        level="fatal",
        summary="the file is not UTF-8 text",
        why="A lesson is UTF-8, so that every alphabet can stand in it. Save it again with the encoding "
        "UTF-8; "
        "most editors offer this under “Save as”.",
    ),
    Rule(
        code="refused-character",
        level="fatal",
        summary="the text holds a character that no lesson may hold",
        why="Control characters can drive a terminal, and direction overrides show text in another order "
        "than "
        "it has. Remove the character; copied text is where it usually comes from.",
        wrong=r'summary = "A bell\u001b[2J"',
        right='summary = "A bell"',
        frame="head",
    ),
    Rule(
        code="invisible-character",
        level="warning",
        summary="an invisible character stands in the text",
        why="A zero-width space or a soft hyphen cannot be seen in an editor, but keeps words from being "
        "found. "
        "Where the script around it does not need it, it is shown by its number, so remove it.",
        wrong=r'summary = "A bell no\u200bbody rings."',
        right='summary = "A bell nobody rings."',
        frame="head",
    ),
    Rule(
        code="too-big",
        level="fatal",
        summary="the file is larger than a lesson may be",
        why="Divide it into several lessons.",
    ),
    Rule(
        code="too-many-lines",
        level="fatal",
        summary="the file has more lines than a lesson may have",
        why="Divide it into several lessons.",
    ),
    Rule(
        code="too-many-backslashes",
        level="fatal",
        summary="the file has more backslashes than a lesson may have",
        why="So many escapes are not text any more. Write the characters themselves.",
    ),
    Rule(
        code="too-many-values",
        level="fatal",
        summary="the file holds more values than a lesson may hold",
        why="Divide it into several lessons.",
    ),
    Rule(
        code="too-many-words",
        level="fatal",
        summary="words stand in a row without anything between them that TOML asks for",
        why="This is usually an article that was pasted in without quotes. Text of several lines stands "
        "in three "
        "quotation marks.",
    ),
    Rule(
        code="too-deep",
        level="fatal",
        summary="lists or tables stand too deep inside one another",
        why="No part of a lesson needs more than a few levels.",
        wrong="tags = " + "[" * 17 + "]" * 17,
        right='tags = ["sea"]',
        frame="head",
    ),
    Rule(
        code="long-key",
        level="fatal",
        summary="a dotted key has too many parts",
        why="No key of a lesson has so many. Write a `[table]` header instead of dots.",
        wrong='a.b.c.d.e.f.g.h.i = "x"',
        right='source.title = "The last bell of the coast"',
        frame="head",
    ),
    Rule(
        code="long-number",
        level="fatal",
        summary="a number has too many digits",
        why="Forty digits are enough for any question. Round the number, or put it in quotes when it is a "
        "name.",
        wrong="revision = 1000000000000000000000000000000000000000001",
        right='type = "number"\nprompt = "How many crews signed?"\nanswer = 41\nrevision = 2',
    ),
    Rule(
        code="too-many",
        level="fatal",
        summary="a list is longer than a lesson may have it",
        why="The limits are in the guide for authors. Divide the list, or the lesson.",
    ),
    Rule(
        code="too-many-keys",
        level="fatal",
        summary="a table has more keys than any table of a lesson has",
        why="Something that is no lesson stands in the file, or many keys are misspelled.",
    ),
    Rule(
        code="too-many-problems",
        level="fatal",
        summary="so much is wrong that the file was not looked at to its end",
        why="Mend what is listed and check again.",
    ),
)
