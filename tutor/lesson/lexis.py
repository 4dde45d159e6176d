"""The words of TOML as patterns: strings, keys, blanks.

Every loop is possessive and every string may also end with its line or the file, so that no input, valid or
not, is read twice over: the guard runs these over text that nobody has checked yet. What a loop repeats is
atomic wherever it may fail halfway: before 3.11.5 Python forgets to go back then (python/cpython#100061).
"""

from __future__ import annotations

import re
from typing import Final

_MULTI_BASIC = r'"""[^"\\]*+(?:(?>(?:\\(?s:.)?|"(?!""))[^"\\]*+))*+(?:"{3,5}|\Z)'
_MULTI_LITERAL = r"'''(?:(?>[^']++|'(?!'')))*+(?:'{3,5}|\Z)"
_BASIC = r'"[^"\\\n]*+(?:\\.?[^"\\\n]*+)*+(?:"|(?=\n)|\Z)'
_LITERAL = r"'[^'\n]*+(?:'|(?=\n)|\Z)"

STRING: Final = rf"(?:{_MULTI_BASIC}|{_MULTI_LITERAL}|{_BASIC}|{_LITERAL})"
COMMENT: Final = r"#[^\n]*+"
PART: Final = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
"""One part of a dotted key."""
KEY: Final = rf"{PART}(?:(?>[ \t]*+\.[ \t]*+{PART}))*+"

PARTS: Final = re.compile(PART)
BLANK: Final = re.compile(rf"(?:[ \t\r\n]++|{COMMENT})*+")
HEADER: Final = re.compile(rf"(?P<open>\[\[?)[ \t]*+(?P<key>{KEY})[ \t]*+\]?\]?")
ASSIGNMENT: Final = re.compile(rf"(?P<key>{KEY})[ \t]*+=[ \t]*+")
VALUE: Final = re.compile(rf"(?P<string>{STRING})|(?P<open>[\[{{])|[^\s,\]}}#]++(?: \d[^\s,\]}}#]*+)?")
BRACKET: Final = re.compile(rf"(?:[^\[\]{{}}\"'#]++|{STRING}|{COMMENT})*+([\[\]{{}}]?)")
"""Everything up to and with the next bracket that stands outside strings and comments."""
ESCAPE: Final = re.compile(
    r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*+\r?\n[ \t\r\n]*+|.)|\r\n",
    re.DOTALL,
)
"""Inside a string: what stands for another character, or for none."""
