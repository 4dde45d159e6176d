"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.reading.markdown import blocks
from tutor.reading.passage import Block, Passage
from tutor.reading.sentences import in_block, sentences

CASES = [
    ("en", "One stop. | Another stop."),
    ("en", "No stop at the end"),
    ("en", "Is it? | It is! | Good."),
    ("en", "Mr. Smith met Dr. Jones. | Mrs. Hill left."),
    ("en", "Sen. Cruz and Gov. Brown spoke. | Nobody heard."),
    ("en", "The U.S. Treasury acted. | It had to."),
    ("en", "He went back to the U.S. | The law had changed."),
    ("en", "The U.N. Security Council met."),
    ("en", "A test, e.g. China's, failed. | That is, i.e. Xi's."),
    ("en", "No. 5 is alive."),
    ("en", "Is it so? | No. | That is wrong."),
    ("en", "J. K. Rowling wrote it. | George W. Bush did not."),
    ("en", "So did I. | Then it ended."),
    ("en", "I. M. Pei built it. | He was old."),
    ("en", "It has vitamin C. | The rest is water."),
    ("en", "Pi is 3.14 or so. | It was $1.5 million."),
    ("en", "Visit example.com today. | Or write."),
    ("en", "He said “Stop.” | Then he left."),
    ("en", 'He said "Stop." | "Why?" she asked.'),
    ("en", "“Is it?” he asked. | ‘Yes!’ | Nobody spoke."),
    ("en", "(It was late.) | They left."),
    ("en", "It was late (see Fig. 3). | They left."),
    ("en", "See Fig. 3. | It shows more."),
    ("en", "See p. 12, vol. IV, and no. 7."),
    ("en", "Well… maybe. | Well… | Then no."),
    ("en", "Well... maybe. | Well... | Then no."),
    ("en", "Wait . . . for it. | Wait . . . | Now."),
    ("en", "What?! | No way!! | Really."),
    ("en", "At 5 p.m. Tuesday it rained. | At 6 p.m. | Officials left."),
    ("en", "In Dec. 2011 he died. | It was in Dec. | The rest is known."),
    ("en", "Apple Inc. | The company grew. | Apple Inc. Chief Tim Cook spoke."),
    ("en", "He lived on Main St. | The house is gone. | St. Louis is far."),
    ("en", "Martin Luther King Jr. | He spoke. | Kim et al. Science said so."),
    ("en", "He has a Ph.D. | His wife has two."),
    ("en", "1. First do this. | 2. Then do that."),
    ("en", "It ended in 1999. | 20 people left."),
    ("en", "Done.[1] | Next.[2][3] | Third."),
    ("en", "A line\nthat goes on. | Another\nline."),
    ("en", "The iPhone? yes. | “Quoted”—he said. | End."),
    ("zz", "Mr. Smith left. | He ran."),
    ("zh", "他来了。|我走了！|真的吗？|“好。”|他说。"),
    ("ja", "「行く。」と言った。|終わり。"),
    ("ja", "本当？！|「はい」と答えた。"),
    ("ar", "هل أنت هنا؟ | نعم. | لا."),
    ("ur", "وہ آیا۔ | وہ گیا۔"),
    ("hi", "यह है। | वह है।"),
    ("hy", "Նա եկավ։ | Նա գնաց։"),
    ("de", "Am 3. Oktober kam z.B. Herr Dr. Meier. | Er ging."),
    ("de-AT", "Das war 1999. | Danach nichts, bzw. wenig."),
    ("fr", "M. Dupont est là. | Il part ! | Oui."),
    ("es", "¿Qué? | ¡No! | Sí, Sr. López. | Ud. sabe."),
    ("it", "Il sig. Rossi parla. | Poi va."),
    ("ru", "А. С. Пушкин родился в 1799 г. в Москве. | Он умер."),
    ("el", "Τι κάνεις; | Καλά; | Ναι."),
    ("en", "One; Two; Three."),
    ("th", "ผมไป เขามา"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences_end_here(language: str, marked: str) -> None:
    parts = marked.split("|") if language in ("zh", "ja") else marked.split(" | ")
    text = ("" if language in ("zh", "ja") else " ").join(parts)
    assert [text[start:end] for start, end in in_block(Block("paragraph", text), language)] == parts


@given(
    st.lists(st.text(st.sampled_from("aB .!?。”)\n1[]…;I")), max_size=4), st.sampled_from(["en", "de", "el"])
)
def test_every_visible_character_is_in_one_sentence(texts: list[str], language: str) -> None:
    passage = Passage(tuple(Block("paragraph", text) for text in texts))
    covered = [at for start, end in sentences(passage, language) for at in range(start, end)]
    assert covered == sorted(set(covered))
    visible = {at for at, char in enumerate(passage.text) if not char.isspace()}
    assert visible <= set(covered)


@given(st.lists(st.text(st.sampled_from("aB .!?\n")), max_size=4))
def test_no_sentence_goes_over_a_block_or_begins_with_white_space(texts: list[str]) -> None:
    passage = Passage(tuple(Block("paragraph", text) for text in texts))
    for start, end in sentences(passage, "en"):
        sentence = passage.text[start:end]
        assert sentence == sentence.strip()
        assert any(
            a <= start and end <= a + len(b.text) for a, b in zip(passage.starts, passage.blocks, strict=True)
        )


def test_headings_code_and_rules_have_no_sentences() -> None:
    passage = Passage(
        blocks("# One. Two.\n\n    a. B.\n\n---\n\n> Three.\n\n- Four.\n\nFive[^1]\n\n[^1]: Six.")
    )
    found = [passage.text[start:end] for start, end in sentences(passage, "en")]
    assert found == ["Three.", "Four.", "Five[1]", "Six."]
