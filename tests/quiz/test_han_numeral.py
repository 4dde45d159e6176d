"""Numbers in Chinese characters."""

from __future__ import annotations

import pytest

from tutor.quiz.han_numeral import with_digits


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("四十一", "41"),
        ("十", "10"),
        ("十二", "12"),
        ("两千", "2000"),
        ("一百零五", "105"),
        ("三千二百", "3200"),
        ("九千九百九十九", "9999"),
        ("一万", "10000"),
        ("十二万三千四百五十六", "123456"),
        ("一亿二千万", "120000000"),
        ("二〇一八", "2018"),
        ("零", "0"),
        ("四十一条船", "41条船"),
    ],
)
def test_a_number_is_read(written: str, meant: str) -> None:
    assert with_digits(written) == meant


@pytest.mark.parametrize("written", ["", "船", "万", "一二十", "一万一亿", "41"])
def test_what_is_no_number_stays(written: str) -> None:
    assert with_digits(written) == written
