"""A lesson to begin with: complete, commented, ready to be read and to be written over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tutor.authoring import toml_text
from tutor.authoring.schema_file import LINE

MOST_SECTIONS: Final = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What an author says before writing."""

    title: str
    id: str
    language: str = "en"
    sections: int = 3
    source_title: str = ""
    source_author: str = ""
    source_url: str = ""


def new_lesson(beginning: Beginning, *, with_schema: bool) -> str:
    """The file; `with_schema` begins it with the line that editors follow to the schema."""
    parts = [
        *([LINE] if with_schema else []),
        _HEAD.format(
            id=toml_text.line(beginning.id),
            title=toml_text.line(beginning.title),
            language=toml_text.line(beginning.language),
        ),
        _source(beginning),
        _GLOSSARY,
        _FIRST,
        *(_LATER.format(number=number) for number in range(2, beginning.sections + 1)),
        _LAST_CHECK,
        OTHER_TYPES,
    ]
    return "\n".join(parts)


def _source(beginning: Beginning) -> str:
    keys = {
        "title": beginning.source_title,
        "author": beginning.source_author,
        "url": beginning.source_url,
    }
    given = "".join(f"{key} = {toml_text.line(value)}\n" for key, value in keys.items() if value)
    if not given:
        return _NO_SOURCE
    return f"[source]                       # the article, when it is somebody else's\n{given}{_MORE_SOURCE}"


_HEAD: Final = """\
# A lesson for tutor. Write over everything in quotes; a line that begins with # is a note for you.
#
#   tutor check FILE             says what is wrong with it, and where
#   tutor preview --watch FILE   shows it as your students will see it, after every save

format = 1
id = {id}
# The id stays as it is from now on: your students' progress is kept under it.
title = {title}
summary = "What the lesson is about, in a sentence."
language = {language}
# genre = "opinion"            # opinion, news, exposition, narrative or reference
# level = "B2"                 # for whom, in your words
# authors = ["Your name"]      # who made the lesson
# license = "CC-BY-4.0"
# tags = ["history"]
"""
_NO_SOURCE: Final = """\
# [source]                     # the article, when it is somebody else's
# title = "Its title"
# author = "Who wrote it"
# publisher = "Where it appeared"
# date = 2018-04-19            # or "2018-04", or "2018"
# url = "https://example.org/article"
"""
_MORE_SOURCE: Final = """\
# publisher = "Where it appeared"
# date = 2018-04-19            # or "2018-04", or "2018"
"""
_GLOSSARY: Final = """\
# ---------------------------------------------------------------- glossary
# One [[glossary]] for each word or name that stands in the way. It is marked where it stands in the text.

[[glossary]]
term = "section"
kind = "word"                  # person, place, organisation, concept, event, document or word
definition = "A part of a text that is read in one go."
# aliases = ["other form"]     # plurals and 's are found without this
"""
_FIRST: Final = '''\
# ---------------------------------------------------------------- sections
# Keep a section's own keys above its first [[sections.questions]].

[[sections]]
id = "part-1"
title = "Part 1"
text = """
Put the first part of your article here. A blank line ends a paragraph, *asterisks* make words stand out.

A section of 120 to 300 words is read in a minute. Its questions come at once, while the words are fresh.
"""

[[sections.questions]]
id = "why-at-once"             # stays as it is, too: answers are kept under it
type = "choice"
skill = "infer"                # what answering takes
prompt = "Why do the questions come at once?"
options = [
  { text = "The screen has room for them.", why = "The text does not speak of the screen." },
  { text = "Readers still remember the text.", correct = true, why = "That is what “fresh” means here." },
  { text = "The author wants a short lesson.", why = "How long the lesson is, is not the point." },
]
hints = ["Look at the end of the last sentence."]
explanation = "Who is asked while the words are fresh remembers them better afterwards."
evidence = ["while the words are fresh"]   # the words of the text that settle it
'''
_LATER: Final = '''
[[sections]]
id = "part-{number}"
title = "Part {number}"
text = """
This is where part {number} of your article begins. Paragraphs may be as long as the author made them.
"""

[[sections.questions]]
id = "begin-{number}"
type = "evidence"              # answered by pointing at a sentence
skill = "evidence"
prompt = "Point at the sentence about the beginning."
explanation = "The other sentence is about the length of paragraphs."
evidence = ["part {number} of your article begins"]
'''
_LAST_CHECK: Final = """
# ---------------------------------------------------------------- the last check, over the whole lesson
# Six to eight [[questions]] are a good number.

[[questions]]
id = "longest-section"
type = "number"
skill = "retrieve"
prompt = "How many words should a section have at most?"
answer = 300
unit = "words"
explanation = "Longer sections are better divided, so that the questions come sooner."
evidence = [{ quote = "120 to 300 words", section = "part-1" }]
"""
OTHER_TYPES: Final = """
# ---------------------------------------------------------------- other types of question
# Take the # away and move what you need below a section, as [[sections.questions]].

# [[questions]]
# id = "several"
# type = "multiple"
# prompt = "What does a section have?"
# options = ["a title", "a text", "a price"]
# answer = ["a title", "a text"]

# [[questions]]
# id = "is-it-so"
# type = "true_false"
# prompt = "A blank line ends a paragraph."
# answer = true
# why = { true = "The text says so.", false = "Look at the first paragraph." }

# [[questions]]
# id = "a-few-words"
# type = "short"
# prompt = "What makes words stand out?"
# answer = ["asterisks", "stars"]
# reject = [{ text = "quotes", why = "They mark what somebody said." }]

# [[questions]]
# id = "gaps"
# type = "cloze"
# text = "A {blank|empty} line ends a {paragraph}."

# [[questions]]
# id = "in-order"
# type = "order"
# prompt = "Put them in the order in which they are met."
# items = ["the text", "the questions", "the last check"]

# [[questions]]
# id = "pairs"
# type = "match"
# prompt = "What belongs together?"
# pairs = [["blank line", "paragraph"], ["asterisks", "emphasis"]]
# distractors = ["footnote"]

# [[questions]]
# id = "classes"
# type = "classify"
# prompt = "Which is a fact, which an opinion?"
# classes = ["fact", "opinion"]
# items = [
#   { text = "A section has a title.", class = "fact" },
#   { text = "Short sections are pleasant.", class = "opinion" },
# ]

# [[questions]]
# id = "in-your-words"
# type = "explain"
# prompt = "Say in two sentences why a lesson has sections."
# model = "So that the questions come soon after what they ask for."
# rubric = ["says that questions come soon", "says why that helps"]
"""
