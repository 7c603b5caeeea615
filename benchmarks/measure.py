"""Measure what ships, and write docs/measured.md, all of whose tables come from here.

    python -m benchmarks.measure --data DIR [--footprint] [--long] [--runs OUT] [--node]

DIR holds fer2013/, class_gallery/ and photos/. `--footprint` also installs the package into a fresh
environment to weigh it; `--long` reads ten minutes of video to see whether memory stays flat;
`--runs` compares the packaged models with other variants of the runs that they come from; `--node`
also runs them in WebAssembly.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2

from benchmarks.gallery import read_gallery
from benchmarks.sizes import sizes, table
from benchmarks.stages import plot, stages, whole
from roomtone import PhotoReader, Pipeline, SignalStream
from roomtone.types import Frame, Signal
from roomtone.vision.demo_clip import demo_frames
from roomtone.vision.drawing import draw
from roomtone.vision.images import read_image
from roomtone.vision.models import EXPRESSION_MODEL
from roomtone_train.checkpoint import commit, machine
from roomtone_train.evaluate import TITLES

_ROOT = Path(__file__).parents[1]
_PICTURES = _ROOT / "docs" / "pictures"


def _scores(data: Path, *more: str) -> dict[str, Any]:
    """`roomtone-train evaluate`, as a user runs it."""
    folder = data / "fer2013"
    files = ["--data", folder / "fer2013.csv.gz", "--ferplus", folder / "fer2013new.csv"]
    command = [sys.executable, "-m", "roomtone_train", "evaluate", EXPRESSION_MODEL, *files]
    done = subprocess.run(
        [*map(str, command), *more, "--json"], capture_output=True, text=True, check=True
    )
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def _model(data: Path, headlines: list[str]) -> Iterator[str]:
    given, through = _scores(data), _scores(data, "--through-detector")
    headlines.append(
        "FER-2013's PublicTest, which also selected the model: "
        f"{given['fer2013']['accuracy']:.1%} on seven classes, "
        f"{given['origin']['accuracy']:.1%} on the origin's four, "
        f"{given['ferplus']['accuracy']:.1%} on FER+'s strict majority of eight (calibration error "
        f"{given['ferplus']['ece']:.3f}); a model file of "
        f"{EXPRESSION_MODEL.stat().st_size / 1e6:.1f} MB."
    )
    yield "## The expression model\n"
    yield (
        "FER-2013's PublicTest, single view, no test-time augmentation. PublicTest chose the "
        "epoch and the temperature, so these are not held-back scores. *Given crop*: the data "
        "set's own pictures. *Through the detector*: each picture pasted into a scene, found by "
        f"YuNet ({through['missed']} were not) and cropped by `roomtone.vision.crops`, beside the "
        "same pictures' given crops.\n"
    )
    yield "| task | given crop | macro F1 | ECE | n | given, found | through detector | n |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, title in TITLES.items():
        a, b, c = given[name], through["given_crop"][name], through[name]
        yield (
            f"| {title} | {a['accuracy']:.1%} | {a['macro_f1']:.3f} | {a['ece']:.3f} | {a['n']} | "
            f"{b['accuracy']:.1%} | {c['accuracy']:.1%} | {c['n']} |"
        )
    for name, title in (("fer2013", "FER-2013"), ("ferplus", "FER+")):
        recall = ", ".join(f"{key} {value:.0%}" for key, value in given[name]["recall"].items())
        yield f"\nRecall, {title}, given crop: {recall}."
    size = EXPRESSION_MODEL.stat().st_size / 1e6
    yield f"\nModel file: SHA-256 `{given['sha256']}`, {size:.1f} MB.\n"


def _sizes(runs: Path | None, data: Path, node: bool) -> Iterator[str]:
    yield "## Sizes\n"
    yield (
        "Milliseconds a face (median) through the runtime's classifier, by faces in a batch and "
        "threads; accuracy on PublicTest, given crops. What ships keeps its weights as float16; "
        "*float32 weights* is the same network before that, *int8* its static quantisation, a "
        "scale a channel, calibrated on 512 training pictures: measured, not shipped."
        + (" WebAssembly: onnxruntime-web in Node.js, one thread." if node else "")
        + "\n"
    )
    yield from table(list(sizes(runs, data, node)))
    yield ""


def _gallery(data: Path, headlines: list[str]) -> Iterator[str]:
    folder = data / "class_gallery"
    found = read_gallery(folder / "class_gallery.mp4", folder / "class_gallery.json", Pipeline())
    headlines.append(
        f"A meeting's gallery of 25 for a minute: {found.seen:.1%} of the faces found, "
        f"{found.switches} identity switches, the share of happiness within "
        f"{found.happiness_error:.3f} of the truth."
    )
    yield "## A class of 25 in a meeting's gallery (made up from known portraits, 60 s)\n"
    yield "| what | measured |\n|---|---|"
    yield f"| faces found, of (tile, second) pairs with the camera on | {found.seen:.1%} |"
    yield f"| readings from a tile whose camera is off | {found.dark_readings} |"
    yield f"| identity switches | {found.switches} |"
    yield f"| share of happiness, mean absolute error a second | {found.happiness_error:.3f} |"
    yield f"| labels right (uncertain counted as wrong) | {found.right:.1%} |"
    yield f'| labels that are not "uncertain" | {found.certain:.1%} |'
    for label, recall in found.recall.items():
        yield f"| recall of {label} | {recall:.1%} |"
    yield ""


def _photos(data: Path) -> Iterator[str]:
    reader = PhotoReader()
    yield "## Photos\n\n| photo | size | faces found |\n|---|---|---|"
    for path in sorted((data / "photos").glob("*.jpg")):
        photo = reader.read(Frame(read_image(path), source=path.name))
        yield f"| {path.stem} | {photo.width} x {photo.height} | {len(photo.readings)} |"
    began = time.perf_counter()
    first = next((data / "photos").glob("*.jpg"))
    subprocess.run(
        [sys.executable, "-c", "from roomtone.cli import main; main()", "photo", str(first)],
        check=True,
        capture_output=True,
    )
    yield f"\nOne photo from a cold start: {time.perf_counter() - began:.2f} s.\n"


def _speed(data: Path, long: bool, headlines: list[str]) -> Iterator[str]:
    video = data / "class_gallery" / "class_gallery.mp4"
    costs, total = stages(video, 300), whole(video, 1)
    plot(costs, _PICTURES / "stages.png")
    headlines.append(
        f"The same, 1280 x 720, on {os.cpu_count()} cores: {total['fps']:.0f} frames/s with "
        f"everything on, {total['peak_mb']} MB of memory at the most."
    )
    yield "## Speed: the gallery, 1280 x 720, 25 faces, headless, everything on\n"
    yield "| stage | ms a frame (median) | share |\n|---|---|---|"
    for name, cost in costs.items():
        yield f"| {name} | {cost:.2f} | {cost / sum(costs.values()):.0%} |"
    yield "\n![What each stage costs](pictures/stages.png)\n"
    yield (
        "The whole, `roomtone watch VIDEO --headless --readings R --signal S`: "
        f"**{total['fps']:.1f} frames/s**, latency p50 {total['latency_ms']['p50']} ms, "
        f"p95 {total['latency_ms']['p95']} ms, peak memory {total['peak_mb']} MB."
    )
    if long:
        ten = whole(video, 10)
        yield (
            f"Ten minutes of it ({ten['frames']} frames): {ten['fps']:.1f} frames/s, peak memory "
            f"{ten['peak_mb']} MB."
        )
    yield ""


def _footprint() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        place = Path(folder) / "lib"
        before = _megabytes(place)
        pip = [f"{folder}/bin/python", "-m", "pip", "--quiet", "install"]
        subprocess.run([*pip, "-c", str(_ROOT / "constraints.txt"), str(_ROOT)], check=True)
        yield f"Installed without extras: {_megabytes(place) - before:.0f} MB.\n"


def _megabytes(folder: Path) -> float:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _picture() -> None:
    """The README's picture: a moment of the demo clip, as the window shows it."""
    pipeline, signal = Pipeline(), SignalStream()
    latest: Signal | None = None
    for frame in demo_frames():
        readings = pipeline.step(frame)
        for due in signal.update(readings, frame.t):
            latest = due
        if frame.t >= 4 and latest:
            cv2.imwrite(str(_PICTURES / "demo.jpg"), draw(frame.image, readings, latest))
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--footprint", action="store_true", help="weigh a fresh installation")
    parser.add_argument("--long", action="store_true", help="read ten minutes of video")
    parser.add_argument("--runs", type=Path, help="folder of the models' runs, for other variants")
    parser.add_argument("--node", action="store_true", help="time the models in WebAssembly too")
    wanted = parser.parse_args()
    measured_commit = commit()  # before anything is written
    _PICTURES.mkdir(parents=True, exist_ok=True)
    _picture()
    headlines: list[str] = []
    lines = [
        "# Measured",
        "",
        "Written by `python -m benchmarks.measure`; do not edit. Commit "
        f"`{measured_commit}`, {machine()}, {time.strftime('%Y-%m-%d')}. The machine is "
        "shared: speeds vary.",
        "",
        *_model(wanted.data, headlines),
        *_sizes(wanted.runs, wanted.data, wanted.node),
        *_gallery(wanted.data, headlines),
        *_photos(wanted.data),
        *_speed(wanted.data, wanted.long, headlines),
        *(_footprint() if wanted.footprint else ()),
    ]
    (_ROOT / "docs" / "measured.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    _write_headlines(headlines)


def _write_headlines(headlines: list[str]) -> None:
    """Put the few numbers of the README between its two marks."""
    readme = _ROOT / "README.md"
    before, mark, rest = readme.read_text(encoding="utf-8").partition("<!-- measured -->\n")
    _, end, after = rest.partition("<!-- /measured -->\n")
    rows = "".join(f"- {line}\n" for line in headlines)
    readme.write_text(before + mark + rows + end + after, encoding="utf-8")


if __name__ == "__main__":
    main()
