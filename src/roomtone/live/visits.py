"""Visits of teachers to the console: their signed cookies, and which of them have ended."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from itsdangerous import BadSignature, TimestampSigner

from roomtone.errors import OutputError
from roomtone.files import write_whole
from roomtone.folders import data_folder

#: Seconds after which a visit ends by itself.
VISIT_S = 12 * 3600


@dataclass(frozen=True)
class Visit:
    """A browser in which a teacher signed in.

    Attributes:
        number: random; says nothing of who it is.
        ends: when, in seconds since 1970.
    """

    number: str
    ends: float


class Visits:
    """Makes the cookies of visits and knows them again.

    A cookie is a random number, the time and a signature. What signs is made of the teacher's key
    and a random value, which is stored: visits go on after a restart with the same key, and nobody
    can find the key from a cookie.

    Args:
        key: the teacher's.
        file: where the random value and the ended visits are stored; None for nowhere.
        valid_s: seconds after which a visit ends by itself.
    """

    def __init__(self, key: str, file: Path | None = None, valid_s: float = VISIT_S) -> None:
        self._file, self._valid_s = file, valid_s
        self._ended: dict[str, float] = {}
        self._read_at = 0
        stored = self._read()
        self._random = str(stored.get("random") or secrets.token_hex(32))
        secret = hmac.digest(self._random.encode(), key.encode(), "sha256")
        self._signer = TimestampSigner(secret, salt="visit", digest_method=hashlib.sha256)
        if not stored:
            self._store()

    def begin(self) -> str:
        """The cookie of a new visit."""
        return self._signer.sign(secrets.token_urlsafe(18)).decode()

    def find(self, cookie: str) -> Visit | None:
        """The visit of a cookie; None where it is made up, too old, or was ended.

        >>> visits = Visits("the teacher's key")
        >>> cookie = visits.begin()
        >>> visit = visits.find(cookie)
        >>> visits.end(visit)
        >>> visits.find(cookie) is None, visits.find("made up") is None
        (True, True)
        """
        with suppress(BadSignature):
            number, began = self._signer.unsign(cookie.encode(), return_timestamp=True)
            visit = Visit(number.decode(), began.timestamp() + self._valid_s)
            if not self.is_over(visit):
                return visit
        return None

    def is_over(self, visit: Visit) -> bool:
        """Whether a visit was ended, here or in another process, or is too old."""
        self._read()
        return visit.number in self._ended or time.time() >= visit.ends

    def end(self, visit: Visit) -> None:
        """A visit's cookie opens nothing any more."""
        self._read()
        now = time.time()
        self._ended = {number: ends for number, ends in self._ended.items() if ends > now}
        self._ended[visit.number] = visit.ends
        self._store()

    def _read(self) -> dict[str, Any]:
        """What is stored, where it changed since the last look."""
        with suppress(OSError, ValueError):
            if self._file and (at := self._file.stat().st_mtime_ns) != self._read_at:
                stored = json.loads(self._file.read_text())
                if isinstance(stored, dict):
                    self._read_at = at
                    self._ended |= stored.get("ended") or {}
                    return stored
        return {}

    def _store(self) -> None:
        if self._file:
            with suppress(OutputError, OSError):  # then they are known to this process alone
                stored = {"random": self._random, "ended": self._ended}
                write_whole(self._file, json.dumps(stored), mode=0o600)


def stored_visits(key: str) -> Visits:
    """Visits that go on after a restart of this server, with the same teacher's key."""
    return Visits(key, data_folder() / "sign-in.json")
