"""Text from strangers made safe for a terminal: nothing drives it, hides in it or is lost.

Every string that is not ours (a lesson's words, a file name, an exception's text) passes `safe_text` or
`safe_line` before it is shown. What could do harm becomes visible: a control character its picture (`␛`),
an invisible one its number (`⟨U+202E⟩`). What a lesson may not hold at all is told by `problems`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

_BIDI: Final = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: they show text in another order than it has (CVE-2021-42574)."""
_CONTROL: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""C0 without tab and newline, delete, C1."""
_SURROGATE: Final = "\ud800-\udfff"
_NON_CHARACTER: Final = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_BREAK: Final = "\u2028\u2029"
"""Line and paragraph separator: a newline to some programs and nothing to others."""
_INVISIBLE: Final = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_MARK: Final = "\u200e\u200f\u061c"
"""Direction marks: part of good right-to-left prose, out of place in any other."""
_JOINER: Final = "\u200c\u200d"
_VARIANT: Final = "\ufe00-\ufe0f"
_IDEOGRAPH: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af"
_NO_SPACES: Final = (
    f"{_IDEOGRAPH}\u3005-\u3007\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u0e01-\u0e3a\u0e40-\u0e4e"
    "\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u109a-\u109d\u1780-\u17b3\u17b6-\u17d3\u17d7\u17dc\u17dd"
)
"""Letters and marks that a zero-width space may stand between: Japanese, Thai, Lao, Burmese, Khmer."""
_RIGHT_TO_LEFT: Final = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_JOINS: Final = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1b00-\u1bff\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff"
    "\U0001f000-\U0001faff"
)
"""What a joiner may stand between: Arabic and Indic letters, emoji."""
_STACK: Final = "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STACK_LIMIT: Final = 8

# What is seldom needed stays a string: `re` compiles it when it is first used, and not at every start.
_REFUSED: Final = f"[{_CONTROL}{_SURROGATE}{_BIDI}{_NON_CHARACTER}]"
_SUSPECT = re.compile(
    f"[{_CONTROL}{_SURROGATE}{_BIDI}{_NON_CHARACTER}{_BREAK}{_INVISIBLE}{_MARK}{_JOINER}{_VARIANT}]"
)
_TALL = re.compile(f"[{_STACK}]{{{_STACK_LIMIT + 1},}}")
_ASCII_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_IS_JOINER = re.compile(f"[{_JOINER}]")
_IS_VARIANT = re.compile(f"[{_VARIANT}]")
_FLAG: Final = (
    "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f"
)
"""The flag of a part of a country: its code in letters that are not seen, up to their end mark."""
_IN_FLAG: Final = 6
"""How far from the beginning of a flag its end mark stands at most."""
_IS_BREAK = re.compile(f"[\x85{_BREAK}]")
_LOST: Final = f"[\x80-\x9f{_SURROGATE}{_NON_CHARACTER}]"

_HOST: Final = r"(?i)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]"
_ADDRESS_LIMIT: Final = 2000


def safe_text(s: str) -> str:
    """The text with everything that could act on a terminal, or hide in it, made visible.

    Tab and newline stay; CRLF and the Unicode line separators become a newline. Joiners, variation selectors,
    zero-width spaces and the tags of flags stay where scripts and emoji need them, direction marks where
    there is right-to-left text. Running it twice changes nothing.
    """
    if s.isascii() and s.isprintable():
        return s
    s = s.replace("\r\n", "\n")
    if s.isascii() and _ASCII_SUSPECT.search(s) is None:
        return s
    if _SUSPECT.search(s):
        right_to_left = re.search(f"[{_RIGHT_TO_LEFT}]", s) is not None

        def visible(found: re.Match[str]) -> str:
            return _visible(found, right_to_left)

        s = _SUSPECT.sub(visible, s)
    return _TALL.sub(_cut, s)


def safe_line(s: str, limit: int = 200) -> str:
    """The text for a one-line place (a title, a file name, a message), at most `limit` characters long."""
    s = safe_text(s[: limit * 2]).replace("\n", "␊").replace("\t", " ")
    return s if len(s) <= limit else s[: limit - 1] + "…"


def typeable(s: str, limit: int, *, lines: bool = False) -> str:
    """What could have been typed of a text that was pasted or stored, at most `limit` characters of it.

    Fields show what stands in them as it is, so what acts on a terminal or hides is left out; joiners stay.
    Line breaks and tabs become a space; with `lines`, line breaks stay.
    """
    if lines:
        return "\n".join(typeable(line, limit) for line in re.split(r"\r\n?|\n", s[: limit * 2]))[:limit]
    s = "".join(char for char in s[: limit * 2] if char.isprintable() or char.isspace() or char in _JOINER)
    return re.sub(r"[^\S ]\s*", " ", s)[:limit]


def problems(s: str, limit: int | None = None) -> list[tuple[int, str]]:
    """The characters that no lesson may hold: their offsets and names; the first `limit` of them.

    Control characters (but tab and newline), those that reorder text, surrogates and non-characters.
    """
    if s.isascii() and s.isprintable():
        return []
    return [(found.start(), character_name(found[0])) for found in islice(re.finditer(_REFUSED, s), limit)]


def suspects(s: str, limit: int) -> int:
    """How many places `safe_text` has to look at, counted up to `limit`; 0: it changes nothing."""
    if s.isascii() and _ASCII_SUSPECT.search(s) is None:
        return 0
    return sum(1 for pattern in (_SUSPECT, _TALL) for _ in islice(pattern.finditer(s), limit))


def character_name(c: str) -> str:
    """A character by number and, where Unicode has one, name: `U+202E right-to-left override`."""
    number = f"U+{ord(c):04X}"
    name = unicodedata.name(c, "").lower()
    if not name:
        kinds = {"Cc": "(a control character)", "Cs": "(half a character)", "Cn": "(not a character)"}
        name = kinds.get(unicodedata.category(c), "")
    return f"{number} {name}".rstrip()


def safe_url(url: str) -> str | None:
    """The address as it may be shown and opened, or None when it may not.

    Only http and https, an ASCII host, no user or password before it, nothing that a shell, a terminal or a
    browser could read as something else.
    """
    if (
        len(url) > _ADDRESS_LIMIT
        or not url.isascii()
        or not url.isprintable()
        or re.search(r'[\s\\"<>`]', url)
    ):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc:
        return None
    host = parts.netloc.removesuffix(f":{port}") if port is not None else parts.netloc
    return url if re.fullmatch(_HOST, host) else None


def _visible(found: re.Match[str], right_to_left: bool) -> str:
    s, c = found.string, found[0]
    before, after = s[max(0, found.start() - 1) : found.start()], s[found.end() : found.end() + 1]
    if c in _MARK and right_to_left:
        return c
    if _IS_JOINER.match(c) and _is_joined(_base(s, found.start())) and _is_joined(after):
        return c
    if _IS_VARIANT.match(c) and before and not before.isspace() and _SUSPECT.match(before) is None:
        return c
    if "\U000e0100" <= c <= "\U000e01ef" and re.match(f"[{_IDEOGRAPH}]", before):
        return c
    if c == "\u200b" and re.match(f"[{_NO_SPACES}]{{2}}", before + after):
        return c
    return c if _is_in_flag(s, found.start()) else _picture(c)


@lru_cache(1000)
def _picture(c: str) -> str:
    """What stands for a character that cannot be shown."""
    if _IS_BREAK.match(c):
        return "\n"
    if c < " ":
        return chr(0x2400 + ord(c))
    if c == "\x7f":
        return "␡"
    return "\ufffd" if re.match(_LOST, c) else f"⟨U+{ord(c):04X}⟩"


@lru_cache(1000)
def _is_joined(c: str) -> bool:
    return re.match(f"[{_JOINS}]", c) is not None


def _is_in_flag(s: str, at: int) -> bool:
    """Whether what stands there is a tag of a flag that is whole."""
    begin = s.rfind("\U0001f3f4", max(0, at - _IN_FLAG), at)
    flag = re.compile(_FLAG).match(s, begin) if begin >= 0 else None
    return flag is not None and at < flag.end()


def _cut(marks: re.Match[str]) -> str:
    """The first of a tower of accents; the rest would be drawn over other lines."""
    return marks[0][:_STACK_LIMIT] + "⟨…marks⟩"


def _base(s: str, at: int) -> str:
    """The character before `at`, or, when that is the emoji variant selector, the one before it."""
    before = s[max(0, at - 1) : at]
    return s[max(0, at - 2) : at - 1] if before == "\ufe0f" else before
