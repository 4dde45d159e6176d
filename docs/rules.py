"""Writes docs/rules.md, the list of what `tutor check` looks for, from the rules themselves.

To be run from the checkout: python -m uv run python docs/rules.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tutor.authoring.catalogue import CHAPTERS, RULES
from tutor.authoring.rule import Rule

PAGE: Final = Path(__file__).with_name("rules.md")
_INTRODUCTION: Final = """\
# What `tutor check` looks for

Each finding bears the code of its rule. `tutor check --explain CODE` shows the same as this page;
`--select` and `--ignore` take codes, or the beginnings of codes, parted by commas.

*fatal*: the lesson cannot be opened. *error*: it can be read, without the part that is wrong. *warning*:
advice that is nearly always right; `--strict` makes it fail. *info*: something to think about. A rule that
is an error of a part is fatal where the lesson as a whole cannot do without that part. The rules about
wording are for lessons in English.

The examples are pieces of a lesson; what stands around them is left out."""


def page() -> str:
    """The whole page."""
    return "\n\n".join([_INTRODUCTION, _contents(), *_chapters()]) + "\n"


def _contents() -> str:
    rows = [f"| [`{one.code}`](#{one.code}) | {one.level} | {one.summary} |" for one in RULES.values()]
    return "\n".join(["| rule | level | |", "|---|---|---|", *rows])


def _chapters() -> Iterator[str]:
    for title, rules in CHAPTERS:
        yield f"## {title}"
        for rule in rules:
            yield _section(rule)


def _section(rule: Rule) -> str:
    parts = [
        f"### {rule.code}",
        f"*{rule.level}*: {rule.summary}.",
        rule.why,
    ]
    for name, example in (("Wrong:", rule.wrong), ("Right:", rule.right)):
        if example:
            parts += [name, "```\n" + example.strip("\n") + "\n```"]
    return "\n\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE} is written, with {len(RULES)} rules.")
