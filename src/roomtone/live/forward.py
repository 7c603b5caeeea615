"""Requests to the HTTP API about a class that another process runs are answered by that process."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roomtone.addresses import route_path
from roomtone.codes import plain_code
from roomtone.errors import BusError
from roomtone.live.cluster import Cluster, ForwardedResponse

#: In the scope of a request that another process passed on.
FORWARDED = "roomtone.forwarded"
_PASSED_ON = (
    "type",
    "asgi",
    "http_version",
    "method",
    "scheme",
    "path",
    "raw_path",
    "root_path",
    "query_string",
    "headers",
    "client",
    "server",
)


class Forwarding:
    """The API of a service of several processes: what is another's is passed on.

    Args:
        app: the API, mounted as in every process.
        cluster: the others.
    """

    def __init__(self, app: ASGIApp, cluster: Cluster) -> None:
        self._app, self._cluster = app, cluster
        cluster.on_call = self._answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (code := _class_of(route_path(scope))):
            hub = self._cluster.hub
            if hub.get(code) is None and hub.get_ended(code) is None:
                try:
                    found = await self._cluster.owner(code)
                    if found and found[1].owner != self._cluster.bus.id:
                        body = await Request(scope, receive).body()
                        answer = await self._cluster.call(found[1].owner, _plain(scope), body)
                        await _response(answer)(scope, receive, send)
                        return
                except BusError as problem:
                    headers = {"Retry-After": "1"}
                    said = JSONResponse({"detail": str(problem)}, 503, headers)
                    await said(scope, receive, send)
                    return
        await self._app(scope, receive, send)

    async def _answer(self, said: dict[str, Any], body: bytes) -> ForwardedResponse:
        """Answer a request that another process passed on."""
        scope = {**said, "headers": [tuple(pair) for pair in said["headers"]], FORWARDED: True}
        answer = ForwardedResponse(0, 500, [], b"")
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status, answer.headers = message["status"], list(message["headers"])
            else:
                answer.body += message.get("body", b"")

        await self._app(scope, receive, send)
        return answer


async def running_elsewhere(cluster: Cluster, scope: Scope, root: str) -> list[dict[str, Any]]:
    """The classes that the other processes run, as their APIs list them.

    Args:
        cluster: the others.
        scope: of a request by a teacher.
        root: the path at which the API is.
    """
    path = f"{root}/classes"
    asked = _plain(scope) | {
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"state=running",
    }
    found = []
    for process in await cluster.bus.processes():
        if process != cluster.bus.id:
            answer = await cluster.call(process, asked, b"")
            if answer.status == 200:
                found += json.loads(answer.body)
    return found


def _plain(scope: Scope) -> dict[str, Any]:
    return {name: scope[name] for name in _PASSED_ON if name in scope}


def _response(answer: ForwardedResponse) -> Response:
    response = Response(answer.body, answer.status)
    response.raw_headers = [(bytes(name), bytes(value)) for name, value in answer.headers]
    return response


def _class_of(path: str) -> str:
    """The class that a path of the API speaks of; empty for none.

    >>> _class_of("/classes/ab-cd/end"), _class_of("/classes"), _class_of("/policy")
    ('ABCD', '', '')
    """
    parts = path.strip("/").split("/")
    return plain_code(parts[1]) if len(parts) > 1 and parts[0] == "classes" else ""
