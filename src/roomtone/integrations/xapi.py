"""xAPI statements about a class, never about a person, to a learning record store (LRS)."""

from __future__ import annotations

import json
import uuid
from typing import Any

import httpx2

from roomtone.integrations.delivery import Refused
from roomtone.integrations.notices import Kind, Notice
from roomtone.integrations.options import Target, without_secrets
from roomtone.integrations.webhooks import accepted, post

VERSION = "1.0.3"
_ADL = "http://adlnet.gov/expapi"
_VERBS: dict[Kind, str] = {
    "class.started": "initialized",
    "class.ended": "terminated",
    "class.reopened": "resumed",
    "class.alert": "commented",
}


class RecordStore:
    """A learning record store.

    Args:
        target: its endpoint, whose `/statements` takes statements, and its key.
        address: of this server, by which classes are identified.
        http: sends.
    """

    kind = "xAPI"

    def __init__(self, target: Target, address: str, http: httpx2.AsyncClient) -> None:
        self.name = without_secrets(target.url)
        self._target = Target(f"{target.url}/statements", target.user, target.password)
        self._address, self._http = address, http

    def wants(self, notice: Notice) -> bool:
        """Of real classes alone."""
        return not notice.simulated

    async def send(self, notice: Notice) -> str:
        """Send a notice; see `Receiver`."""
        headers = {"Content-Type": "application/json", "X-Experience-API-Version": VERSION}
        body = json.dumps(statement(notice, self._address)).encode()
        answer = await post(self._http, self._target, body, headers)
        if answer.status_code == 400:
            raise Refused("answered 400: the record store takes no such statement")
        # 409: it has a statement of this id already, from an attempt whose answer was lost.
        return "answered 409: had it already" if answer.status_code == 409 else accepted(answer)


def statement(notice: Notice, address: str) -> dict[str, Any]:
    """What happened, as an xAPI statement. Who acts is this server, not a person.

    Args:
        notice: what happened.
        address: of this server.
    """
    verb = _VERBS[notice.kind]
    made: dict[str, Any] = {
        "id": str(uuid.UUID(notice.id)),
        "actor": {
            "objectType": "Agent",
            "name": "roomtone",
            "account": {"homePage": address, "name": "roomtone"},
        },
        "verb": {"id": f"{_ADL}/verbs/{verb}", "display": {"en": verb}},
        "object": _activity(f"{address}/classes/{notice.code}", notice.name, "meeting"),
        "timestamp": notice.at.isoformat(timespec="milliseconds"),
        "version": VERSION,
    }
    if notice.course:
        course = _activity(
            f"{address}/courses/{uuid.uuid5(uuid.NAMESPACE_URL, notice.course)}",
            notice.course,
            "course",
        )
        made["context"] = {"contextActivities": {"grouping": [course]}}
    if notice.ran_s is not None:
        made["result"] = {"duration": f"PT{notice.ran_s:.1f}S"}
    if notice.alert is not None:
        made["result"] = {"response": notice.alert}
    return made


def _activity(number: str, name: str, kind: str) -> dict[str, Any]:
    definition = {"name": {"und": name}, "type": f"{_ADL}/activities/{kind}"}
    return {"objectType": "Activity", "id": number, "definition": definition}
