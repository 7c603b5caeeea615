"""Webhooks, signed as Standard Webhooks 1.0 asks (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import hmac
import json
import time
from typing import Any

import httpx2

from roomtone.integrations.delivery import NotDelivered, Refused
from roomtone.integrations.notices import Notice, recap_link
from roomtone.integrations.options import Target, without_secrets


class Webhook:
    """One receiver of webhooks.

    Args:
        target: where to, and the secret that signs.
        address: of this server, in links.
        http: sends.
    """

    kind = "webhook"

    def __init__(self, target: Target, address: str, http: httpx2.AsyncClient) -> None:
        self.name = without_secrets(target.url)
        self._target, self._address, self._http = target, address, http
        self._gone = False

    def wants(self, notice: Notice) -> bool:
        """Every notice, unless the receiver said that it is gone for good."""
        return not self._gone

    async def send(self, notice: Notice) -> str:
        """Send a notice; see `Receiver`."""
        if self._gone:
            raise Refused("410: the receiver is gone; nothing more is sent until a restart")
        body = json.dumps(payload(notice, self._address), separators=(",", ":")).encode()
        number = f"msg_{notice.id}"
        headers = signed_headers(self._target.secret, number, int(time.time()), body)
        answer = await post(self._http, self._target, body, headers)
        self._gone = answer.status_code == 410
        if self._gone:
            raise Refused("410: the receiver is gone; nothing more is sent until a restart")
        return accepted(answer)


def payload(notice: Notice, address: str) -> dict[str, Any]:
    """The body of a webhook.

    Args:
        notice: what happened.
        address: of this server, in links.
    """
    data: dict[str, Any] = {
        "code": notice.code,
        "name": notice.name,
        "course": notice.course,
        "simulated": notice.simulated,
    }
    if notice.kind == "class.ended":
        data |= {"seconds": notice.ran_s, "recap": recap_link(address, notice.code)}
    if notice.kind == "class.alert":
        data |= {"alert": notice.alert_kind, "text": notice.alert}
    moment = notice.at.isoformat(timespec="milliseconds")
    return {"type": notice.kind, "timestamp": moment, "data": data}


def signed_headers(secret: bytes, number: str, seconds: int, body: bytes) -> dict[str, str]:
    """The headers by which a receiver knows who sent a body, and when (seconds since 1970)."""
    signature = hmac.digest(secret, f"{number}.{seconds}.".encode() + body, "sha256")
    return {
        "Content-Type": "application/json",
        "webhook-id": number,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
    }


async def post(
    http: httpx2.AsyncClient, target: Target, body: bytes, headers: dict[str, str]
) -> httpx2.Response:
    """Post a body; redirects are not followed.

    Raises:
        NotDelivered: no answer came.
    """
    auth = httpx2.BasicAuth(target.user, target.password) if target.user else httpx2.Auth()
    try:
        return await http.post(target.url, content=body, headers=headers, auth=auth)
    except httpx2.TimeoutException:
        raise NotDelivered("no answer in time; tried again") from None
    except httpx2.HTTPError as error:
        raise NotDelivered(f"no connection ({type(error).__name__}); tried again") from None


def accepted(answer: httpx2.Response) -> str:
    """What came back, where the receiver took what was sent.

    Raises:
        NotDelivered: it did not.
    """
    if not answer.is_success:
        raise NotDelivered(f"answered {answer.status_code}; tried again")
    return f"answered {answer.status_code}"
