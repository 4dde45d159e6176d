"""Who may come in."""

from __future__ import annotations

import pytest

from tutor.web.admission import Door, fresh_token, is_own_page

DOOR = Door("127.0.0.1", 8000, "secret")


def test_the_address_holds_the_token_and_brackets_where_they_belong() -> None:
    assert DOOR.address == "http://127.0.0.1:8000/secret/"
    assert Door("::1", 80, "secret").address == "http://[::1]:80/secret/"


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {fresh_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) == 32


@pytest.mark.parametrize("token", ["", "secre", "secrets", "SECRET", "sécret"])
def test_only_the_token_opens(token: str) -> None:
    assert DOOR.knows("secret")
    assert not DOOR.knows(token)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_on_loopback_the_server_goes_by_loopback_names(host: str) -> None:
    assert DOOR.is_named(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:8001",
        "localhost.evil.example:8000",
        "localhost:8000@x",
    ],
)
def test_a_name_that_another_site_points_here_does_not_open(host: str) -> None:
    assert not DOOR.is_named(host)


def test_elsewhere_any_name_will_do_that_is_one() -> None:
    door = Door("0.0.0.0", 8000, "secret")
    assert door.is_named("reading.example.org")
    assert door.is_named("192.0.2.1:8000")
    assert not door.is_named("x; script-src *")
    assert not door.is_private


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000", True),
        ("https://Reading.example.org", "reading.example.org", True),
        ("http://localhost:8000", "127.0.0.1:8000", False),
        ("http://evil.example", "127.0.0.1:8000", False),
        ("http://127.0.0.1:8000.evil.example", "127.0.0.1:8000", False),
        ("null", "127.0.0.1:8000", False),
        ("", "", False),
        ("file://", "", False),
        ("http://[", "127.0.0.1:8000", False),
    ],
)
def test_only_the_page_of_the_same_server_may_connect(origin: str, host: str, own: bool) -> None:
    assert is_own_page(origin, host) is own
