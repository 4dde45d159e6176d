"""What is wrong with a lesson file, as a page."""

from __future__ import annotations

from tutor.tui.screens.page import Page


class ProblemsPage(Page):
    """What is wrong with the file of a preview; told from other pages by its kind, to be kept up to date."""
