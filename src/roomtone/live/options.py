"""How a class is run, chosen when it is created."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from roomtone.errors import ClassError
from roomtone.policy import LIMITS, Policy

#: Unicode's categories of control characters and of surrogates.
_WRONG = {"Cc", "Cs"}
#: Most students and cameras of a class, unless its teacher allows more or fewer; and at most.
DEFAULT_PARTICIPANTS, MAX_PARTICIPANTS = 500, 20_000


@dataclass(frozen=True)
class ClassOptions:
    """How a class is run, chosen when it is created.

    Attributes:
        name: for the teacher and the students, up to 80 characters.
        course: the course that it belongs to, up to 80 characters; empty for none.
        minutes: length after which it ends by itself, 1 to 600.
        min_group_size: fewest people about whom anything is said, 3 to 50.
        per_person: whether the teacher sees each person's expression; every student is told so.
        faces: whether faces are read; else the class runs on feedback alone.
        facing: whether the teacher sees how many face the screen; every student is told so.
        notice: a message to students before they join, up to 500 characters.
        hold_s: seconds for which somebody's last good reading counts.
        feedback_s: seconds for which feedback stands.
        max_participants: most students and cameras at once, 1 to `MAX_PARTICIPANTS`.
    """

    name: str = "Class"
    course: str = ""
    minutes: float = 90.0
    min_group_size: int = 5
    per_person: bool = False
    faces: bool = True
    facing: bool = False
    notice: str = ""
    hold_s: float = 15.0
    feedback_s: float = 60.0
    max_participants: int = DEFAULT_PARTICIPANTS

    def within(self, policy: Policy, simulated: bool = False) -> ClassOptions:
        """These options, if a policy allows them; simulated students' faces need none.

        Raises:
            ClassError: a value is out of range, or the policy asks for more.
        """
        for name, value, low, high in (
            ("minutes", self.minutes, 1, 600),
            (
                "min_group_size",
                self.min_group_size,
                policy.min_group_size,
                LIMITS["min_group_size"][1],
            ),
            ("max_participants", self.max_participants, 1, MAX_PARTICIPANTS),
            ("name", len(self.name.strip()), 1, 80),
            ("course", len(self.course), 0, 80),
            ("notice", len(self.notice), 0, 500),
        ):
            if not low <= value <= high:
                what = f"{name} (its length)" if name in ("name", "course", "notice") else name
                raise ClassError(f"{what}: expected {low} to {high}; got {value}.")
        for name in ("name", "course", "notice"):
            if clean(text := getattr(self, name)) != text:
                raise ClassError(f"{name}: expected text without control characters.")
        if self.faces and not (policy.faces or simulated):
            raise ClassError(policy.reason)
        return self


def clean(text: str) -> str:
    r"""Text without what no store takes: control characters but line breaks, halves of pairs.

    >>> clean("slide 7\x00")
    'slide 7'
    """
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) not in _WRONG)
