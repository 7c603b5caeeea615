"""Feed a class from a camera on this side: `roomtone watch SOURCE --class CODE`.

Readings go up once a second from a thread of their own; what comes in between is replaced, a
connection that is lost is made again, and the reading never waits for the network.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from roomtone.codes import plain_code
from roomtone.errors import ClassError, SourceError
from roomtone.live.protocol import MAX_FACES, VERSION
from roomtone.types import Reading

_LONGEST_WAIT_S = 8.0


class ClassClient:
    """Sends readings to a class; a context manager. `put(readings)` never blocks.

    Args:
        server: its address, as `http://127.0.0.1:8501`.
        code: the class's join code.
        key: the teacher's or the class's key; empty where the server asks for none.

    Raises:
        SourceError: the server cannot be reached.
        ClassError: it does not know the class or the key, or the class reads no faces.
    """

    def __init__(self, server: str, code: str, key: str = "") -> None:
        self._server, self._code = server.rstrip("/"), quote(plain_code(code))
        self._token = str(self._ask("POST", "/cameras", key, {"agreed": True})["token"])
        described = self._ask("GET", "", "")
        #: The class's minimum group size, and whether its teacher has the view of each person.
        self.min_group_size, self.per_person = (
            int(described["min_group_size"]),
            bool(described["per_person"]),
        )
        self._facing = bool(described["facing"])
        self._latest: tuple[float, list[dict[str, Any]]] | None = None
        self._change = threading.Event()
        self._over, self._number = False, 0
        #: What is wrong, for people; empty while all is well.
        self.trouble = ""
        self._thread = threading.Thread(target=self._run, daemon=True, name="class-sender")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over = True
        self._change.set()
        self._thread.join(timeout=5)
        try:
            self._ask("DELETE", "/me", self._token)
        except (SourceError, ClassError):
            return  # the class is over, or forgets the readings by itself

    @property
    def over(self) -> bool:
        """Whether there is nothing more to send to: the class has ended."""
        return self._over

    def put(self, readings: Sequence[Reading]) -> None:
        """What is seen now; it replaces what was not sent yet."""
        best = sorted(readings, key=lambda reading: -reading.quality)[:MAX_FACES]
        faces = [
            {
                "who": reading.who,
                "q": round(reading.quality, 3),
                "p": [round(1000 * value) for value in reading.probabilities],
                **({"f": round(1000 * (reading.facing or 0.0))} if self._facing else {}),
            }
            for reading in best
        ]
        self._latest = (time.monotonic(), faces)
        self._change.set()

    def _run(self) -> None:
        wait_s = 0.5
        while not self._over:
            try:
                self._serve()
                wait_s = 0.5
            except (OSError, SourceError) as error:
                self.trouble = f"connection lost ({error}); trying again"
                self._sleep(wait_s)
                wait_s = min(2 * wait_s, _LONGEST_WAIT_S)

    def _serve(self) -> None:
        from websockets.exceptions import WebSocketException
        from websockets.sync.client import connect

        address = self._server.replace("http", "ws", 1)
        path = f"{address}/api/classes/{self._code}/readings"
        try:
            with connect(path, compression=None, open_timeout=5, close_timeout=1) as socket:
                socket.send(json.dumps({"v": VERSION, "type": "hello", "token": self._token}))
                every_s = self._heard(json.loads(socket.recv(timeout=5)), 1.0)
                while not self._over:
                    self._change.wait()
                    self._change.clear()
                    if latest := self._latest:
                        self._number, self._latest = self._number + 1, None
                        age_ms = round(1000 * (time.monotonic() - latest[0]))
                        socket.send(_message(self._number, age_ms, latest[1]))
                        every_s = self._listen(socket, every_s)
                        self._sleep(every_s)
        except TimeoutError:
            raise SourceError(f"{self._server}: expected an answer within 5 s.") from None
        except WebSocketException as error:
            raise SourceError(f"{self._server}: {error}") from None

    def _listen(self, socket: Any, every_s: float) -> float:
        while not self._over:
            try:
                every_s = self._heard(json.loads(socket.recv(timeout=0)), every_s)
            except TimeoutError:
                break
        return every_s

    def _heard(self, said: dict[str, Any], every_s: float) -> float:
        self.trouble = ""
        if said["type"] == "welcome" and not said["faces"]:
            self._over, self.trouble = True, "faces are no longer read in this class"
        elif said["type"] == "ended":
            self._over, self.trouble = True, "the class is over"
        elif said["type"] == "refused":
            self.trouble = str(said["text"])
            if said["reason"] in ("not_joined", "elsewhere"):
                self._over = True
        return float(said.get("every_s", every_s))

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._over and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.1))

    def _ask(
        self, method: str, path: str, key: str, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        import httpx2

        headers = {b"Authorization": f"Bearer {key}".encode()} if key else {}
        try:
            answer = httpx2.request(
                method,
                f"{self._server}/api/classes/{self._code}{path}",
                json=body,
                headers=headers,
                timeout=10,
            )
        except (httpx2.UnsupportedProtocol, httpx2.InvalidURL):
            raise SourceError(
                f"{self._server}: expected an address as http://127.0.0.1:8501."
            ) from None
        except httpx2.HTTPError as error:
            raise SourceError(
                f"{self._server}: expected a roomtone server there; {error}. Start one with "
                "roomtone serve, or name another with --server."
            ) from None
        if answer.is_error:
            raise ClassError(f"{self._server}: {_detail(answer.content)}")
        return dict(json.loads(answer.content or b"{}"))


def _message(number: int, age_ms: int, faces: list[dict[str, Any]]) -> str:
    head = {"v": VERSION, "type": "faces", "n": number, "age_ms": min(age_ms, 60_000)}
    return json.dumps(head | {"faces": faces}, separators=(",", ":"))


def _detail(body: bytes) -> str:
    try:
        return str(json.loads(body)["detail"])
    except (ValueError, KeyError, TypeError):
        return "the server could not do that."
