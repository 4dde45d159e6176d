"""Reading in lines: pages, terms, the glossary, contents, search, the summary, editions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tutor.authoring.attaching import attach
from tutor.authoring.manuscript import manuscript
from tutor.plain.desk import Quit

if TYPE_CHECKING:
    from tests.plain.conftest import Home

Sections = Callable[..., str]
SENTENCE = "The bridge stood for three days in the cold and rising water of the river. "
GLOSSARY = """
[[glossary]]
term = "toll"
kind = "concept"
say = "TOHL"
definition = "Money paid to *pass*."
example = "One coin."
see_also = ["toll house"]
links = ["https://example.org/toll"]

[[glossary]]
term = "toll house"
definition = "Where a toll is paid."
"""


def test_enter_reads_page_after_page_and_then_the_next_section(home: Home, sections: Sections) -> None:
    lesson = home.write(sections(SENTENCE * 30, "The end."))
    talk = home.read(lesson, ["", "", "", ""])
    assert talk.text.count("Enter reads on.") == 1
    assert "End of section 1. Enter: next section, Part 2." in talk.text
    assert "Section 2 of 2, Part 2." in talk.lines
    assert home.kinds().count("section-read") == 2


def test_a_section_whose_end_was_heard_counts_as_read_when_the_learner_goes_on(
    home: Home, sections: Sections
) -> None:
    lesson = home.write(sections("One.", "Two."))
    home.read(lesson, [])
    assert "section-read" not in home.kinds()
    home.read(lesson, ["l"])
    assert home.kinds().count("section-read") == 1


def test_one_goes_back_and_forth_and_to_paragraphs(home: Home, sections: Sections) -> None:
    lesson = home.write(sections(f"First.\n\n{SENTENCE * 20}\n\nLast.", "Two."))
    talk = home.read(lesson, ["a", "b", "g", "p 3", "p 9", "l", "h", "r"], width=10_000)
    assert talk.lines.count("Last.") == 2
    assert talk.lines.count("First.") == 4
    assert "p with a number from 1 to 3 goes to that paragraph." in talk.lines
    assert talk.lines.count("Section 2 of 2, Part 2.") == 1


def test_help_lists_only_what_there_is_something_for(home: Home, sections: Sections) -> None:
    talk = home.read(home.write(sections("One.")), ["?", "l", "d", "x"])
    assert "q or leave: leave the lesson; your place is kept." in talk.lines
    assert not any(line.startswith(("l or", "d or", "c or", "o or", "n or")) for line in talk.lines)
    assert [line for line in talk.lines if "is not known here" in line] == [
        f"“{key}” is not known here; ? lists what is." for key in "ldx"
    ]


def test_a_term_is_looked_up_by_its_number_and_leads_on(home: Home, sections: Sections) -> None:
    lesson = home.write(sections("A toll was asked.", "No toll.", head=GLOSSARY))
    talk = home.read(lesson, ["1", "1", "b", "k", "2", "1"], width=1000)
    assert "Terms here: 1 toll." in talk.lines
    at = talk.lines.index("toll (concept, TOHL):")
    assert talk.lines[at + 1 : at + 7] == [
        "Money paid to *pass*.",
        "Example: One coin.",
        "Source: https://example.org/toll",
        "1. See also toll house.",
        "2. Also in section 2: No toll.",
        "A number follows a line; Enter goes back to the text. ? all keys.",
    ]
    assert "toll house:" in talk.lines
    assert "toll: known, no longer marked." in talk.lines
    assert "Section 2 of 2, Part 2." in talk.lines
    assert "“1” is not known here; ? lists what is." in talk.lines
    kinds = home.kinds()
    assert (kinds.count("looked-up"), kinds.count("known")) == (2, 1)


def test_what_is_typed_in_an_entry_and_belongs_elsewhere_is_done(home: Home, sections: Sections) -> None:
    talk = home.read(home.write(sections("A toll.", "Two.", head=GLOSSARY)), ["1", "l"])
    assert "Section 2 of 2, Part 2." in talk.lines


def test_the_glossary_is_searched_by_number_name_and_part_of_a_name(home: Home, sections: Sections) -> None:
    lesson = home.write(sections("None.", head=GLOSSARY))
    talk = home.read(lesson, ["d", "2", "", "d", "TOLL", "", "d house", "", "d nothing", "d", ""], width=1000)
    assert talk.lines.count("1. toll") == 3
    assert talk.lines.count("toll house:") == 2
    assert talk.lines.count("toll (concept, TOHL):") == 1
    assert "No term with “nothing”." in talk.lines
    assert home.kinds().count("looked-up") == 3


def test_the_contents_say_where_one_is_and_lead_to_a_section(home: Home, every: str) -> None:
    talk = home.read(home.write(every), ["t", "2", "t 1", "t 3", "q", "t 9"], width=1000)
    assert "Section 1 of 2, 1 min left, 0 of 13 answered." in talk.lines
    assert "1. A toll: check open." in talk.lines
    assert "2. The flood: not read yet." in talk.lines
    assert "3. Last check: 4 questions." in talk.lines
    assert "Section 2 of 2, The flood." in talk.lines
    assert "Last check: 4 questions." in talk.lines
    assert "There is no part 9; there are 1 to 3." in talk.lines


def test_a_closed_gate_says_what_comes_first_or_offers_the_ways_on(home: Home, every: str) -> None:
    gated = every.replace("[study]", '[study]\ngate = "pass"\npass_mark = 1.0\n', 1)
    lesson = home.write(gated)
    talk = home.read(lesson, ["l", "t 3"])
    assert talk.lines.count("The check of section 1 comes first.") == 2
    answers = ("c", "2", "4", "", "2", "", "true", "", "nothing", "nobody", "", "3", "1", "")
    typed = [*answers, *("2", "", "false", "", "toll", "", "2", "", "1", "l", "3", "l")]
    talk = home.read(lesson, typed, width=1000)
    assert talk.text.count("Not passed yet.") == 2
    assert "Section 2 of 2, The flood." in talk.lines


def test_words_are_found_on_through_the_sections(home: Home, sections: Sections) -> None:
    lesson = home.write(sections("A crow.\n\nA heron, a crow.", "The crow flies. A crow sits."))
    talk = home.read(lesson, ["/CROW", "n", "n", "N", "/", "raven", "/", ""], width=1000)
    said = [line for line in talk.lines if line.startswith("“")]
    assert said == [
        "“CROW” 1 of 2 in this section.",
        "“CROW” 2 of 2 in this section.",
        "“CROW” 1 of 2 in this section.",
        "“CROW” 2 of 2 in this section.",
        "“raven” is not in this lesson.",
    ]
    assert talk.lines.count("A heron, a crow.") == 4
    assert talk.lines.count("Section 2 of 2, Part 2.") == 1


def test_links_are_told_and_never_opened(home: Home, sections: Sections) -> None:
    lesson = home.write(sections("See [here](https://example.org/a).", "None."))
    talk = home.read(lesson, ["u", "l", "u"])
    assert "here: https://example.org/a" in talk.lines
    assert "No links in this section." in talk.lines


def test_the_summary_leads_to_what_is_to_be_read_again(home: Home, every: str) -> None:
    talk = home.read(
        home.write(every),
        ["s", "c", "1", "1", "3", "", "f", "", "q", "s", "7", "f 2", "f 1", "f 1", "1"],
        width=1000,
    )
    assert "Nothing answered yet." in talk.lines
    assert "1 of 13 questions answered." in talk.lines
    assert "1. “Traders hated the toll” in section 1. Who hated the toll?" in talk.lines
    assert "“7” is no number from 1 to 1." in talk.lines
    assert "“2” is no number from 1 to 1." in talk.lines
    assert talk.lines.count("The flag is taken back. Saved.") == 1
    assert "That flag is taken back already." in talk.lines
    how = "A number reads the passage again; f and a number takes a flag back; Enter goes back to the text."
    assert talk.after(how)[:3] == [
        "Section 1 of 2, A toll.",
        "",
        "Traders hated the toll. They wrote to the king, who sent no answer, and they wrote again. "
        "See the letters for what *they* said.",
    ]


def test_a_new_attempt_begins_at_the_beginning_and_the_old_one_is_compared(home: Home, every: str) -> None:
    lesson = home.write(every)
    home.read(lesson, ["", "2", "3", "q"])
    home.read(lesson, ["l"])
    talk = home.read(lesson, ["c", "1", "2", "s", "q", "s"], again=True, width=1000)
    assert "Section 1 of 2, A toll." in talk.lines
    assert "Question 1 of 5, finding facts." in talk.lines
    assert home.kinds().count("begun") == 2
    assert "Earlier attempts: 100%." in talk.lines


def test_a_lesson_that_was_never_read_is_begun_once_also_when_it_is_to_be_begun_anew(
    home: Home, sections: Sections
) -> None:
    home.read(home.write(sections("One.")), [], again=True)
    assert home.kinds() == ["met", "begun"]


@pytest.mark.parametrize(("way", "kinds"), [("1", []), ("2", ["met", "begun"]), ("", []), ("3", [])])
def test_another_lesson_with_the_same_id_is_asked_about(
    home: Home, sections: Sections, way: str, kinds: list[str]
) -> None:
    home.read(home.write(sections("One.")), [])
    other = home.write(sections("Two.").replace('title = "Made"', 'title = "Other"'))
    talk = home.read(other, [way])
    assert "Your progress under the id “made” is from “Made”." in talk.lines
    assert ("Two." in talk.lines) == (way in ("1", "2"))
    assert home.kinds()[2:] == (["met"] if way == "1" else kinds)


def test_leaving_keeps_the_place_and_says_so_and_quitting_ends_the_program(
    home: Home, sections: Sections
) -> None:
    lesson = home.write(sections("One.", "Two."))
    talk = home.read(lesson, ["l", "q"])
    assert (talk.lines[-1], talk.ended) == ("Your place is kept.", None)
    talk = home.read(lesson, ["Q"])
    assert talk.lines[1] == "Section 2 of 2, Part 2."
    assert (talk.lines[-1], talk.ended) == ("Your place is kept.", Quit)


def test_the_own_copy_is_read_and_turned_to_and_from(home: Home, ferry_lesson: str, ferry_page: str) -> None:
    lesson = home.write(ferry_lesson)
    copy = attach(lesson, manuscript(ferry_page.encode()), "page.txt").copy
    talk = home.read(home.course(lesson, copy), ["o", "c", "1", "q", "o"], width=1000)
    assert "Section 1 of 3, A vote at night, your copy." in talk.lines
    assert "On Monday evening the council voted to end the ferry, by nine to four." in talk.lines
    assert "Section 1 of 3, A vote at night, study edition." in talk.lines
    assert home.kinds().count("edition") == 2
