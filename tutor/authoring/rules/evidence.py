"""The proofs: every quote stands in the text, once, and has been read when its question comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from tutor.authoring.draft import Asked, Draft
from tutor.lesson.question import Explain, Quote
from tutor.lesson.report import quoted
from tutor.reading.fold import flat, loose
from tutor.reading.markdown import blocks
from tutor.reading.quotes import find, may_hold
from tutor.text import safe_line

_LONGEST = 40
"""Words of a quote that are compared with the text to find what was meant."""
_WIDEST = 400
"""Characters of a quote that is so compared."""
_ADVISED = 20
"""Quotes of one lesson that are."""
_PLAIN_ADVICE = "copy the words from the text as a student reads it"
_REACH = 600
"""Characters before a place that are looked at."""
_AROUND = " .,;:"
_ELLIPSIS = re.compile(r"\s*(?:\[?\.\.\.+\]?|\[?…\]?)\s*")
"""How writers mark words that they leave out."""
_ALIKE = 0.75
"""From this likeness on, another wording is proposed."""


def check(draft: Draft) -> None:
    """Look at the evidence of every question."""
    sections = {section.id: part for part, section in enumerate(draft.lesson.sections)}
    for asked in draft.asked:
        quoted_at_all = asked.question.evidence or asked.question.evidence_source
        silent = not quoted_at_all and not isinstance(asked.question, Explain)
        if silent and draft.is_whole(asked.path):
            message = "it has no `evidence`; quote the words of the text that settle it"
            draft.tell_of(asked, "unproved-answer", message)
        for at, quote in enumerate(asked.question.evidence):
            _check_quote(draft, asked, at, quote, sections)


def _check_quote(draft: Draft, asked: Asked, at: int, quote: Quote, sections: dict[str, int]) -> None:
    parts = may_hold(quote, asked.part, sections)
    if not any(draft.lesson.sections[part].text.strip() for part in parts):
        # The words come with the learner's own copy of the article.
        return
    spans = [(part, span) for part in parts for span in find(draft.passages[part], quote.quote)]
    inner = ("evidence", at, "quote")
    if not spans:
        if draft.complete or quote.section or asked.part < len(sections):
            message = f"{quoted(quote.quote)} does not stand in {_place(draft, parts)}"
            told = sum(finding.code == "evidence-not-found" for finding in draft.report.findings[-_ADVISED:])
            close = told < _ADVISED and len(quote.quote) <= _WIDEST
            advice = _advice(draft, parts, quote) if close else _PLAIN_ADVICE
            draft.tell_of(asked, "evidence-not-found", f"{message}; {advice}", *inner)
        return
    held = sorted({part for part, _ in spans})
    if len(held) > 1:
        names = " and ".join(quoted(draft.lesson.sections[part].id) for part in held[:3])
        message = f"{quoted(quote.quote)} stands in the sections {names}; name the one that is meant: "
        message += f'{{ quote = "...", section = "{draft.lesson.sections[held[0]].id}" }}'
        draft.tell_of(asked, "evidence-found-twice", message, *inner)
    elif len(spans) > 1:
        times = "twice" if len(spans) == 2 else f"{len(spans)} times"
        message = f"{quoted(quote.quote)} stands {times} in {_place(draft, held)}; quote more words, so that"
        draft.tell_of(asked, "evidence-found-twice", f"{message} it is clear which place is meant", *inner)
    elif asked.part < held[0]:
        message = f"its proof stands in {_place(draft, held)}, which comes later; ask it after that section"
        draft.tell_of(asked, "early-question", message, *inner)


def _place(draft: Draft, parts: Sequence[int]) -> str:
    if len(parts) == 1:
        return f"section {quoted(draft.lesson.sections[parts[0]].id)}"
    return "any section"


def _advice(draft: Draft, parts: Sequence[int], quote: Quote) -> str:
    """What to do about a quote that was not found."""
    others = [part for part in range(len(draft.passages)) if part not in parts]
    for part in others:
        if find(draft.passages[part], quote.quote):
            name = draft.lesson.sections[part].id
            return f'it stands in section {quoted(name)}: write {{ quote = "...", section = "{name}" }}'
    bare = " ".join(block.text for block in blocks(quote.quote))
    if bare != quote.quote and any(find(draft.passages[part], bare) for part in parts):
        return f"leave out its Markdown: {quoted(bare)}"
    pieces = [piece for piece in map(_stripped, _ELLIPSIS.split(quote.quote)) if piece]
    found = (any(find(draft.passages[part], piece) for part in parts) for piece in pieces)
    if pieces and pieces != [_stripped(quote.quote)] and all(found):
        listed = ", ".join(f'"{safe_line(piece, 60)}"' for piece in pieces)
        return (
            f"words are left out; quote each piece: {listed}"
            if pieces[1:]
            else f"leave out the dots: {listed}"
        )
    close = next(_meant(draft, parts, quote.quote), "")
    if close:
        return f"did you mean `{safe_line(close, 120)}`?"
    return _PLAIN_ADVICE


def _stripped(words: str) -> str:
    return words.strip(_AROUND)


def _meant(draft: Draft, parts: Sequence[int], quote: str) -> Iterator[str]:
    """Words of the text that the quote comes close to, found by how it begins or ends."""
    wanted = flat(quote, loose).split()[:_LONGEST]
    for part in parts:
        text = draft.passages[part].loose
        for count in range(len(wanted), 1, -1):
            for piece, back in ((wanted[:count], False), (wanted[-count:], True)):
                for start, end in text.find(" ".join(piece), parts=True)[:3]:
                    passage = draft.passages[part].text
                    complete = _before if back else _after
                    # Where a hyphen or a space is wrong, it is a word less or more.
                    pieces = [
                        complete(passage, start, end, missing).strip(_AROUND)
                        for missing in range(max(0, len(wanted) - count - 1), len(wanted) - count + 2)
                    ]
                    likeness, close = max((_likeness(quote, piece), piece) for piece in pieces)
                    if likeness >= _ALIKE:
                        yield close
            if count < len(wanted) // 2:
                break


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _after(text: str, start: int, end: int, missing: int) -> str:
    """The words from `start` to `end` and as many more as are missing, within their paragraph."""
    more = re.compile(rf"\S*(?:[^\S\n]+\S+){{0,{missing}}}").match(text, end)
    return text[start : more.end() if more else end].strip(_AROUND)


def _before(text: str, start: int, end: int, missing: int) -> str:
    """The words from `start` to `end` and as many before them as are missing, within their paragraph."""
    head = text[max(0, start - _REACH) : start]
    more = re.search(rf"(?:\S+[^\S\n]+){{0,{missing}}}\S*\Z", head)
    return (head[more.start() :] if more else "").lstrip() + text[start:end]
