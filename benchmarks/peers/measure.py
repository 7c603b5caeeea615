"""Measure the peers that run, and try those whose weights are fetched; results as plain dicts."""

from __future__ import annotations

import platform
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.peers.client import Client, PeerError
from benchmarks.peers.install import PEERS, InstallError, install
from roomtone import frames_from
from roomtone.labels import FER2013, FERPLUS, FERPLUS_OF_FER2013, ORIGIN
from roomtone.vision.images import read_image
from roomtone_train.checkpoint import commit, machine
from roomtone_train.data import NO_LABEL
from roomtone_train.layouts import read_data

#: People in the photos, counted by eye.
PHOTOS = {"family": 8, "friends": 3, "solvay-1927": 29, "steps": 6, "three": 3}
#: The scenes that are timed: faces, width, height.
SCENES = {
    "1": (1, 1280, 720),
    "5": (5, 1280, 720),
    "25": (25, 1280, 720),
    "100": (100, 2560, 1440),
    "25-small": (25, 640, 360),
    "25-large": (25, 2560, 1440),
}
_LABELLED_EVERY_S = 5
_SPEED_S, _CROPS_S = 1.5, 6.0
_Images = npt.NDArray[np.uint8]


def prepare(data: Path, folder: Path) -> dict[str, Any]:
    """Write every picture that the peers read to `folder`; what is known of them."""
    folder.mkdir(parents=True, exist_ok=True)
    clip = data / "class_gallery" / "class_gallery.mp4"
    frames = [frame.image for frame in islice(frames_from(clip), 0, 600, 1)]
    faces = read_data(
        data / "fer2013" / "fer2013.csv.gz", data / "fer2013" / "fer2013new.csv"
    ).splits["PublicTest"]
    order = np.random.default_rng(0).permutation(len(faces))
    np.save(folder / "crops.npy", faces.images[order])
    seconds = range(2, 60, _LABELLED_EVERY_S)
    np.save(folder / "gallery.npy", np.stack([frames[10 * second + 5] for second in seconds]))
    for name, scene in SCENES.items():
        np.save(folder / f"scene-{name}.npy", np.stack(list(_scenes(frames, *scene))))
    for name in PHOTOS:
        np.save(folder / f"photo-{name}.npy", read_image(data / "photos" / f"{name}.jpg")[None])
    began = time.perf_counter()
    count = sum(1 for _ in islice(frames_from(clip), 200))
    return {
        "labels": faces.labels[order],
        "majority": faces.strict_majority()[order],
        "seconds": list(seconds),
        "decode_ms": (time.perf_counter() - began) / count * 1000,
    }


def _scenes(frames: list[_Images], count: int, width: int, height: int) -> Iterator[_Images]:
    for index in range(100, 108):  # ten a second; every camera is on
        image = frames[index].copy()
        if count == 100:
            parts = [frames[index + shift] for shift in (0, 20, 40, 60)]
            image = np.vstack([np.hstack(parts[:2]), np.hstack(parts[2:])])
        for tile in range(count, 25):
            x, y = tile % 5 * 256, tile // 5 * 144
            image[y : y + 144, x : x + 256] = 40
        yield cv2.resize(image, (width, height)).astype(np.uint8, copy=False)


def measure(
    name: str, folder: Path, truth: dict[str, Any], known: dict[str, Any]
) -> dict[str, Any]:
    """All measurements of one peer.

    Args:
        name: of the peer.
        folder: of the environments.
        truth: of the gallery, its JSON.
        known: from `prepare`.
    """
    pictures = folder / "pictures"
    row: dict[str, Any] = {}
    try:
        installed = install("roomtone" if name == "floor" else name, folder)
        if name != "floor":
            row["install"] = installed
        began = time.perf_counter()
        with Client(name, folder, 120) as peer:
            first = str(pictures / "scene-1.npy")
            peer.ask(do="faces", images=first, count=1)
            row["cold_s"] = time.perf_counter() - began
            row["speed"] = {}
            for scene in ("25", *(other for other in SCENES if other != "25")):
                images = str(pictures / f"scene-{scene}.npy")
                peer.ask(do="faces", images=images, count=1)
                answer = peer.ask(do="faces", images=images, limit_s=_SPEED_S)
                spent_ms = np.array(answer["seconds"]) * 1000
                row["speed"][scene] = {
                    "fps": 1000 / float(spent_ms.mean()),
                    "p50_ms": float(np.median(spent_ms)),
                    "p95_ms": float(np.quantile(spent_ms, 0.95)),
                    "frames": len(spent_ms),
                    "faces": float(np.mean([len(found) for found in answer["found"]])),
                }
                if scene == "25":
                    row["peak_mb"] = answer["peak_mb"]
            if name == "floor":
                return row
            images = str(pictures / "gallery.npy")
            answer = peer.ask(do="faces", images=images, still=True, count=len(known["seconds"]))
            row["gallery"] = score_gallery(name, answer["found"], truth, known["seconds"])
            row["photos"] = {
                photo: len(
                    peer.ask(
                        do="faces", images=str(pictures / f"photo-{photo}.npy"), count=1, still=True
                    )["found"][0]
                )
                for photo in PHOTOS
            }
            if not name.startswith("roomtone-browser"):
                images = str(pictures / "crops.npy")
                answer = peer.ask(do="crops", images=images, limit_s=_CROPS_S)
                row["crops"] = score_crops(name, answer["found"], known)
        return row
    except InstallError as error:
        return {"failed": f"not installed: {error}"}
    except PeerError as error:
        return {"failed": str(error), **row}


