"""The study sheet: what there is to study again, and nothing in it that is more than text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tutor.authoring.study_sheet import StudySheet, as_markdown, sheet_without_lesson, study_sheet
from tutor.library import Library
from tutor.library.opened import OpenLesson
from tutor.progress.lookback import FirstAnswer, Lookups, ToStudy
from tutor.reading.excerpt import Spot
from tutor.study.notes import Note

LESSON = """\
format = 1
id = "bridge"
title = "The *Old* Bridge"

[source]
title = "Stones in the river"
author = "N. N."

[[glossary]]
term = "toll"
aliases = ["tolls"]
kind = "word"
say = "TOHL"
definition = "Money paid to *pass*."
example = "The toll was one coin."

[[glossary]]
term = "mayor"
definition = "The head of a town."

[[sections]]
id = "one"
title = "One"
text = "Traders hated the toll. The mayor loved it."

[[sections.questions]]
id = "who"
was = ["whom"]
type = "choice"
prompt = "Who **hated** it?"
options = [{ text = "The king" }, { text = "The traders", why = "They wrote." }, { text = "The mayor" }]
answer = "The traders"
explanation = "They said so."
evidence = ["Traders hated the toll"]

[[sections.questions]]
id = "true"
type = "true_false"
prompt = "The mayor loved it."
answer = true

[[sections.questions]]
id = "where"
type = "evidence"
prompt = "Where is it said?"
evidence = ["Traders hated"]

[[questions]]
id = "why"
type = "explain"
prompt = "Why?"
model = "Because of the *toll*."
rubric = ["names the toll"]
evidence = [{ quote = "the toll", section = "one" }]
"""


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> OpenLesson:
    path = tmp_path_factory.mktemp("lessons") / "bridge.toml"
    path.write_text(LESSON)
    return Library((), None).open(str(path))


def note(words: str, text: str = "", spot: Spot | None = None) -> Note:
    return Note("id", "study", words, text, spot)


def prints(lesson: OpenLesson) -> dict[str, str]:
    return {one.id: one.fingerprint for one in (*lesson.section(0).questions, *lesson.last())}


def done(*answers: FirstAnswer, terms: tuple[str, ...] = ()) -> ToStudy:
    return ToStudy(answers, tuple(Lookups("bridge", term, 1) for term in terms))


def test_a_whole_sheet(lesson: OpenLesson) -> None:
    of = prints(lesson)
    notes = (
        note("Traders hated the toll.", spot=Spot(0, 0, 23)),
        note("The mayor loved it.", "Of course.\nHe is paid.\n\nBy whom?", Spot(0, 24, 43)),
        note("The king slept.", "kept"),
    )
    worth = {"who": 0.0, "true": 1.0, "where": 0.0, "why": 0.5}
    answers = (FirstAnswer(name, of[name], credit) for name, credit in worth.items())
    sheet = study_sheet(lesson, notes, done(*answers, terms=("tolls", "toll", "gone")))
    assert as_markdown(sheet) == (
        r"""# Study sheet: The \*Old\* Bridge

“Stones in the river”, N. N.

## Marks and notes

### 1 One

> Traders hated the toll.

> The mayor loved it.

Of course.\
He is paid.

By whom?

## Looked up

**toll** (word, TOHL): Money paid to *pass*.

*Example:* The toll was one coin.

## Questions missed

### 1.1

Who **hated** it?

- **right:** The traders — They wrote.

**Proof:** “Traders hated the toll” (section 1 One)

**Explanation:** They said so.

### 1.3

Where is it said?

**Proof:** “Traders hated” (section 1 One)

### L1

Why?

**A model answer:** Because of the *toll*.

**Proof:** “the toll” (section 1 One)

## Not in the text any more

> The king slept.

kept
"""
    )


def test_what_was_right_the_last_time_is_not_missed(lesson: OpenLesson) -> None:
    of = prints(lesson)
    once, again = FirstAnswer("whom", of["who"], 0), FirstAnswer("who", of["who"], 1)
    assert not study_sheet(lesson, (), done(once, again)).missed
    assert [answer.id for answer in study_sheet(lesson, (), done(again, once)).missed] == ["who"]


def test_an_answer_to_a_question_that_was_changed_or_is_gone_says_nothing(lesson: OpenLesson) -> None:
    sheet = study_sheet(lesson, (), done(FirstAnswer("who", "another", 0), FirstAnswer("gone", "f", 0)))
    assert sheet.is_empty


def test_without_its_lesson_the_notes_and_the_terms_are_still_there() -> None:
    sheet = sheet_without_lesson("bridge", (note("The toll.", "mine"),), done(terms=("toll",)))
    text = as_markdown(sheet)
    assert "**toll**" in text
    assert "> The toll.\n\nmine" in text


SIGNS = st.text(
    st.sampled_from("\\`*_[]<>&~|!#-+=:.)( \n\t1a\x1b\u202e\ud800é") | st.characters(), max_size=40
)


@given(words=SIGNS, text=SIGNS, title=SIGNS)
def test_no_text_can_be_more_than_text(words: str, text: str, title: str) -> None:
    sheet = StudySheet(title, "", (("1  One", (note(words, text, Spot(0, 0, 1)),)),), (), (), ())
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(as_markdown(sheet))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "blockquote", "paragraph", "inline"}
    inner = {child.type for token in tokens for child in token.children or ()}
    assert inner <= {"text", "text_special", "hardbreak", "softbreak"}


def test_texts_from_a_lesson_are_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    hostile = "<script>x</script> [x](javascript:x) ![x](http://x/) | # `x`"
    for plain in ("The traders", "They wrote.", "TOHL", "The king"):
        assert plain in LESSON
        path.write_text(LESSON.replace(plain, hostile))
        opened = Library((), None).open(str(path))
        answers = [FirstAnswer(name, print_, 0) for name, print_ in prints(opened).items()]
        text = as_markdown(study_sheet(opened, (), done(*answers, terms=("toll",))))
        tokens = MarkdownIt("commonmark").parse(text)
        inner = {child.type for token in tokens for child in token.children or ()}
        assert not inner & {"link_open", "image", "html_inline", "code_inline"}, plain
        assert not any(token.type == "html_block" for token in tokens), plain
