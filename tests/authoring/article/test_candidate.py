"""Proposals for the glossary."""

from __future__ import annotations

import sys

import pytest

from tutor.authoring.article.block import Article, Block
from tutor.authoring.article.candidate import MOST, Proposals, proposals
from tutor.authoring.article.dividing import Part, divided


def of(*texts: str, language: str = "en") -> Proposals:
    """The proposals for sections with these texts."""
    parts = [Part("x", (Block(text, 0, text),), False) for text in texts]
    return proposals(parts, language)


def test_names_come_with_their_short_forms_and_their_places() -> None:
    found = of("It was Ines Valdemar who spoke, and Valdemar stayed.", "Later Valdemar went.")
    (name,) = found.names
    assert (name.term, name.aliases, name.places) == ("Ines Valdemar", ("Valdemar",), ((0, 2), (1, 1)))
    assert name.excerpt == "It was Ines Valdemar who spoke, and Valdemar stayed."


def test_offices_possessives_and_first_words_of_sentences_are_no_part_of_a_name() -> None:
    found = of("The chair met President Ada Quillen’s friend. If Quillen calls, they come. The Hague is far.")
    assert {one.term for one in found.names} == {"Ada Quillen", "Hague"}


def test_days_months_and_words_that_stand_in_lower_case_too_are_no_names() -> None:
    assert of("It rang on Monday in March. But the Harbour is a harbour, and I know it.").names == ()


def test_a_date_is_no_name() -> None:
    found = of(
        "The date was June 2015. In May 2015 Ines Valdemar went; on March 3rd she came, in Spring 1962."
    )
    assert {one.term for one in found.names} == {"Ines Valdemar"}


def test_what_is_longer_than_any_word_is_no_candidate() -> None:
    found = of(f"It was {'interlocut' * 10} and {'Valdemar' * 10} who spoke; {'Ab ' * 40}came.")
    assert (found.names, found.rare) == ((), ())


def test_rare_words_are_proposed_rarest_first_and_once() -> None:
    found = of(
        "They purged the unfailing interlocutor.", "Interlocutors purge; the interlocutor said so on the day."
    )
    terms = [one.term for one in found.rare]
    assert terms[:2] == ["unfailing", "interlocutor"] or "interlocutor" in terms
    assert not {"they", "said", "day"} & set(terms)
    assert found.knows_words


def test_the_forms_of_a_common_word_are_not_rare() -> None:
    assert of("It rushes and climbs and melts; it governs the hoping.").rare == ()


@pytest.mark.parametrize("text", ["_aaaaa", "Word _A0 x", "x1stearin stearin2", "a Kim_ b", "the A’s of X’"])
def test_pieces_of_odd_words_are_no_candidates(text: str) -> None:
    found = of(f"They met {text} there.")
    assert all(one.places for one in (*found.names, *found.rare))


def test_without_frequencies_names_are_still_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    found = of("It was Ines Valdemar, the interlocutor.")
    assert [one.term for one in found.names] == ["Ines Valdemar"]
    assert (found.rare, found.knows_words) == ((), False)


def test_a_language_without_frequencies_is_told() -> None:
    assert not of("Nomen est omen, dixit.", language="la").knows_words


def test_in_german_not_every_noun_is_a_name() -> None:
    terms = {one.term for one in of("Am Hafen stand ein Haus; dort wohnte Ada Quillen.", language="de").names}
    assert "Ada Quillen" in terms
    assert "Haus" not in terms


def test_no_more_than_some_are_proposed_and_the_rest_counted() -> None:
    names = " and ".join(f"A{chr(97 + n)}ab" for n in range(20))
    found = of(f"They met {names} there.")
    assert len(found.names) == MOST
    assert found.more == 20 - MOST + max(0, len(found.rare) - MOST)


def test_the_article_gives_its_people(imported: Article) -> None:
    found = proposals(divided(imported.blocks), "en")
    assert {"Ines Valdemar", "Piet Anker", "Lukas Brandt", "Harbour Office"} <= {
        one.term for one in found.names
    }
