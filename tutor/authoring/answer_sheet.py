"""An answer key for the desk: as Markdown, or as a page to print that needs nothing besides itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tutor.authoring.answer_key import Answer, AnswerKey, Proof, Row
from tutor.authoring.markup import html_of, html_text, markdown_of, markdown_text

_WORDS: Final = {"right": "right", "partly": "partly right", "wrong": "wrong", "": ""}
_SIGNS: Final = {"right": "✓", "partly": "◐", "wrong": "✗", "": ""}


def as_markdown(key: AnswerKey) -> str:
    """The whole key as Markdown."""
    parts = [f"# Answers: {one_line(key.title)}", *([one_line(key.source)] if key.source else [])]
    for part in key.parts:
        parts.append(f"## {one_line(part.title)}")
        for answer in part.answers:
            parts += _markdown_answer(answer)
    return "\n\n".join(parts) + "\n"


def _markdown_answer(answer: Answer) -> Iterator[str]:
    yield f"### {one_line(answer.number)} {one_line(answer.id)}"
    yield f"{one_line(answer.about)}"
    yield markdown_of(answer.prompt)
    if answer.rows:
        yield "\n".join(markdown_row(row) for row in answer.rows)
    if answer.model:
        yield f"**A model answer:** {markdown_of(answer.model)}"
    if answer.proofs:
        yield markdown_proofs(answer)
    if answer.explanation:
        yield f"**Explanation:** {markdown_of(answer.explanation)}"
    if answer.hints:
        yield "\n\n".join(f"**Hint {n}:** {markdown_of(hint)}" for n, hint in enumerate(answer.hints, 1))


def markdown_proofs(answer: Answer) -> str:
    """The words that settle a question, as a line."""
    return f"**{_proof_label(answer)}:** {'; '.join(map(_markdown_proof, answer.proofs))}"


def markdown_row(row: Row) -> str:
    """A row of a key, as an item of a list."""
    label = ", ".join(part for part in (_WORDS[row.mark], one_line(row.label)) if part)
    lead = f"**{label}:** " if row.mark == "right" else f"{label}: " if label else ""
    why = f" — {one_line(row.why)}" if row.why else ""
    return f"- {lead}{one_line(row.text)}{why}"


def _markdown_proof(proof: Proof) -> str:
    where = f" (section {one_line(proof.section)})" if proof.section else ""
    return f"“{one_line(proof.quote)}”{where}"


def one_line(text: str) -> str:
    """Plain text as Markdown, in one line."""
    return markdown_text(" ".join(text.split()))


def _proof_label(answer: Answer) -> str:
    return "Proof, asked for" if answer.asks_proof else "Proof"


def as_page(key: AnswerKey) -> str:
    """The whole key as one HTML page: no scripts, no addresses that are fetched, with a style for paper."""
    body: list[str] = [f"<h1>Answers: {html_text(key.title)}</h1>"]
    if key.source:
        body.append(f'<p class="about">{html_text(key.source)}</p>')
    for part in key.parts:
        body.append(f"<section>\n<h2>{html_text(part.title)}</h2>")
        for answer in part.answers:
            body += _html_answer(answer)
        body.append("</section>")
    return _PAGE.format(
        language=html_text(key.language), title=html_text(key.title), style=_STYLE, body="\n".join(body)
    )


def _html_answer(answer: Answer) -> Iterator[str]:
    yield "<article>"
    about = f"{html_text(answer.id)} · {html_text(answer.about)}"
    yield f'<h3>{html_text(answer.number)} <span class="about">{about}</span></h3>'
    yield f'<div class="prompt">{html_of(answer.prompt)}</div>'
    if answer.rows:
        yield "<ul>\n" + "\n".join(map(_html_row, answer.rows)) + "\n</ul>"
    if answer.model:
        yield f'<div class="note"><p class="label">A model answer</p>{html_of(answer.model)}</div>'
    yield from _html_notes(_proof_label(answer), [_html_proof(proof) for proof in answer.proofs])
    if answer.explanation:
        yield f'<div class="note"><p class="label">Explanation</p>{html_of(answer.explanation)}</div>'
    yield from _html_notes("Hints", [html_of(hint) for hint in answer.hints])
    yield "</article>"


def _html_notes(label: str, notes: Sequence[str]) -> Iterator[str]:
    if notes:
        yield f'<div class="note"><p class="label">{label}</p>' + "\n".join(notes) + "</div>"


def _html_row(row: Row) -> str:
    words = _WORDS[row.mark]
    sign = f'<span class="sign" title="{words}">{_SIGNS[row.mark]}</span> ' if row.mark else ""
    label = f'<span class="label">{html_text(row.label)}:</span> ' if row.label else ""
    why = f'<br><span class="why">{html_text(row.why)}</span>' if row.why else ""
    kind = f' class="{row.mark}"' if row.mark else ""
    return f"<li{kind}>{sign}{label}<span>{html_text(row.text)}</span>{why}</li>"


def _html_proof(proof: Proof) -> str:
    where = f' <span class="about">section {html_text(proof.section)}</span>' if proof.section else ""
    return f"<p>“{html_text(proof.quote)}”{where}</p>"


_STYLE: Final = """\
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; color: #111; background: #fff; }
body { max-width: 44em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; margin-bottom: 0; }
h2 { font-size: 1.25em; border-bottom: 1px solid #999; margin-top: 1.6em; }
h3 { font-size: 1em; margin: 1.4em 0 0.2em; }
article { break-inside: avoid; }
h2, h3 { break-after: avoid; }
p { margin: 0.3em 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0.4em 0; padding: 0; }
li { margin: 0.25em 0; padding-left: 1.6em; text-indent: -1.6em; overflow-wrap: anywhere; }
.sign { display: inline-block; width: 1.6em; text-indent: 0; }
.right > span:nth-last-of-type(1), .right .sign { font-weight: bold; }
.right .why { font-weight: normal; }
.why, .about { color: #444; font-weight: normal; }
.why { display: inline-block; text-indent: 0; }
.note { border-left: 2px solid #bbb; padding-left: 0.8em; margin: 0.5em 0; }
.label { font-variant: small-caps; }
a::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
@page { margin: 18mm; }"""

_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Answers: {title}</title>
<style>
{style}
</style>
</head>
<body>
{body}
</body>
</html>
"""
