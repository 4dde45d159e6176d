"""Ids: what an author may choose, and what is used where none was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tutor.lesson.position import Path
from tutor.lesson.report import Report, quoted

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 100


def is_id(text: str) -> bool:
    """Lower-case letters and digits, in words parted by single hyphens."""
    return len(text) <= _LONGEST and _KEBAB.fullmatch(text) is not None


def fault(given: str) -> str:
    """What is wrong with an id that is none, and what to write instead."""
    if len(given) > _LONGEST:
        return f"may have {_LONGEST} characters at most; shorten it"
    words = re.findall(r"[a-z0-9]+", given[:_LONGEST].lower())
    return "must be lower-case words joined by hyphens" + (
        f"; write {quoted('-'.join(words))}" if words else ""
    )


@dataclass(frozen=True, slots=True)
class Identities:
    """The ids of one kind of thing in a lesson. Each is given once."""

    taken: set[str] = field(default_factory=set)
    numbered: dict[str, int] = field(default_factory=dict)
    """The last number added to a made id, so that countless equal questions take no longer than others."""

    def settle(self, given: str | None, made: str, name: str, path: Path, report: Report) -> str:
        """The id to use: the author's when it is good and free, else the made one, and a problem told."""
        if not given:
            where = (*path, "id") if given is not None else path
            message = f'{name} has no id; add `id = "..."`, answers are kept under it'
            report.add("missing-id", message, where, at="value" if given is not None else "key")
        elif not is_id(given):
            report.add("bad-id", f"{name}: the id {fault(given)}", (*path, "id"))
        elif given in self.taken:
            message = (
                f"the id {quoted(given)} stands twice; give each {name.partition(' ')[0]} one of its own"
            )
            report.add("same-id", message, (*path, "id"))
        else:
            self.taken.add(given)
            return given
        return self._free(made)

    def _free(self, made: str) -> str:
        number, free = self.numbered.get(made, 1), made
        while free in self.taken:
            number += 1
            free = f"{made}-{number}"
        self.numbered[made] = number
        self.taken.add(free)
        return free


@dataclass(frozen=True, slots=True)
class FormerIds:
    """The ids that questions used to have. Each leads to one question, and is no other's present id."""

    claims: dict[str, dict[str, tuple[str, Path]]] = field(default_factory=dict)
    """By former id and by the present ids of those who had it: what to call them, where they say so."""

    def note(self, present: str, former: Iterable[str], name: str, path: Path) -> None:
        """Take note of what a question says it was."""
        for at, old in enumerate(former):
            if old != present:
                self.claims.setdefault(old, {}).setdefault(present, (name, (*path, "was", at)))

    def tell(self, present: Identities, report: Report) -> None:
        """Tell of every id that leads to more than one question."""
        for old, claims in self.claims.items():
            (first, _), *others = claims.values()
            if old in present.taken:
                for name, path in claims.values():
                    message = f"{name}: {quoted(old)} in `was` is the id of another question; remove it here"
                    report.add("same-was", message, path)
                continue
            for name, path in others:
                message = f"{name}: {first} has {quoted(old)} in `was` too; remove it from one of them"
                report.add("same-was", message, path)
