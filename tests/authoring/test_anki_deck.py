"""Cards for Anki."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.authoring.anki_lesson import LATER, LESSON, NOW, made_deck
from tutor.authoring.anki_deck import Deck, deck_id, deck_name, package


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return made_deck(tmp_path / "lessons")


def collection(data: bytes, folder: Path) -> sqlite3.Connection:
    """The collection in an .apkg."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        archive.extract("collection.anki2", folder)
    return sqlite3.connect(folder / "collection.anki2")


def test_what_was_missed_and_looked_up_becomes_cards(deck: Deck) -> None:
    assert [card.key for card in deck.cards] == [
        "question:hated",
        "question:order",
        "question:pairs",
        "question:gap",
        "question:kinds",
        "question:number",
        "term:toll",
    ]


def test_a_card_asks_on_the_front_and_tells_on_the_back(deck: Deck) -> None:
    first, *_, term = deck.cards
    assert "<strong>toll</strong>" in first.front
    assert first.front.index("The king") < first.front.index("The mayor") < first.front.index("The traders")
    assert "<b>The traders</b><br>They wrote letters." in first.back
    assert "The king" not in first.back
    assert "They wrote twice." in first.back
    assert "“Traders hated the toll”" in first.back
    assert first.source == "The Old :: Bridge · A toll nobody liked"
    assert "The town asked a &#91;…] of everyone." in term.front
    assert "toll" not in term.front
    assert "<b>toll</b>" in term.back
    assert "The toll was one coin." in term.back
    assert not any("toll" in card.front for card in deck.cards if card.key == "question:gap")


def test_nothing_in_a_card_is_run_or_fetched_by_anki(deck: Deck) -> None:
    for card in deck.cards:
        for text in (card.front, card.back, card.source):
            for sign in ("<script", "[sound", "[latex", "{{", "\\(", "\\input"):
                assert sign not in text


def test_a_package_holds_a_deck_for_the_lesson(deck: Deck, tmp_path: Path) -> None:
    with closing(collection(package([deck], NOW), tmp_path)) as opened:
        (decks,) = opened.execute("SELECT decks FROM col").fetchone()
        assert str(deck_id("bridge")) in decks
        assert "tutor::The Old : Bridge" in decks
        notes = opened.execute("SELECT flds FROM notes ORDER BY id").fetchall()
        assert [fields.split("\x1f")[0] for (fields,) in notes] == [card.front for card in deck.cards]
        assert opened.execute("SELECT DISTINCT did FROM cards").fetchall() == [(deck_id("bridge"),)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Old :: Bridge", "The Old : Bridge"),
        ("a:::b::::c", "a:b:c"),
        ("a: :b", "a:b"),
        ("a:\n:b", "a:b"),
        (":Bridge:", "Bridge"),
        ("Part 1: the toll", "Part 1: the toll"),
        ("::", "?"),
    ],
)
def test_a_title_makes_no_deck_within_a_deck(title: str, name: str) -> None:
    assert deck_name(title) == name


def test_exporting_again_makes_the_same_notes(deck: Deck, tmp_path: Path) -> None:
    mended = made_deck(tmp_path / "mended", LESSON.replace("They wrote twice.", "They wrote two letters."))
    found = []
    for one, when in ((deck, NOW), (mended, LATER)):
        with closing(collection(package([one], when), tmp_path)) as opened:
            found.append(opened.execute("SELECT guid, mid, mod FROM notes ORDER BY guid").fetchall())
    assert [row[:2] for row in found[0]] == [row[:2] for row in found[1]]
    assert max(row[2] for row in found[0]) < min(row[2] for row in found[1])


def test_decks_of_other_lessons_have_other_numbers() -> None:
    assert len({deck_id(f"lesson-{number}") for number in range(2000)}) == 2000
    assert all(1 << 30 <= deck_id(str(number)) < 1 << 31 for number in range(100))
