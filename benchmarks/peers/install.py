"""An environment for each peer, made once: its time, its size, what is in it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

from roomtone.live.pages import models

_HERE = Path(__file__).parent
ROOT = _HERE.parents[1]
PEERS: dict[str, dict[str, Any]] = tomllib.loads((_HERE / "peers.toml").read_text("utf-8"))


class InstallError(Exception):
    """A package could not be installed; the text is the last line that its installer printed."""


def install(name: str, folder: Path) -> dict[str, Any]:
    """Make a peer's environment in `folder/name`, unless it is there with the same packages.

    Returns:
        `seconds` it took, `mb` on disk (compiled modules and pip left out), `packages`, how many.

    Raises:
        InstallError: pip or npm failed.
    """
    peer, place = PEERS[name], folder / name
    wanted = [one.format(root=ROOT) for one in peer.get("install", ())]
    noted = place / "installed.json"
    if noted.exists():
        known: dict[str, Any] = json.loads(noted.read_text("utf-8"))
        if known.pop("wanted") == wanted:
            return known
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    began = time.perf_counter()
    if peer.get("engine") == "web":
        packages, count = place, 0
        _build_pages(place)
    elif peer.get("engine") == "npm":
        (place / "package.json").write_text("{}", "utf-8")
        _run("npm", "install", "--prefix", str(place), "--silent", "--no-audit", *wanted)
        packages = place / "node_modules"
        count = len(json.loads((packages / ".package-lock.json").read_text("utf-8"))["packages"])
    else:
        _run(sys.executable, "-m", "venv", str(place))
        pip = [str(python(name, folder)), "-m", "pip", "--quiet", "install", "--no-compile"]
        _run(*pip, *(one.format(root=ROOT) for one in peer.get("pip", ())), *wanted)
        if peer.get("also"):
            _run(*pip, *peer["also"])
        [packages] = (place / "lib").glob("python*/site-packages")
        count = len(list(packages.glob("*.dist-info"))) - 1  # pip is the environment's own
    done = {
        "seconds": round(time.perf_counter() - began, 1),
        "mb": round(_bytes(packages) / 1e6),
        "packages": count,
    }
    noted.write_text(json.dumps({"wanted": wanted, **done}), "utf-8")
    return done


def _build_pages(place: Path) -> None:
    """roomtone's own engine as a page, with its models."""
    adapters = _HERE / "adapters"
    vite = ["npm", "--prefix", str(ROOT / "web"), "exec", "--", "vite", "build", str(adapters)]
    _run(*vite, "--outDir", str(place), "--base", "./")
    folder = place / "models"
    folder.mkdir()
    for name, data in models().items():
        (folder / name).write_bytes(data)


def python(name: str, folder: Path) -> Path:
    """The interpreter of a peer's environment."""
    return folder / name / "bin" / "python"


def _bytes(packages: Path) -> int:
    return sum(
        path.lstat().st_size
        for path in packages.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and path.relative_to(packages).parts[0] != "pip"
    )


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise InstallError(said[-1] if said else f"{command[0]} ended with {done.returncode}")
