"""How one row of a passage is painted: its text cut into runs, styled by layers of spans laid over it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from tutor.reading.layout import Row
from tutor.reading.passage import Block, Passage

Spans = tuple[tuple[int, int], ...]
"""Sorted, not overlapping stretches of the passage's text."""

GUTTER = 3
"""Cells left of the column, for the signs that say what a colour alone must not."""

LAYERS = ("marked", "noted", "link", "term", "hit", "hit-now", "proof", "chosen", "hover", "pointed", "focus")
"""From the lowest to the highest; a higher one is laid over the lower ones."""

SIGNS = ({"pointed": "▸", "hit-now": "»"}, {"chosen": "●", "proof": "┃", "noted": "✎", "marked": "│"})
"""Signs of layers, for the first and the second cell of the gutter."""


def united(spans: Iterable[tuple[int, int]]) -> Spans:
    """The same stretches sorted, with those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


class RowPainter:
    """Paints rows of one passage."""

    def __init__(self, passage: Passage, style: Callable[[str], Style]) -> None:
        """`style` gives the style of a layer, or of a part of the text such as `heading`."""
        self._passage, self._style = passage, style
        self._layers: dict[str, Spans] = {"link": tuple(_links(passage))}

    def lay(self, layer: str, spans: Spans) -> set[tuple[int, int]]:
        """Replace the spans of a layer; the spans that came or went."""
        old, self._layers[layer] = self._layers.get(layer, ()), spans
        return set(old) ^ set(spans)

    def spans(self, layer: str) -> Spans:
        """The spans of a layer."""
        return self._layers.get(layer, ())

    def signs(self, row: Row, base: Style) -> Iterable[Segment]:
        """The gutter, and what stands before the text."""
        signs = "".join(
            next((sign for layer, sign in cell.items() if self._touching(layer, row.start, row.end)), " ")
            for cell in SIGNS
        )
        yield Segment(f"{signs} ", base + self._style("gutter"))
        if row.lead:
            yield Segment(row.lead, base + self._style("marker"))

    def words(self, row: Row, base: Style) -> Iterable[Segment]:
        """The row's text, cut where a style begins or ends."""
        block = self._passage.blocks[row.block]
        text = self._passage.text
        end = row.start + len(text[row.start : row.end].rstrip())
        spans = [(a, b, layer) for layer, a, b in self._spans(row, block, end)]
        cuts = sorted({row.start, end, *(a for a, _, _ in spans), *(b for _, b, _ in spans)})
        if block.kind in ("heading", "quote", "code", "note"):
            base += self._style(block.kind)
        for a, b in pairwise(cuts):
            style = base
            for start, stop, name in spans:
                if start <= a and b <= stop:
                    style += self._style(name)
            yield Segment(text[a:b].replace("\n", " "), style)

    def _spans(self, row: Row, block: Block, end: int) -> Iterable[tuple[str, int, int]]:
        """Every span over a row, the lowest first, clipped to the row."""
        base = self._passage.starts[row.block]
        for span in block.spans:
            a, b = max(row.start, base + span.start), min(end, base + span.end)
            if a < b and span.style != "link":
                yield span.style, a, b
        for layer in LAYERS:
            for start, stop in self._touching(layer, row.start, end):
                yield layer, max(start, row.start), min(stop, end)

    def _touching(self, layer: str, start: int, end: int) -> Spans:
        spans = self._layers.get(layer, ())
        if not spans:
            return ()
        first = max(0, bisect_right(spans, (start, start)) - 1)
        last = bisect_right(spans, (end, -1))
        return tuple(span for span in spans[first:last] if span[0] < end and span[1] > start)


def _links(passage: Passage) -> Iterable[tuple[int, int]]:
    for block, base in zip(passage.blocks, passage.starts, strict=True):
        for span in block.spans:
            if span.style == "link":
                yield base + span.start, base + span.end
