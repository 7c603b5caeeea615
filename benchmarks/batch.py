"""Measure `roomtone batch`: against an earlier commit, on one core and two, with Ray, over hours.

    python -m benchmarks.batch GALLERY.mp4 --base CLONE [--only NAME ...]

GALLERY is the gallery whose truth is known; CLONE a checkout of the commit to compare with, whose
`roomtone watch` reads the same videos in turn. Videos of 1080p30 are made of the gallery, and of
the portrait in `tests/golden`, and joined to longer ones without being encoded again. The tables go
to docs/performance.md, the arithmetic to docs/cluster.md, between their marks.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import av
import cv2
import numpy as np

from benchmarks.cadence import write_between
from roomtone import frames_from
from roomtone.batch import BatchOptions, BatchResult, run_batch
from roomtone.batch.sources import find_recordings
from roomtone.types import Image
from roomtone.vision.images import read_image

_ROOT = Path(__file__).parents[1]
_SIZE = (1920, 1080)
_ROUNDS = 3
#: Seconds of one piece, which is repeated.
_PIECE_S = 60


def gallery_images(gallery: Path, fps: int) -> Iterator[Image]:
    """The gallery enlarged to 1080p, each of its ten pictures a second repeated."""
    with closing(frames_from(gallery)) as frames:
        for frame in frames:
            large = cv2.resize(frame.image, _SIZE, interpolation=cv2.INTER_CUBIC)
            image = np.asarray(large, np.uint8)
            for _ in range(fps // 10):
                yield image


def portrait_images(fps: int, noise: bool = True) -> Iterator[Image]:
    """One face that moves, before a still wall, with a camera's noise: 1080p."""
    rng = np.random.default_rng(0)
    blurred = cv2.GaussianBlur(rng.integers(0, 255, (1080, 1920, 3), np.uint8), (0, 0), 8)
    spread = np.asarray(blurred, np.float32) - float(np.min(blurred))
    wall = np.asarray(40 + 160 * spread / spread.max(), np.uint8)
    face = read_image(_ROOT / "tests" / "golden" / "portrait.png")
    high, wide = (3 * side for side in face.shape[:2])
    face = np.asarray(cv2.resize(face, (wide, high), interpolation=cv2.INTER_CUBIC), np.uint8)
    for index in range(_PIECE_S * fps):
        t, image = index / fps, wall.copy()
        x, y = 580 + round(60 * np.sin(t)), 200 + round(20 * np.sin(1.3 * t))
        image[y : y + high, x : x + wide] = face
        if noise:
            grain = rng.integers(-3, 4, (270, 480, 1), np.int16).repeat(4, 0).repeat(4, 1)
            image = np.asarray(np.clip(image.astype(np.int16) + grain, 0, 255), np.uint8)
        yield image


def write_video(path: Path, images: Iterable[Image], fps: int) -> Path:
    """Write H.264 as cameras and meeting tools do: B-frames, a key frame every 250."""
    if not path.exists():
        with av.open(str(path.with_suffix(".partial")), "w", "mp4") as container:
            track = container.add_stream("libx264", rate=fps, options={"preset": "fast"})
            track.width, track.height = _SIZE
            track.pix_fmt = "yuv420p"
            for index, image in enumerate(images):
                frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="bgr24")
                frame.pts, frame.time_base = index, Fraction(1, fps)
                container.mux(track.encode(frame))
            container.mux(track.encode(None))
        path.with_suffix(".partial").rename(path)
    return path


def repeated(source: Path, times: int) -> Path:
    """A video several times over, as one file, not encoded again."""
    path = source.with_name(f"{source.stem}-{times}.mp4")
    if path.exists():
        return path
    shift = 0
    with av.open(str(path), "w") as out:
        written: av.VideoStream | None = None
        for _ in range(times):
            with av.open(str(source)) as container:
                track = container.streams.video[0]
                written = written or out.add_stream_from_template(track)
                rate, base = track.average_rate or 30, track.time_base or 1
                lasts = round(track.frames / (rate * base))
                for packet in container.demux(track):
                    if packet.dts is not None and packet.pts is not None:
                        packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                        packet.stream = written
                        out.mux(packet)
                shift += lasts
    return path


