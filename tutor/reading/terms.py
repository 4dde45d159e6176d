"""Where glossary terms occur in a passage.

A term is found as a whole word, whatever the case (unless the author fixed it), the kind of quotation marks,
hyphens and white space; by its name, its aliases, their regular English plurals and possessives. The longest
term wins and marks never overlap. In scripts that put no space between words a term is found anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from tutor.lesson.model import Term
from tutor.reading.fold import Folded, caseless, exact, flat, fold
from tutor.reading.passage import HIDDEN, WALL, Block, Passage, TermMark
from tutor.reading.script import NO_SPACES

GAP = "[…]"
"""In the place of a term that is left out."""
LONGEST = 64
"""Tokens (words, spaces, signs) after which a name is too long to be looked for; keeps the search linear."""

_TOKEN = re.compile(rf"[{NO_SPACES}]|[^\W_{NO_SPACES}]+|.", re.DOTALL)
"""Every character is part of one token: a letter of an unspaced script, a whole word, or any other sign."""

_SPACED_LETTER = re.compile(rf"[^\W_{NO_SPACES}]")
_POSSESSIVE = re.compile(r"'s(?!\w)")
_UNMARKED = frozenset({"heading", "code", "rule"})


@dataclass(slots=True)
class _Node:
    """What may follow the tokens so far, and the terms whose names end here."""

    following: dict[str, _Node] = field(default_factory=dict)
    any_case: int = -1
    """Index of the term."""
    as_spelled: dict[str, int] | None = None
    """Terms by the one spelling that they have."""

    @property
    def ends(self) -> bool:
        """Whether a name ends here."""
        return self.any_case >= 0 or self.as_spelled is not None


class Matcher:
    """Finds the terms of a glossary. Building it costs once per lesson; finding is linear in the text."""

    def __init__(self, glossary: Sequence[Term]) -> None:
        self._root = _Node()
        for index, term in enumerate(glossary):
            for name in (term.term, *term.aliases):
                for form in _forms(flat(name, exact)):
                    self._add(form, index, term.case_sensitive)

    def find(self, text: str) -> tuple[TermMark, ...]:
        """Every place where a term stands, from left to right. The 's of a possessive is not part of it."""
        folded = fold(text, caseless)
        tokens = _TOKEN.findall(folded.text)
        starts = [0, *accumulate(map(len, tokens))]
        begins = self._root.following
        marks: list[TermMark] = []
        done = 0
        for index, token in enumerate(tokens):
            if token in begins and starts[index] >= done:
                for end, node in self._candidates(tokens, index):
                    term = _term_at(text, folded, starts[index], starts[end], node)
                    if term >= 0:
                        done = starts[end]
                        marks.append(TermMark(folded.start(starts[index]), folded.end(done), term))
                        break
        return tuple(marks)

    def _candidates(self, tokens: list[str], index: int) -> list[tuple[int, _Node]]:
        """Names that begin with the token at `index`, longest first: the token after each, and its node."""
        found: list[tuple[int, _Node]] = []
        node: _Node | None = self._root.following[tokens[index]]
        while node is not None:
            index += 1
            if node.ends:
                found.append((index, node))
            node = node.following.get(tokens[index]) if index < len(tokens) else None
        found.reverse()
        return found

    def _add(self, form: str, index: int, fixed: bool) -> None:
        tokens = _TOKEN.findall(flat(form, caseless))
        if not 0 < len(tokens) <= LONGEST:
            return
        node = self._root
        for token in tokens:
            node = node.following.setdefault(token, _Node())
        if fixed:
            node.as_spelled = node.as_spelled or {}
            node.as_spelled.setdefault(form, index)
        elif node.any_case < 0:
            node.any_case = index


def left_out(text: str, term: Term) -> str:
    """The text with a gap wherever the term stands in it, so that it does not tell its own name."""
    parts, at = [], 0
    for found in Matcher([term]).find(text):
        parts.append(text[at : found.start])
        at = found.end
    return GAP.join((*parts, text[at:]))


def mark(blocks: Sequence[Block], matcher: Matcher) -> Passage:
    """The passage of these blocks, with every term that stands in them.

    None is marked in headings, code and links, or across two blocks.
    """
    blocks = tuple(blocks)
    seen = WALL.join(map(_seen, blocks))
    return Passage(blocks, matcher.find(seen))


def _seen(block: Block) -> str:
    """The block's text, with everything hidden in which no term may be marked."""
    if block.kind in _UNMARKED:
        return HIDDEN * len(block.text)
    pieces: list[str] = []
    at = 0
    for start, end in sorted(
        (span.start, span.end) for span in block.spans if span.style in ("code", "link")
    ):
        if end > at:
            pieces += (block.text[at:start], HIDDEN * (end - max(at, start)))
            at = end
    return "".join((*pieces, block.text[at:]))


def _term_at(text: str, folded: Folded, start: int, end: int, node: _Node) -> int:
    """The term that ends at `node` and stands from `start` to `end` of the folded text, or -1.

    A term with a fixed spelling goes before one in any case.
    """
    if not (folded.whole(start, end) and _is_word(folded.text, start, end)):
        return -1
    if node.as_spelled is not None:
        spelling = flat(text[folded.start(start) : folded.end(end)], exact)
        return node.as_spelled.get(spelling, node.any_case)
    return node.any_case


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether no word goes on beyond the ends. That letters do not is seen to by the tokens."""
    if start and text[start - 1] == "_" and text[start].isalnum():
        return False
    if end == len(text) or not _SPACED_LETTER.match(text[end - 1]):
        return True
    if text[end] == "'" and text[end + 1 : end + 2].isalpha():
        return _POSSESSIVE.match(text, end) is not None
    return text[end] != "_"


def _forms(name: str) -> list[str]:
    """A name with the regular English plurals of its last word."""
    last = name[-1:]
    if not _SPACED_LETTER.match(last) or not last.isalpha():
        return [name]
    low = name.lower()
    forms = [name]
    if low.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.append(name + "es")
    if not low.endswith(("s", "x", "z", "sh")):
        forms.append(name + "s")
    if low.endswith("y") and low[-2:-1] not in ("", "a", "e", "o", "u"):
        forms.append(name[:-1] + "ies")
    return forms
