"""What stands below a dialog looks as Textual would draw it there, and cannot be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.visual import RenderOptions, RichVisual, Visual

from tutor.tui.below import Below
from tutor.tui.repaint import look
from tutor.tui.widgets.glossary_card import GlossaryCard

if TYPE_CHECKING:
    from tests.tui.conftest import Desk


@pytest.mark.parametrize("tint", [Color(0, 0, 0, 0), Color(20, 40, 60, 0.6)], ids=["clear", "tinted"])
async def test_what_is_below_a_card_is_drawn_as_it_was(desk: Desk, tint: Color) -> None:
    app = desk.app("bridge")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "enter")
        await pilot.pause()
        card, below = app.screen, app.screen_stack[-2]
        assert isinstance(card, GlossaryCard)
        assert isinstance(card._render(), Below)

        def drawn(visual: Visual) -> list[Strip]:
            options = RenderOptions(card._get_style, card.styles.get_rules(), None, None)
            return visual.render_strips(120, 40, card.visual_style, options)

        ours, theirs = drawn(Below(below, tint)), drawn(RichVisual(card, BackgroundScreen(below, tint)))
        assert [look(row) for row in ours] == [look(row) for row in theirs]
        assert len(ours) == 40
        assert any("toll" in row.text for row in ours)
        assert not any(style and (style.meta or style.link) for row in ours for _, style, _ in row)
        assert any(style and style.meta for row in below._compositor.render_strips() for _, style, _ in row)
