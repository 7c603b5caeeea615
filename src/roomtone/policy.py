"""Where and for what roomtone is run, stated once by whoever runs it, and what that allows.

A class may only read faces where a policy allows it. A camera on oneself, a photo and the simulated
class need no statement. This is a help to stay within the rules that its authors know of; it is no
legal advice.

>>> Policy("DE", "education").faces
False
>>> Policy("US", "education").faces
True
>>> UNSTATED.faces
False
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from roomtone.countries import COUNTRIES
from roomtone.errors import PolicyError
from roomtone.files import write_whole

#: Countries in which Regulation (EU) 2024/1689 (the AI Act) applies: the EU's 27 members, and
#: Iceland, Liechtenstein and Norway of the EEA. ISO 3166-1 codes.
AI_ACT: frozenset[str] = frozenset(
    {"AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT"}
    | {"LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO"}
)

#: What a class may be for.
PURPOSES: dict[str, str] = {
    "education": "teaching students",
    "research": "a study with adults who gave their informed consent",
    "own": "trying it on oneself and on colleagues who agreed",
}

#: Least and most of the limits that an operator may state.
LIMITS: dict[str, tuple[int, int]] = {"min_group_size": (3, 50), "retention_days": (1, 3650)}

#: The statement's version; a receipt of consent names it.
NOTICE = "2026-11"


@dataclass(frozen=True)
class Policy:
    """The operator's statement and the limits that follow.

    Attributes:
        place: code of the country in which the class sits, one of `COUNTRIES`; empty where not
            stated. Another could be a place where the AI Act holds without being known as one.
        purpose: one of `PURPOSES`; empty where not stated.
        min_group_size: fewest people that any class may be told of together, within `LIMITS`.
        retention_days: days that a class is kept for, within `LIMITS`.
        stated_at: when it was stated, ISO 8601 in UTC.
    """

    place: str = ""
    purpose: str = ""
    min_group_size: int = 5
    retention_days: int = 30
    stated_at: str = ""

    def __post_init__(self) -> None:
        stated = bool(self.place or self.purpose)
        if stated and self.place not in COUNTRIES:
            raise PolicyError(
                f"place: expected a country's two-letter code such as US, DE or GR; got "
                f"{self.place!r}. Regions overseas that belong to a member state of the EU are "
                "stated as that state, such as FR; for the EU itself state the member."
            )
        if stated and self.purpose not in PURPOSES:
            raise PolicyError(
                f"purpose: expected one of {', '.join(PURPOSES)}; got {self.purpose!r}."
            )
        for name, (least, most) in LIMITS.items():
            if not least <= (value := getattr(self, name)) <= most:
                raise PolicyError(f"{name}: expected {least} to {most}; got {value}.")

    @property
    def stated(self) -> bool:
        """Whether place and purpose were stated."""
        return bool(self.place)

    @property
    def faces(self) -> bool:
        """Whether classes may read faces."""
        return self.stated and not (self.purpose == "education" and self.place in AI_ACT)

    @property
    def reason(self) -> str:
        """Why faces are read or not, in a sentence."""
        if not self.stated:
            return (
                "Place and purpose were not stated yet, so classes run on the students' own "
                "buttons. State them once: roomtone policy --place US --purpose education."
            )
        if not self.faces:
            return (
                f"In {self.place}, the EU's AI Act (Article 5(1)(f)) forbids inferring emotions of "
                "students from their faces, whether or not they agree. Classes run on the "
                "students' own buttons."
            )
        return (
            f"Stated for {self.place}: {PURPOSES[self.purpose]}. Faces are read of those who "
            "agreed. Other laws may ask for more: consent on paper, notice, limits on keeping data."
        )


#: What holds until somebody states a place and a purpose.
UNSTATED = Policy()


def policy_file() -> Path:
    """Where the statement is kept: `policy.json` in the user's configuration folder.

    The environment variable ROOMTONE_HOME names another folder.
    """
    if home := os.environ.get("ROOMTONE_HOME"):
        return Path(home) / "policy.json"
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "roomtone" / "policy.json"


def policy_for(place: str, purpose: str) -> Policy:
    """The policy of one run: place and purpose as stated for it, the rest as on this machine.

    Raises:
        PolicyError: the place or the purpose is not known, or the file is no policy.
    """
    kept = load_policy()
    if not place and not purpose:
        return kept
    return replace(kept, place=place.upper(), purpose=purpose, stated_at=now())


def load_policy(path: Path | None = None) -> Policy:
    """The policy that was stated on this machine, or `UNSTATED`.

    Raises:
        PolicyError: the file is there but no policy.
    """
    path = path or policy_file()
    try:
        stated = json.loads(path.read_text("utf-8"))
        known = {entry.name for entry in fields(Policy)}
        if not isinstance(stated, dict) or not set(stated) <= known:
            raise ValueError(f"expected the keys {', '.join(sorted(known))}")
        return Policy(**stated)
    except FileNotFoundError:
        return UNSTATED
    except (OSError, ValueError, TypeError, PolicyError) as error:
        raise PolicyError(
            f"{path}: expected a policy; {error}. State it again: roomtone policy --place US "
            "--purpose education; or delete the file."
        ) from None


def save_policy(policy: Policy, path: Path | None = None) -> Path:
    """Keep a statement; returns where. The file is replaced whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    path = path or policy_file()
    write_whole(path, json.dumps(asdict(policy), indent=2) + "\n")
    return path


def now() -> str:
    """This moment for `stated_at` and receipts: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")
