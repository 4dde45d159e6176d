"""A check in lines: what is said of answers, and everything else that can be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plain.conftest import Home, Talk

Question = Callable[..., str]

TOLL = """
[[sections]]
id = "toll"
title = "A toll"
text = '''
The town asked a toll. The mayor's men sat at the gate.

Traders hated the toll. Nobody asked the king.
'''
"""
CHOICE = """
[[sections.questions]]
id = "choice"
type = "choice"
prompt = "Who hated the toll?"
options = [
  { text = "The king", why = "He was not asked." },
  { text = "The traders", correct = true, why = "It says so." },
  { text = "The mayor", why = "His men took it." },
]
hints = ["Who pays?", "Who trades?"]
explanation = "They had to pay."
evidence = ["Traders hated the toll"]
"""
TRUTH = """
[[sections.questions]]
id = "truth"
type = "true_false"
prompt = "The king was asked."
answer = false
"""
SHORT = """
[[sections.questions]]
id = "short"
type = "short"
prompt = "Who sat at the gate?"
answers = ["mayor's men"]
"""
GAPS = """
[[sections.questions]]
id = "gaps"
type = "cloze"
prompt = "Fill the gaps."
text = "The {traders} hated the {customs}."
"""
NUMBER = """
[[sections.questions]]
id = "number"
type = "number"
prompt = "How many tolls?"
answer = 1
"""
MATCH = """
[[sections.questions]]
id = "match"
type = "match"
prompt = "Who did what?"
pairs = [
  { left = "traders", right = "hated", why = "It says so." },
  { left = "men", right = "sat", why = "At the gate." },
]
distractors = ["swam"]
"""
ORDER = """
[[sections.questions]]
id = "order"
type = "order"
prompt = "What came first?"
items = ["one", "two", "three"]
"""
EXPLAIN = """
[[sections.questions]]
id = "explain"
type = "explain"
prompt = "Why?"
model = "Because."
rubric = ["says why", "says when"]
"""
PROOF = """
[[sections.questions]]
id = "two"
type = "evidence"
prompt = "Point at two sentences."
evidence = ["asked a toll", "hated the toll"]
"""


def lesson(*questions: str, study: str = "") -> str:
    """A lesson of one section with these questions."""
    head = f'format = 1\nid = "toll"\ntitle = "Toll"\n[study]\nshuffle = false\n{study}\n'
    return head + TOLL + "".join(questions)


def check(
    home: Home, *typed: str, asked: tuple[str, ...] = (CHOICE,), study: str = "", sure: bool = False
) -> Talk:
    """Go into the check, and type these lines."""
    return home.read(home.write(lesson(*asked, study=study)), ["", *typed], width=1000, sure=sure)


def test_a_miss_says_why_and_where_to_read_again_and_at_the_end_everything(home: Home) -> None:
    talk = check(home, "1", "3")
    assert talk.after("One number, 1 to 3. h")[:3] == [
        "Not right. 1 try left. Saved.",
        "1. The king. Not right. He was not asked.",
        "Read again: section 1, paragraph 2.",
    ]
    assert talk.after("One number, 1 to 3.") == [
        "Not right. Saved.",
        "3. The mayor. Not right, your choice. His men took it.",
        "2. The traders. This is right, not chosen. It says so.",
        "1. The king. Not right. He was not asked.",
        "Explanation: They had to pay.",
        "Proof: “Traders hated the toll” (section 1, paragraph 2).",
        "Enter goes on. p passage, q leave, ? all keys.",
        "Your place is kept.",
    ]


def test_what_was_said_is_said_again(home: Home) -> None:
    talk = check(home, "2", "r")
    first = talk.lines.index("Right. Saved.")
    again = talk.lines.index("Right.")
    assert talk.lines[again + 1 : -2] == talk.lines[first + 1 : first + len(talk.lines[again:]) - 2]
    assert talk.lines[again - 1] == "Who hated the toll?"


def test_hints_come_one_by_one_and_then_no_more(home: Home) -> None:
    talk = check(home, "h", "h", "h", "r")
    assert "Hint 1 of 2: Who pays?" in talk.lines
    assert "There is nothing for “h” now; ? lists what there is." in talk.lines
    assert home.kinds().count("hinted") == 2
    assert talk.after("Who hated the toll?")[3:5] == ["Hint 1 of 2: Who pays?", "Hint 2 of 2: Who trades?"]


def test_an_answer_that_was_wrong_and_an_empty_one_cost_no_try(home: Home) -> None:
    talk = check(home, "1", "1", "")
    assert "Not right: change it; no try is lost." in talk.lines
    assert "Answer first." in talk.lines
    assert home.kinds().count("answered") == 1


def test_a_missed_question_comes_back_with_one_try(home: Home) -> None:
    talk = check(home, "true", "", "2", "", "false", "", asked=(TRUTH, CHOICE))
    assert "This question came back. One try." in talk.lines
    assert "Asked again" not in talk.text
    assert home.kinds().count("answered") == 3
    assert "End of section 1. Enter: summary." in talk.text


def test_a_question_is_put_off_unless_it_is_the_only_one(home: Home) -> None:
    talk = check(home, "s", "false", "", "s", asked=(CHOICE, TRUTH))
    assert (
        talk.text.index("Who hated") < talk.text.index("The king was asked.") < talk.text.rindex("Who hated")
    )
    assert "This is the only question left." in talk.lines


def test_a_question_is_flagged_with_words_without_and_not_at_all(home: Home) -> None:
    talk = check(home, "f", ":n", "f", "", "f", "f", "unclear")
    flags = [event.body.get("words") for event in home.events() if event.kind in ("flagged", "unflagged")]
    assert flags == ["", None, "unclear"]
    assert talk.lines.count("Flagged. Saved.") == 2
    assert talk.lines.count("The flag is taken back. Saved.") == 1


def test_a_slip_costs_nothing_and_counts_as_right_when_it_stays(home: Home) -> None:
    talk = check(home, "customs", "mayot's men", "", asked=(SHORT,))
    at = talk.lines.index("Nearly. No try is lost.")
    assert talk.lines[at + 1 : at + 4] == [
        "In “mayot's men”, “t” after “mayo” is not right.",
        "Type it again; Enter leaves it as it is, which counts as right.",
        "Right. Saved.",
    ]
    assert home.kinds().count("neared") == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("custms", "In gap 2, “custms”, a letter is missing after “cust”."),
        ("customss", "In gap 2, “customss”, “s” after “custom” is too much."),
        ("cuttoms", "In gap 2, “cuttoms”, “t” after “cu” is not right."),
        ("ustoms", "In gap 2, “ustoms”, a letter is missing at the beginning."),
        ("cus toms", "In gap 2, “cus toms”, the space after “cus” is too much."),
    ],
)
def test_a_slip_is_told_by_where_it_is_and_only_its_gap_asked_for_again(
    home: Home, typed: str, said: str
) -> None:
    talk = check(home, "traders", typed, "customs", asked=(GAPS,))
    assert said in talk.lines
    assert "Gap 2 again; Enter leaves it as it is, which counts as right." in talk.text
    assert "Right. Saved." in talk.lines


def test_the_text_and_the_check_say_the_same_number_of_questions(home: Home) -> None:
    talk = check(home, "1", "q", "", asked=(CHOICE, TRUTH))
    assert talk.lines.count("Check of section 1: 2 questions.") == 2
    assert "Not right. 1 try left. Saved." in talk.lines
    assert "End of section 1. Enter: check, 1 question." not in talk.lines
    assert talk.text.count("Enter: check, 2 questions.") == 2
    talk = check(home, "2", "", "q", "", asked=(CHOICE, TRUTH))
    assert "Enter: check, 1 question." in talk.text
    assert "Check of section 1: 2 questions, 1 left." in talk.lines


def test_a_gap_is_changed_by_its_number_and_the_rest_submitted_with_enter(home: Home) -> None:
    talk = check(home, "nobody", ":1 traders", "", asked=(GAPS,))
    answer = next(event for event in home.events() if event.kind == "answered")
    assert answer.body["answer"] == ["traders", ""]
    assert "Gap 2, Nothing given; right is: customs." in talk.lines


def test_where_words_are_typed_commands_begin_with_a_colon(home: Home) -> None:
    talk = check(home, ":p", "?", "h", ":q", asked=(SHORT,))
    assert "The passage opens after your first try." in talk.lines
    assert ":p or :passage: the passage." in talk.lines
    assert ":f or :flag: say that something is wrong with the question, or take that back." in talk.lines
    answers = [event.body["answer"] for event in home.events() if event.kind == "answered"]
    assert answers == [["h"]]
    assert home.kinds()[-1] == "check-left"


def test_a_refused_answer_is_counted_as_right(home: Home) -> None:
    talk = check(home, "the king", "the crew", "m", "m", "x", "", asked=(SHORT,))
    assert "Counted as right. Saved. Your answer is kept as it is." in talk.lines
    assert "There is nothing for “m” now; ? lists what there is." in talk.lines
    assert "This question is answered." in talk.lines
    assert home.kinds().count("counted") == 1


def test_what_is_no_number_costs_no_try(home: Home) -> None:
    talk = check(home, "many", "1", asked=(NUMBER,))
    assert "Not read as a number: try digits." in talk.lines
    assert home.kinds().count("answered") == 1


def test_a_misspelled_unit_costs_no_try_and_is_told_by_where_it_is(home: Home) -> None:
    asked = NUMBER + 'unit = ["shillings"]\n'
    talk = check(home, "1 shilings", "", asked=(asked,))
    at = talk.lines.index("Nearly. No try is lost.")
    assert talk.lines[at + 1] == "In “shilings”, a letter is missing after “shi”."
    assert "Right. Saved." in talk.lines
    assert "It is spelled “shillings”." in talk.lines


def test_pairs_are_told_with_what_belongs_together(home: Home) -> None:
    talk = check(home, "r", asked=(MATCH,))
    letters = {line[3:]: line[0] for line in talk.lines if line[1:3] == ". " and line[0].isalpha()}
    home.forget()
    talk = check(home, f"1{letters['sat']}", "", asked=(MATCH,))
    assert "Nothing yet for 2. Enter submits the answer as it is." in talk.lines
    home.forget()
    talk = check(home, f"1{letters['hated']} 2{letters['swam']}", asked=(MATCH,))
    assert "Partly right. 50% of the points. Saved." in talk.lines
    assert "1. traders: hated. Right. It says so." in talk.lines
    assert "2. men: swam. Not right; right is: sat. At the gate." in talk.lines


def test_a_wrong_order_is_told_by_the_right_one(home: Home) -> None:
    shown = [line[3:] for line in check(home, "r", asked=(ORDER,)).lines if line[1:3] == ". "][:3]
    home.forget()
    wrong = " ".join(str(shown.index(item) + 1) for item in ("two", "one", "three"))
    talk = check(home, wrong, asked=(ORDER,))
    assert talk.after("Partly right. 50%")[:4] == [
        "The right order:",
        "1. one. In order with the others, you had it at 2.",
        "2. two. Not right, you had it at 1.",
        "3. three. Right.",
    ]


def test_fewer_sentences_than_asked_for_are_taken_when_they_are_given_twice(home: Home) -> None:
    talk = check(home, "1", "1", asked=(PROOF,))
    assert "2 sentences are asked for. The same once more is your answer as it is." in talk.lines
    assert "Partly right. 50% of the points. Saved." in talk.lines


def test_confidence_is_asked_of_the_first_answer_and_leads_back(home: Home) -> None:
    talk = check(home, "1", "", "1", "5", "4", "2", sure=True)
    assert "How sure are you? 1 guessing, 2 unsure, 3 fairly sure, 4 sure. Enter goes back." in talk.text
    assert "“5” is no number from 1 to 4." in talk.lines
    answers = [event.body for event in home.events() if event.kind == "answered"]
    assert [answer.get("confidence") for answer in answers] == [0.95, None]


def test_an_explanation_is_written_compared_and_assessed(home: Home) -> None:
    talk = check(home, "Because of it.", ".", "1", asked=(EXPLAIN,))
    assert "A model answer: Because." in talk.lines
    assert "Partly right. 50% of the points. As you judged it yourself. Saved." in talk.lines
    assert next(event for event in home.events() if event.kind == "wrote").body["text"] == "Because of it."


@pytest.mark.parametrize("end", [[], [":Q"]])
def test_an_explanation_goes_on_from_the_line_where_it_was_cut_off(home: Home, end: list[str]) -> None:
    check(home, "Because", "of it.", *end, asked=(EXPLAIN,))
    assert "wrote" not in home.kinds()
    talk = home.read(home.write(lesson(EXPLAIN)), ["And so.", ".", "2"])
    assert talk.lines[4:8] == ["Why?", "You have written:", "Because", "of it."]
    written = next(event for event in home.events() if event.kind == "wrote")
    assert written.body["text"] == "Because\nof it.\nAnd so."
    assert "Partly right. 50% of the points. As you judged it yourself. Saved." in talk.lines


def test_gaps_and_pairs_go_on_from_where_they_were_cut_off(home: Home) -> None:
    check(home, "traders", asked=(GAPS,))
    talk = home.read(home.write(lesson(GAPS)), ["customs"], width=1000)
    assert "So far: gap 1 traders." in talk.lines
    assert "Gap 2 of 2. Enter submits the answer without it." in talk.text
    assert "Right. Saved." in talk.lines
    home.forget()
    check(home, "2a", asked=(MATCH,))
    talk = home.read(home.write(lesson(MATCH)), [""], width=1000)
    assert "So far: 2a. Enter submits the answer as it is." in talk.lines
    assert home.kinds().count("answered") == 1


@pytest.mark.parametrize(
    ("question", "name", "half", "said"),
    [
        (CHOICE, "choice", ["The traders"], "You began: The traders. Enter submits it."),
        (TRUTH, "truth", ["false"], "You began: False. Enter submits it."),
        (SHORT, "short", ["mayor's men"], "You began: mayor's men. Enter submits it."),
        (ORDER, "order", ["one", "two", "three"], "You began: one; two; three. Enter submits it."),
    ],
)
def test_what_was_begun_on_the_screen_is_submitted_with_enter(
    home: Home, question: str, name: str, half: list[str], said: str
) -> None:
    opened = home.write(lesson(question))
    course = home.course(opened)
    course.begin_attempt()
    course.enter_check(0)
    course.keep_half_given(0, course.questions(0)[0], half)
    talk = home.read(opened, [""], width=1000)
    assert said in talk.lines
    answered = next(event for event in home.events() if event.kind == "answered")
    assert (answered.question, answered.body["answer"]) == (name, half)
    assert "Right. Saved." in talk.lines


def test_a_half_given_answer_waits_while_the_text_is_read(home: Home) -> None:
    talk = check(home, "traders", ":q", "", "customs", asked=(GAPS,))
    assert "Right. Saved." in talk.lines
    assert home.kinds().count("check-left") == 1
    assert talk.text.count("Section 1 of 1, A toll.") == 2


@pytest.mark.parametrize(
    ("look_back", "before", "after"),
    [("free", True, True), ("after_first", False, True), ("closed", False, False)],
)
def test_the_passage_opens_when_the_lesson_says_so_and_a_peek_is_recorded(
    home: Home, look_back: str, before: bool, after: bool
) -> None:
    study = f'look_back = "{look_back}"'
    talk = check(home, "p", study=study)
    assert ("Paragraph 1. The town asked" in talk.text) == before
    assert ("peeked" in home.kinds()) == before
    assert ("opens" in talk.text) == (not before)
    home.forget()
    talk = check(home, "1", "p", study=study)
    assert ("Paragraph 2. Traders hated" in talk.text) == after
    assert "Paragraph 1." not in talk.text
    assert ("Read again:" in talk.text) == after
    assert "peeked" not in home.kinds()


def test_a_check_that_was_not_passed_is_gone_on_from_in_one_of_three_ways(home: Home) -> None:
    study = 'gate = "pass"\ntries = 1'
    missed = ("1", "", "1", "")
    talk = check(home, *missed, "", study=study)
    assert talk.after("Not passed yet.")[:5] == [
        "0% of the points; 80% are asked for.",
        "Read again: section 1, paragraph 2.",
        "1. Read the passages again",
        "2. Answer what was missed again",
        "3. Go on without passing",
    ]
    assert talk.after("A number; Enter is 1.")[:3] == [
        "Section 1 of 1, A toll.",
        "",
        "Traders hated the toll. Nobody asked the king.",
    ]
    assert "check again, what was missed." in talk.text
    home.forget()
    talk = check(home, *missed, "4", "2", "2", "", study=study)
    assert "“4” is no number from 1 to 3." in talk.lines
    assert "retaken" in home.kinds()
    assert talk.lines[-2] == "End of section 1. Enter: summary."
    home.forget()
    check(home, *missed, "3", study=study)
    assert "passed-by" in home.kinds()
