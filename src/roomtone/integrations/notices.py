"""What other systems are told of a class: no more than its teacher's pages say of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from roomtone.live import events
from roomtone.live.events import Event
from roomtone.live.live_class import LiveClass

Kind = Literal["class.started", "class.ended", "class.reopened", "class.alert"]


@dataclass(frozen=True)
class Notice:
    """Something that happened in a class, for systems beyond this server. Nothing of a person.

    Attributes:
        id: random, the same in every attempt to send it.
        kind: what happened.
        at: when.
        code, name, course: of the class.
        simulated: whether it has no real students.
        ran_s: seconds that it ran, where it ended.
        alert: what the teacher is told, where that is what happened.
        alert_kind: of which kind that alert is.
    """

    id: str
    kind: Kind
    at: datetime
    code: str
    name: str
    course: str
    simulated: bool
    ran_s: float | None = None
    alert: str | None = None
    alert_kind: str | None = None


def notice_of(event: Event, find: Callable[[str], LiveClass | None]) -> Notice | None:
    """What others are told of an event; None for what is not their business.

    Args:
        event: of the hub's.
        find: a class by its code, running or just ended.
    """
    kind: Kind
    ran_s = alert = alert_kind = None
    match event:
        case events.ClassStarted():
            kind = "class.started"
        case events.ClassEnded():
            kind, ran_s = "class.ended", round(event.ran_s, 1)
        case events.ClassReopened():
            kind = "class.reopened"
        case events.AlertChanged() if event.alert.ended_at is None:
            kind, alert, alert_kind = "class.alert", event.alert.text, event.alert.kind
        case _:
            return None
    if (live_class := find(event.code)) is None:
        return None
    return Notice(
        uuid.uuid4().hex,
        kind,
        datetime.now(UTC),
        event.code,
        live_class.options.name,
        live_class.options.course,
        live_class.simulated,
        ran_s,
        alert,
        alert_kind,
    )


def recap_link(address: str, code: str) -> str:
    """Where a teacher reads the recap of a class, once signed in."""
    return f"{address}/past?class={code}"
