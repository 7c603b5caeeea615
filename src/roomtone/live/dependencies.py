"""What requests to the HTTP API need: the server, the caller's key, the class it opens."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from roomtone.codes import plain_code
from roomtone.errors import StoreError
from roomtone.live.auth import digest
from roomtone.live.hub import Hub
from roomtone.live.limits import AddressLimiter
from roomtone.live.live_class import LiveClass
from roomtone.live.participants import Participant
from roomtone.live.recorder import Recorder
from roomtone.live.ws import address_of
from roomtone.store import ClassHistory

_bearer = HTTPBearer(auto_error=False, description="A key or a token.")


def hub_of(request: Request) -> Hub:
    """The server that a request came to."""
    hub: Hub = request.app.state.hub
    return hub


Server = Annotated[Hub, Depends(hub_of)]
Address = Annotated[str, Depends(address_of)]


def recorder_of(request: Request) -> Recorder:
    """What stores the server's classes; 404 where nothing is stored."""
    recorder: Recorder | None = request.app.state.recorder
    if recorder is None:
        raise HTTPException(404, "This server stores nothing.")
    return recorder


Storage = Annotated[Recorder, Depends(recorder_of)]


def key_of(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    authorization: Annotated[str, Header(include_in_schema=False)] = "",
) -> str:
    """The key or token that the caller sent; empty for none."""
    key = credentials.credentials if credentials else authorization.strip()
    with suppress(UnicodeError):  # headers are bytes: keys of any script are sent as UTF-8
        return key.encode("latin-1").decode("utf-8")
    return key


KeyOf = Annotated[str, Depends(key_of)]


def same_origin(request: Request, hub: Server) -> None:
    """Refuse what another address's page sends."""
    if not hub.auth.is_own(request.headers.get("origin"), request.headers.get("host", "")):
        hub.metrics.refused.labels("origin").inc()
        raise HTTPException(403, "Pages of another address may not use this server.")


WRITES = [Depends(same_origin)]


def _wrong(hub: Hub, limiter: AddressLimiter, address: str, status: int, text: str) -> Exception:
    """What a wrong code, key or token is answered; after too many, to wait."""
    if limiter.consume(address, hub.clock()):
        return HTTPException(status, text)
    hub.metrics.refused.labels("wait").inc()
    return HTTPException(429, "Too many wrong tries from here. Wait a minute.")


def own_page_or_class_key(
    code: str, request: Request, hub: Server, address: Address, key: KeyOf
) -> None:
    """Refuse what another address's page sends without the class's own key.

    The teacher's key does not do: it opens more, and a server without one takes every key for it.
    """
    own = hub.auth.is_own(request.headers.get("origin"), request.headers.get("host", ""))
    if not (own or hub.auth.opens(plain_code(code), key)):
        text = "Pages of another address need the class's own key."
        raise _wrong(hub, hub.auth.wrong_keys, address, 403, text)


def teacher(hub: Server, address: Address, key: KeyOf) -> None:
    """Refuse who has not the teacher's key."""
    if not hub.auth.is_teacher(key):
        text = "Expected the teacher's key: Authorization: Bearer KEY."
        raise _wrong(hub, hub.auth.wrong_keys, address, 401, text)


def running(code: str, hub: Server, address: Address) -> LiveClass:
    """The class of a code, for anyone who has the code."""
    live_class, flood = hub.get_to_join(code), hub.auth.flood
    if live_class is None or not flood.peek(address, hub.clock()):
        flood.consume(address, hub.clock())
        text = "No such class, or it is over. Check the code."
        raise _wrong(hub, hub.auth.wrong_codes, address, 404, text)
    return live_class


def check_key(code: str, hub: Server, address: Address, key: KeyOf) -> str:
    """A class's code, for whoever has its key or the teacher's."""
    code = plain_code(code)
    if not (hub.auth.opens(code, key) or hub.auth.is_teacher(key)):
        text = "No such class, it is over, or this key does not open it."
        raise _wrong(hub, hub.auth.wrong_keys, address, 404, text)
    return code


CheckedCode = Annotated[str, Depends(check_key)]


def class_of_teacher(code: CheckedCode, hub: Server) -> LiveClass:
    """A running class whose key the caller has; to others it is as if there were none."""
    live_class = hub.get(code)
    if live_class is None:
        raise HTTPException(404, "No such class, it is over, or this key does not open it.")
    return live_class


def class_of_feed(code: str, hub: Server, address: Address, key: KeyOf) -> tuple[LiveClass, bool]:
    """A running class whose feed the caller may read, and whether by its overlay's key."""
    live_class = hub.get(code)
    if live_class and hub.opens_overlay(live_class, digest(key)):
        return live_class, True
    return class_of_teacher(check_key(code, hub, address, key), hub), False


FeedClass = Annotated[tuple[LiveClass, bool], Depends(class_of_feed)]
Running = Annotated[LiveClass, Depends(running)]
TeachersClass = Annotated[LiveClass, Depends(class_of_teacher)]


def sender(code: str, hub: Server, address: Address, token: KeyOf) -> tuple[LiveClass, Participant]:
    """The class and the participant that a token speaks for; no token can be guessed."""
    live_class = hub.get(code)
    participant = hub.auth.participant(live_class, token) if live_class else None
    if live_class is None or participant is None:
        text = "You are not in this class, or it is over. Join again."
        raise _wrong(hub, hub.auth.wrong_codes, address, 404, text)
    return live_class, participant


def stored(code: CheckedCode, recorder: Storage) -> ClassHistory:
    """A stored class whose key the caller has."""
    recorder.flush()
    with suppress(StoreError):
        return recorder.store.history(code)
    raise HTTPException(404, "No class of that code is stored.")


Stored = Annotated[ClassHistory, Depends(stored)]


def any_class(code: CheckedCode, hub: Server, request: Request) -> LiveClass | ClassHistory:
    """The class whose markers are meant: one that runs or ended a moment ago, or a stored one."""
    if live_class := hub.get(code) or hub.get_ended(code):
        return live_class
    history = stored(code, recorder_of(request))
    if history.record.ended is None:
        raise HTTPException(409, "This class is running, and not here.")
    return history


AnyClass = Annotated[LiveClass | ClassHistory, Depends(any_class)]

Sender = Annotated[tuple[LiveClass, Participant], Depends(sender)]
