"""How long a photo takes: a class photo of 12 megapixels, and the search for the upright side.

python -m benchmarks.photo --data DIR

DIR holds photos/ (upright ones) and class_gallery/, whose first picture is enlarged to 4000 x 3000.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2

from roomtone import PhotoReader, frames_from
from roomtone.types import Face, Frame
from roomtone.vision.images import read_image
from roomtone.vision.photo_faces import PhotoDetector
from roomtone_train.checkpoint import commit, machine

_RUNS = 3


class _Upright(PhotoDetector):
    """Takes every picture for upright."""

    def _turns(self, frame: Frame, faces: Sequence[Face]) -> int:
        return 0


def measure(data: Path) -> dict[str, Any]:
    """Median seconds a photo, from file to readings, with and without the upright search."""
    readers = {"searched": PhotoReader(PhotoDetector()), "taken": PhotoReader(_Upright())}
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "class of 12 MP.jpg"
        frame = next(iter(frames_from(data / "class_gallery" / "class_gallery.mp4")))
        cv2.imwrite(str(large), cv2.resize(frame.image, (4000, 3000)))
        photos = {}
        for path in [large, *sorted((data / "photos").glob("*.jpg"))]:
            times: dict[str, list[float]] = {name: [] for name in readers}
            for _ in range(_RUNS):
                for name, reader in readers.items():
                    began = time.perf_counter()
                    photo = reader.read(Frame(read_image(path)))
                    times[name].append(time.perf_counter() - began)
            medians = {name: statistics.median(each) for name, each in times.items()}
            photos[path.name] = {
                "megapixels": round(photo.width * photo.height / 1e6, 1),
                "faces": len(photo.readings),
                "seconds": round(medians["searched"], 2),
                "upright_search": round(medians["searched"] / medians["taken"] - 1, 3),
            }
    return {"photos": photos, "runs": _RUNS, "commit": commit(), "machine": machine()}


def main() -> None:
    """Print the measurement as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    print(json.dumps(measure(parser.parse_args().data), indent=2))


if __name__ == "__main__":
    main()
