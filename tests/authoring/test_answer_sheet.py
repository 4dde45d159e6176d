"""The answer key: every type with all that belongs to it, and nothing in it that can act."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tutor.authoring.answer_key import answer_key
from tutor.authoring.answer_sheet import as_markdown, as_page
from tutor.authoring.markup import html_of, markdown_of, markdown_text
from tutor.library import Library
from tutor.paths import bundled_dir

ALL = """\
format = 1
id = "all"
title = "All of them"

[[sections]]
id = "one"
title = "One"
text = "The boat left at noon. It came back late."

[[sections.questions]]
id = "c"
type = "choice"
prompt = "When did it *leave*?"
options = [
  { text = "At noon", correct = true, why = "The text says so." },
  { text = "At night", why = "That is when it came back." },
]
hints = ["Look at the start."]
explanation = "It left **at noon**."
evidence = ["left at noon"]
proof = true

[[sections.questions]]
id = "m"
type = "multiple"
prompt = "Which?"
options = ["a", "b", "c"]
answer = ["a", "b"]
scoring = "exact"

[[sections.questions]]
id = "t"
type = "true_false"
prompt = "So?"
answer = false
why = { true = "why-true", false = "why-false" }

[[sections.questions]]
id = "s"
type = "short"
prompt = "What?"
answers = ["boat", { text = "ship", credit = 0.5, why = "too large" }]
reject = [{ text = "raft", why = "too small" }]

[[sections.questions]]
id = "n"
type = "number"
prompt = "How many?"
answer = 90
tolerance = 5
unit = ["percent", "%"]
unit_required = true

[[sections.questions]]
id = "z"
type = "cloze"
text = "The {boat|ferry} left at {noon}."
bank = ["night"]

[[sections.questions]]
id = "o"
type = "order"
prompt = "Order."
items = ["first", "second", "third"]

[[sections.questions]]
id = "p"
type = "match"
prompt = "Match."
pairs = [["left", "right"], { left = "up", right = "down", why = "as it is" }]
distractors = ["aside"]

[[sections.questions]]
id = "k"
type = "classify"
prompt = "Classify."
classes = ["fact", "opinion"]
items = [
  { text = "It left.", class = "fact", why = "seen by all" },
  { text = "Too late.", class = "opinion" },
]

[[sections.questions]]
id = "e"
type = "evidence"
prompt = "Point."
evidence = ["left at noon", "came back late"]
need = "any"

[[questions]]
id = "x"
type = "explain"
prompt = "Explain."
model = "Because of *noon*."
rubric = ["names noon", { text = "names the boat", points = 2 }]
evidence = [{ quote = "left at noon", section = "one" }]
"""
SAID = (
    "At noon",
    "The text says so.",
    "That is when it came back.",
    "Look at the start.",
    "Proof, asked for",
    "left at noon",
    "section 1 One",
    "all or nothing",
    "why-true",
    "why-false",
    "boat",
    "50% of the points",
    "too large",
    "not accepted",
    "raft",
    "too small",
    "90 percent",
    "from 85 to 95",
    "percent or %",
    "unit, required",
    "gap 1, also accepted",
    "ferry",
    "to pick from besides",
    "night",
    "first",
    "third",
    "left → right",
    "up → down",
    "as it is",
    "belongs to nothing",
    "aside",
    "It left. → fact",
    "seen by all",
    "one of them is enough",
    "A model answer",
    "names the boat",
    "2 points",
    "Last check",
)


def sheets(tmp_path: Path, text: str) -> tuple[str, str]:
    path = tmp_path / "lesson.toml"
    path.write_text(text, encoding="utf-8")
    key = answer_key(Library((), None).open(str(path)))
    return as_markdown(key), as_page(key)


class Seen(HTMLParser):
    """What a browser would see of a page: its tags with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


def plain(markdown: str) -> str:
    text = re.sub(r"\\(.)", r"\1", markdown).replace("**", "")
    return " ".join(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split())


def test_everything_of_every_type_is_on_both_sheets(tmp_path: Path) -> None:
    markdown, page = sheets(tmp_path, ALL)
    for words in SAID:
        assert words in plain(markdown), words
        assert words in Seen(page).text, words


def test_the_page_is_well_formed_and_fetches_nothing(tmp_path: Path) -> None:
    seen = Seen(sheets(tmp_path, ALL)[1])
    assert seen.open == []
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in seen.tags}
    assert "@media print" in seen.text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</title></style></p><h1>x",
        '" onclick="alert(1)',
        "[x](javascript:alert)",
        "![x](https://example.org/x.png)",
        "<https://user@example.org/>",
        "&lt;b&gt;",
        "{body} {0} %s",
        "[@click=app.quit]x[/]",
        "`<b>` ~~x~~ **<i>**",
    ],
)
def test_nothing_that_a_lesson_says_can_act(tmp_path: Path, hostile: str) -> None:
    text = ALL
    for place in (
        "All of them",
        "When did it *leave*?",
        "At noon",
        "The text says so.",
        "Look at the start.",
        "raft",
    ):
        text = text.replace(place, hostile.replace("\\", "\\\\").replace('"', '\\"'))
    markdown, page = sheets(tmp_path, text)
    known = {tag for tag, _ in Seen(sheets(tmp_path, ALL)[1]).tags} | {"code", "s", "em", "strong"}
    seen = Seen(page)
    assert seen.open == []
    assert {tag for tag, _ in seen.tags} <= known | {"a"}
    for tag, attributes in seen.tags:
        assert not any(name.startswith("on") or name == "src" for name in attributes), (tag, attributes)
        assert str(attributes.get("href", "https:")).startswith("https:")
    assert hostile in seen.text
    assert "<" not in markdown
    assert "](" not in markdown.replace("\\]", "")


def test_control_characters_do_not_reach_a_sheet() -> None:
    assert "\x1b" not in html_of("a\x1b[31m\u202eb")
    assert "\u202e" not in markdown_of("a\x1b[31m\u202eb")


def test_styles_stay() -> None:
    source = "A *b* **c *d*** `e` ~~f~~ [g](https://example.org/)"
    assert html_of(source) == (
        "<p>A <em>b</em> <strong>c <em>d</em></strong> <code>e</code> <s>f</s> "
        '<a href="https://example.org/" rel="noreferrer">g</a></p>'
    )
    assert markdown_of("A *b* **c**") == "A *b* **c**"


@pytest.mark.parametrize(
    ("text", "written"), [("1. x", "1\\. x"), ("- x", "\\- x"), ("3.2", "3.2"), ("a*b", "a\\*b")]
)
def test_plain_text_stays_plain_as_markdown(text: str, written: str) -> None:
    assert markdown_text(text) == written
    from tutor.reading.markdown import blocks

    (only,) = blocks(written)
    assert (only.kind, only.text, only.spans) == ("paragraph", text, ())


@pytest.mark.parametrize("path", sorted(bundled_dir().glob("*.toml")), ids=lambda path: path.stem)
def test_the_shipped_lessons_have_sheets_with_every_question(path: Path) -> None:
    lesson = Library((), None).open(str(path))
    key = answer_key(lesson)
    questions = sum(len(heading.questions) for heading in lesson.outline.sections) + len(lesson.outline.last)
    assert as_markdown(key).count("\n### ") == questions
    assert Seen(as_page(key)).open == []
