"""Starts a peer in its own environment and asks it over the line protocol of serve.py."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from benchmarks.peers.install import PEERS, ROOT, python

_HERE = Path(__file__).parent


class PeerError(Exception):
    """A peer ended or did not answer; the text is the last line that it printed."""


class Client:
    """A peer's process.

    Args:
        name: of the peer, as in peers.toml.
        folder: of all environments.
        start_s: seconds that it may take to start.

    Raises:
        PeerError: it did not start.
    """

    def __init__(self, name: str, folder: Path, start_s: float = 120) -> None:
        peer = PEERS.get(name, {})
        self.log = folder / f"{name}.log"
        # Nothing is fetched or kept outside of the environments.
        env = os.environ | {"HOME": str(folder), "TF_CPP_MIN_LOG_LEVEL": "2"}
        script, *arguments = [name]
        if peer.get("browser"):
            script, arguments = "browser", [name, str(folder / name)]
            env["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'src'}"
        elif name == "origin":
            arguments = [str(ROOT / "src/roomtone/models/mobilenet.onnx")]
        interpreter = sys.executable if peer.get("browser") else python(_home(name), folder)
        with self.log.open("w", encoding="utf-8") as errors:
            self.process = subprocess.Popen(
                [str(interpreter), str(_HERE / "serve.py"), script, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=env,
                cwd=folder / _home(name),
            )
        self._answer(start_s)

    def ask(self, **request: Any) -> dict[str, Any]:
        """The answer to one request.

        Raises:
            PeerError: the peer ended, or did not answer in ten minutes.
        """
        stdin, _ = self._pipes()
        try:
            stdin.write(json.dumps(request) + "\n")
            stdin.flush()
        except OSError as error:
            raise PeerError(self._last_words()) from error
        return self._answer(600)

    def _answer(self, within_s: float) -> dict[str, Any]:
        _, stdout = self._pipes()
        ready, _, _ = select.select([stdout], [], [], within_s)
        line = stdout.readline() if ready else ""
        if not line:
            self.close()
            raise PeerError(self._last_words() if ready else f"no answer in {within_s:.0f} s")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            raise PeerError("it has no pipes")
        return stdin, stdout

    def _last_words(self) -> str:
        said = self.log.read_text("utf-8", errors="replace").strip().splitlines()
        return said[-1].strip() if said else "it ended without a word"

    def close(self) -> None:
        """End the process."""
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _home(name: str) -> str:
    """The environment that a peer runs in; the floor has roomtone's."""
    return "roomtone" if name == "floor" else name