def watched(video: Path, source: Path) -> float:
    """Frames a second of `roomtone watch`, headless, of the package below `source`."""
    code = "import sys; from roomtone.cli import main; main()"
    command = [sys.executable, "-c", code, "watch", str(video), "--headless", "--json"]
    with tempfile.TemporaryDirectory() as home:
        settings = os.environ | {"PYTHONPATH": str(source), "ROOMTONE_HOME": home}
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env=settings, cwd=home
        )
    return float(json.loads(done.stdout)["fps"])


def batched(
    sources: list[Path],
    workers: int,
    options: BatchOptions | None = None,
    engine: Literal["local", "ray"] = "local",
    progress: Callable[[BatchResult], None] | None = None,
) -> float:
    """Seconds of video a second of a batch."""
    with tempfile.TemporaryDirectory() as out:
        result = run_batch(
            find_recordings([str(source) for source in sources], "C"),
            out,
            options or BatchOptions(),
            workers,
            (lambda result, _: progress(result)) if progress else None,
            engine,
        )
    if result.failed:
        raise SystemExit(str(result.failed))
    return result.speed


def speeds(folder: Path, gallery: Path, base: Path, minutes: int) -> Iterator[str]:
    """A row for each kind of video: the earlier commit and this one, in turn."""
    yield (
        "| 1080p30 | earlier commit: every frame | one worker | two workers | two workers against "
        "the earlier commit | two against one |"
    )
    yield "|---|---|---|---|---|---|"
    pieces = {
        "25 faces": write_video(folder / "gallery.mp4", gallery_images(gallery, 30), 30),
        "one face": write_video(folder / "portrait.mp4", portrait_images(30), 30),
    }
    for name, piece in pieces.items():
        long = repeated(piece, minutes)
        rows: list[tuple[float, float, float]] = []
        for _ in range(_ROUNDS):  # in turn: the machine is shared
            before = watched(piece, base / "src") / 30
            rows.append((before, batched([long], 1), batched([long], 2)))
            print(name, rows[-1], flush=True)
        before, one, two = (float(np.median(column)) for column in zip(*rows, strict=True))
        ratio = float(np.median([row[2] / row[0] for row in rows]))
        scale = float(np.median([row[2] / row[1] for row in rows]))
        yield (
            f"| {name} | {before:.1f} x | {one:.1f} x | {two:.1f} x | {ratio:.1f} | {scale:.2f} |"
        )


def every_frame(gallery: Path, base: Path) -> Iterator[str]:
    """Every frame of the gallery as it is, 720p: frames a second, in turn."""
    yield "| every frame, 25 faces, 720p | frames/s, median and all rounds |"
    yield "|---|---|"
    found: dict[str, list[float]] = {}
    options = BatchOptions(readings_per_s=None)
    long = gallery
    for _ in range(_ROUNDS):
        row = {
            "earlier commit, `watch`": watched(gallery, base / "src"),
            "`watch`": watched(gallery, _ROOT / "src"),
            "`batch --rate all`, two recordings": batched([long, _copy(long)], 2, options) * 10,
        }
        print(row, flush=True)
        for name, value in row.items():
            found.setdefault(name, []).append(value)
    first = next(iter(found.values()))
    for name, values in found.items():
        ratio = float(np.median([one / other for one, other in zip(values, first, strict=True)]))
        rounds = ", ".join(f"{value:.1f}" for value in values)
        yield f"| {name} | {np.median(values):.1f} ({rounds}), {ratio:.2f} times |"


def _copy(video: Path) -> Path:
    place = Path(tempfile.gettempdir()) / f"copy-{video.name}"
    shutil.copyfile(video, place)
    return place


def ray_against_local(folder: Path, gallery: Path, minutes: int) -> Iterator[str]:
    """Ray on this machine and local processes, two workers each, in turn."""
    video = write_video(folder / "gallery.mp4", gallery_images(gallery, 30), 30)
    long, rows = repeated(video, minutes), []
    for _ in range(_ROUNDS):
        rows.append((batched([long], 2), batched([long], 2, engine="ray")))
        print("local, ray", rows[-1], flush=True)
    yield "| 25 faces, 1080p30, two workers | local | Ray | Ray against local |"
    yield "|---|---|---|---|"
    local, ray = (float(np.median(column)) for column in zip(*rows, strict=True))
    ratio = float(np.median([two / one for one, two in rows]))
    yield f"| x real time | {local:.1f} | {ray:.1f} | {ratio:.2f} |"


