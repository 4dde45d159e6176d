"""A learner who is killed in the middle of a card, whatever its type, finds the card as it was.

Each card is answered wrong, so that a try is gone, and half answered anew. Then the program is killed with -9
and started again: it opens the same question, with its parts in the same order, the same tries left and the
same things said.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

HEAD = """\
format = 1
id = "cards"
title = "Cards"

[study]
tries = 3
"""
SECTION = """
[[sections]]
id = "{type}"
title = "About the {type}"
text = "The bridge stood in the east. Traders hated the toll. A flood came in spring."

[[sections.questions]]
id = "q-{type}"
prompt = "Which is it, in the {type}?"
{body}
"""
PICKED = 'options = ["alder", "birch", "cedar", "dogwood"]'
BODIES = {
    "choice": f'type = "choice"\n{PICKED}\nanswer = "birch"',
    "multiple": f'type = "multiple"\n{PICKED}\nanswer = ["birch", "cedar"]',
    "true-false": 'type = "true_false"\nanswer = true',
    "short": 'type = "short"\nanswer = "birch"',
    "number": 'type = "number"\nanswer = 7',
    "gaps": 'type = "cloze"\ntext = "The {alder} is not the {birch}."',
    "list": 'type = "cloze"\ntext = "The {alder} is not the {birch}."\nbank = ["cedar", "dogwood"]',
    "order": 'type = "order"\nitems = ["alder", "birch", "cedar", "dogwood"]',
    "match": 'type = "match"\npairs = [["one", "alder"], ["two", "birch"]]\ndistractors = ["dogwood", "elm"]',
    "classify": 'type = "classify"\nclasses = ["fact", "opinion"]\nitems = '
    '[{ text = "alder", class = "fact" }, { text = "birch", class = "opinion" }]',
    "evidence": 'type = "evidence"\nevidence = ["Traders hated"]',
    "explain": 'type = "explain"\nmodel = "Because."\nrubric = ["names alder", "names birch"]',
    "proof": f'type = "choice"\n{PICKED}\nanswer = "birch"\nproof = true\nevidence = ["Traders hated"]',
}
HALVES = [list(BODIES)[::2], list(BODIES)[1::2]]


@pytest.mark.long
@pytest.mark.parametrize("cards", HALVES, ids=" ".join)
def test_a_killed_card_comes_back_as_it_was(machine: Machine, cards: list[str]) -> None:
    sections = [SECTION.format(type=card, body=BODIES[card]) for card in cards]
    machine.write("cards.toml", HEAD + "".join(sections))
    window = machine.start("read", "cards")
    for number, card in enumerate(cards, 1):
        window.until(f"Section {number} of")
        window.press("c")
        window.until(f"Which is it, in the {card}?")
        said = ANSWERED[card](window)
        window.until(*said)
        window.settle()
        shown = card_of(window)
        window.press(*HALF[card])
        window.settle()
        window.kill(signal.SIGKILL)
        assert window.wait() == -signal.SIGKILL
        window = machine.start("read", "cards")
        window.until(*said)
        window.settle()
        assert card_of(window) == shown
        if number < len(cards):
            window.press("Escape")
            window.until(f"Section {number} of")
            window.press("Right")


def card_of(window: Terminal) -> list[str]:
    """The card, without the signs of the cursor, the word "saved" and the keys."""
    lines = [re.sub(r"▸(\w+)◂", r"[\1]", line) for line in window.lines[:-1]]
    return [line.replace("▸", " ").removesuffix(" · saved").rstrip() for line in lines]


# What is answered wrong, read from the screen since the parts are shuffled. Each says what is shown then.

MISSED = ("✗ Not right. 2 tries left.",)
Answer = Callable[["Terminal"], Iterable[str]]


def key_of(window: Terminal, words: str) -> str:
    """The key that stands before these words."""
    found = re.search(rf"(\w)(?: [(\[].[)\]])? +{words}", window.text)
    assert found, f"no key for {words}:\n{window.text}"
    return found[1]


def pick(words: str) -> Answer:
    def answer(window: Terminal) -> Iterable[str]:
        window.until(words)
        window.press(key_of(window, words))
        window.press("Enter")
        return MISSED

    return answer


def keys(*pressed: str) -> Answer:
    def answer(window: Terminal) -> Iterable[str]:
        window.until("Submit")
        window.press(*pressed, "Enter")
        return MISSED

    return answer


def items_of(window: Terminal) -> list[str]:
    return re.findall(r"^\W*\d +(alder|birch|cedar|dogwood)", window.text, re.M)


def reverse(window: Terminal) -> Iterable[str]:
    """Put the items in the reverse of their order, with a hand in it also where chance has them so."""
    window.until("alder", "birch", "cedar", "dogwood")
    items, at = items_of(window), 0
    window.press("Space", "Space")
    for place, item in enumerate(sorted(items, reverse=True)):
        now = items.index(item)
        window.press(*["Down" if now > at else "Up"] * abs(now - at), str(place + 1))
        items.insert(place, items.pop(now))
        at = place
    window.until_true(lambda: items_of(window) == items, "turned round")
    window.press("Enter")
    return MISSED


def mismatch(window: Terminal) -> Iterable[str]:
    window.until("dogwood", "elm")
    window.press(key_of(window, "dogwood"), key_of(window, "elm"), "Enter")
    return MISSED


def misfill(window: Terminal) -> Iterable[str]:
    window.until("dogwood", "cedar")
    window.press(key_of(window, "dogwood"), key_of(window, "cedar"), "Enter")
    return MISSED


def write(window: Terminal) -> Iterable[str]:
    window.until("^s Submit")
    window.write("It was so.")
    window.until("It was so.")
    window.press("Ctrl-S")
    return "You wrote It was so. A model answer", "[ ] names alder"


def prove(window: Terminal) -> Iterable[str]:
    pick("birch")(window)
    return ("Right. Now point at the sentence that proves it.",)


def wait(window: Terminal) -> Iterable[str]:
    window.until("( ) True")
    return ("( ) True",)


ANSWERED: dict[str, Answer] = {
    "choice": pick("cedar"),
    "multiple": pick("dogwood"),
    "true-false": wait,
    "short": keys(*"elm"),
    "number": keys("8"),
    "gaps": keys(*"elm", "Tab", *"fir"),
    "list": misfill,
    "order": reverse,
    "match": mismatch,
    "classify": keys("2", "1"),
    "evidence": keys("Down"),
    "explain": write,
    "proof": prove,
}
HALF: dict[str, tuple[str, ...]] = {
    "choice": ("1",),
    "multiple": ("1", "2"),
    "true-false": ("2",),
    "short": tuple("bir"),
    "number": ("7",),
    "gaps": tuple("al"),
    "list": ("1",),
    "order": ("Space", "Down"),
    "match": ("a",),
    "classify": ("1",),
    "evidence": ("Down",),
    "explain": ("1",),
    "proof": ("Down",),
}
"""What is half given and not submitted when the program is killed."""
