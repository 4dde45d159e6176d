"""What can be said about a lesson file: a rule, how serious, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tutor.lesson.model import Lesson

Level = Literal["fatal", "error", "warning", "info"]


class Diagnostic(NamedTuple):
    """One finding. `fatal`: there is no lesson; `error`: `check` fails and reading still works."""

    line: int
    """1-based; the first line when the finding is about the file as a whole, 0 when it is about no place."""
    column: int
    """1-based, in characters; 0 with line 0."""
    code: str
    """Kebab-case rule code, such as `unknown-key`."""
    level: Level
    message: str
    """What is wrong and what to do, one safe line."""
    end_column: int = 0
    """1-based, exclusive, on the same line; 0 when unknown."""


class Loaded(NamedTuple):
    """What reading a lesson file came to."""

    lesson: Lesson | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """No fatal and no error among the diagnostics."""
        return self.lesson is not None and not any(d.level in ("fatal", "error") for d in self.diagnostics)
