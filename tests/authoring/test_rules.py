"""What the rules of content find in questions as people write them, and what they let pass."""

from __future__ import annotations

import pytest

from tutor.authoring.checking import check
from tutor.authoring.rule import Frame, framed
from tutor.lesson.diagnostic import Diagnostic


def found(example: str, frame: Frame = "question") -> list[Diagnostic]:
    """What is found in the example."""
    return list(check(framed(example, frame).encode()))


def codes(example: str, frame: Frame = "question") -> set[str]:
    """The rules that the example breaks."""
    return {one.code for one in found(example, frame)}


def picks(prompt: str = "Why was it kept?", options: str = "", answer: str = "", more: str = "") -> str:
    """A question with one right option."""
    listed = options or '["The horn", "The petition", "The vote"]'
    return (
        f'type = "choice"\nprompt = "{prompt}"\noptions = {listed}\nanswer = "{answer or "The horn"}"\n{more}'
    )


# negatives


@pytest.mark.parametrize(
    "prompt",
    [
        "Which of these is not a reason?",
        "What did the council not expect?",
        "Which reason isn’t given?",
        "All of these are reasons except which?",
        "Who was **very** much not asked?",
    ],
)
def test_a_small_no_that_turns_the_question_round_is_told(prompt: str) -> None:
    assert "quiet-negative" in codes(picks(prompt))


@pytest.mark.parametrize(
    "prompt",
    [
        "Which of these is NOT a reason?",
        "Which of these is *not* a reason?",
        "Which of these is **not** a reason?",
        "All of these are reasons EXCEPT which?",
        "Why did the council not sell the bell?",
        "Which sentence shows that the council did not want to sell?",
        "What does the text say about why the bell was not rung?",
        "Who said “I am not the mayor”?",
        "The bell is silent. Which reason is given, and why does nobody ring it?",
        "What is a knot?",
    ],
)
def test_a_no_that_turns_nothing_round_or_is_seen_is_let_pass(prompt: str) -> None:
    assert "quiet-negative" not in codes(picks(prompt))


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("Which reason did nobody not accept?", True),
        ("It is not true that the bell was never rung.", True),
        ("It cannot be said that nobody came.", True),
        ("The bell was not only old but never rung.", False),
        ("Nobody rings it. It is not for sale.", False),
        ("He said “never, no” and did not sign.", False),
        ("The council neither sold nor rang it.", False),
    ],
)
def test_no_said_twice_in_one_sentence_is_told(prompt: str, told: bool) -> None:
    statement = f'type = "true_false"\nprompt = "{prompt}"\nanswer = true'
    assert ("double-negative" in codes(statement)) is told


# what gives an option away


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ('["It was always rung.", "Everyone liked it.", "The crews asked."]', True),
        ('["It was always rung.", "Some liked it.", "The crews asked."]', False),
        ('["It was always rung.", "Everyone liked it.", "Nobody paid, but the crews asked."]', False),
    ],
)
def test_absolutes_in_several_wrong_options_only_are_told(options: str, told: bool) -> None:
    answer = options.rsplit('", "', maxsplit=1)[-1].removesuffix('"]')
    assert ("absolute-words" in codes(picks(options=options, answer=answer))) is told


@pytest.mark.parametrize(
    ("prompt", "options", "told"),
    [
        ("The horn replaced an", '["alarm", "bell", "lamp"]', True),
        ("The horn replaced a ___", '["bell", "alarm", "oar"]', True),
        ("The horn replaced a(n)", '["alarm", "bell", "lamp"]', False),
        ("The horn replaced an", '["alarm", "oar", "lamp"]', False),
        ("What did the horn replace?", '["alarm", "bell", "lamp"]', False),
        ("The lighthouse stands on a", '["unique rock", "island", "arch"]', True),
        ("They waited for an", '["hour", "week", "day"]', True),
    ],
)
def test_an_article_that_fits_the_key_only_is_told(prompt: str, options: str, told: bool) -> None:
    assert ("article-cue" in codes(picks(prompt, options, options.split('"')[1]))) is told


