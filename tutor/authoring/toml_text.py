"""Strings as TOML, for files that people edit: short ones on a line, texts as they are read."""

from __future__ import annotations

import re
from typing import Final

_SHORT: Final = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_IN_LINE = re.compile('[\x00-\x1f\x7f"\\\\]')
_IN_TEXT = re.compile('[\x00-\x08\x0b-\x1f\x7f\\\\]|(?<="")"')
_LONE = re.compile("[\ud800-\udfff]")


def line(text: str) -> str:
    """`"..."`, on one line whatever is in it."""
    return '"' + _IN_LINE.sub(_escaped, _whole(text)) + '"'


def text(text: str) -> str:
    '''`"""..."""` over several lines; what is read from it is the text with one newline at its end.'''
    body = _IN_TEXT.sub(_escaped, _whole(text.rstrip("\n")))
    return f'"""\n{body}\n"""'


def comment(text: str) -> str:
    """The text as comment lines."""
    safe = _IN_LINE.sub(lambda found: found[0] if found[0] in '\t\n"\\' else " ", _whole(text))
    return "\n".join(f"# {one}".rstrip() for one in safe.split("\n"))


def _whole(text: str) -> str:
    return _LONE.sub("\ufffd", text)


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
