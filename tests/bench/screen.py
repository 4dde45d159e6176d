"""What a terminal would show: enough of one to say whether some words are on the screen.

Colours and the width of characters are left out, since only words are looked for.
"""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f]+)"
    r"|\x1b\[(?P<given>[0-?]*)(?P<between>[ -/]*)(?P<act>[@-~])"
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*[0-Z\\`-~]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)?\Z")
_SYNCHRONIZED = "2026"


class Screen:
    """Characters in rows and columns, changed by the output of a program."""

    def __init__(self, columns: int, rows: int) -> None:
        self.clears = 0
        """How often the whole screen was wiped."""
        self.answers: list[str] = []
        """What a terminal would say to the program in return; whoever sends it empties the list."""
        self._cells: list[list[str]] = []
        self._waiting = ""
        self._in_update = False
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Become another size, and empty; the program is expected to draw anew."""
        self._columns, self._rows = columns, rows
        self._column = self._row = 0
        self._wipe()

    def shows(self, words: str) -> bool:
        """Whether the words stand in one row, and the program is not in the middle of an update."""
        return not self._in_update and any(words in "".join(row) for row in self._cells)

    def text(self) -> str:
        """All rows."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def feed(self, output: str) -> None:
        """Take in output, which may end in the middle of a sequence."""
        output, self._waiting = self._waiting + output, ""
        at = 0
        while at < len(output):
            found = _SEQUENCE.match(output, at)
            if found is None:
                if _UNFINISHED.match(output, at):
                    self._waiting = output[at:]
                    return
                at += 1
                continue
            at = found.end()
            if found["text"]:
                self._write(found["text"])
            elif found["control"]:
                self._move(found["control"])
            elif found["act"]:
                self._act(found["act"], found["between"], found["given"])

    def _write(self, text: str) -> None:
        while text:
            if self._column >= self._columns:
                self._column = 0
                self._move("\n")
            part, text = text[: self._columns - self._column], text[self._columns - self._column :]
            self._cells[self._row][self._column : self._column + len(part)] = part
            self._column += len(part)

    def _move(self, control: str) -> None:
        if control == "\r":
            self._column = 0
        elif control == "\b":
            self._column = max(0, self._column - 1)
        elif control == "\n" and self._row < self._rows - 1:
            self._row += 1
        elif control == "\n":
            self._cells = [*self._cells[1:], [" "] * self._columns]

    def _act(self, act: str, between: str, given: str) -> None:
        if given[:1] == "?":
            self._set_mode(act, between, given[1:])
            return
        if given[:1] in ("<", "=", ">"):
            return
        numbers = [int(number) if number.isdigit() else 0 for number in given.split(";")]
        first = numbers[0]
        if act in "Hf":
            row, column = first, numbers[1] if len(numbers) > 1 else 1
            self._row = min(max(1, row), self._rows) - 1
            self._column = min(max(1, column), self._columns) - 1
        elif act in "AB":
            step = max(1, first) if act == "B" else -max(1, first)
            self._row = min(max(0, self._row + step), self._rows - 1)
        elif act in "CD":
            step = max(1, first) if act == "C" else -max(1, first)
            self._column = min(max(0, self._column + step), self._columns - 1)
        elif act in "JK":
            self._erase(act, first)

    def _set_mode(self, act: str, between: str, mode: str) -> None:
        if act in "hl" and mode == _SYNCHRONIZED:
            self._in_update = act == "h"
        elif act == "h" and mode == "1049":
            self._wipe()
        elif act == "p" and between == "$":
            self.answers.append(f"\x1b[?{mode};{2 if mode == _SYNCHRONIZED else 0}$y")

    def _erase(self, act: str, how: int) -> None:
        if act == "J" and how >= 2:
            self.clears += 1
            self._wipe()
            return
        row, column = self._cells[self._row], min(self._column, self._columns - 1)
        if how == 0:
            row[column:] = " " * (self._columns - column)
        else:
            row[: column + 1] = " " * (column + 1)
        if act == "J":
            for number in range(self._row + 1, self._rows) if how == 0 else range(self._row):
                self._cells[number] = [" "] * self._columns

    def _wipe(self) -> None:
        self._cells = [[" "] * self._columns for _ in range(self._rows)]