@pytest.mark.parametrize(
    ("prompt", "options", "told"),
    [
        ("Those who signed were", '["the crews", "the council", "the mayor"]', True),
        ("The one who signed was", '["the mayor", "the crews", "the councillors"]', True),
        ("Those who signed were", '["the crews", "the councillors", "the mayor"]', False),
        ("Who were they?", '["the crews", "the council", "the mayor"]', False),
        ("What it rests on is", '["glass", "stones", "bricks"]', True),
    ],
)
def test_a_verb_that_fits_the_key_only_is_told(prompt: str, options: str, told: bool) -> None:
    assert ("number-cue" in codes(picks(prompt, options, options.split('"')[1]))) is told


def test_a_word_is_not_rare_when_the_text_is_full_of_it_or_every_question_has_it() -> None:
    asks = picks(
        "What does the sentence about the lighthouse say?", '["The sentence is long.", "A", "B"]', "A"
    )
    assert "echoed-word" not in codes(asks)
    text = '[[sections]]\nid = "x"\ntitle = "X"\ntext = "{}"\n'.format("A fisherman. " * 4)
    question = '[[sections.questions]]\nid = "q"\n' + picks(
        "What of the fisherman?", '["The fisherman left.", "A crew.", "A horn."]', "The fisherman left."
    )
    assert "echoed-word" not in codes(text + question, "section")
    assert "echoed-word" in codes(question.removeprefix('[[sections.questions]]\nid = "q"\n'))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ('["It was loud.", "It was cheap.", "The crews asked for it in a long petition."]', True),
        ('["It was loud then.", "It was cheap then.", "The crews asked for it."]', False),
        ('["Yes", "No", "Not so, later"]', False),
    ],
)
def test_a_key_is_too_long_by_share_and_by_letters(options: str, told: bool) -> None:
    answer = options.rsplit('", "', maxsplit=1)[-1].removesuffix('"]')
    assert ("longest-is-right" in codes(picks(options=options, answer=answer))) is told


@pytest.mark.parametrize(
    ("count", "longest", "told"),
    [(8, 5, True), (8, 4, False), (7, 7, False), (20, 11, True), (20, 10, False)],
)
def test_the_longest_option_is_right_more_often_than_chance_allows(
    count: int, longest: int, told: bool
) -> None:
    # 1/3 + 1.645 * sqrt(1/3 * 2/3 / n): .608 of 8, .507 of 20.
    asked = "".join(
        f'[[questions]]\nid = "q-{number}"\n'
        + picks(
            f"Question {number}?", '["longest", "short", "small"]', "longest" if number < longest else "small"
        )
        for number in range(count)
    )
    assert ("longest-often-right" in codes(asked, "section")) is told


@pytest.mark.parametrize(
    ("places", "told"),
    [("aaaa", True), ("aaab", False), ("aaa", False), ("aaaaabcb", True), ("aaaabbcc", False)],
)
def test_keys_in_one_place_are_told_when_options_stay(places: str, told: bool) -> None:
    asked = "".join(
        f'[[questions]]\nid = "q-{number}"\n' + picks(f"Question {number}?", '["a", "b", "c"]', place)
        for number, place in enumerate(places)
    )
    assert ("right-in-one-place" in codes(f"[study]\nshuffle = false\n{asked}", "head")) is told
    assert "right-in-one-place" not in codes(asked, "section")


# options that change places


@pytest.mark.parametrize(
    "option", ["All of the above", "None of the above.", "Both of them", "none of these", "All the above"]
)
def test_an_option_about_the_others_is_told_unless_it_stays_last(option: str) -> None:
    listed = '["The horn", "The vote", {}]'
    assert "all-of-the-above" in codes(picks(options=listed.format(f'"{option}"')))
    pinned = f'{{ text = "{option}", pin = true }}'
    assert "all-of-the-above" not in codes(picks(options=listed.format(pinned)))
    study = "[study]\nshuffle = false\n[[questions]]\nid = 'q'\n"
    assert "all-of-the-above" not in codes(study + picks(options=listed.format(f'"{option}"')), "head")


