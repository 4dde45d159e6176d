"""The glossary: every term can be met in the text."""

from __future__ import annotations

from tutor.authoring.draft import Draft
from tutor.lesson.model import Term
from tutor.lesson.report import quoted
from tutor.reading.fold import caseless, flat
from tutor.reading.passage import WALL
from tutor.reading.terms import Matcher, mark

_LOOKS = 5


def check(draft: Draft) -> None:
    """Look for every term of the glossary in the text."""
    glossary = draft.lesson.glossary
    if not glossary or not draft.complete:
        return
    met = _met_at_once(draft)
    if len(met) < len(glossary):
        met |= _met_by_marking(draft, set(range(len(glossary))) - met)
    for index in range(len(glossary)):
        if index not in met and draft.is_whole(draft.origins.terms[glossary[index].term].path):
            _tell(draft, index)


def _met_at_once(draft: Draft) -> set[int]:
    """Terms that stand in plain sight: as whole words of a paragraph, and inside no other term.

    Most do, and finding these takes a fraction of the time that marking all takes.
    """
    glossary = draft.lesson.glossary
    names = WALL.join(name.lower() for term in glossary for name in (term.term, *term.aliases))
    return {
        index
        for index, term in enumerate(glossary)
        if not term.case_sensitive
        and names.count(name := term.term.lower()) == 1
        and _stands_alone(name, draft.plain_text)
    }


def _met_by_marking(draft: Draft, wanted: set[int]) -> set[int]:
    """Which of the terms are marked somewhere; every block that may hold one is marked as for a reader."""
    glossary = draft.lesson.glossary
    matcher = Matcher(glossary)
    begins = {index: _beginnings(glossary[index]) for index in wanted}
    met: set[int] = set()
    for passage in draft.passages:
        for block in passage.blocks:
            text = flat(block.text, caseless)
            if any(begin in text for index in wanted - met for begin in begins[index]):
                met.update(found.term for found in mark([block], matcher).terms)
        if wanted <= met:
            break
    return met


def _beginnings(term: Term) -> list[str]:
    """What every form of the term's names begins with."""
    return [flat(name, caseless)[: max(1, len(name) - 2)] for name in (term.term, *term.aliases)]


def _stands_alone(name: str, text: str) -> bool:
    """Whether the name stands in the text with no letter beside it; a look at its first places."""
    at = -1
    for _ in range(_LOOKS):
        at = text.find(name, at + 1)
        if at < 0:
            return False
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if before.isspace() and (after.isspace() or after in ",.;:!?"):
            return True
    return False


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
