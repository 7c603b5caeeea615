"""What the Python engine reads in a few pictures, for the browser's engine to be held against.

`python -m tests.golden.make` writes `golden.json` anew, after a change of a model or of a stage.
The pictures show a public-domain portrait (Eileen Collins, NASA): nine tiles; the first tile
turned, dark, blurred, noisy, covered, small, pale and upside down; the first tile alone.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from roomtone.types import Frame, Image
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector, FaceOptions
from roomtone.vision.images import read_image
from roomtone.vision.models import EXPRESSION_MODEL, NANO_MODEL, load_expression_model
from roomtone.vision.pipeline import Pipeline, PipelineOptions

HERE = Path(__file__).parent
MODELS = {"expression": EXPRESSION_MODEL, "nano": NANO_MODEL}

#: What is read: a picture, the detector's sides in pixels, a model, and the moments: seconds, and
#: by how many pixels the picture is turned to the right then; None: a black picture.
CASES: list[dict[str, Any]] = [
    {"picture": picture, "sides": sides, "model": model, "steps": [{"t": 0.0, "turned": 0}]}
    for sides, model in (
        ([640], "expression"),  # as it is
        ([320], "nano"),  # halved
        ([500], "nano"),  # interpolated
        ([300], "expression"),  # averaged
        ([1280], "expression"),  # enlarged
        ([320, 640], "expression"),  # looked at twice
    )
    for picture in ("gallery", "hard")
] + [
    {
        "picture": "portrait",
        "sides": [320],
        "model": "nano",
        "steps": [
            {"t": step / 8, "turned": None if step in (5, 6, 7, 14) else 4 * step}
            for step in range(20)
        ],
    }
]


def read(case: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """What the engine reads at each step of a case."""
    picture = read_image(HERE / f"{case['picture']}.png")
    pipeline = Pipeline(
        FaceDetector(FaceOptions(side_px=tuple(case["sides"]))),
        ExpressionClassifier(load_expression_model(MODELS[case["model"]])),
        PipelineOptions(occlusion=False),  # which the browser's engine does not have
    )
    said = []
    for step in case["steps"]:
        readings = pipeline.step(Frame(_turned(picture, step["turned"]), step["t"], "golden"))
        said.append([_rounded(asdict(reading)) for reading in readings])
    return said


def _turned(picture: Image, turned: int | None) -> Image:
    return np.zeros_like(picture) if turned is None else np.roll(picture, turned, axis=1)


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(entry) for name, entry in value.items()}
    if isinstance(value, tuple):
        return [_rounded(entry) for entry in value]
    return round(value, 5) if isinstance(value, float) else value


def main() -> None:
    """Write what is read in the pictures."""
    golden = [{**case, "readings": read(case)} for case in CASES]
    (HERE / "golden.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
