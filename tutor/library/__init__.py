"""Finds and reads lesson files, keeps what was made from them, and knows which are broken."""

from tutor.file import UnreadableFile, read_file
from tutor.library.entry import Entry
from tutor.library.shelf import LessonNotFound, LessonUnusable, Library

__all__ = [
    "Entry",
    "LessonNotFound",
    "LessonUnusable",
    "Library",
    "UnreadableFile",
    "read_file",
]
