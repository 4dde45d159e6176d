"""Which findings are wanted: chosen and left out by the codes of their rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from tutor.authoring.catalogue import RULES
from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.report import quoted


class UnknownRule(Exception):
    """No rule has this code, or begins with it; the text says so in one line, with what may be meant."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, or beginnings of codes, to choose and to leave out."""

    select: tuple[str, ...] = ()
    """Empty: every rule."""
    ignore: tuple[str, ...] = ()
    """These win."""

    def of(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that are wanted. What is fatal always is: nothing else could be looked at."""
        return tuple(one for one in findings if one.level == "fatal" or self._wants(one.code))

    def _wants(self, code: str) -> bool:
        chosen = not self.select or code.startswith(self.select)
        return chosen and not (self.ignore and code.startswith(self.ignore))


def selection(select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """The selection that lists of codes parted by commas ask for. Raises `UnknownRule`."""
    return Selection(_codes(select), _codes(ignore))


def known(code: str) -> str:
    """The code, when a rule has it. Raises `UnknownRule`."""
    if code not in RULES:
        raise UnknownRule(_unknown(code))
    return code


def _codes(lists: Iterable[str]) -> tuple[str, ...]:
    codes = tuple(code.strip() for one in lists for code in one.split(",") if code.strip())
    for code in codes:
        if not any(name.startswith(code) for name in RULES):
            raise UnknownRule(_unknown(code))
    return codes


def _unknown(code: str) -> str:
    close = get_close_matches(code[:60], RULES, n=1, cutoff=0.5)
    guess = f"did you mean {quoted(close[0])}?" if close else "`tutor check --rules` lists them"
    return f"there is no rule {quoted(code)}; {guess}"
