"""A name for the learner that says nothing of who it is, another for everyone who is given something.

Made from a secret of the store, which is made when it is first needed and goes along when everything is moved
to another machine.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import sqlite3

from tutor.progress.chain import link

_BYTES = 5
"""Forty bits: two of a million learners get the same with a chance of 1 to 2, two of a class never."""


def name(secret: str, recipient: str) -> str:
    """The learner's name for a recipient: `reader-` and eight letters and digits."""
    digest = hmac.new(bytes.fromhex(secret), recipient.encode(errors="replace"), hashlib.sha256).digest()
    return f"reader-{base64.b32encode(digest[:_BYTES]).decode().lower()}"


def secret(connection: sqlite3.Connection) -> str:
    """The store's secret in hexadecimal digits; empty if none was made, or what was made is damaged."""
    for found, crc in connection.execute("SELECT secret, crc FROM pseudonym"):
        if link(0, (found,)) == crc:
            return str(found)
    return ""


def make(connection: sqlite3.Connection) -> str:
    """The store's secret, made if there is none. To be called within a transaction."""
    found = secret(connection)
    return found or _put(connection, os.urandom(16).hex())


def merge(connection: sqlite3.Connection, other: str) -> None:
    """Take over another store's secret; of two the same one stays, whichever store was merged into which."""
    found = secret(connection)
    if other and (not found or other < found):
        _put(connection, other)


def _put(connection: sqlite3.Connection, made: str) -> str:
    connection.execute("DELETE FROM pseudonym")
    connection.execute("INSERT INTO pseudonym VALUES (?, ?)", (made, link(0, (made,))))
    return made
