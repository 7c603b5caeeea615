"""Codes of classes, that people can read out and nobody can guess."""

from __future__ import annotations

import secrets

#: Letters and digits of a code: none that are easily mistaken for each other.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def new_code() -> str:
    """A code: eight letters and digits, about 39.6 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
