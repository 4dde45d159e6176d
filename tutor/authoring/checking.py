"""All that can be said about a lesson file: what keeps it from being used, and what makes it less good."""

from __future__ import annotations

from typing import Final

from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.loading import examine

MOST: Final = 2_000
"""Findings of one file that are kept."""


def check(source: bytes) -> tuple[Diagnostic, ...]:
    """Every finding about a lesson file, in order of position: of the loader, then of the rules of content.

    Raises nothing, whatever the bytes are.
    """
    found = examine(source)
    if isinstance(found, Diagnostic):
        from tutor.authoring.recovery import syntax_errors

        return syntax_errors(source, found)
    if found.lesson is not None:
        from tutor.authoring.draft import Draft
        from tutor.authoring.rules import check_content

        known = tuple(found.report.findings)
        check_content(Draft(found.lesson, found.origins, found.report, found.data, known))
    return found.report.diagnostics(found.source, MOST)
