"""The HTTP API of a roomtone server, as the console uses it. What goes wrong becomes a sentence."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import quote

import httpx2
from pydantic import BaseModel, ConfigDict, TypeAdapter

from roomtone.console.settings import Settings
from roomtone.errors import RoomtoneError

Model = TypeVar("Model", bound="Answer")
Format = Literal["csv", "json", "parquet"]
#: Seconds to connect, and for an answer; a recap of a long class takes the longest.
_TIMEOUT = httpx2.Timeout(30.0, connect=3.0)
#: Tries more of a connection that was refused. Requests themselves are sent once.
_RETRIES = 2
#: Seconds after which an idle connection is not used again: fewer than the server keeps it open.
_KEEPALIVE_S = 3.0


class ApiError(RoomtoneError):
    """The server refused a request or did not answer.

    Attributes:
        status: of the HTTP answer; 0 where there was none.
    """

    def __init__(self, words: str, status: int = 0) -> None:
        super().__init__(words)
        self.status = status


class Answer(BaseModel):
    """An answer of the API; what this console does not know is left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Server(Answer):
    """What a server says of itself.

    Attributes:
        asks_key: whether teachers need a key, as they do beyond the server's own machine.
        store: where it stores classes; None where it stores none.
        trouble: why classes cannot be stored just now; empty where they can.
        retention_days: days that a class is stored after it ended.
        max_participants: most that a class's teacher may allow.
    """

    version: str
    asks_key: bool
    store: str | None
    trouble: str
    retention_days: int
    max_participants: int


class Policy(Answer):
    """The operator's policy and what follows from it."""

    place: str
    purpose: str
    min_group_size: int
    retention_days: int
    stated_at: str
    faces: bool
    reason: str


class Class(Answer):
    """A running or past class.

    Attributes:
        joined: students who are there, and `left_s` the seconds until it ends; `join_code`, by
            which they join; `participants`, seats that are taken, of `max_participants`;
            `refused_joins` within the last ten minutes: of a running class.
        valence: with `coverage` and `data_share` the means over a past class.
    """

    code: str
    name: str
    course: str
    origin: str
    state: Literal["running", "past"]
    began: datetime
    ended: datetime | None
    minutes: float
    min_group_size: int
    per_person: bool
    faces: bool
    facing: bool
    notice: str
    seconds: int
    retention_days: int | None
    joined: int | None
    join_code: str | None
    participants: int | None
    max_participants: int | None
    refused_joins: int | None
    left_s: float | None
    valence: float | None
    coverage: float | None
    data_share: float | None

    @property
    def simulated(self) -> bool:
        """Whether its students are simulated."""
        return self.origin == "simulated"


class CourseClass(Class):
    """A past class beside the others of its course; None where nothing is known.

    Attributes:
        band: the 95 % band of its mean valence.
        lost: mean share of the students joined who stood by "lost", 0 to 1; `got_it` likewise.
        lost_most: most of them at once.
    """

    band: tuple[float, float] | None
    lost: float | None
    got_it: float | None
    lost_most: int | None


class Note(Answer):
    """A note on a moment of a past class, `t` seconds since it began."""

    id: int
    t: float
    text: str


class AuditEntry(Answer):
    """A row of the audit log: what was done, with which class or setting."""

    at: datetime
    what: str
    words: str


class Audit(Answer):
    """The latest rows of the audit log, newest first, and whether all of it is as it was written.

    Attributes:
        rows: how many it has.
        broken_at: the first row that is not what was written; None where all are.
        seal: of the latest row.
    """

    rows: int
    broken_at: int | None
    seal: str
    entries: list[AuditEntry]


class Receiver(Answer):
    """How it goes with a system that is told of classes; `waiting`: what is not sent yet."""

    kind: str
    name: str
    sent: int
    dropped: int
    waiting: int
    last_at: datetime | None
    last_kind: str
    last_result: str


class Integrations(Answer):
    """The systems that a server tells of classes; `calendar`: the link to the calendar."""

    receivers: list[Receiver]
    calendar: str | None


