"""Which file systems are on the network, from made-up mount tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.progress import network

TABLE = """\
/dev/root / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb /home/anna/disk ext4 rw 0 0
//box/share /mnt/a\\040share cifs rw 0 0
tmpfs /over tmpfs rw 0 0
friend: /over fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/etc/x", "ext4"),
        ("/home/anna/progress.db", "nfs4"),
        ("/homework/progress.db", "ext4"),
        ("/home/anna/disk/progress.db", "ext4"),
        ("/home/anna/disks/progress.db", "nfs4"),
        ("/mnt/a share/progress.db", "cifs"),
        ("/over/progress.db", "fuse.sshfs"),
    ],
)
def test_the_deepest_and_latest_mount_counts(path: str, kind: str) -> None:
    assert network.kind_of(Path(path), TABLE.splitlines()) == kind


def test_an_empty_table_says_nothing() -> None:
    assert network.kind_of(Path("/x"), []) == ""


def test_the_table_of_the_system_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mounts"
    table.write_text(TABLE)
    monkeypatch.setattr(network, "TABLE", table)
    assert network.is_on_network(Path("/home/anna/progress.db"))
    assert not network.is_on_network(Path("/etc/progress.db"))


def test_without_a_table_everything_is_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "TABLE", tmp_path / "none")
    assert not network.is_on_network(Path("/home/anna/progress.db"))
