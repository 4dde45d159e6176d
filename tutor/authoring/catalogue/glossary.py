"""Rules about the glossary."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_PETITION: Final = '[[glossary]]\nterm = "petition"\ndefinition = "A request, signed by many people."'
_COUNCIL: Final = '[[glossary]]\nterm = "council"\ndefinition = "The body that runs a town."'

RULES: Final = (
    Rule(
        code="claimed-twice",
        level="error",
        summary="two terms claim the same name",
        why="A word in the text opens one card. Leave the name to one of the terms.",
        wrong=f'{_PETITION}\n\n{_COUNCIL}\naliases = ["petition"]',
        right=f'{_PETITION}\n\n{_COUNCIL}\naliases = ["town council"]',
        frame="head",
    ),
    Rule(
        code="unknown-term",
        level="error",
        summary="`see_also` names a term that the glossary does not have",
        why="A see-also leads to another card. Write the term as it stands in the glossary, or add it.",
        wrong=f'{_PETITION}\nsee_also = ["council"]',
        right=f'{_PETITION}\nsee_also = ["council"]\n\n{_COUNCIL}',
        frame="head",
    ),
    Rule(
        code="term-not-found",
        level="warning",
        summary="a term does not stand in the text",
        why="A term is met where it stands in the text. One that stands nowhere, or only in headings, "
        "code and "
        "links, is never met. Add the form that the text uses to `aliases`, or remove the term.",
        wrong='[[glossary]]\nterm = "mooring"\ndefinition = "The rope that holds a ship."',
        right=_PETITION,
        frame="head",
    ),
    Rule(
        code="term-only-defined",
        level="warning",
        summary="a term stands only in its own definition",
        why="Nobody meets it while reading. Add the form that the text uses to `aliases`, or remove the "
        "term.",
        wrong='[[glossary]]\nterm = "mooring"\ndefinition = "A mooring is the rope that holds a ship."',
        right='[[glossary]]\nterm = "horn"\ndefinition = "A horn is what warns ships in fog."',
        frame="head",
    ),
    Rule(
        code="term-shadowed",
        level="warning",
        summary="a term stands only inside a longer one",
        why="Where two terms overlap, the longer one is marked. The shorter one is then never met.",
        wrong='[[glossary]]\nterm = "harbour wall"\ndefinition = "It keeps the waves out."\n\n'
        '[[glossary]]\nterm = "harbour"\ndefinition = "Where ships lie."',
        right='[[glossary]]\nterm = "harbour wall"\ndefinition = "It keeps the waves out of the harbour."',
        frame="head",
    ),
)