def test_amounts_and_names_are_no_options_about_the_others() -> None:
    amounts = '["All of them", "Half of them", "None of them"]'
    assert "all-of-the-above" not in codes(picks("How many signed?", amounts, "Half of them"))
    talkers = '["A and B", "A and C", "B and C"]'
    assert "option-letters" not in codes(picks("Who talks?", talkers, "A and B"))
    assert "option-letters" in codes(picks(options='["The horn", "The vote", "Both A and B"]'))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The first option is wrong, since the horn is older.", True),
        ("As in the answer above, the horn is older.", True),
        ("Answer B is the one that the text supports.", True),
        ("The height of the light above the sea decides.", False),
        ("The first answer of the council was no.", False),
        ("The lamp stands below the bell.", False),
    ],
)
def test_feedback_that_points_at_a_place_is_told(said: str, told: bool) -> None:
    assert ("option-place" in codes(picks(more=f'explanation = "{said}"'))) is told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ('["20-30", "30-40", "40-50"]', True),
        ('["20–29", "30–39", "40–49"]', False),
        ('["from 10 to 20 crews", "20 to 30 crews", "31 to 40 crews"]', True),
        ('["10 to 20 crews", "15 to 30 boats", "31 to 40 nets"]', False),
        ('["1961", "1962", "1963"]', False),
    ],
)
def test_ranges_that_overlap_are_told(options: str, told: bool) -> None:
    assert ("overlapping-ranges" in codes(picks("How many?", options, options.split('"')[1]))) is told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ('["41", "14", "25"]', True),
        ('["1,500", "900", "2,000"]', True),
        ('["14", "25", "41"]', False),
        ('["41", "25", "14"]', False),
        ('["41 crews", "14 boats", "25 nets"]', False),
        ('["in 1961", "a vote", "in 1902"]', False),
    ],
)
def test_numbers_out_of_order_are_told(options: str, told: bool) -> None:
    assert ("number-order" in codes(picks("How many?", options, options.split('"')[1]))) is told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ('["the crews", "Crews.", "the price"]', True),
        ('["forty-one crews", "41 crews", "the price"]', True),
        ('["the café", "the cafe", "the price"]', True),
        ('["the crews", "the crew", "the price"]', False),
        ('["a crew of ten", "a crew of nine", "the price"]', False),
    ],
)
def test_options_that_say_the_same_are_told(options: str, told: bool) -> None:
    assert ("alike-options" in codes(picks(options=options, answer="the price"))) is told


# evidence


def evidence(quote: str, more: str = "") -> list[Diagnostic]:
    """What is found about a quote."""
    question = f'type = "true_false"\nprompt = "P."\nanswer = true\nevidence = [{quote}]\n{more}'
    return [one for one in found(question) if one.code.startswith("evidence") or one.code == "early-question"]


@pytest.mark.parametrize(
    ("quote", "advice"),
    [
        ('"Signed by forty-one crews"', "did you mean `signed by forty-one crews`?"),
        ('"signed by forty one crews"', "did you mean `signed by forty-one crews`?"),
        ('"signed by forty-two crews"', "did you mean `signed by forty-one crews`?"),
        ('"in 1961 the *council* wanted"', "did you mean `In 1961 the council wanted`?"),
        ('"In 1961 the *council* wanted"', "leave out its Markdown: `In 1961 the council wanted`"),
        (
            '"In 1961 the council ... for the price"',
            'quote each piece: "In 1961 the council", "for the price"',
        ),
        ('"... the council wanted […]"', 'leave out the dots: "the council wanted"'),
        ('"..."', "copy the words from the text as a student reads it"),
        ('"In 1961 … [the town] for the price"', "copy the words from the text as a student reads it"),
        ('"The mayor rang it himself"', "copy the words from the text as a student reads it"),
    ],
)
def test_a_quote_that_is_not_there_is_told_with_what_may_be_meant(quote: str, advice: str) -> None:
    (one,) = evidence(quote)
    assert (one.code, one.level) == ("evidence-not-found", "error")
    assert "does not stand in section `the-bell`" in one.message
    assert one.message.endswith(advice)