class Client:
    """Talks to one server, from any thread.

    Args:
        url: of the server, such as http://127.0.0.1:8501.
        key: the teacher's; empty for a server that asks for none.
        certificate: the server's own, where it serves HTTPS with one that no authority signed.
        public_url: at which students reach the server; empty for where the console was opened.
        root_path: before the paths of the server's pages, in this console's links.
        self_signed: whether browsers warn of the server's certificate.
    """

    def __init__(
        self,
        url: str,
        key: str = "",
        certificate: Path | None = None,
        public_url: str = "",
        root_path: str = "",
        self_signed: bool = False,
    ) -> None:
        self.url, self.key, self.public_url = url, key, public_url
        self.root_path, self.self_signed = root_path, self_signed
        self._http = httpx2.Client(
            base_url=f"{url}/api/",
            # A server that asks for no key takes any; without one it answers as to a student.
            headers={b"Authorization": f"Bearer {key or 'teacher'}".encode()},
            timeout=_TIMEOUT,
            transport=httpx2.HTTPTransport(
                verify=_only(certificate) if certificate else True,
                retries=_RETRIES,
                trust_env=False,
                limits=httpx2.Limits(keepalive_expiry=_KEEPALIVE_S),
            ),
        )

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def server(self) -> Server:
        """What the server says of itself."""
        return self._get(Server, "server")

    def policy(self) -> Policy:
        """The policy in force."""
        return self._get(Policy, "policy")

    def set_policy(
        self, place: str, purpose: str, min_group_size: int, retention_days: int
    ) -> Policy:
        """Set the policy, for running classes too."""
        body = {
            "place": place,
            "purpose": purpose,
            "min_group_size": min_group_size,
            "retention_days": retention_days,
        }
        return Policy.model_validate(self._ask("PUT", "policy", json=body).json())

    def audit(self, limit: int) -> Audit:
        """The latest rows of the audit log."""
        return self._get(Audit, "audit", limit=limit)

    def integrations(self) -> Integrations | None:
        """The systems that are told of classes; None where there is none."""
        try:
            return self._get(Integrations, "integrations")
        except ApiError as error:
            if error.status == 404:
                return None
            raise

    def renew_calendar(self) -> None:
        """A new link to the calendar; the one before stops working."""
        self._ask("POST", "integrations/calendar")

    def classes(self, state: Literal["running", "past"]) -> Sequence[Class]:
        """The classes that run, or the past ones, newest first."""
        answer = self._ask("GET", "classes", params={"state": state}).json()
        found = TypeAdapter(list[Class]).validate_python(answer)
        return [one for one in found if one.state == state]  # not what runs on another server

    def course(self, name: str, words: str = "") -> Sequence[CourseClass]:
        """The past classes of a course with their figures, oldest first.

        Args:
            name: of the course; empty for the classes without one.
            words: only classes that have them in their name, a marker, a question or a note.
        """
        answer = self._ask("GET", "course", params={"name": name, "words": words}).json()
        return TypeAdapter(list[CourseClass]).validate_python(answer)

    def notes(self, code: str) -> Sequence[Note]:
        """The notes on a past class, in order of time."""
        answer = self._ask("GET", f"classes/{code}/notes").json()
        return TypeAdapter(list[Note]).validate_python(answer)

    def save_note(self, code: str, t: float, text: str, number: int | None = None) -> None:
        """Add a note, or change the one of that number."""
        method, place = ("POST", "") if number is None else ("PUT", f"/{number}")
        self._ask(method, f"classes/{code}/notes{place}", json={"t": t, "text": text})

    def delete_note(self, code: str, number: int) -> None:
        """Delete a note."""
        self._ask("DELETE", f"classes/{code}/notes/{number}")

    def find(self, code: str) -> Class | None:
        """A class, running or past; None where there is none of that code."""
        try:
            return self._get(Class, f"classes/{quote(code, safe='')}")
        except ApiError as error:
            if error.status == 404:
                return None
            raise

    def create(self, **options: Any) -> tuple[str, str]:
        """Start a class with the options of `POST /api/classes`; its code, its pulse's key."""
        created = self._ask("POST", "classes", json=options).json()
        return created["code"], created["key"]

    def end(self, code: str) -> None:
        """End a running class."""
        self._ask("POST", f"classes/{code}/end")

    def reopen(self, code: str) -> None:
        """Go on with a class that ended less than a minute ago."""
        self._ask("POST", f"classes/{code}/reopen")

    def delete(self, code: str) -> None:
        """Delete a past class with everything that is stored of it."""
        self._ask("DELETE", f"classes/{code}")

    def key_of(self, code: str) -> str | None:
        """The key that opens the pulse of a running class; None where the server forgot it."""
        try:
            return str(self._ask("GET", f"classes/{code}/key").json()["key"])
        except ApiError as error:
            if error.status == 404:
                return None
            raise

    def new_join_code(self, code: str) -> str:
        """A new code to join a running class by; the one before lets nobody in any more."""
        return str(self._ask("POST", f"classes/{code}/join-code").json()["join_code"])

    def remove(self, code: str, joined_within_s: float | None = None) -> int:
        """Remove all participants of a class, or those who joined lately; how many."""
        body = {"joined_within_s": joined_within_s}
        answer = self._ask("POST", f"classes/{code}/participants/remove", json=body).json()
        return int(answer["removed"])

    def set_max_participants(self, code: str, most: int) -> None:
        """Allow more or fewer participants at once."""
        body = {"max_participants": most}
        self._ask("PUT", f"classes/{code}/participants/limit", json=body)

    def new_key(self, code: str) -> str:
        """A new key for the pulse of a running class; the one before no longer opens it."""
        return str(self._ask("POST", f"classes/{code}/key").json()["key"])

    def recap(self, code: str, time_zone: str, language: str = "en", embedded: bool = False) -> str:
        """The recap of a past class, for a frame where it is embedded: HTML."""
        params = {"time_zone": time_zone, "language": language, "embedded": embedded}
        return self._ask("GET", f"classes/{code}/recap", params=params).text

    def export(self, code: str, kind: Format, min_group_size: int) -> bytes:
        """The signal of a past class, one row per second."""
        params: dict[str, Any] = {"format": kind, "min_group_size": min_group_size}
        return self._ask("GET", f"classes/{code}/export", params=params).content

    def _get(self, model: type[Model], path: str, **params: Any) -> Model:
        return model.model_validate(self._ask("GET", path, params=params).json())

    def _ask(self, method: str, path: str, **request: Any) -> httpx2.Response:
        try:
            answer = self._http.request(method, path, **request)
        except httpx2.TimeoutException:
            raise ApiError("The roomtone server is busy. Try again in a moment.") from None
        except httpx2.TransportError:
            raise ApiError(
                "The roomtone server doesn't answer. It may be restarting: try again in a moment, "
                "or ask whoever runs it."
            ) from None
        if answer.is_error:
            raise ApiError(_sentence(answer), answer.status_code)
        return answer


def _sentence(answer: httpx2.Response) -> str:
    """What the server says against a request."""
    try:
        detail = answer.json()["detail"]
    except (ValueError, KeyError, TypeError):
        return f"The roomtone server failed ({answer.status_code}). Its log says more."
    if isinstance(detail, list):  # fields that are not as they should be
        return "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in detail)
    return str(detail)


def _only(certificate: Path) -> ssl.SSLContext:
    """Trust one certificate, whatever name it was made for."""
    context = ssl.create_default_context(cafile=str(certificate))
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.check_hostname = False
    return context


_connected: list[Client] = []


def connect(settings: Settings) -> Client:
    """Choose the server that this process's console speaks for."""
    certificate = Path(settings.certificate) if settings.certificate else None
    _connected[:] = [
        Client(
            settings.url,
            settings.key,
            certificate,
            settings.public_url,
            settings.root_path,
            settings.self_signed,
        )
    ]
    return client()


def client() -> Client:
    """The server that this process's console speaks for."""
    return _connected[0]
