"""A server that tells others of its classes, and the others: real ones, on ports of their own."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement
from standardwebhooks import Webhook, WebhookVerificationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from roomtone.integrations.delivery import RetryOptions
from roomtone.integrations.options import IntegrationOptions, parse_lrs, parse_webhook
from roomtone.integrations.service import Integrations
from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import Policy
from roomtone.store import Store
from tests.live.conftest import KEY, Server, running, serving

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
OTHER_SECRET = "whsec_" + base64.b64encode(bytes(range(1, 33))).decode()
ADDRESS = "https://class.example/rt"
LRS_KEY = ("lrs key", "p@ss:word")


@dataclass
class Others:
    """What the other systems got; `answers`: of the webhook's receiver, before it takes all."""

    got: list[dict[str, Any]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def kinds(self) -> list[str]:
        return [one["type"] for one in self.got]

    async def hook(self, request: Request) -> Response:
        body = await request.body()
        try:
            said = Webhook(SECRET).verify(body, dict(request.headers))
        except WebhookVerificationError as error:
            self.problems.append(str(error))
            return Response(status_code=401)
        self.ids.append(request.headers["webhook-id"])
        if self.answers:
            return Response(status_code=self.answers.pop(0), headers={"location": "/elsewhere"})
        self.got.append(said)
        return Response(status_code=204)

    async def record(self, request: Request) -> Response:
        """A learning record store: checks version, key and statement."""
        user, password = LRS_KEY
        key = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        if request.headers.get("authorization") != key:
            return Response(status_code=401)
        if not request.headers.get("x-experience-api-version", "").startswith("1.0."):
            return Response(status_code=400)
        said = await request.json()
        try:
            BaseXapiStatement.model_validate_json(json.dumps(said), strict=False)
        except ValueError as error:
            self.problems.append(str(error))
            return Response(status_code=400)
        if said["id"] in [one["id"] for one in self.statements]:
            return Response(status_code=409)
        self.statements.append(said)
        return JSONResponse([said["id"]])


@pytest.fixture
def others() -> Iterator[tuple[Others, str]]:
    made = Others()
    routes = [
        Route("/hook", made.hook, methods=["POST"]),
        Route("/xapi/statements", made.record, methods=["POST"]),
    ]
    with running(Starlette(routes=routes)) as address:
        yield made, address


def options_for(address: str, **more: Any) -> IntegrationOptions:
    store = address.replace("://", "://lrs%20key:p%40ss%3Aword@")
    targets = (parse_webhook(f"{address}/hook#{SECRET}"),)
    return replace(IntegrationOptions(ADDRESS, targets, parse_lrs(f"{store}/xapi/")), **more)


@contextlib.contextmanager
def notifying(
    options: IntegrationOptions, store: Store | None = None, undo_s: float = 0.0
) -> Iterator[Server]:
    hub, recorder = Hub(Policy("US", "education"), Auth(KEY)), Recorder(store) if store else None
    retry = RetryOptions(first_s=0.02, longest_s=0.05, give_up_s=0.3)
    integrations = Integrations(options, hub, recorder, retry, undo_s)
    with serving(Service(hub, recorder, integrations=integrations), KEY) as server:
        yield server