def test_white_space_quotation_marks_dashes_and_markdown_of_the_text_make_no_difference() -> None:
    more = '\n[[sections]]\nid = "x"\ntitle = "X"\ntext = "It was *the* “last” thing —\\nso they said."\n'
    assert (
        evidence('{ quote = "the \\"last\\" thing - so", section = "x" }', more)[0].code == "early-question"
    )


def test_a_quote_of_the_last_check_is_looked_for_everywhere_or_where_it_is_said_to_stand() -> None:
    other = '[[sections]]\nid = "x"\ntitle = "X"\ntext = "A second petition came."\n'
    last = '[[questions]]\nid = "q"\ntype = "evidence"\nprompt = "P."\nevidence = [{}]\n'

    def told(quote: str) -> list[str]:
        return [one.message for one in found(other + last.format(quote), "section") if one.level == "error"]

    assert told('"A second petition"') == []
    assert told('{ quote = "petition came", section = "x" }') == []
    assert told('"petition came"')[0].endswith(
        'name the one that is meant: { quote = "...", section = "the-bell" }'
    )
    assert "does not stand in any section" in told('"a third petition"')[0]
    assert "it stands in section `x`" in told('{ quote = "A second petition", section = "the-bell" }')[0]


def test_a_quote_is_not_missed_in_a_section_that_cannot_be_read() -> None:
    broken = '[[sections]]\nid = "x"\ntitle = 3\ntext = "A second petition came."\n'
    last = '[[questions]]\nid = "q"\ntype = "evidence"\nprompt = "P."\nevidence = ["A second petition"]\n'
    assert "evidence-not-found" not in codes(broken + last, "section")


def test_a_mark_that_can_be_reached_and_one_that_cannot() -> None:
    study = '[study]\ngate = "pass"\npass_mark = {}\n[[sections]]\nid = "x"\ntitle = "X"\ntext = "A bell."\n'
    proof = (
        '[[sections.questions]]\nid = "q"\ntype = "true_false"\nprompt = "P."\nanswer = true\nproof = true\n'
        'evidence = ["A horn."]\n'
    )
    told = found(study.format(0.8) + proof, "head")
    assert [one.message for one in told if one.code == "unreachable-pass-mark"] == [
        "section `x` cannot be passed: all answers right earn 50% of the points, and `pass_mark` asks "
        "for 80%; mend the evidence of its questions, or lower the mark"
    ]
    assert "unreachable-pass-mark" not in codes(study.format(0.5) + proof, "head")
    assert "unreachable-pass-mark" not in codes(
        (study.format(0.8) + proof).replace('pass"', 'attempt"'), "head"
    )


# the glossary


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ('term = "petition"', ""),
        ('term = "Petitions"', "term-not-found"),
        ('term = "crew"', ""),
        ('term = "The Drowned"\ncase_sensitive = true', "term-not-found"),
        ('term = "The Drowned"', ""),
        ('term = "mayor"\naliases = ["council"]', ""),
        ('term = "bell"\naliases = ["town bell"]', ""),
    ],
)
def test_a_term_is_found_as_a_reader_would_meet_it(term: str, told: str) -> None:
    about = codes(f'[[glossary]]\n{term}\ndefinition = "Something."', "head")
    assert {code for code in about if code.startswith("term")} == ({told} if told else set())


def test_a_term_in_headings_code_and_links_only_is_never_met() -> None:
    lesson = (
        '[[glossary]]\nterm = "mooring"\ndefinition = "A rope."\n'
        '[[sections]]\nid = "x"\ntitle = "X"\ntext = "# The mooring\\n\\nA `mooring` and [a mooring](https://e.org)."\n'
    )
    (one,) = [one for one in found(lesson, "head") if one.code == "term-not-found"]
    assert "stands only in headings, code or links" in one.message


