"""Who may come in: a request that knows the token, names this server, and comes from no other site's page.

The token keeps out whoever was not given the address. Host and Origin keep out the pages of other sites,
which a browser lets connect to any server that it can reach (RFC 6455, section 10.2).
"""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names by which only this machine reaches itself."""
_HOST = re.compile(r"(?P<name>[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::(?P<port>\d{1,5}))?")
"""A Host header (RFC 9110, section 7.2)."""


@dataclass(frozen=True, slots=True)
class Door:
    """What a request has to know to come in."""

    host: str
    """The address that is listened to."""
    port: int
    token: str

    @property
    def address(self) -> str:
        """What to open in a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/{self.token}/"

    @property
    def is_private(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK

    def knows(self, token: str) -> bool:
        """Whether this is the token; takes as long for any other of its length."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def is_named(self, host: str) -> bool:
        """Whether a Host header means this server: on loopback, only by loopback's names and this port."""
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        is_ours = found["name"].lower().strip("[]") in LOOPBACK and int(found["port"] or 80) == self.port
        return is_ours or not self.is_private


def fresh_token() -> str:
    """A token that nobody guesses: 192 random bits."""
    return secrets.token_urlsafe(24)


def is_own_page(origin: str, host: str) -> bool:
    """Whether the page at this Origin came from the server that the Host header names."""
    try:
        site = urlsplit(origin)
    except ValueError:
        return False
    return site.scheme in ("http", "https") and bool(host) and site.netloc.lower() == host.lower()
