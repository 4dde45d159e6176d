"""What is said of a key, a type or a value that stands where it does not belong."""

from __future__ import annotations

import pytest

from tutor.lesson.loading import load

TOP = 'format = 1\nid = "a-lesson"\ntitle = "T"\n'
SECTION = '[[sections]]\nid = "one"\ntitle = "One"\ntext = "Some words."\n'
QUESTION = '[[sections.questions]]\nid = "q"\nprompt = "P?"\n'
CHOICE = f'{TOP}{SECTION}{QUESTION}type = "choice"\nanswer = "a"\n'
STATEMENT = f'{TOP}{SECTION}{QUESTION}type = "true_false"\nanswer = true\n'


def told(source: str) -> str:
    """All that is said of the lesson."""
    return "\n".join(found.message for found in load(source.encode()).diagnostics)


PLACES = [
    (
        f'{TOP}[study]\ntries = 2\nlevel = "B1"\n{SECTION}',
        "no key `level` in `study`; it belongs to the lesson, so move it above `[study]`",
    ),
    (
        f'{TOP}[source]\ntitle = "T"\nsummary = "S"\n{SECTION}',
        "no key `summary` in `source`; it belongs to the lesson, so move it above `[source]`",
    ),
    (
        f'{TOP}{SECTION}level = "B1"\n',
        "no key `level` here; it belongs to the lesson, so move it to the top of the file",
    ),
    (
        f"{TOP}{SECTION}study = {{ tries = 1 }}\n",
        "no key `study` here; it belongs to the lesson, so begin it with `[study]`",
    ),
    (
        f'{TOP}{SECTION}[[sections.glossary]]\nterm = "crew"\n',
        "no key `glossary` here; it belongs to the lesson, so begin it with `[[glossary]]`",
    ),
    (
        f'{TOP}{SECTION}prompt = "P?"\n',
        "no key `prompt` here; it belongs to a question, so begin one with `[[sections.questions]]`",
    ),
    (
        f'{TOP}text = "Some words."\n{SECTION}',
        "no key `text` here; it belongs to a section, so begin one with `[[sections]]`",
    ),
    (
        f'{TOP}[[glossary]]\nterm = "x"\ndefinition = "y"\ntags = ["z"]\n{SECTION}',
        "no key `tags` here; it belongs to the lesson, so move it to the top of the file",
    ),
    (
        f'{CHOICE}options = ["a", {{ text = "b", hints = ["c"] }}]\n',
        "no key `hints` in `options`; it belongs to the question, so move it out of there",
    ),
    (
        f'{CHOICE}[[sections.questions.options]]\ntext = "a"\n'
        '[[sections.questions.options]]\ntext = "b"\nevidence = ["c"]\n',
        "no key `evidence` in `options`; it belongs to the question, so move it out of there",
    ),
    (
        f'{TOP}[[sections]]\nid = "x"\ntitle = "X"\nsource = {{ start = "a", end = "b", text = "c" }}\n',
        "no key `text` in `source`; it belongs to the section, so move it out of there",
    ),
    (
        f'{STATEMENT}options = ["true", "false"]\n',
        "no key `options` in a `true_false`; `choice` and `multiple` have it",
    ),
    (f"{CHOICE}options = ['a', 'b']\nmodel = 'c'\n", "no key `model` in a `choice`; `explain` has it"),
    (f"{CHOICE}options = ['a', 'b']\nanswers = ['a']\n", "did you mean `answer`?"),
    (f"{CHOICE}options = ['a', 'b']\nanything = 3\n", "no key `anything`; remove it"),
]


