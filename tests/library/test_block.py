"""Files of numbered blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.library.block import Blocks, DamagedBlock, pack


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_what_was_packed_is_read_back(blocks: list[bytes]) -> None:
    packed = Blocks(pack(blocks))
    assert [packed[number] for number in range(len(packed))] == blocks


def test_a_block_that_there_is_not_is_damage() -> None:
    packed = Blocks(pack([b"one"]))
    for number in (-1, 1):
        with pytest.raises(DamagedBlock):
            packed[number]


def test_every_changed_byte_is_found() -> None:
    whole = pack([b"first", b"second"])
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 0x10
        with pytest.raises(DamagedBlock):
            blocks = Blocks(bytes(damaged))
            _ = blocks[0], blocks[1]


def test_every_shortened_file_is_found() -> None:
    whole = pack([b"first", b"second"])
    for length in range(len(whole)):
        with pytest.raises(DamagedBlock):
            blocks = Blocks(whole[:length])
            _ = blocks[0], blocks[1]


def test_an_open_file_outlives_its_name(tmp_path: Path) -> None:
    file = tmp_path / "blocks"
    file.write_bytes(pack([b"first", b"second"]))
    blocks = Blocks.open(file)
    file.unlink()
    assert blocks[1] == b"second"


def test_a_folder_is_no_file_of_blocks(tmp_path: Path) -> None:
    with pytest.raises(DamagedBlock):
        Blocks.open(tmp_path)