def attempt(name: str, folder: Path) -> dict[str, Any]:
    """Try to start a peer that fetches its weights: what it weighs, and whether it has them."""
    row: dict[str, Any] = {}
    try:
        row["install"] = install(name, folder)
        with Client(name, folder, 60):
            return row
    except (InstallError, PeerError) as error:
        return {"no_weights": str(error), **row}


def score_gallery(
    name: str, found: list[list[Any]], truth: dict[str, Any], seconds: list[int]
) -> dict[str, Any]:
    """Faces found and labels right, of all faces whose camera is on.

    A tile's face is found where a box has its center in the tile; the largest such box gives the
    label. Further boxes there, and those in tiles without a face, are `extra`.
    """
    total = seen = right = extra = uncertain = 0
    wide, high = truth["tile"]
    for second, boxes in zip(seconds, found, strict=True):
        tiles: dict[int, list[Any]] = {}
        for box, *rest in boxes:
            x, y, w, h = box
            tile = int((y + h / 2) // high) * truth["grid"][0] + int((x + w / 2) // wide)
            tiles.setdefault(tile, []).append((w * h, rest))
        for tile, label in enumerate(truth["truth"][second]["labels"]):
            off = truth["tiles"][tile]["camera_off"] or (1e9, 1e9)
            inside = sorted(tiles.get(tile, []), key=lambda one: -one[0])
            if off[0] - 1 < second < off[1]:
                extra += len(inside)
                continue
            total += 1
            seen += bool(inside)
            extra += max(len(inside) - 1, 0)
            if inside:
                rest = inside[0][1]
                right += _ferplus_label(name, rest[0]) == label
                uncertain += len(rest) > 1 and bool(rest[1])
    return {
        "faces": total,
        "found": seen / total,
        "right": right / total,
        "extra": extra,
        "uncertain": uncertain / total,
    }


def _ferplus_label(name: str, probabilities: list[float]) -> str:
    labels: list[str] | None = PEERS[name].get("labels")
    if labels is None:
        return FERPLUS[int(np.argmax(probabilities))]
    best = labels[int(np.argmax(probabilities))]
    return FERPLUS_OF_FER2013.get(best, best)


def score_crops(name: str, found: list[Any], known: dict[str, Any]) -> dict[str, Any]:
    """Accuracy on PublicTest's crops by task, in percent of `n`, whose order is random."""
    n = len(found)
    labels, majority = known["labels"][:n], known["majority"][:n]
    own = PEERS[name].get("labels")
    if own is None:
        fer2013 = np.array([one["fer2013"] for one in found])
        named = [FERPLUS[int(np.argmax(one["ferplus"]))] for one in found]
    else:
        values = np.array(found)
        fer2013 = values[:, [own.index(label) for label in FER2013]]
        named = [FERPLUS_OF_FER2013.get(own[best], own[best]) for best in values.argmax(axis=1)]
    four = [FER2013.index(label) for label in ORIGIN]
    among, agreed = np.isin(labels, four), majority != NO_LABEL
    guessed = np.array(four)[fer2013[among][:, four].argmax(axis=1)]
    ferplus = np.array([FERPLUS.index(label) for label in named])
    return {
        "n": n,
        "fer2013": float((fer2013.argmax(axis=1) == labels).mean()),
        "origin": float((guessed == labels[among]).mean()),
        "ferplus": float((ferplus == majority)[agreed].mean()),
    }


def about(known: dict[str, Any]) -> dict[str, Any]:
    """Where and when this was measured."""
    return {
        "commit": commit(),
        "machine": f"{_processor()}, {machine()}, {platform.system()}",
        "date": time.strftime("%Y-%m-%d"),
        "decode_ms": known["decode_ms"],
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()