def test_a_term_that_is_met_once_by_itself_is_not_shadowed() -> None:
    both = '[[glossary]]\nterm = "{}"\ndefinition = "D."\n[[glossary]]\nterm = "{}"\ndefinition = "D."\n'
    assert "term-shadowed" in codes(both.format("harbour wall", "wall"), "head")
    assert "term-shadowed" not in codes(both.format("the bronze", "bell"), "head")
    assert "term-shadowed" not in codes(both.format("forty-one crews", "council"), "head")


# feedback, typed answers, and the lesson as a whole


def test_a_reason_for_what_is_right_explains_it_too() -> None:
    option = '[{{ text = "The horn", correct = true, why = "{}" }}, {{ text = "A" }}, {{ text = "B" }}]'
    asks = 'type = "choice"\nprompt = "P?"\noptions = ' + option
    assert "no-explanation" not in codes(asks.format("It was there before all the rest."))
    assert "no-explanation" in codes(asks.format("Yes."))
    model = 'type = "explain"\nprompt = "P?"\nmodel = "Because the crews asked for it."\nrubric = ["a", "b"]'
    assert not {"no-explanation", "unproved-answer"} & codes(model)


def test_what_a_misspelled_key_may_hold_is_not_missed() -> None:
    asks = 'type = "short"\nprompt = "P?"\nanswer = "petition"\nexplaination = "It was signed by crews."'
    assert codes(asks) == {"unknown-key"}


def test_a_longer_way_to_say_a_short_answer_is_let_pass() -> None:
    asks = 'type = "short"\nprompt = "P?"\nanswer = {}'
    assert "long-answer" in codes(asks.format('"the crews of all forty-one ships"'))
    assert "long-answer" not in codes(asks.format('["crews", "the crews of all forty-one ships"]'))


def test_eight_words_of_the_text_are_copied_and_seven_are_not() -> None:
    listed = '["{}", "A horn that was heard far out over the sea by day and night", "C"]'
    eight, seven = "the last thing that the drowned had heard", "the last thing that the drowned had"
    assert "copied-passage" in codes(picks(options=listed.format(eight), answer=eight))
    assert "copied-passage" not in codes(
        picks(options=listed.format(seven + " known"), answer=seven + " known")
    )


def test_an_answer_is_given_away_in_its_own_check_only() -> None:
    what = '{}\nid = "what"\ntype = "short"\nprompt = "What came in?"\nanswer = "petition"\n'
    who = '{}\nid = "who"\ntype = "short"\nprompt = "Who signed the petition?"\nanswer = "crews"\n'
    here, last = "[[sections.questions]]", "[[questions]]"
    assert "key-given-away" in codes(what.format(here) + who.format(here), "section")
    assert "key-given-away" not in codes(what.format(here) + who.format(last), "section")
    own = what.replace("What came in?", "What is a petition?")
    assert "key-given-away" not in codes(
        own.format(here) + own.format(here).replace('"what"', '"b"'), "section"
    )


@pytest.mark.parametrize(("level", "told"), [("A1", True), ("grade 3", True), ("C2", False), ("hard", False)])
def test_a_text_is_compared_with_a_level_that_means_something(level: str, told: bool) -> None:
    long = "The municipal authorities deliberated considerably. " * 30
    lesson = f'level = "{level}"\n[[sections]]\nid = "x"\ntitle = "X"\ntext = "{long}"\n'
    assert ("reading-level" in codes(lesson, "head")) is told


def test_the_wording_of_other_languages_is_not_judged() -> None:
    asks = 'language = "de"\n[[questions]]\nid = "q"\n' + picks("Which is not a reason?")
    assert "quiet-negative" not in codes(asks, "head")


def test_a_lesson_too_large_to_be_compared_says_so_and_is_checked_otherwise() -> None:
    words = "never ending words " * 100_000
    lesson = f'[[sections]]\nid = "x"\ntitle = "X"\ntext = "{words}"\n' + "".join(
        f'[[sections.questions]]\nid = "q-{n}"\ntype = "true_false"\nprompt = "P"\nanswer = true\n'
        'evidence = ["not there"]\n'
        for n in range(1_700)
    )
    about = codes(lesson, "section")
    assert {"not-compared", "no-explanation"} <= about
    assert "evidence-not-found" not in about
