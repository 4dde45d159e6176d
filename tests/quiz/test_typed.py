"""What was typed against what is accepted, with the verdict that a fair teacher would give."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tutor.lesson.question import Accepted, Rejected
from tutor.quiz.typed import compare, vocabulary

PASSAGE = """
The council's keepers kept the bell. Forty-one crews signed the petition; nobody has rung it since the
causes of the wreck were known. Sanctions affect trade, and their effect is felt by the merchants of Beijing.
"Prices," a clerk wrote, "rise with the tide." L'État c'est moi.
"""
REJECTED = (Rejected("embargo", "That came later."), Rejected("12%", "That was the year before."))

TABLE = {
    "case": """
        en | leverage                 | leverage           | accepted
        en | LEVERAGE                 | leverage           | accepted
        en | Leverage                 | leverage           | accepted
        en | xi jinping               | Xi Jinping         | accepted
        en | nato                     | NATO               | accepted
        de | STRASSE                  | Straße             | accepted
        el | ΣΊΣΥΦΟΣ                  | Σίσυφος            | accepted
        ru | МОСКВА                   | Москва             | accepted
        tr | İSTANBUL                 | İstanbul           | accepted
        tr | istanbul                 | İstanbul           | accepted
        tr | irmak                    | Irmak              | accepted
        tr | ırmak                    | IRMAK              | accepted
        """,
    "accents": """
        en | cafe                     | café               | accepted
        en | café                     | cafe               | accepted
        en | cafe\u0301               | café               | accepted
        fr | deja vu                  | déjà vu            | accepted
        es | corazon                  | corazón            | accepted
        es | nino                     | niño               | accepted
        pt | acao                     | ação               | accepted
        de | Koln                     | Köln               | accepted
        en | Lodz                     | Łódź               | accepted
        en | Tromso                   | Tromsø             | accepted
        en | Dakovo                   | Đakovo             | accepted
        en | Aeroskobing              | Ærøskøbing         | accepted
        fr | coeur                    | cœur               | accepted
        el | Αθηνα                    | Αθήνα              | accepted
        el | ΑΘΗΝΑ                    | Αθήνα              | accepted
        ru | мой                      | мои                | wrong
        ja | か                       | が                 | wrong
        """,
    "quotes": """
        en | China’s leverage         | China's leverage   | accepted
        en | China`s leverage         | China's leverage   | accepted
        en | China´s leverage         | China's leverage   | accepted
        en | "leverage"               | leverage           | accepted
        en | “leverage”               | leverage           | accepted
        en | 'leverage'               | leverage           | accepted
        de | „Druckmittel“            | Druckmittel        | accepted
        fr | « levier »               | levier             | accepted
        en | the "big stick" policy   | the big stick policy | accepted
        en | the merchants’           | merchants          | accepted
        en | Chinas leverage          | China's leverage   | near
        """,
    "dashes": """
        en | well known               | well-known         | accepted
        en | well–known               | well-known         | accepted
        en | well—known               | well-known         | accepted
        en | well\u2011known          | well-known         | accepted
        en | war - peace              | war – peace        | accepted
        en | 1990-2000                | 1990–2000          | accepted
        en | 1990 – 2000              | 1990–2000          | accepted
        en | 19902000                 | 1990–2000          | wrong
        en | 1990 2000                | 1990–2000          | wrong
        en | Covid 19                 | Covid-19           | accepted
        en | 18 year old              | 18-year-old        | accepted
        en | eighteen-year-old        | 18-year-old        | accepted
        en | eighteen-year-old        | 19-year-old        | wrong
        """,
    "punctuation and space": """
        en | leverage.                | leverage           | accepted
        en | leverage!                | leverage           | accepted
        en | leverage ?               | leverage           | accepted
        en | (leverage)               | leverage           | accepted
        en | the (big) stick          | big stick          | accepted
        en | ¿leverage?               | leverage           | accepted
        en | leverage...              | leverage           | accepted
        en | leverage…                | leverage           | accepted
        en | Beijing China            | Beijing, China     | accepted
        en | Beijing , China          | Beijing, China     | accepted
        en | Beijing,China            | Beijing, China     | accepted
        en | Washington,D.C.          | Washington, DC     | accepted
        ar | الصين،كوريا              | الصين، كوريا       | accepted
        zh | 中国，朝鲜               | 中国、朝鲜         | accepted
        en | and / or                 | and/or             | accepted
        en | and or                   | and/or             | wrong
        en | 1,2                      | 1, 2               | wrong
        es | EE UU                    | EE. UU.            | accepted
        en | big   stick              | big stick          | accepted
        en | big\u00a0stick           | big stick          | accepted
        en | lever\u200bage           | leverage           | accepted
        en | lever\u00adage           | leverage           | accepted
        en | US                       | U.S.               | accepted
        en | u.s.                     | US                 | accepted
        en | U. S. Navy               | US Navy            | accepted
        en | U.S.A                    | USA                | accepted
        en | J. F. Kennedy            | JF Kennedy         | accepted
        en | ５０                     | 50                 | accepted
        en | f(y)                     | f(x)               | wrong
        en | ?                        | !                  | wrong
        en | !                        | !                  | accepted
        """,
    "articles": """
        en | the leverage             | leverage           | accepted
        en | leverage                 | the leverage       | accepted
        en | a bell                   | the bell           | accepted
        en | An embassy               | embassy            | accepted
        en | the                      | a                  | wrong
        en | The Hague                | Hague              | accepted
        en | bell of the town         | bell of town       | wrong
        en | der Bell                 | Bell               | wrong
        de | das Druckmittel          | Druckmittel        | accepted
        de | einen Hebel              | Hebel              | accepted
        fr | l’État                   | État               | accepted
        fr | une cloche               | la cloche          | accepted
        es | los aranceles            | aranceles          | accepted
        it | un'idea                  | idea               | accepted
        it | gli Stati Uniti          | Stati Uniti        | accepted
        pt | o comércio               | comercio           | accepted
        nl | 't Kofschip              | het kofschip       | accepted
        nl | een klok                 | klok               | accepted
        pl | the dzwon                | dzwon              | wrong
        """,
    "plurals that are not the same word": """
        en | cause                    | causes             | near
        en | causes                   | cause              | wrong
        en | sanctions                | sanction           | wrong
        en | prices                   | price              | wrong
        en | crews                    | crew               | wrong
        en | men                      | man                | wrong
        en | leaves                   | leaf               | wrong
        en | data                     | date               | near
        en | theses                   | thesis             | near
        """,
    "number words": """
        en | seven                    | 7                  | accepted
        en | 7                        | seven              | accepted
        en | Seven.                   | 7                  | accepted
        en | forty-one                | 41                 | accepted
        en | forty one crews          | 41 crews           | accepted
        en | 41                       | forty-two          | wrong
        en | a hundred                | 100                | accepted
        en | one hundred and one      | 101                | accepted
        en | one hundred one          | 101                | accepted
        en | nineteen hundred         | 1900               | accepted
        en | two thousand and five    | 2005               | accepted
        en | two hundred fifty thousand | 250000           | accepted
        en | three million            | 3000000            | accepted
        en | one million two hundred thousand and six | 1200006 | accepted
        en | zero                     | 0                  | accepted
        en | twenty-first century     | 21st century       | accepted
        en | the 21st century         | twenty-first century | accepted
        en | twelfth                  | 12th               | accepted
        en | sevn                     | seven              | near
        en | six                      | seven              | wrong
        en | eighty                   | eight              | wrong
        en | sixth                    | sixty              | wrong
        en | five and six             | 5 and 6            | accepted
        en | one two three            | 1 2 3              | accepted
        de | einundzwanzig            | 21                 | accepted
        de | fünf                     | 5                  | accepted
        fr | quatre-vingt-dix-sept    | 97                 | accepted
        fr | vingt et un              | 21                 | accepted
        es | treinta y cinco          | 35                 | accepted
        es | veintidós                | 22                 | accepted
        it | ventuno                  | 21                 | accepted
        pt | vinte e três             | 23                 | accepted
        nl | tweeëntwintig            | 22                 | accepted
        de | seven                    | 7                  | wrong
        """,
    "decimal marks": """
        en | 3.5                      | 3.5                | accepted
        en | 3,5                      | 3.5                | number
        de | 3.5                      | 3,5                | number
        de | 3,50                     | 3,5                | number
        en | .5                       | 0.5                | number
        en | 0.50                     | 0.5                | number
        en | 3.6                      | 3.5                | wrong
        en | 35                       | 3.5                | wrong
        en | 1.500                    | 1500               | wrong
        de | 1.500                    | 1500               | number
        de | 1,500                    | 1500               | wrong
        de-CH | 1.5                   | 1,5                | number
        """,
    "thousands marks": """
        en | 1,500                    | 1500               | number
        en | 1500                     | 1,500              | number
        en | 1 500                    | 1500               | number
        fr | 1\u202f500               | 1500               | number
        de-CH | 1'500                 | 1500               | number
        de-CH | 1’500                 | 1500               | number
        de | 1.500.000                | 1500000            | number
        en | 1,500,000 people         | 1500000 people     | number
        en | about 1,500 crews        | about 1500 crews   | number
        en | 1.5 million people       | 1,500,000 people   | number
        en | 2 million                | two million        | number
        de | 1,5 Millionen            | 1.500.000          | number
        es | 2 millones               | 2.000.000          | number
        es | 2 mil millones           | 2.000.000.000      | number
        hi | 1,23,456                 | 123456             | number
        zh | 1.5万                    | 15000              | number
        zh | 3 亿人                   | 300,000,000人      | number
        ja | 2万円                    | 20000円            | number
        ko | 5만                      | 50000              | number
        zh | 万里                     | 10000里            | wrong
        en | 15000                    | 1500               | wrong
        en | 1,50                     | 150                | wrong
        en | 10^6                     | 1,000,000          | number
        en | 3×10⁸                    | 3*10^8             | number
        en | 3e8                      | 300,000,000        | number
        """,
    "percent, units, signs": """
        en | 50 %                     | 50%                | number
        en | 50 percent               | 50%                | number
        en | fifty per cent           | 50%                | number
        de | 50 Prozent               | 50%                | number
        en | 50 percent of exports    | 50% of exports     | number
        en | 50                       | 50%                | wrong
        en | 5 %                      | 50%                | wrong
        en | 5km                      | 5 km               | number
        en | 5 kg                     | 5 km               | wrong
        en | $5 million               | $5,000,000         | number
        en | −5                       | -5                 | accepted
        en | - 5                      | -5                 | accepted
        en | 5                        | -5                 | wrong
        en | +5                       | 5                  | number
        en | m²                       | m^2                | accepted
        en | m2                       | m^2                | wrong
        en | 3½                       | 3 1/2              | accepted
        fr | 20 pour cent             | 20 %               | number
        fr | vingt et un pour cent    | 21 %               | number
        fr | 100 %                    | cent pour cent     | number
        es | veinte por ciento        | 20%                | number
        it | 20 per cento             | 20 %               | number
        pt | 20 por cento             | 20%                | number
        fr | pour cent euros          | pour 100 euros     | accepted
        tr | %50                      | 50%                | number
        en | minus 3                  | -3                 | number
        en | minus three degrees      | -3 degrees         | number
        en | 3                        | minus 3            | wrong
        """,
    "digits that are no amount": """
        en | 1985                     | 1984               | wrong
        en | 9/12                     | 9/11               | wrong
        en | 10:31                    | 10:30              | wrong
        en | 7                        | 007                | wrong
        en | H20                      | H2O                | wrong
        en | 2018-04-19               | 2018-04-18         | wrong
        en | G21                      | G20                | wrong
        """,
    "near by one letter": """
        en | leverag                  | leverage           | near
        en | leveragge                | leverage           | near
        en | levarage                 | leverage           | near
        en | levearge                 | leverage           | near
        en | the levarage             | leverage           | near
        en | bels                     | bell               | near
        en | Xi Jingping              | Xi Jinping         | near
        en | responsable stakeholder  | responsible stakeholder | near
        en | dont know                | don't know         | near
        en | bel                      | bell               | near
        en | Mueller                  | Müller             | near
        ru | Масква                   | Москва             | near
        es | embargo comercal         | embargo comercial  | near
        """,
    "near by two letters": """
        en | responible stakholder    | responsible stakeholder | near
        en | stakehlodre              | stakeholder        | near
        en | stakholdr                | stakeholder        | near
        en | dilpomatci               | diplomatic         | near
        en | diplmocay                | diplomacy          | wrong
        en | levrge                   | leverage           | wrong
        en | stkhldr                  | stakeholder        | wrong
        en | respnsible stakehlodre   | responsible stakeholder | wrong
        """,
    "a space or a hyphen more or less": """
        en | clockwork                | clock-work         | near
        en | clockwork                | clock work         | near
        en | clock work               | clockwork          | near
        en | clock-work               | clockwork          | near
        en | the clock-work           | clockwork          | near
        en | Hong Kongdollar          | Hong Kong dollar   | near
        en | non-proliferation treaty | nonproliferation treaty | near
        en | lighthousekeeper         | light house keeper | near
        en | atleastonce              | at least once more | wrong
        en | inthelighthouse          | in the light house | wrong
        en | clok work                | clockwork          | wrong
        en | some body                | somebody           | near
        en | nobody                   | no body            | wrong
        en | cau ses                  | causes             | near
        en | tra de                   | trade              | near
        en | sixty                    | six ty             | wrong
        en | H 2O                     | H2O                | wrong
        en | 1 984                    | 1984               | number
        de | Druck Mittel             | Druckmittel        | near
        zh | 北京 大学                | 北京大学           | wrong
        """,
    "too far, or another word": """
        en | cat                      | bat                | wrong
        en | Ma                       | Ha                 | wrong
        en | its                      | it's               | wrong
        en | affect                   | effect             | wrong
        en | causes                   | clauses            | wrong
        en | keepers                  | keeper             | wrong
        en | tide                     | time               | wrong
        en | beijing                  | Beijings           | wrong
        fr | état                     | étai               | wrong
        en | war trade                | trade war          | wrong
        en | leverage and trade       | leverage           | wrong
        en | trade                    | trade war          | wrong
        en | not leverage             | leverage           | wrong
        en | leverage, sanctions      | leverage           | wrong
        en | C++                      | C--                | wrong
        en | a+b=c                    | a-b=c              | wrong
        """,
    "rejected": """
        en | embargo                  | embargoes          | rejected
        en | The Embargo!             | trade              | rejected
        en | embargo                  | embargo            | rejected
        en | twelve percent           | 12                 | rejected
        en | 12 %                     | 12                 | rejected
        en | embargoe                 | embargoes          | wrong
        en | embargoess               | embargoes          | near
        """,
    "nothing, emoji, other scripts": """
        en |                          | leverage           | wrong
        en | \u2003\u00a0\u200b       | leverage           | wrong
        en | ...                      | leverage           | wrong
        en | 👍                       | 👍                 | accepted
        en | ❤                        | ❤️                 | accepted
        en | 👎                       | 👍                 | wrong
        en | leverage 👍              | leverage           | wrong
        en | 👍👍👍👎                 | 👍👍👍👍           | wrong
        ar | كتاب                     | كِتَاب             | accepted
        ar | كتـــاب                  | كتاب               | accepted
        ar | \u200fكتاب\u200e         | كتاب               | accepted
        ar | كتاب؟                    | كتاب               | accepted
        ar | الكتب                    | الكتاب             | near
        ar | ٤٢                       | 42                 | accepted
        ar | ٤٢٫٥                     | 42.5               | accepted
        ar | ٥٠٪                      | 50 %               | number
        he | שלום                     | שָׁלוֹם            | accepted
        he | שלוס                     | שלום               | near
        fa | می‌خواهم                 | میخواهم            | accepted
        zh | 南京大学                 | 北京大学           | wrong
        zh | 北京大学。               | 北京大学           | accepted
        ja | 「東京」                 | 東京               | accepted
        ko | 부산대학                 | 부천대학           | wrong
        """,
}


def rows() -> Iterator[object]:
    for subject, lines in TABLE.items():
        for line in lines.strip("\n").splitlines():
            if line.strip():
                language, typed, accepted, verdict = (cell.strip(" ") for cell in line.split("|"))
                name = f"{subject}: {typed!a} for {accepted!a} in {language}"
                yield pytest.param(language, typed, accepted, verdict, id=name)


@pytest.mark.parametrize(("language", "typed", "accepted", "verdict"), rows())
def test_the_verdict_is_that_of_a_fair_teacher(
    language: str, typed: str, accepted: str, verdict: str
) -> None:
    texts = [PASSAGE, *(wrong.text for wrong in REJECTED)]
    words = vocabulary(texts, language)
    assert compare(typed, [Accepted(accepted)], REJECTED, language=language, words=words).kind == verdict


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(list(rows())) >= 150
