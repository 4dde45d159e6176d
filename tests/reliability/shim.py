"""The library that stands between SQLite and the system: building it, and driving it from a process."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).with_name("shim.c")
NEVER: Final = "never"
WAYS: Final = {NEVER: 0, "no space": 1, "I/O error": 2, "torn": 3}


def build(folder: Path) -> Path:
    """Compile it; raises RuntimeError where that cannot be done."""
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise RuntimeError("there is no C compiler (cc)")
    library = folder / "shim.so"
    options = ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run([compiler, *options], check=True)
    return library


@contextmanager
def watching(
    folder: Path, *, at: int = 0, way: str = NEVER, lasting: bool = False, record: int = -1
) -> Iterator[None]:
    """Count what is done below the folder, and let the act `at` fail; `record` is where to write it down."""
    library = ctypes.CDLL(None)
    library.shim_arm(os.fsencode(folder), ctypes.c_long(at), WAYS[way], int(lasting), record)
    try:
        yield
    finally:
        library.shim_disarm()


def count() -> int:
    """How many acts there were in the last `watching`."""
    library = ctypes.CDLL(None)
    library.shim_disarm.restype = ctypes.c_long
    return int(library.shim_disarm())
