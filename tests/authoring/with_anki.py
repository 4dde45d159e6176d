"""The cards as Anki itself takes them; its library is large, so this has a command of its own:

`python3 -m uv run --group anki pytest tests/authoring/with_anki.py`
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV

from tests.authoring.anki_lesson import LATER, LESSON, NOW, made_deck
from tutor.authoring.anki_deck import package


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take(collection: Collection, file: Path, data: bytes) -> None:
    """Import a package as a user of Anki would."""
    file.write_bytes(data)
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options))


def test_anki_takes_the_cards_and_updates_them(collection: Collection, tmp_path: Path) -> None:
    deck = made_deck(tmp_path / "lessons")
    take(collection, tmp_path / "a.apkg", package([deck], NOW))
    assert "tutor::The Old : Bridge" in [one.name for one in collection.decks.all_names_and_ids()]
    notes = [collection.get_note(key) for key in collection.find_notes("deck:tutor::*")]
    assert [note.keys() for note in notes] == [["Front", "Back", "Source"]] * len(deck.cards)
    assert {(note["Front"], note["Back"], note["Source"]) for note in notes} == {
        (card.front, card.back, card.source) for card in deck.cards
    }
    card = notes[0].cards()[0]
    assert "They wrote twice." in card.answer()
    card.ivl, card.type, card.queue = 17, CARD_TYPE_REV, QUEUE_TYPE_REV
    collection.update_card(card)
    mended = made_deck(tmp_path / "mended", LESSON.replace("They wrote twice.", "They wrote two letters."))
    take(collection, tmp_path / "b.apkg", package([mended], LATER))
    after = [collection.get_note(key) for key in collection.find_notes("deck:tutor::*")]
    assert sorted(note.guid for note in after) == sorted(note.guid for note in notes)
    assert "They wrote two letters." in collection.get_note(notes[0].id)["Back"]
    assert collection.get_card(card.id).ivl == 17, "what Anki learnt of the card is kept"
