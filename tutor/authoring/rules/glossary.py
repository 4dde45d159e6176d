"""The glossary: every term can be met in the text."""

from __future__ import annotations

from tutor.authoring.draft import Draft
from tutor.lesson.report import quoted
from tutor.reading.fold import caseless, flat
from tutor.reading.terms import Matcher, mark


def check(draft: Draft) -> None:
    """Look for every term of the glossary in the text."""
    glossary = draft.lesson.glossary
    if not glossary or not draft.complete:
        return
    matcher = Matcher(glossary)
    met = {found.term for passage in draft.passages for found in mark(passage.blocks, matcher).terms}
    for index in range(len(glossary)):
        if index not in met:
            _tell(draft, index)


def _tell(draft: Draft, index: int) -> None:
    """Say of a term that is marked nowhere why that is."""
    term = draft.lesson.glossary[index]
    path, name = draft.origins.terms[term.term]
    alone = Matcher([term])
    inside = [passage for passage in draft.passages if mark(passage.blocks, alone).terms]
    if inside:
        longer = _longer(draft, index)
        message = f"{name} stands in the text only inside the longer term {quoted(longer)}, "
        draft.tell(
            "term-shadowed",
            message + "which is marked instead; remove it, or use it by itself",
            (*path, "term"),
        )
    elif any(alone.find(passage.text) for passage in draft.passages):
        message = f"{name} stands only in headings, code or links, where no term is marked; "
        draft.tell("term-not-found", message + "use it in a sentence, or remove it", (*path, "term"))
    elif alone.find(term.definition):
        message = (
            f"{name} stands nowhere but in its own definition; remove it, or add the form in the text to "
        )
        draft.tell("term-only-defined", message + "`aliases`", (*path, "term"))
    else:
        message = f"{name} does not stand in the text; remove it, or add the form in the text to `aliases`"
        draft.tell("term-not-found", message, (*path, "term"))


def _longer(draft: Draft, index: int) -> str:
    """The term whose names hold those of this one."""
    term = draft.lesson.glossary[index]
    names = [flat(name, caseless) for name in (term.term, *term.aliases)]
    for other in draft.lesson.glossary:
        forms = [flat(name, caseless) for name in (other.term, *other.aliases)]
        if other is not term and any(name in form and name != form for name in names for form in forms):
            return other.term
    return term.term
