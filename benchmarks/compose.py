"""The steps of deploy/compose by hand: its services, from this machine's own programs.

    python -m benchmarks.compose

What compose.yaml and its Caddyfile say is read from them; host names become ports of this machine.
It needs `redis-server`, PostgreSQL, `caddy` and PyYAML, prints each step and ends with the first
that fails. What it does not try: the image, the certificates, Docker's network.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import yaml  # type: ignore[import-untyped]
from websockets.sync.client import ClientConnection, connect

_FOLDER = Path(__file__).parents[1] / "deploy" / "compose"
_GIVEN = {
    "ROOMTONE_KEY": "the key of the compose file",
    "ROOMTONE_PLACE": "US",
    "ROOMTONE_PURPOSE": "education",
    "BUS_PASSWORD": "a-password-for-redis",
    "STORE_PASSWORD": "a-password-for-postgresql",
}
_KEY = {"Authorization": f"Bearer {_GIVEN['ROOMTONE_KEY']}"}
_HAPPY = [50, 900, 10, 10, 10, 10, 5, 5]


def _value(text: str) -> str:
    """Text with compose's variables filled in."""
    return re.sub(r"\$\{(\w+)[^}]*\}", lambda found: _GIVEN[found.group(1)], text)


class Services:
    """The services of compose.yaml, on ports of this machine."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._services = yaml.safe_load((_FOLDER / "compose.yaml").read_text())["services"]
        names = [*self._services]
        sockets = [socket.create_server(("127.0.0.1", 0)) for _ in names]
        self.ports = {name: one.getsockname()[1] for name, one in zip(names, sockets, strict=True)}
        for one in sockets:
            one.close()
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.ports['caddy']}"

    def _run(self, name: str, command: list[str], **more: Any) -> None:
        log = self._stack.enter_context((self._folder / f"{name}.log").open("ab"))
        process = subprocess.Popen(command, stdout=log, stderr=log, **more)
        self.processes[name] = process
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)

    def redis(self) -> None:
        folder = self._folder / "redis"
        folder.mkdir()
        command = [_value(part) for part in self._services["redis"]["command"]]
        self._run("redis", [*command, "--port", str(self.ports["redis"])], cwd=folder)

    def postgres(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="roomtone-compose-"))
        self._stack.callback(shutil.rmtree, folder)
        user: dict[str, Any] = (
            {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        )
        settings = {
            key: _value(one) for key, one in self._services["postgres"]["environment"].items()
        }
        word = folder / "password"
        word.write_text(settings["POSTGRES_PASSWORD"])
        if user:
            for one in (folder, word):
                shutil.chown(one, "postgres", "postgres")
        make = ["initdb", "-D", "data", "-U", settings["POSTGRES_USER"], "-A", "scram-sha-256"]
        subprocess.run(
            [*make, "--pwfile", str(word)], check=True, capture_output=True, cwd=folder, **user
        )
        options = ["-p", str(self.ports["postgres"]), "-k", str(folder)]
        self._run("postgres", ["postgres", "-D", "data", *options], cwd=folder, **user)
        name, port = settings["POSTGRES_USER"], str(self.ports["postgres"])
        known = os.environ | {"PGPASSWORD": settings["POSTGRES_PASSWORD"]}
        create = ["createdb", "-h", "127.0.0.1", "-p", port, "-U", name, name]
        _until(
            "PostgreSQL",
            lambda: (
                subprocess.run(create, env=known, capture_output=True, check=False).returncode == 0
            ),
        )

    def roomtone(self, name: str) -> None:
        settings = self._services[name]
        home = self._folder / name
        home.mkdir(exist_ok=True)
        environment = {
            key: self._here(_value(str(one))) for key, one in settings["environment"].items()
        } | {"ROOMTONE_HOME": str(home), "PORT": str(self.ports[name])}
        program = [sys.executable, "-c", "from roomtone.cli import main; main()"]
        self._run(name, [*program, *settings["command"][1:]], env=os.environ | environment)

    def caddy(self) -> None:
        file = self._folder / "Caddyfile"
        text = self._here((_FOLDER / "Caddyfile").read_text())
        file.write_text(
            "{\n\tadmin off\n}\n" + text.replace("class.school.example", f"http://{self.address}")
        )
        home = os.environ | {"XDG_DATA_HOME": str(self._folder), "HOME": str(self._folder)}
        self._run("caddy", ["caddy", "run", "--config", str(file)], env=home)

    def _here(self, text: str) -> str:
        for name, port in self.ports.items():
            text = re.sub(rf"\b{name}:\d+", f"127.0.0.1:{port}", text)
            text = re.sub(rf"@{name}/", f"@127.0.0.1:{port}/", text)
        return text

    def ready(self, name: str) -> bool:
        with suppress(httpx2.TransportError):
            return httpx2.get(f"http://127.0.0.1:{self.ports[name]}/ready").is_success
        return False

    def end(self, name: str, how: signal.Signals) -> None:
        self.processes[name].send_signal(how)
        self.processes[name].wait(30)


def _until(what: str, probe: Callable[[], Any], seconds: float = 60.0) -> Any:
    began = time.monotonic()
    while not (found := probe()):
        if time.monotonic() - began > seconds:
            raise SystemExit(f"FAILED after {seconds} s: {what}")
        time.sleep(0.1)
    print(f"{time.monotonic() - began:5.1f} s  {what}", flush=True)
    return found


def _check(what: str, fine: bool) -> None:
    if not fine:
        raise SystemExit(f"FAILED: {what}")
    print(f"         {what}", flush=True)


class Visitors:
    """A watcher and students of a class, who come back as the pages do."""

    def __init__(self, address: str, made: dict[str, Any], count: int) -> None:
        self._address, self._made = address, made
        url = f"http://{address}/api/classes/{made['code']}/join"
        joined = [httpx2.post(url, json={"consent": True}) for _ in range(count)]
        self._tokens = [one.json()["token"] for one in joined]
        self._open: dict[str, ClientConnection] = {}

    def _socket(self, what: str, token: str) -> ClientConnection:
        if token not in self._open:
            url = f"ws://{self._address}/api/classes/{self._made['code']}/{what}"
            self._open[token] = connect(url, compression=None, open_timeout=5, legacy=True)
            self._open[token].send(json.dumps({"v": 1, "type": "hello", "token": token}))
        return self._open[token]

    def counted(self) -> bool:
        """Whether the pulse shows everybody and says something of them; everybody sends first.

        Groups change by eight people or more at a time, so that not everybody need be counted.
        """
        face = {"who": 1, "q": 0.9, "p": _HAPPY}
        said = {"v": 1, "type": "faces", "n": time.time_ns() // 1000, "age_ms": 0, "faces": [face]}
        token = ""
        try:
            for token in self._tokens:
                self._socket("readings", token)
            for token in self._tokens:
                self._socket("readings", token).send(json.dumps(said))
            token = self._made["key"]
            feed, pulse = self._socket("feed", token), dict[str, Any]()
            with suppress(TimeoutError):
                while True:  # what was said before
                    feed.recv(timeout=0.05)
            while pulse.get("type") != "pulse":
                pulse = json.loads(feed.recv(timeout=3))
        except Exception:  # closed, or refused: the pages try again
            self._open.pop(token, None)
            return False
        signal = pulse["signal"]
        return signal["present"] == len(self._tokens) and bool(signal["shares"])


def main() -> None:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        try:
            _steps(Services(Path(name), stack), Path(name))
        except SystemExit:
            for log in Path(name).glob("*.log"):
                print(f"--- {log.name}", *log.read_text().splitlines()[-20:], sep="\n")
            raise
    print(f"{time.monotonic() - began:5.1f} s  all steps")


def _steps(services: Services, folder: Path) -> None:
    services.redis()
    services.postgres()
    for server in ("roomtone-1", "roomtone-2"):
        services.roomtone(server)
    services.caddy()
    for server in ("roomtone-1", "roomtone-2"):
        _until(f"{server} is ready", partial(services.ready, server))
    _until("Caddy answers", lambda: httpx2.get(f"http://{services.address}/join").is_success)
    with socket.create_connection(("127.0.0.1", services.ports["redis"])) as stranger:
        stranger.sendall(b"KEYS *\r\n")
        _check("Redis asks for a password", stranger.recv(100).startswith(b"-NOAUTH"))
    sign_in = httpx2.get(f"http://{services.address}/sign-in")
    _check("a teacher gets a cookie", "roomtone_server" in sign_in.headers["set-cookie"])
    join = httpx2.get(f"http://{services.address}/join")
    _check("a student gets none", "set-cookie" not in join.headers)
    api = f"http://{services.address}/api"
    made = httpx2.post(f"{api}/classes", json={"name": "Physics"}, headers=_KEY).json()
    visitors = Visitors(services.address, made, 12)
    _until("12 students are shown, through Caddy", visitors.counted)
    for server, how in (
        ("roomtone-1", signal.SIGTERM),
        ("roomtone-2", signal.SIGKILL),
        ("roomtone-1", signal.SIGKILL),
        ("roomtone-2", signal.SIGTERM),
    ):
        services.end(server, how)
        _until(f"{server} ended by {how.name}: all are shown again", visitors.counted)
        services.roomtone(server)
        _until(f"{server} is started again", partial(services.ready, server))
    services.end("redis", signal.SIGKILL)
    shutil.rmtree(folder / "redis")
    services.redis()
    _until("Redis killed and started again, empty: all are shown", visitors.counted)
    _check("Redis writes no file", not list((folder / "redis").iterdir()))
    httpx2.post(f"{api}/classes/{made['code']}/end", headers=_KEY).raise_for_status()
    past = httpx2.get(f"{api}/classes?state=past", headers=_KEY).json()
    _check("the class is stored", [one["name"] for one in past] == ["Physics"])
    audit = httpx2.get(f"{api}/audit", headers=_KEY).json()
    _check("the audit log is intact", audit["broken_at"] is None)


if __name__ == "__main__":
    main()
