"""What is wrong with what an author answers or gives as an option: a few words, nothing when it is good."""

from __future__ import annotations


def is_anything(said: str) -> str:
    """It is nothing, or text that a lesson may hold."""
    from tutor.text import problems

    wrong = problems(said.replace("\n", "\0"), 1)
    return f"must not hold {wrong[0][1]}" if wrong else ""


def is_filled(said: str) -> str:
    """It says something."""
    return is_anything(said) if said else "must not be empty"


def is_id(said: str) -> str:
    """It can be the id of a lesson."""
    from tutor.lesson.identity import fault, is_id

    return "" if is_id(said) else fault(said)


def is_language(said: str) -> str:
    """It is the code of a language."""
    import re

    good = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", said)
    return "" if good else "must be a language code such as en or pt-BR"


def is_number(said: str) -> str:
    """It is a number of sections."""
    from tutor.authoring.template import MOST_SECTIONS

    good = said.isascii() and said.isdigit() and 1 <= int(said) <= MOST_SECTIONS
    return "" if good else f"must be a number from 1 to {MOST_SECTIONS}"


def is_address(said: str) -> str:
    """It is nothing, or an address that can be opened."""
    from tutor.text import safe_url

    return "" if not said or safe_url(said) else "must be an address with https:// or http://"
