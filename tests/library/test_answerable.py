"""Questions whose sentence is not in the text are not asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.library import Library
from tutor.library.opened import OpenLesson

HEAD = """format = 1
id = "boat"
title = "The boat"

[[sections]]
id = "noon"
title = "Noon"
text = "The sea was calm. The boat left at noon.\\n\\n    in code"

[[sections]]
id = "night"
title = "Night"
source = { start = "few words here", end = "last words here" }
"""


@pytest.fixture
def opened(tmp_path: Path, request: pytest.FixtureRequest) -> OpenLesson:
    """The lesson with a last check of one question, which is given as the rest of its table."""
    path = tmp_path / "boat.toml"
    path.write_text(f'{HEAD}\n[[questions]]\nid = "one"\nprompt = "When?"\n{request.param}\n')
    return Library((), None).open(str(path))


def evidence(*quotes: str) -> str:
    """A question that asks for the sentences of these quotes, each as TOML."""
    return f'type = "evidence"\nevidence = [{", ".join(quotes)}]'


CHOICE = """type = "choice"
options = ["noon", "night"]
answer = "noon"
proof = true
"""


@pytest.mark.parametrize(
    "opened",
    [
        evidence('{ quote = "sailed at noon", section = "noon" }'),
        evidence('{ quote = "in code", section = "noon" }'),
    ],
    indirect=True,
)
def test_a_question_for_a_sentence_that_is_not_there_is_left_out(opened: OpenLesson) -> None:
    assert opened.last() == ()
    assert opened.outline.last == ()


@pytest.mark.parametrize(
    "opened",
    [evidence('{ quote = "left at noon", section = "noon" }', '{ quote = "sailed", section = "noon" }')],
    indirect=True,
)
def test_one_sentence_that_is_there_is_enough(opened: OpenLesson) -> None:
    assert [key.needs_copy for key in opened.outline.last] == [False]


@pytest.mark.parametrize("opened", [evidence('"the keeper slept"')], indirect=True)
def test_a_sentence_that_a_copy_may_bring_is_waited_for(opened: OpenLesson) -> None:
    assert [key.needs_copy for key in opened.outline.last] == [True]
    assert len(opened.last()) == 1


@pytest.mark.parametrize(
    ("opened", "asked"),
    [
        (CHOICE + 'evidence = [{ quote = "sailed at noon", section = "noon" }]', False),
        (CHOICE + 'evidence = [{ quote = "left at noon", section = "noon" }]', True),
        (CHOICE + 'evidence = ["the keeper slept"]', True),
    ],
    indirect=["opened"],
)
def test_a_proof_that_is_not_there_is_not_asked_for(opened: OpenLesson, asked: bool) -> None:
    (question,) = opened.last()
    assert question.proof is asked
