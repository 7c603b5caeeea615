"""What each stage costs on this machine, and the whole: frames/s, memory, each stage's share.

    python -m benchmarks.stages [VIDEO] [--loops N] [--json OUT.json] [--plot OUT.png]

Without a video it reads the demo clip. A stage's time is the median over the frames; the whole is
`roomtone watch VIDEO --headless`, everything on, as a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from rich.console import Console
from rich.table import Table

from roomtone import FaceReading, Pipeline, SignalStream, frames_from
from roomtone.types import Frame
from roomtone.vision.crops import crop_faces
from roomtone.vision.demo_clip import demo_frames
from roomtone.vision.frames import recorded_frames
from roomtone.vision.quality import assess
from roomtone.vision.video import VideoWriter

T = TypeVar("T")
_GALLERY = Path(__file__).parents[2] / "shared" / "data" / "class_gallery" / "class_gallery.mp4"


def stages(video: Path, limit: int) -> dict[str, float]:
    """Median milliseconds a frame of each stage, called one after another."""
    times: dict[str, list[float]] = defaultdict(list)

    def timed(name: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        result = work()
        times[name].append((time.perf_counter() - began) * 1000)
        return result

    pipeline, signal = Pipeline(), SignalStream()
    frames = recorded_frames(str(video), video.name)  # not read ahead, so that it has its own cost
    for _ in range(limit):
        frame = timed("decode", lambda: next(frames, None))
        if frame is None:
            break
        _read(frame, pipeline, signal, timed)
    return {name: float(np.median(values)) for name, values in times.items()}


def _read(
    frame: Frame, pipeline: Pipeline, signal: SignalStream, timed: Callable[..., Any]
) -> None:
    faces = timed("detect", lambda: pipeline.detector.detect(frame))
    ids = timed("track", lambda: pipeline.tracker.update(faces, frame.t))
    crops = timed("crop", lambda: crop_faces(frame, faces))
    found = timed("classify", lambda: pipeline.classifier.classify(crops))
    qualities = timed("quality", lambda: assess(faces, crops))
    readings = [
        FaceReading(
            frame.t,
            who or 0,
            float(qualities[index]),
            tuple(found.ferplus[index].tolist()),
            "neutral",
            False,
            face.box,
            face.score,
            tuple(found.fer2013[index].tolist()),
        )
        for index, (who, face) in enumerate(zip(ids, faces, strict=True))
    ]
    smooth = timed("smooth", lambda: [pipeline.smoother.update(entry) for entry in readings])
    timed("signal", lambda: signal.update(smooth, frame.t))


def whole(video: Path, loops: int) -> dict[str, Any]:
    """`roomtone watch`, headless: its own report, and its peak memory in MB (Linux)."""
    code = (  # a process's ru_maxrss begins at its parent's; VmHWM is its own
        "import re, pathlib; from roomtone.cli import main\n"
        "try: main()\n"
        "finally:\n"
        "    status = pathlib.Path('/proc/self/status').read_text()\n"
        "    print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024, flush=True)"
    )
    with tempfile.TemporaryDirectory() as folder:
        played = video if loops == 1 else _repeated(video, loops, Path(folder))
        command = [sys.executable, "-c", code, "watch", str(played), "--headless", "--json"]
        lines = subprocess.run(
            [*command, "--readings", f"{folder}/r.jsonl", "--signal", f"{folder}/s.jsonl"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
    report: dict[str, Any] = json.loads(lines[0])
    return report | {"peak_mb": int(lines[1])}


def _repeated(video: Path, loops: int, folder: Path) -> Path:
    """The video several times over, as one file."""
    out = folder / "repeated.mp4"
    with VideoWriter(out) as writer:
        start = 0.0
        for _ in range(loops):
            last = 0.0
            for frame in frames_from(video):
                last = frame.t
                writer.write(frame.image, start + frame.t)
            start += last + 0.1
    return out


def _demo_file(folder: Path) -> Path:
    out = folder / "demo.mp4"
    with VideoWriter(out) as writer:
        for frame in demo_frames():
            writer.write(frame.image, frame.t)
    return out


def plot(costs: dict[str, float], path: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 2.6), layout="constrained")
    axes = figure.subplots()
    axes.barh(list(costs), list(costs.values()), color="#0072b2")
    axes.invert_yaxis()
    axes.set(xlabel="milliseconds a frame (median)")
    figure.savefig(path, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "video", type=Path, nargs="?", help="default: the class gallery or the demo"
    )
    parser.add_argument("--frames", type=int, default=300, help="frames for the stages' times")
    parser.add_argument("--loops", type=int, default=1, help="times the video is read by the whole")
    parser.add_argument("--json", type=Path, help="write the result there")
    parser.add_argument("--plot", type=Path, help="write the stages' times as a picture there")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        video = wanted.video or (_GALLERY if _GALLERY.exists() else _demo_file(Path(folder)))
        costs = stages(video, wanted.frames)
        total = whole(video, wanted.loops)
    table = Table(title=f"{video.name}, {os.cpu_count()} cores, {platform.machine()}")
    for heading in ("stage", "ms a frame", "share"):
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    for name, cost in costs.items():
        table.add_row(name, f"{cost:.2f}", f"{cost / sum(costs.values()):.0%}")
    table.add_row("sum, one after another", f"{sum(costs.values()):.2f}", "")
    console = Console()
    console.print(table)
    console.print(
        f"whole: {total['fps']:.1f} frames/s, p50 {total['latency_ms']['p50']} ms, "
        f"p95 {total['latency_ms']['p95']} ms, peak memory {total['peak_mb']} MB, "
        f"{total['faces'] / max(total['frames'], 1):.1f} faces a frame"
    )
    if wanted.json:
        wanted.json.write_text(
            json.dumps({"video": video.name, "stages_ms": costs, "whole": total})
        )
    if wanted.plot:
        plot(costs, wanted.plot)


if __name__ == "__main__":
    main()