@pytest.mark.parametrize(("source", "says"), PLACES)
def test_a_key_in_the_wrong_place_is_told_where_it_belongs(source: str, says: str) -> None:
    assert says in told(source)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ('options = ["a", { text = "b", because = "c" }]', "why"),
        ('options = ["a", { text = "b", feedback = "c" }]', "why"),
        ('options = ["a", "b"]\nfeedback = "c"', "explanation"),
        ('options = ["a", "b"]\nrationale = "c"', "explanation"),
        ('options = ["a", "b"]\nproofs = ["c"]', "proof"),
        ('choices = ["a", "b"]', "options"),
        ('options = ["a", "b"]\nquestion = "Why?"', "prompt"),
    ],
)
def test_another_word_for_a_key_is_understood(wrong: str, meant: str) -> None:
    assert f"did you mean `{meant}`?" in told(f"{CHOICE}{wrong}\n")


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("mcq", "choice"),
        ("multiple-choice", "choice"),
        ("Multiple Choice", "choice"),
        ("checkboxes", "multiple"),
        ("true/false", "true_false"),
        ("essay", "explain"),
        ("fill_in_the_blanks", "cloze"),
        ("numeric", "number"),
        ("matching", "match"),
        ("ordering", "order"),
        ("multi", "multiple"),
    ],
)
def test_another_word_for_a_type_is_understood(wrong: str, meant: str) -> None:
    assert f"did you mean `{meant}`?" in told(CHOICE.replace('"choice"', f'"{wrong}"'))


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (f'{TOP}tags = "history"\n{SECTION}', '`tags` must be a list such as ["..."], not this text'),
        (
            f'{STATEMENT}why = "So."\n',
            '`why` must be a table such as { true = "...", false = "..." }, not this text',
        ),
        (
            f'{TOP}{SECTION}source = "Some"\n',
            '`source` must be a table such as { start = "...", end = "..." }, not this text',
        ),
        (f'{TOP}source = "The Gazette"\n{SECTION}', "`source` must be a table that begins with `[source]`"),
        (f"{TOP}study = 3\n{SECTION}", "`study` must be a table that begins with `[study]`"),
        (f'{CHOICE.replace("choice", "number")}range = "1-2"\n', "`range` must be a list such as [85, 95]"),
        (
            f'{CHOICE.replace("choice", "match")}pairs = "a-b"\n',
            '`pairs` must be a list such as [["left", "right"], ["left", "right"]], not this text',
        ),
        (
            CHOICE.replace('answer = "a"', "answer = 1\noptions = ['a', 'b']"),
            "`answer` must be the text of the right option, not a whole number",
        ),
        (
            CHOICE.replace('answer = "a"', "answer = ['a']\noptions = ['a', 'b']"),
            "`answer` must be the text of the right option, not a list",
        ),
    ],
)
def test_a_value_of_another_kind_is_told_with_one_that_fits(source: str, says: str) -> None:
    assert says in told(source)


@pytest.mark.parametrize("wrong", ['tries = "2"', 'pass_mark = "0.8"', 'shuffle = "True"', 'tries = "-1"'])
def test_quotes_around_a_number_or_a_yes_are_told_to_go(wrong: str) -> None:
    assert told(f"{TOP}[study]\n{wrong}\n{SECTION}").endswith("not this text; take the quotes away")


def test_quotes_around_something_else_are_not_the_fault() -> None:
    assert told(f'{TOP}[study]\npass_mark = "80%"\n{SECTION}').endswith("must be a number, not this text")


def test_an_id_is_told_what_is_wrong_with_it() -> None:
    long = TOP.replace("a-lesson", "a" * 101) + SECTION
    assert told(long) == "the lesson's id may have 100 characters at most; shorten it"
    assert "write `a-lesson`" in told(TOP.replace("a-lesson", "A Lesson") + SECTION)
    section = told(TOP + SECTION.replace('"one"', f'"{"a" * 101}"'))
    assert section.endswith("the id may have 100 characters at most; shorten it")


def test_an_empty_file_is_called_empty() -> None:
    for source in ("", " \n\n", "\ufeff"):
        assert told(source) == "the file is empty; `tutor new` writes a lesson to begin with"


def test_an_answer_of_several_that_stands_twice_is_told() -> None:
    twice = CHOICE.replace('"choice"', '"multiple"').replace('answer = "a"', 'answer = ["a", "A"]')
    assert "the answer `A` stands twice" in told(f'{twice}options = ["a", "b"]\n')
