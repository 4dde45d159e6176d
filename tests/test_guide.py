"""The guide for authors: its examples work as they stand, and it leaves out no key."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from tutor.authoring.checking import check
from tutor.cli.report import findings
from tutor.lesson import schema
from tutor.lesson.loading import load
from tutor.lesson.model import Lesson
from tutor.lesson.question import Evidence
from tutor.lesson.schema.question import Skill
from tutor.reading.markdown import blocks
from tutor.reading.passage import Passage
from tutor.reading.quotes import find

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "lessons.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
FIRST, PARTS = EXAMPLES[0], EXAMPLES[1:]


def _lesson(source: str) -> Lesson:
    loaded = load(source.encode())
    assert loaded.lesson is not None
    assert loaded.diagnostics == ()
    return loaded.lesson


def _quotes(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Each quote of the lesson with the text that it stands in."""
    texts = {section.id: section.text for section in lesson.sections}
    for section in lesson.sections:
        for question in section.questions:
            yield from ((quote.quote, texts[quote.section or section.id]) for quote in question.evidence)
    for question in lesson.questions:
        yield from ((quote.quote, texts[quote.section]) for quote in question.evidence)


def test_the_first_lesson_has_no_problem_and_asks_what_it_says() -> None:
    lesson = _lesson(FIRST)
    assert [term.term for term in lesson.glossary] == ["petition"]
    assert isinstance(lesson.sections[0].questions[1], Evidence)


@pytest.mark.parametrize("part", PARTS)
def test_every_other_example_may_follow_the_first_lesson(part: str) -> None:
    _lesson(f"{FIRST}\n{part}")


@pytest.mark.parametrize("part", ["", *PARTS])
def test_every_quote_of_the_examples_stands_once_in_its_text(part: str) -> None:
    for quote, text in _quotes(_lesson(f"{FIRST}\n{part}")):
        assert len(find(Passage(blocks(text)), quote)) == 1, quote


def test_every_key_of_the_format_is_in_the_guide() -> None:
    tables = [getattr(schema, name) for name in dir(schema)]
    keys = {
        field.alias or key
        for table in tables
        if isinstance(table, type) and issubclass(table, schema.Table)
        for key, field in table.model_fields.items()
    }
    written = set(re.findall(r"`([a-z_]+)`", GUIDE)) | {"true", "false", "quote", "section"}
    lists = {"source", "study", "glossary", "sections", "questions"}
    assert keys - written - lists == set()
    assert all(f"[{name}]" in GUIDE for name in lists)


def test_every_type_of_question_has_an_example_and_a_chapter() -> None:
    kinds = set(re.findall(r'^type = "([a-z_]+)"$', "".join(EXAMPLES), re.MULTILINE))
    assert kinds == set(schema.QUESTIONS)
    assert all(f"\n### `{kind}`: " in GUIDE for kind in schema.QUESTIONS)


@pytest.mark.parametrize("document", ["README.md", "docs/lessons.md"])
def test_what_check_is_said_to_say_it_says(document: str) -> None:
    source = FIRST.replace("hints =", "hint =").encode()
    shown = findings("harbour-bell.toml", load(source).diagnostics, source)
    block = "".join(f"    {line}\n" for line in shown)
    assert len(shown) == 3
    assert block in (ROOT / document).read_text(encoding="utf-8")


def test_the_first_lesson_is_as_good_as_check_can_tell() -> None:
    assert check(FIRST.encode()) == ()


def _script(name: str) -> ModuleType:
    """A script of the docs, as a module."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert _script("rules").page() == page, "run docs/rules.py"


def test_the_tables_of_keys_are_what_the_models_say() -> None:
    assert _script("reference").filled(GUIDE) == GUIDE, "run docs/reference.py"


def test_every_table_of_the_format_has_a_table_in_the_guide() -> None:
    built_on = {"Table", "LessonFile", "Section", "Span"}
    tables = {
        name
        for name in dir(schema)
        if isinstance(table := getattr(schema, name), type) and issubclass(table, schema.Table)
    }
    listed = re.findall(r"<!-- keys: (\w+) -->", GUIDE)
    assert len(listed) == len(set(listed))
    assert set(listed) == tables - built_on


def test_every_skill_is_told_with_an_example() -> None:
    told = re.findall(r"^\| `([a-z_]+)` \| [^|]+ \| [^|]+ \|$", GUIDE, re.MULTILINE)
    assert told == list(get_args(Skill))


def test_the_figures_of_the_guide_are_the_limits_that_hold() -> None:
    from tutor.lesson import guard, intake
    from tutor.lesson.report import SHOWN

    limits = " ".join(GUIDE[GUIDE.index("## Limits") :].split())
    for words in (
        f"{guard.MAX_BYTES // 1024 // 1024} MiB",
        f"{guard.MAX_VALUES:,} values",
        f"{guard.MAX_LEVELS} levels",
        f"{guard.MAX_PARTS} parts",
        f"{guard.MAX_DIGITS} digits",
        f"{intake.MAX_SECTIONS:,} sections",
        f"{intake.MAX_TERMS:,} terms",
        f"{intake.MAX_QUESTIONS:,} questions",
        f"{intake.MAX_LIST:,} entries",
        f"{intake.MAX_KEYS} keys",
    ):
        assert words in limits
    assert f"At most {SHOWN} findings" in GUIDE


def test_every_picture_and_page_that_is_linked_is_there() -> None:
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path.name, target)


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\n    python3 -m pip install uv && python3 -m uv run tutor\n" in readme
    assert "\n    python3 -m uv run pytest\n" in readme


def test_the_version_is_the_one_of_the_changes() -> None:
    from tutor.version import __version__

    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {__version__}" in changes
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert metadata["tool"]["hatch"]["version"]["path"] == "tutor/version.py"


def test_a_page_is_scored_by_the_words_that_stand_in_the_same_order() -> None:
    score = _script("import_scores").score
    assert score("The bell is silent.", "the bell IS silent") == (1.0, 1.0, 1.0)
    assert score("The bell is silent.", "Menu. The bell. More: news") == (0.4, 0.5, pytest.approx(4 / 9))
    assert score("鐘は鳴らない", "鐘は鳴る") == (0.75, 0.5, 0.6)
    assert score("The bell", "") == (0.0, 0.0, 0.0)
