"""What a command does and says after it wrote a lesson."""

from __future__ import annotations

from pathlib import Path

from tutor.cli import output


def put_schema_beside(lesson: Path) -> None:
    """Write the schema into the lesson's folder; a lesson is as good without it."""
    from tutor.authoring.schema_file import put_beside
    from tutor.file import reason

    try:
        written = put_beside(lesson)
    except OSError as error:
        output.note(
            f"The schema for your editor {reason(error, 'written')}; the lesson is complete without it."
        )
        return
    if written is not None:
        output.note(f"Beside it: {output.shown(written.name)}, from which editors complete and explain keys.")


def say_what_next(lesson: Path) -> None:
    """The two commands that an author needs, ready to be pasted."""
    from shlex import quote

    name = quote(output.shown(lesson))
    output.note(
        "Next, edit it, and\n"
        f"    tutor check {name}            # what is wrong with it\n"
        f"    tutor preview --watch {name}  # as students see it, at each save"
    )
