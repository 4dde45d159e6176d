"""Terms are found as whole words, the longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.lesson.model import Term
from tutor.reading.markdown import blocks
from tutor.reading.terms import LONGEST, Matcher, left_out, mark


def found(text: str, *terms: str | Term) -> list[str]:
    """What is marked in a text."""
    glossary = [term if isinstance(term, Term) else Term(term=term) for term in terms]
    return [text[m.start : m.end] for m in Matcher(glossary).find(text)]


@pytest.mark.parametrize(
    ("term", "text", "marked"),
    [
        ("bell", "A bell, a Bell; BELL.", ["bell", "Bell", "BELL"]),
        ("bell", "belle doorbell bell_tower _bell", []),
        ("bell", "bells bell's bell’s bells' belles", ["bells", "bell", "bell", "bells"]),
        ("church", "churches", ["churches"]),
        ("treaty", "treaties treatys", ["treaties", "treatys"]),
        ("key", "keys keies", ["keys"]),
        ("boss", "bosses bosss", ["bosses"]),
        ("photo", "photos photoes", ["photos", "photoes"]),
        ("can", "can't can’t can", ["can"]),
        ("Allemagne", "l’Allemagne", ["Allemagne"]),
        ("North Korea", "North\nKorea and North   Korea's", ["North\nKorea", "North   Korea"]),
        ("dual-use", "dual‑use dual–use dual use", ["dual‑use", "dual–use"]),
        ("people's party", "People’s Party", ["People’s Party"]),
        ("C++", "C++, C", ["C++"]),
        ("U.S.", "the U.S. and U.S", ["U.S."]),
        ("café", "Café cafe\u0301 cafe", ["Café", "cafe\u0301"]),
        ("STRASSE", "die Straße", ["Straße"]),
        ("stra", "Straße", []),
        ("istanbul", "İİ Istanbul", ["Istanbul"]),
        ("北京", "我在北京工作", ["北京"]),
        ("ประเทศ", "ในประเทศไทย", ["ประเทศ"]),
        ("กา", "กาํ", []),
        ("AI技術", "生成AI技術の", ["AI技術"]),
        ("중국", "중국은", ["중국"]),
        ("हिन", "हिन्दी", []),
        ("", "anything", []),
    ],
)
def test_a_term_is_found(term: str, text: str, marked: list[str]) -> None:
    assert found(text, term) == marked


def test_a_term_is_left_out_of_its_own_definition_in_every_form() -> None:
    wick = Term(term="wick", aliases=("lamp cotton",))
    text = "To *trim* Wicks, a wick's end, or lamp cotton; not a wicket."
    assert left_out(text, wick) == "To *trim* […], a […]'s end, or […]; not a wicket."
    assert left_out("A strip of cotton.", wick) == "A strip of cotton."


def test_aliases_count_for_their_term() -> None:
    marks = Matcher([Term(term="x"), Term(term="North Korea", aliases=("DPRK",))]).find("the DPRK's bell")
    assert [(m.start, m.end, m.term) for m in marks] == [(4, 8, 1)]


def test_the_longest_term_wins_and_the_one_inside_is_not_marked_twice() -> None:
    assert found("North Korea, Korea", "Korea", "North", "North Korea") == ["North Korea", "Korea"]


def test_the_first_of_two_equal_terms_wins() -> None:
    assert [m.term for m in Matcher([Term(term="bell"), Term(term="Bell")]).find("bell")] == [0]


def test_a_fixed_case_is_kept_and_goes_before_any_case() -> None:
    polish = Term(term="Polish", case_sensitive=True)
    assert found("Polish polish POLISH", polish) == ["Polish"]
    marks = Matcher([Term(term="polish"), polish]).find("Polish polish")
    assert [m.term for m in marks] == [1, 0]


def test_a_longer_term_of_another_case_leaves_the_shorter_one() -> None:
    assert found("the us dollar", Term(term="US dollar", case_sensitive=True), "dollar") == ["dollar"]


def test_a_name_beyond_the_limit_is_not_looked_for() -> None:
    name = " ".join(["a"] * LONGEST)
    assert found(name, name) == []


def test_nothing_is_marked_in_links_code_and_headings_or_across_them() -> None:
    inline = "[bell](http://x) `bell` **bell** [North](http://x) Korea"
    source = f"# bell\n\n{inline}\n\n    bell\n\nNorth\n\nKorea bell"
    passage = mark(blocks(source), Matcher([Term(term="bell"), Term(term="North Korea")]))
    assert [passage.text[m.start : m.end] for m in passage.terms] == ["bell", "bell"]
    first = passage.terms[0].start - passage.starts[1]
    assert any(s.style == "strong" and s.start == first for s in passage.blocks[1].spans)


def test_emphasis_does_not_hide_a_term() -> None:
    passage = mark(
        blocks("North *Korea*\n\n- a *bell*"), Matcher([Term(term="North Korea"), Term(term="bell")])
    )
    assert [passage.text[m.start : m.end] for m in passage.terms] == ["North Korea", "bell"]


NAME = st.lists(st.sampled_from(["a", "b", "-"]), min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(st.sampled_from(["a", "b", "A", "as", "-", " ", " ", " ", "\n", "'s"]), max_size=20)


def plainly(text: str, names: list[str]) -> list[tuple[int, int, int]]:
    """The same by trying every name at every place."""
    marks: list[tuple[int, int, int]] = []
    at = 0
    while at < len(text):
        best = (at, at, -1)
        for index, name in enumerate(names):
            plural = "s?" if name[-1].isalpha() else ""
            before, after = r"(?<!\w)" if name[0].isalpha() else "", r"(?!\w)(?!'(?!s\b)\w)" if plural else ""
            words = r"\s+".join(map(re.escape, name.split()))
            match = re.compile(f"{before}{words}{plural}{after}", re.IGNORECASE).match(text, at)
            if match and match.end() > best[1]:
                best = (at, match.end(), index)
        if best[2] >= 0:
            marks.append(best)
        at = max(best[1], at + 1)
    return marks


@given(TEXT.map("".join), st.lists(NAME, max_size=4))
def test_what_is_found_is_what_trying_everything_finds(text: str, names: list[str]) -> None:
    marks = Matcher([Term(term=name) for name in names]).find(text)
    assert [(m.start, m.end, m.term) for m in marks] == plainly(text, names)
