"""Text from strangers, over every code point there is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.text import problems, safe_line, safe_text, safe_url, suspects, typeable

EVERY = [chr(c) for c in range(0x110000)]
DIRECTION = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
ZERO_WIDTH = set("\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u115f\u3164")


def _harmful(c: str) -> bool:
    if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp"):
        return c not in "\n\t"
    point = ord(c)
    non_character = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
    return non_character or 0xE0000 <= point < 0xE1000 or c in DIRECTION or c in ZERO_WIDTH


def test_no_code_point_reaches_the_terminal_harmful() -> None:
    shown = set().union(*(safe_text(f"a{c}b") for c in EVERY))
    assert {hex(ord(c)) for c in filter(_harmful, EVERY) if c in shown} == set()


def test_no_format_character_stays_invisible_between_latin_letters() -> None:
    left = {c for c in EVERY if unicodedata.category(c) == "Cf" and safe_text(f"a{c}b") == f"a{c}b"}
    assert all(unicodedata.name(c).split()[0] in ("ARABIC", "SYRIAC") for c in left)


def test_every_code_point_can_be_written_out_afterwards() -> None:
    safe_text("x".join(EVERY)).encode("utf-8")


def test_nothing_is_lost_without_a_trace() -> None:
    assert [hex(ord(c)) for c in EVERY if len(safe_text(f"a{c}b")) < 3] == []


def test_every_refused_character_is_named_with_its_offset() -> None:
    refused = {c for c in EVERY if problems(f"ab{c}")}
    assert {
        "\x00",
        "\x1b",
        "\r",
        "\x7f",
        "\x9b",
        "\u202e",
        "\u2066",
        "\ud800",
        "\ufffe",
        "\U0010ffff",
    } <= refused
    assert not refused & {"\t", "\n", "é", "\u200d", "\u200c", "\u200f", "😀", "\u00a0", "\u00ad"}
    assert all(problems(f"ab{c}")[0][0] == 2 for c in refused)
    assert all(name.startswith("U+") and name.isprintable() for c in refused for _, name in problems(c))


def test_a_refused_character_is_never_shown_as_it_is() -> None:
    assert [c for c in EVERY if problems(c) and problems(safe_text(c))] == []


def test_a_problem_is_named_in_words() -> None:
    assert problems("ok\u202ex\x1b") == [
        (2, "U+202E right-to-left override"),
        (4, "U+001B (a control character)"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧",
        "👩‍❤️‍👩",
        "🏳️‍🌈",
        "می‌خواهم",
        "❤️",
        "naïve “quoted” – text\t\n",
        "한국어",
        "क्‍ष",
        "שלום\u200f!",
        "e\u0301",
        "[@click=app.quit]x[/]",
        "葛\U000e0100城市、辻\ufe00",
        f"{ENGLAND}{ENGLAND} and \U0001f3f4",
        "ភាសា\u200bខ្មែរ",
        "ภาษา\u200bไทย",
        "ພາສາ\u200bລາວ",
        "မြန်မာ\u200bစာ",
        "日本\u200bまで\u200bキー",
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;x\x07", "␛]52;c;x␇"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("pay\u200dpal", "pay⟨U+200D⟩pal"),
        ("a\u200fb", "a⟨U+200F⟩b"),
        ("a\r\nb\rc", "a\nb␍c"),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("a\x7f\x9bb", "a␡\ufffdb"),
        ("x" + "\u0301" * 40, "x" + "\u0301" * 8 + "⟨…marks⟩"),
        ("x\ufe01\ufe02", "x\ufe01⟨U+FE02⟩"),
        ("hi\U000e0041", "hi⟨U+E0041⟩"),
        ("a\U000e0100", "a⟨U+E0100⟩"),
        ("葛\U000e0100\U000e0101", "葛\U000e0100⟨U+E0101⟩"),
        (f"{ENGLAND}\U000e007f", f"{ENGLAND}⟨U+E007F⟩"),
        ("\U0001f3f4\U000e0067", "\U0001f3f4⟨U+E0067⟩"),
        (ENGLAND.replace("\U0001f3f4", "x")[:2], "x⟨U+E0067⟩"),
        (f"\U0001f3f4{chr(0xE0061) * 6}\U000e007f", f"\U0001f3f4{'⟨U+E0061⟩' * 6}⟨U+E007F⟩"),
        ("ក\u200b\u200bខ", "ក⟨U+200B⟩⟨U+200B⟩ខ"),
        ("ក\u200b", "ក⟨U+200B⟩"),
        ("ក\u200ba", "ក⟨U+200B⟩a"),
        ("ក\u17b4\u200bខ", "ក⟨U+17B4⟩⟨U+200B⟩ខ"),
    ],
)
def test_harmful_text_becomes_visible(text: str, shown: str) -> None:
    assert safe_text(text) == shown


SUSPECT = (
    "\x1b\u200d\u200c\u200b\ufe0f\U000e0100\u202e\u200f\u0301👩\u0645aក葛\r\n\U0001f3f4\U000e0067\U000e007f"
)


@given(st.text() | st.text(SUSPECT, max_size=40))
def test_twice_is_the_same_as_once(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)


@given(st.text(), st.integers(1, 60))
def test_a_line_is_one_line_and_no_longer_than_asked(text: str, limit: int) -> None:
    line = safe_line(text, limit)
    assert len(line) <= limit
    assert not set(line) & set("\n\t\r")


@given(st.text() | st.text("\x1b\u200d\ufe0f\u202e\u0301é👩a\r\n", max_size=40))
def test_text_without_suspects_is_left_alone(text: str) -> None:
    assert suspects(text, 5) or safe_text(text) == text


def test_problems_and_suspects_are_counted_no_further_than_asked() -> None:
    assert len(problems("\x1b" * 9, 3)) == 3
    assert suspects("\u200b" * 9, 3) == 3


def test_a_long_line_says_that_it_goes_on() -> None:
    assert safe_line("a" * 300) == "a" * 199 + "…"
    assert safe_line("a\nb\tc") == "a␊b c"


@pytest.mark.parametrize(
    "url",
    ["https://example.org", "http://example.org:8080/a?b=c#d", "https://[::1]/x", "HTTPS://Example.org/%20"],
)
def test_a_plain_address_may_be_opened(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "file%3A///etc/passwd",
        "file://example.org/etc/passwd",
        "ftp://example.org",
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "--option",
        "https://",
        "https:///x",
        "https://user@example.org",
        "https://user:pass@example.org",
        "https://@example.org",
        "https://exämple.org",
        "https://example.org/\x1b[2J",
        "https://example.org/a b",
        "https://example.org\\@evil.org",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://[::1/",
        "https://-example.org/",
        "https://example.org/" + "a" * 2000,
        'https://example.org/"',
    ],
)
def test_any_other_address_may_not(url: str) -> None:
    assert safe_url(url) is None


@given(st.text(), st.booleans())
def test_what_can_be_typed_needs_no_making_safe(text: str, lines: bool) -> None:
    typed = typeable(text, 50, lines=lines)
    assert typeable(typed, 50, lines=lines) == typed
    assert not problems(typed)
    assert ("\n" in typed) <= lines


def test_what_was_typed_stays_as_it_was() -> None:
    assert typeable("می\u200cخواهم 👩\u200d👩 naïve", 50) == "می\u200cخواهم 👩\u200d👩 naïve"
    assert typeable("one\r\ntwo\x1b\n\nthree\t3", 50, lines=True) == "one\ntwo\n\nthree 3"