class Memory:
    """The largest resident set of this process's workers, and what this process holds."""

    def __init__(self) -> None:
        self.workers_mb, self._stop = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.2):
            for process in Path("/proc").glob("[0-9]*"):
                with suppress(OSError, AttributeError, ValueError):
                    parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
                    if parent == os.getpid():
                        self.workers_mb = max(self.workers_mb, _mb(process, "VmHWM"))

    def own(self) -> dict[str, int]:
        """This process's memory in MB, open files and threads."""
        gc.collect()
        this = Path("/proc/self")
        return {
            "MB": _mb(this, "VmRSS"),
            "files": len(list((this / "fd").iterdir())),
            "threads": len(list((this / "task").iterdir())),
        }


def _mb(process: Path, what: str) -> int:
    found = re.search(rf"{what}:\s+(\d+)", (process / "status").read_text())
    return int(found[1]) // 1024 if found else 0


def resources(folder: Path) -> Iterator[str]:
    """Memory over a two-hour file; memory, files and threads over 500 short ones."""
    yield "| two workers | peak MB of a worker | this process: MB, files, threads |"
    yield "|---|---|---|"
    piece = write_video(folder / "still.mp4", portrait_images(5, noise=False), 5)
    for hours in (0.5, 2.0):
        with Memory() as memory:
            speed = batched([repeated(piece, round(hours * 60))], 2, BatchOptions(readings=True))
            own = memory.own()
        print(hours, memory.workers_mb, own, f"{speed:.1f} x", flush=True)
        yield f"| one file of {hours:g} h, with readings | {memory.workers_mb} | {_said(own)} |"
    short = write_video(folder / "short.mp4", islice(portrait_images(5, noise=False), 10), 5)
    several = folder / "several"
    several.mkdir(exist_ok=True)
    for index in range(500):
        shutil.copyfile(short, several / f"{index}.mp4")
    seen: dict[int, dict[str, int]] = {}
    with Memory() as memory:

        def sample(result: BatchResult) -> None:
            if len(result.done) in (50, 500):
                seen.setdefault(len(result.done), memory.own())

        batched([several], 2, BatchOptions(readings=True), progress=sample)
        peak = memory.workers_mb
    print(seen, flush=True)
    for count, own in seen.items():
        yield f"| 500 short files, after {count} | {peak} | {_said(own)} |"


def _said(own: dict[str, int]) -> str:
    return ", ".join(str(value) for value in own.values())


def arithmetic(page: Path) -> list[str]:
    """What 10,000 hours take, of the speeds that performance.md states."""
    rows = re.findall(r"^\| (25 faces|one face) \|[^|]*\| ([\d.]+) x", page.read_text(), re.M)
    lines = [
        "| 10,000 hours of 1080p30 | a core, x real time | core hours | 16 cores | 256 cores |"
    ]
    lines.append("|---|---|---|---|---|")
    for name, speed in rows:
        core_hours = 10_000 / float(speed)
        lines.append(
            f"| {name} | {float(speed):.1f} | {core_hours:,.0f} | {core_hours / 16:,.0f} h | "
            f"{core_hours / 256:,.1f} h |"
        )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gallery", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="a checkout to compare with")
    parser.add_argument("--folder", type=Path, help="where the videos are made and kept")
    parser.add_argument("--minutes", type=int, default=10, help="length of the long videos")
    parser.add_argument("--only", nargs="*", help="speed, every-frame, resources, ray")
    wanted = parser.parse_args()
    folder = wanted.folder or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, Callable[[], Iterator[str]]] = {
        "speed": lambda: speeds(folder, wanted.gallery, wanted.base, wanted.minutes),
        "every-frame": lambda: every_frame(wanted.gallery, wanted.base),
        "resources": lambda: resources(folder),
        "ray": lambda: ray_against_local(folder, wanted.gallery, wanted.minutes),
    }
    page = _ROOT / "docs" / "performance.md"
    from roomtone_train.checkpoint import commit, machine  # and torch, which no worker needs

    known: dict[str, Any] = {"machine": machine(), "commit": commit()}
    where = f"{known['machine']}, {time.strftime('%Y-%m-%d')}, commit {known['commit']}; shared."
    for name, table in tables.items():
        if not wanted.only or name in wanted.only:
            write_between(page, name, [where, "", *table()])
    write_between(_ROOT / "docs" / "cluster.md", "cluster", arithmetic(page))


if __name__ == "__main__":
    main()
