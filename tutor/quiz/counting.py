"""The number words of each language, as tables: lower case, without accents, hyphens as spaces.

English goes to trillions with ordinals. The other European languages have what is below a hundred, the
hundreds, and the words for thousand and above; longer compounds that German, Dutch and Italian write as one
word are left alone. Chinese, Japanese and Korean have only what follows digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True, slots=True)
class Counting:
    """How one language counts."""

    small: Mapping[tuple[str, ...], int]
    """0 to 99; a number may be several words."""
    hundreds: Mapping[str, int]
    """Only a word for 100 itself is multiplied by what stands before it."""
    scales: Mapping[str, int]
    """1000 and above; each multiplies what stands before it."""
    joins: frozenset[str] = frozenset()
    """Words such as `and`, which may follow a hundred or a scale inside a number."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    is_run_on: bool = False
    """The language writes `1.5万人` without spaces."""
    per: str = ""
    """The word before the hundred in `20 pour cent`, where that hundred is no number."""


NONE = Counting({}, {}, {})


@cache
def counting(language: str) -> Counting:
    """The tables of a language, named by its two letters; empty ones where there are none."""
    make = {
        "en": _english,
        "de": _german,
        "fr": _french,
        "es": _spanish,
        "it": _italian,
        "pt": _portuguese,
        "nl": _dutch,
        "zh": _east_asian,
        "ja": _east_asian,
        "ko": _east_asian,
    }.get(language)
    return make() if make else NONE


def _english() -> Counting:
    units = _numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen"
    )
    tens = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
    first = _numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
        1,
    )
    twentieth = {f"{word[:-1]}ieth": value for word, value in tens.items()}
    scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    high = {f"{word}th": value for word, value in scales.items()}
    return Counting(
        _phrases(units | tens | _pairs(tens, units, "{ten} {unit}")),
        {"hundred": 100},
        scales,
        frozenset({"and"}),
        first | twentieth | {"hundredth": 100} | high,
    )


def _east_asian() -> Counting:
    """The words for ten thousand and a hundred million, which follow digits."""
    ten_thousand, hundred_million = dict.fromkeys("万萬만", 10**4), dict.fromkeys("亿億억", 10**8)
    return Counting({}, {}, ten_thousand | hundred_million, is_run_on=True)


def _german() -> Counting:
    units = _numbered(
        "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn "
        "sechzehn siebzehn achtzehn neunzehn"
    )
    tens = _numbered("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig", 20, 10)
    joined = {"ein" if word == "eins" else word: value for word, value in units.items()}
    small = units | tens | _pairs(tens, joined, "{unit}und{ten}")
    spelled = {word.replace("funf", "fuenf").replace("zwolf", "zwoelf"): v for word, v in small.items()}
    scales = {
        "tausend": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
    }
    return Counting(_phrases(small | spelled), _hundreds(joined, "hundert"), scales, frozenset({"und"}))


def _dutch() -> Counting:
    units = _numbered(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
        "zeventien achttien negentien"
    )
    tens = _numbered("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10)
    scales = {"duizend": 10**3, "miljoen": 10**6, "miljard": 10**9}
    return Counting(
        _phrases(units | tens | _pairs(tens, units, "{unit}en{ten}")),
        _hundreds(units, "honderd"),
        scales,
        frozenset({"en"}),
    )


def _french() -> Counting:
    units = _numbered(
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    )
    units |= {f"dix {word}": 10 + units[word] for word in ("sept", "huit", "neuf")} | {"une": 1}
    tens = _numbered("vingt trente quarante cinquante soixante septante", 20, 10)
    tens |= {"huitante": 80, "octante": 80, "nonante": 90}
    small = (
        units
        | tens
        | _pairs(tens, units, "{ten} {unit}")
        | _pairs(tens, {"un": 1, "une": 1}, "{ten} et {unit}")
    )
    small |= {f"soixante {word}": 60 + value for word, value in units.items() if value >= 10}
    small |= {"soixante et onze": 71, "quatre vingts": 80, "quatre vingt": 80}
    small |= {f"quatre vingt {word}": 80 + value for word, value in units.items() if value}
    scales = {
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    }
    return Counting(_phrases(small), {"cent": 100, "cents": 100}, scales, per="pour")


def _spanish() -> Counting:
    units = _numbered(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
        "diecisiete dieciocho diecinueve"
    )
    units |= {"un": 1, "una": 1}
    tens = _numbered("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10)
    small = units | tens | _pairs(tens, units, "{ten} y {unit}")
    small |= {f"veinti{word}": 20 + value for word, value in units.items() if 0 < value < 10}
    hundreds = {"cien": 100, "ciento": 100}
    for word, value in _numbered(
        "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient", 200, 100
    ).items():
        hundreds |= {f"{word}os": value, f"{word}as": value}
    scales = {"mil": 10**3, "millon": 10**6, "millones": 10**6}
    return Counting(_phrases(small), hundreds, scales, per="por")


def _italian() -> Counting:
    units = _numbered(
        "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto diciannove"
    )
    tens = _numbered("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10)
    small = units | tens | {"un": 1, "una": 1}
    for ten, tenfold in tens.items():
        for unit, value in units.items():
            if 0 < value < 10:
                small[(ten[:-1] if unit[0] in "uo" else ten) + unit] = tenfold + value
    scales = {
        "mille": 10**3,
        "mila": 10**3,
        "milione": 10**6,
        "milioni": 10**6,
        "miliardo": 10**9,
        "miliardi": 10**9,
    }
    return Counting(_phrases(small), _hundreds(units, "cento"), scales, per="per")


def _portuguese() -> Counting:
    units = _numbered(
        "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis "
        "dezessete dezoito dezenove"
    )
    units |= {"uma": 1, "duas": 2, "catorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19}
    tens = _numbered("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10)
    hundreds = {"cem": 100, "cento": 100}
    for word, value in _numbered(
        "duzent trezent quatrocent quinhent seiscent setecent oitocent novecent", 200, 100
    ).items():
        hundreds |= {f"{word}os": value, f"{word}as": value}
    scales = {"mil": 10**3, "milhao": 10**6, "milhoes": 10**6, "bilhao": 10**9, "bilhoes": 10**9}
    small = units | tens | _pairs(tens, units, "{ten} e {unit}")
    return Counting(_phrases(small), hundreds, scales, frozenset({"e"}), per="por")


def _numbered(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


def _pairs(tens: Mapping[str, int], units: Mapping[str, int], pattern: str) -> dict[str, int]:
    """21 to 99, as the language puts tens and units together."""
    return {
        pattern.format(ten=ten, unit=unit): tenfold + value
        for ten, tenfold in tens.items()
        for unit, value in units.items()
        if 0 < value < 10
    }


def _hundreds(units: Mapping[str, int], hundred: str) -> dict[str, int]:
    """The hundreds where they are one word with their number."""
    return {hundred: 100} | {word + hundred: 100 * value for word, value in units.items() if 0 < value < 10}


def _phrases(words: Mapping[str, int]) -> dict[tuple[str, ...], int]:
    return {tuple(phrase.split()): value for phrase, value in words.items()}
