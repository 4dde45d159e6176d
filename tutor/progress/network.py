"""Is a file on a network file system? There a write-ahead log, which needs shared memory, loses data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p"})
TABLE = Path("/proc/self/mounts")
ESCAPE = re.compile(r"\\([0-7]{3})")


def is_on_network(path: Path) -> bool:
    """True if the mount table of this system (Linux) says so; False where there is none."""
    try:
        table = TABLE.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return kind_of(path, table.splitlines()) in NETWORK


def kind_of(path: Path, table: Iterable[str]) -> str:
    r"""The type of the file system that holds the absolute `path`; empty if the table does not say.

    The lines are those of proc(5) mounts: device, folder, type, ...; spaces in a folder stand as `\040`. The
    deepest folder counts, and of two mounts on one folder the later.
    """
    found, deepest = "", -1
    for line in table:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        folder = Path(ESCAPE.sub(lambda match: chr(int(match[1], 8)), fields[1]))
        if len(folder.parts) >= deepest and path.is_relative_to(folder):
            found, deepest = fields[2], len(folder.parts)
    return found
