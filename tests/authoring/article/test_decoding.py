"""Encodings."""

from __future__ import annotations

import codecs
import sys

import pytest

from tutor.authoring.article.block import Unimportable
from tutor.authoring.article.decoding import decoded

TEXT = "Der Käpt’n hört „die Glocke“ nicht – er schläft. Die Möwen sind lauter als das Horn. " * 5


def read(source: bytes, encoding: str | None = None) -> str:
    """The text."""
    return decoded(source, encoding=encoding, is_page=False)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_known_by_itself(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), encoding=None, is_page=False) == (TEXT, "")


def test_a_mark_of_the_other_byte_order_is_known() -> None:
    assert read(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")) == TEXT


def test_another_encoding_is_guessed_and_told() -> None:
    text, guess = decoded(TEXT.encode("cp1252"), encoding=None, is_page=False)
    assert "Käpt" in text
    assert "hört" in text
    assert guess


def test_what_is_said_is_done() -> None:
    assert read("Łódź".encode("cp1250"), "cp1250") == "Łódź"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("nope", "there is no encoding 'nope'"), ("ascii", "is not in ascii: byte 5 does not fit")],
)
def test_an_encoding_that_will_not_do_is_told(encoding: str, said: str) -> None:
    with pytest.raises(Unimportable, match=said):
        read(TEXT.encode(), encoding)


def test_without_the_library_the_encoding_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(Unimportable, match="is not in UTF-8; say with --encoding"):
        read(TEXT.encode("cp1252"))
