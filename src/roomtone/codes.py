"""Codes of classes, that people can read out and nobody can guess."""

from __future__ import annotations

import secrets

#: Letters and digits of a code: none that are easily mistaken for each other.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def plain_code(text: str) -> str:
    """A code as people type it, in any case, with spaces and dashes, as it was made.

    >>> plain_code(" abcd-2345 ")
    'ABCD2345'
    """
    return "".join(text.upper().split()).replace("-", "")


def new_code() -> str:
    """A code: eight letters and digits, about 39.6 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
