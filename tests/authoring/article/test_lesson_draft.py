"""The draft of a lesson."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.authoring.article.block import Article, Block, Metadata, Unimportable
from tutor.authoring.article.intake import Wishes, read_article
from tutor.authoring.article.lesson_draft import draft
from tutor.authoring.article.tongue import language_of
from tutor.authoring.checking import check
from tutor.lesson.loading import load
from tutor.lesson.model import Lesson
from tutor.reading.markdown import blocks


def lesson_of(text: str) -> Lesson:
    """The lesson, which has no problem."""
    loaded = load(text.encode())
    assert loaded.diagnostics == ()
    assert loaded.lesson is not None
    return loaded.lesson


def test_the_draft_opens_without_a_word_and_has_the_words_of_the_article(imported: Article) -> None:
    made = draft(imported, with_schema=True)
    lesson = lesson_of(made.text)
    assert made.text.startswith("#:schema ./lesson.schema.json\n")
    assert lesson.id == made.id == "ferry-councils-late-night-vote-hands-bargaining-power-to-the"
    assert (lesson.source.author, lesson.source.publisher) == ("Elsbeth Rowan", "The Gazette")
    shown = " ".join(block.text for section in lesson.sections for block in blocks(section.text))
    assert shown == " ".join(block.words for block in imported.blocks)


def test_check_finds_nothing_wrong_in_a_draft(imported: Article) -> None:
    found = check(draft(imported, with_schema=True).text.encode())
    assert [one for one in found if one.level in ("fatal", "error")] == []


def test_nothing_is_asked_and_proposals_are_comments(imported: Article) -> None:
    document = tomllib.loads(draft(imported).text)
    assert "questions" not in document
    assert "glossary" not in document
    assert not any("questions" in section for section in document["sections"])


def test_a_proposal_without_its_signs_and_with_a_definition_is_a_term(imported: Article) -> None:
    text = draft(imported).text
    begin = text.index("# [[glossary]]")
    end = text.index("\n\n", begin)
    term = "\n".join(line.removeprefix("# ") for line in text[begin:end].split("\n"))
    mended = text[:begin] + term.replace('definition = ""', 'definition = "Someone."') + text[end:]
    assert len(lesson_of(mended).glossary) == 1


def test_what_the_author_says_goes_before_what_was_found(imported: Article) -> None:
    lesson = lesson_of(draft(imported, title="Ferries", lesson_id="ferry", language="en-GB").text)
    assert (lesson.title, lesson.id, lesson.language) == ("Ferries", "ferry", "en-GB")


@pytest.mark.parametrize(
    ("date", "kept"), [("2018-04-19", "2018-04-19"), ("2018-04", "2018-04"), ("2018-02-30", "2018")]
)
def test_a_date_is_written_as_exactly_as_it_is_known(imported: Article, date: str, kept: str) -> None:
    article = replace(imported, metadata=replace(imported.metadata, date=date))
    assert str(tomllib.loads(draft(article).text)["source"]["date"]) == kept
    lesson_of(draft(article).text)


def test_sections_of_one_name_get_ids_of_their_own() -> None:
    paragraph = Block("It is silent. " * 30, 0, "It is silent. " * 30)
    article = Article(
        Metadata(), (*(Block("Same", 2, "Same"), paragraph) * 3, Block("日本", 2, "日本"), paragraph)
    )
    assert [section.id for section in lesson_of(draft(article).text).sections] == [
        "same",
        "same-2",
        "same-3",
        "part-4",
    ]


@pytest.mark.long
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_an_article_the_draft_is_a_lesson_with_its_words(text: str) -> None:
    text = "Word " + text
    article = read_article(text.encode(), Wishes(form="text", keep_all=True))
    lesson = lesson_of(draft(article, title="A", lesson_id="a").text)
    shown = "".join("".join(block.text for block in blocks(section.text)) for section in lesson.sections)
    assert "".join(shown.split()) == "".join("".join(block.words for block in article.blocks).split())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bell has been silent since the horn was built, and it is not missed by the town.", "en"),
        ("Die Glocke ist still, seit der Leuchtturm ein Horn hat, und sie fehlt in der Stadt nicht.", "de"),
        ("La cloche est muette depuis que le phare a une corne, et elle ne manque pas dans la ville.", "fr"),
        ("La campana está en silencio desde que el faro tiene una bocina, y no se echa de menos.", "es"),
        ("Колокол молчит с тех пор, как на маяке есть сирена, и в городе его не хватает не всем.", "ru"),
        ("灯台に霧笛ができてから、鐘は鳴らない。", "ja"),
        ("自从灯塔有了雾号，钟就不再响了。", "zh"),
        ("Xyzzy plugh", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_by_small_words_or_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_draft_that_no_lesson_could_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{word} " * 20 for word in ("bell", "horn", "quay", "crew", "vote", "tide")]
    article = Article(Metadata(title="T"), tuple(Block(text, 0, text) for text in texts))
    monkeypatch.setattr("tutor.authoring.article.lesson_draft.MAX_SECTIONS", 5)
    with pytest.raises(Unimportable, match="6 sections, and a lesson can have 5"):
        draft(article, words=20)
    assert len(draft(article, words=60).parts) <= 5
    monkeypatch.setattr("tutor.authoring.article.lesson_draft.MAX_BYTES", 100)
    with pytest.raises(Unimportable, match="larger than a lesson can be"):
        draft(article, words=60)
