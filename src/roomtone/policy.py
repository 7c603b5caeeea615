"""Where and for what roomtone is used, set once by whoever runs it, and what that allows.

A class may only read faces where the policy allows it. One's own camera, photos and the demo class
need no policy. This helps to follow the rules that its authors know of; it is not legal advice.

>>> Policy("DE", "education").faces
False
>>> Policy("US", "education").faces
True
>>> UNSTATED.faces
False
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from roomtone.countries import COUNTRIES
from roomtone.errors import PolicyError
from roomtone.files import write_whole
from roomtone.folders import config_folder

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

#: Lowest and highest value of each limit that an operator may set.
LIMITS: dict[str, tuple[int, int]] = {"min_group_size": (3, 50), "retention_days": (1, 3650)}

#: Version of what students are told before they join; a consent record names it. Who was shown
#: another one can neither answer questions nor add words.
NOTICE = "2026-11c"


@dataclass(frozen=True)
class Policy:
    """What the operator set, and what follows from it.

    Attributes:
        place: code of the country where the class takes place, one of `COUNTRIES`; empty where not
            set. Another could be a place where the AI Act holds without being known as one.
        purpose: one of `PURPOSES`; empty where not set.
        min_group_size: fewest people any result is about, within `LIMITS`.
        retention_days: days that a class is stored after it ended, within `LIMITS`.
        stated_at: when it was set, ISO 8601 in UTC.
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
                f"{self.place!r}. For overseas regions of an EU member state, and for the EU "
                "itself, use the member state's code, such as FR."
            )
        if stated and self.purpose not in PURPOSES:
            raise PolicyError(
                f"purpose: expected one of {', '.join(PURPOSES)}; got {self.purpose!r}."
            )
        for name, (low, high) in LIMITS.items():
            if not low <= (value := getattr(self, name)) <= high:
                raise PolicyError(f"{name}: expected {low} to {high}; got {value}.")

    @property
    def stated(self) -> bool:
        """Whether place and purpose were set."""
        return bool(self.place)

    @property
    def faces(self) -> bool:
        """Whether classes may read faces."""
        return self.stated and not (self.purpose == "education" and self.place in AI_ACT)

    @property
    def reason(self) -> str:
        """Why faces are read or not, in a sentence or two."""
        if not self.stated:
            return (
                "Set your country and purpose first: until then, classes run on student feedback "
                "alone, and batches of recordings are not read. In the console: Policy; on the "
                "command line: roomtone policy --place US --purpose education (or research, own)."
            )
        if not self.faces:
            return (
                f"Country {self.place}: the EU's AI Act (Article 5(1)(f)) prohibits inferring "
                "students' emotions from their faces, with or without consent. Classes run on "
                "student feedback alone."
            )
        return (
            f"Country {self.place}, purpose: {PURPOSES[self.purpose]}. Only students who agreed "
            "are read. Other laws may require more: written consent, notice, limits on storage."
        )


#: The policy until somebody sets a country and a purpose.
UNSTATED = Policy()


def policy_file() -> Path:
    """The file that holds the policy of this machine."""
    return config_folder() / "policy.json"


def policy_for(place: str, purpose: str) -> Policy:
    """The policy of one run: place and purpose as set for it, the rest as on this machine.

    Raises:
        PolicyError: the place or the purpose is not known, or the file is no policy.
    """
    saved = load_policy()
    if not place and not purpose:
        return saved
    return replace(saved, place=place.upper(), purpose=purpose, stated_at=now())


def load_policy(path: Path | None = None) -> Policy:
    """The policy that was set on this machine, or `UNSTATED`.

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
            f"{path}: expected a policy; {error}. Set it again (roomtone policy --place US "
            "--purpose education) or delete the file."
        ) from None


def save_policy(policy: Policy, path: Path | None = None) -> Path:
    """Save a policy; returns where. The file is replaced whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    path = path or policy_file()
    write_whole(path, json.dumps(asdict(policy), indent=2) + "\n")
    return path


def now() -> str:
    """This moment for `stated_at`: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")
