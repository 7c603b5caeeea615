"""What a host has to carry: the wheel in a fresh environment, packed, and how soon it answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.request
import venv
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[1]


def hosting() -> dict[str, Any]:
    """Sizes in MB, seconds from start to the first answer of /health and of the console."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        # As Containerfile installs it.
        venv.create(place / "venv", with_pip=True)
        python = place / "venv" / "bin" / "python"
        pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        _run(*pip, "wheel", "--no-deps", "--wheel-dir", place, _ROOT)
        wheel = next(place.glob("roomtone-*.whl"))
        constraints = ["-c", _ROOT / "constraints.txt"]
        _run(*pip, "install", "--no-compile", *constraints, f"{wheel}[console]")
        installed = _size_mb(place / "venv")
        packed = place / "packed.tar.gz"
        with tarfile.open(packed, "w:gz", compresslevel=6) as archive:
            archive.add(place / "venv", "venv")
        first, again = (_start(place) for _ in range(2))
        return {
            "wheel_mb": round(wheel.stat().st_size / 1e6, 1),
            "installed_mb": installed,
            "packed_mb": round(packed.stat().st_size / 1e6),
            "first_start_s": first,
            "next_start_s": again,
        }


def _start(place: Path) -> dict[str, float]:
    """Seconds until /health and the console's page answer, started as the container does."""
    port = "8677"
    environment = os.environ | {"ROOMTONE_HOME": str(place), "ROOMTONE_KEY": "k" * 20, "PORT": port}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    began = time.perf_counter()
    command = [str(place / "venv" / "bin" / "roomtone"), "serve", "--host", "0.0.0.0"]  # noqa: S104
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment)
    try:
        said = {path: _answer(f"http://127.0.0.1:{port}{path}", began) for path in ("/health", "/")}
    finally:
        process.terminate()
        process.wait(20)
    return said


def _answer(address: str, began: float) -> float:
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return round(time.perf_counter() - began, 1)
        except OSError:
            if time.perf_counter() - began > 120:
                raise
            time.sleep(0.05)


def _size_mb(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*")) // 1_000_000


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr)


if __name__ == "__main__":
    print(json.dumps(hosting(), indent=2))
