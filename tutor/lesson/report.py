"""What is found while a lesson is read: collected first, placed and put in order at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final, Literal, NamedTuple

from tutor.lesson.diagnostic import Diagnostic, Level
from tutor.lesson.position import Path, Place, Positions
from tutor.text import safe_line

SHOWN: Final = 20
"""Problems told of one file; a line at the end says how many more there are."""
ENOUGH: Final = 1000
"""Problems after which a file is not looked at further. Missing ids do not count: a draft has none."""

GUESSED: Final = 100
"""Names that are compared to guess which one was meant."""

At = Literal["key", "value"]


class Finding(NamedTuple):
    """A problem, by its path in the document."""

    code: str
    message: str
    path: Path
    level: Level = "error"
    at: At = "value"
    character: int = -1
    """Index, in the string at `path`, of the one that it is about."""


@dataclass(slots=True)
class Report:
    """The findings of one file, as they come."""

    findings: list[Finding] = field(default_factory=list)
    serious: int = 0
    """How many count towards `ENOUGH`."""

    def add(
        self,
        code: str,
        message: str,
        path: Path,
        *,
        level: Level = "error",
        at: At = "value",
        index: int = -1,
    ) -> None:
        """Take note of a problem. The message is a sentence without its full stop; names in it are quoted."""
        self.findings.append(Finding(code, message, path, level, at, index))
        self.serious += code != "missing-id"

    @property
    def full(self) -> bool:
        """There is so much wrong that more would help nobody."""
        return self.serious >= ENOUGH

    def diagnostics(self, source: str, most: int = SHOWN) -> tuple[Diagnostic, ...]:
        """The findings in order of position, at most `most`; what is fatal is always among them."""
        if not self.findings:
            return ()
        positions = Positions(source)
        early, late = _parted(self.findings, most)
        placed = [_placed(finding, positions) for finding in early]
        placed.sort(key=lambda d: (d.level != "fatal", d.line, d.column))
        shown = sorted(placed[:most])
        rest = [found.level for found in placed[most:]] + [finding.level for finding in late]
        return (*shown, remainder(rest)) if rest else tuple(shown)


def quoted(name: object) -> str:
    """A name from the lesson as it may stand in a message: safe, short, marked off."""
    return f"`{safe_line(str(name), 40)}`"


def meant(name: str, known: Sequence[str]) -> str:
    """`; did you mean ...?` when one of the known names is close, else nothing."""
    close = get_close_matches(name[:60], known[:GUESSED], n=1, cutoff=0.6)
    return f"; did you mean {quoted(close[0])}?" if close else ""


def _parted(findings: Iterable[Finding], most: int) -> tuple[list[Finding], list[Finding]]:
    """Those that may be among the first `most` by position, and missing ids that cannot be.

    All sections and questions may be without an id. Of each list, sections' and those of questions, what
    lacks one is found in the order in which it is written.
    """
    early, late = list[Finding](), list[Finding]()
    count = Counter[tuple[str | int, int]]()
    for finding in findings:
        if finding.code == "missing-id":
            kind = finding.path[0], len(finding.path)
            count[kind] += 1
            (early if count[kind] <= most else late).append(finding)
        else:
            early.append(finding)
    return early, late


def _placed(finding: Finding, positions: Positions) -> Diagnostic:
    return Diagnostic(
        **_where(finding, positions), code=finding.code, level=finding.level, message=finding.message
    )


def _where(finding: Finding, positions: Positions) -> dict[str, int]:
    if not finding.path:
        return FILE
    if finding.character >= 0:
        place = positions.inside(finding.path, finding.character)
    else:
        place = positions.key(finding.path) if finding.at == "key" else positions.value(finding.path)
    return _columns(place)


FILE: Final = {"line": 1, "column": 1, "end_column": 1}
"""Where a finding about the whole file is shown: at its beginning, so that an editor can go there."""


def _columns(place: Place) -> dict[str, int]:
    return {"line": place.line, "column": place.column, "end_column": place.end_column}


def remainder(rest: Sequence[Level]) -> Diagnostic:
    """What is said instead of findings that are not shown, of these levels."""
    order: list[Level] = ["fatal", "error", "warning", "info"]
    level = min(rest, key=order.index)
    many = f"{len(rest)} more problem{'s are' if len(rest) > 1 else ' is'} not shown; mend these first"
    return Diagnostic(line=0, column=0, code="more-problems", level=level, message=many)
