"""Fit and measure the network that tells covered faces.

`python -m benchmarks.occlusion fer2013.csv.gz fer2013new.csv`

FER-2013 pictures are put in a scene, something is drawn over mouth, eyes, one half, or where it
does no harm; the runtime's detector and crops give the pictures to learn from. Training pictures
fit the network; every tenth of them chose the threshold (1.5 % of clear faces lost); PublicTest
only tells how well that does, on plain bands too, which no training picture has.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from roomtone.types import Frame
from roomtone.vision.crops import crop_faces
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.occlusion import OcclusionDetector
from roomtone.vision.quality import QualityOptions, assess
from roomtone.vision.smoothing import SmoothOptions
from roomtone_train.data import Faces
from roomtone_train.layouts import read_data
from roomtone_train.scenes import CANVAS, PASTED, central_face, pasted

Floats = npt.NDArray[np.float32]
#: What is drawn, and how often: in training, in the test.
KINDS = {
    "clear": (0.36, 0.25),
    "mouth": (0.24, 0.20),
    "eyes": (0.14, 0.15),
    "half": (0.10, 0.10),
    "harmless": (0.16, 0.10),
    "plain band, mouth": (0.0, 0.10),
    "plain band, eyes": (0.0, 0.10),
}
#: Left, top, right, bottom of eyes and mouth, in shares of FER-2013's pictures.
EYES, MOUTH = (0.16, 0.27, 0.84, 0.49), (0.28, 0.64, 0.72, 0.92)
#: A face is covered where so much of mouth or eyes is; between the two it is left out of the loss.
COVERED, OPEN = 0.55, 0.25
EPOCHS, BATCH, RATE = 12, 128, 4e-3


@dataclass
class Crops:
    """Crops with what covers them: `images` uint8 `(n, 48, 48)`, all else `(n,)`."""

    images: npt.NDArray[np.uint8]
    kind: npt.NDArray[np.int64]
    share: Floats
    quality: npt.NDArray[np.float64]
    index: npt.NDArray[np.int64]


def made(faces: Faces, count: int, seed: int, column: int) -> Crops:
    """Crops of some pictures, of which many are covered."""
    rng = np.random.default_rng(seed)
    detector, start = FaceDetector(threads=1), (CANVAS - PASTED) // 2
    odds = [odds[column] for odds in KINDS.values()]
    rows: list[tuple[npt.NDArray[np.uint8], int, float, float, int]] = []
    for index in rng.permutation(len(faces))[:count]:
        scene = pasted(faces.images[index]).image
        kind = str(rng.choice(list(KINDS), p=odds))
        region = scene[start : start + PASTED, start : start + PASTED]
        mask: Floats = np.zeros((PASTED, PASTED), np.float32)
        if kind.startswith("plain"):
            top, bottom = (0.66, 0.95) if "mouth" in kind else (0.28, 0.48)
            rows_covered = slice(int(top * PASTED), int(bottom * PASTED))
            region[rows_covered], mask[rows_covered] = (150, 160, 170), 1
        elif kind != "clear":
            drawn, mask = covered(region[:, :, 0].astype(np.float32), rng, kind)
            region[:] = drawn.astype(np.uint8)[:, :, None]
        if rng.random() < 0.3:
            scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), rng.uniform(0.5, 2.5)), np.uint8)
        if rng.random() < 0.15:
            scale = rng.uniform(0.15, 0.5)
            small = cv2.resize(scene, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            scene = np.asarray(cv2.resize(small, (CANVAS, CANVAS)), np.uint8)
        frame = Frame(scene)
        face = central_face(detector.detect(frame), frame)
        if face is None or abs(face.box[0] + face.box[2] / 2 - CANVAS / 2) > 60:
            continue
        crop = crop_faces(Frame(scene), [face])
        share = max(_share(mask, EYES), _share(mask, MOUTH))
        quality = float(assess([face], crop)[0])
        rows.append((crop[0], list(KINDS).index(kind), share, quality, int(index)))
    images, kinds, shares, qualities, indices = zip(*rows, strict=True)
    return Crops(
        np.array(images),
        np.array(kinds),
        np.array(shares, np.float32),
        np.array(qualities),
        np.array(indices),
    )


def covered(face: Floats, rng: np.random.Generator, kind: str) -> tuple[Floats, Floats]:
    """A gray face with something drawn over it, and where that is (1)."""
    mask = _shape(rng, kind)
    if rng.random() < 0.45:  # as light as the face's own skin
        y, x = rng.integers(int(0.5 * PASTED), int(0.62 * PASTED)), rng.integers(38, 67)
        tone = float(np.clip(np.median(face[y : y + 14, x : x + 14]) + rng.normal(0, 18), 5, 250))
    else:
        tone = float(rng.uniform(5, 250))
    texture = _texture(rng, tone)
    if kind != "harmless" and rng.random() < 0.4:  # dark lines: between fingers, seams
        angle = np.deg2rad(rng.uniform(-60, 60))
        along = np.array([-np.sin(angle), np.cos(angle)]) * PASTED * 0.3
        for offset in np.arange(-3, 4) * rng.uniform(0.09, 0.14):
            middle = PASTED * np.array([0.5 + offset * np.cos(angle), 0.7 + offset * np.sin(angle)])
            ends = [tuple(int(value) for value in middle + sign * along) for sign in (-1, 1)]
            cv2.line(texture, ends[0], ends[1], tone - rng.uniform(15, 70), int(rng.integers(1, 4)))
    soft = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.4, 2.0))
    if rng.random() < 0.3:
        texture = np.asarray(cv2.GaussianBlur(texture, (0, 0), rng.uniform(0.5, 2)), np.float32)
    return np.clip(face * (1 - soft) + texture * soft, 0, 255), mask


def _texture(rng: np.random.Generator, tone: float) -> Floats:
    y, x = np.mgrid[:PASTED, :PASTED].astype(np.float32) / PASTED
    angle = rng.uniform(0, 2 * np.pi)
    slope = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)
    texture = tone + rng.uniform(0, 50) * slope
    kind = rng.integers(0, 5)
    noise = rng.normal(0, 1, (PASTED, PASTED)).astype(np.float32)
    if kind == 1:  # folds
        texture = texture + cv2.GaussianBlur(noise, (0, 0), rng.uniform(4, 16)) * rng.uniform(
            20, 160
        )
    elif kind == 2:  # stripes
        wave = 2 * np.pi * rng.uniform(2, 9) * (x * np.cos(angle) + y * np.sin(angle))
        texture = texture + rng.uniform(4, 30) * np.sin(wave + rng.uniform(0, 6))
    elif kind == 3:  # cloth
        texture = texture + noise * rng.uniform(2, 20)
    return np.asarray(texture, np.float32)


def _shape(rng: np.random.Generator, kind: str) -> Floats:
    mask = np.zeros((PASTED, PASTED), np.float32)

    def at(x: float, y: float) -> tuple[int, int]:
        return int(x * PASTED), int(y * PASTED)

    def near(spread: float = 0.03) -> float:
        return float(rng.normal(0, spread))

    if kind == "mouth":
        shape, top = rng.integers(0, 5), rng.uniform(0.54, 0.68)
        if shape == 0:
            cv2.rectangle(mask, at(-0.01, top), at(1, rng.uniform(0.92, 1.02)), 1, -1)
        elif shape == 1:  # a mask
            outline = [(0.5 + near(0.01), top - 0.06), (0.8 + near(), top), (0.9 + near(), 0.8)]
            outline += [(0.66 + near(), 1.0), (0.34 + near(), 1.0), (0.1 + near(), 0.8)]
            outline += [(0.2 + near(), top)]
            cv2.fillPoly(mask, [np.array([at(*point) for point in outline])], 1)
        elif shape == 2:  # a fist
            size = at(rng.uniform(0.24, 0.4), rng.uniform(0.14, 0.26))
            turn = rng.uniform(-30, 30)
            cv2.ellipse(mask, at(0.5 + near(), 0.8 + near()), size, turn, 0, 360, 1, -1)
        elif shape == 3:
            box = (rng.uniform(0.5, 0.8), rng.uniform(0.28, 0.45))
            _box(mask, (0.5 + near(), 0.8 + near()), box, rng.uniform(-25, 25))
        else:
            _hand(mask, rng, (0.5 + near(0.05), 0.78 + near()))
    elif kind == "eyes":
        shape = rng.integers(0, 4)
        if shape == 0:
            cv2.rectangle(
                mask, at(-0.01, rng.uniform(0.2, 0.31)), at(1, rng.uniform(0.46, 0.56)), 1, -1
            )
        elif shape == 1:  # dark glasses
            for x in (0.31, 0.69):
                size = at(rng.uniform(0.13, 0.19), rng.uniform(0.09, 0.14))
                cv2.ellipse(mask, at(x + near(0.01), 0.38 + near(0.01)), size, 0, 0, 360, 1, -1)
            cv2.line(mask, at(0.4, 0.36), at(0.6, 0.36), 1, 5)
        elif shape == 2:
            box = (rng.uniform(0.7, 1.1), rng.uniform(0.2, 0.3))
            _box(mask, (0.5 + near(), 0.38 + near()), box, rng.uniform(-15, 15))
        else:
            _hand(mask, rng, (0.5 + near(0.05), 0.38 + near()))
    elif kind == "half":
        side = rng.choice((-1, 1))
        x = 0.5 + side * rng.uniform(0, 0.08)
        far = 0.5 + side * 0.6
        outline = [(x + near(), -0.02), (x + near(), 1.02), (far, 1.02), (far, -0.02)]
        cv2.fillPoly(mask, [np.array([at(*point) for point in outline])], 1)
    else:  # hair, a cap, the chin, a cheek
        shape = rng.integers(0, 4)
        if shape == 0:
            cv2.rectangle(mask, at(-0.01, -0.01), at(1.01, rng.uniform(0.03, 0.2)), 1, -1)
        elif shape == 1:
            left = -0.01 if rng.choice((0, 1)) else 0.86
            cv2.rectangle(mask, at(left, -0.01), at(left + 0.15, 1.01), 1, -1)
        elif shape == 2:
            cv2.rectangle(mask, at(-0.01, rng.uniform(0.93, 0.98)), at(1.01, 1.01), 1, -1)
        else:
            cv2.ellipse(mask, at(rng.choice((0.08, 0.92)), 0.75), at(0.12, 0.2), 0, 0, 360, 1, -1)
    return mask


def _box(
    mask: Floats, middle: tuple[float, float], size: tuple[float, float], degrees: float
) -> None:
    scaled = [(value[0] * PASTED, value[1] * PASTED) for value in (middle, size)]
    corners = cv2.boxPoints((scaled[0], scaled[1], degrees))
    cv2.fillPoly(mask, [corners.astype(int)], 1)


def _hand(mask: Floats, rng: np.random.Generator, middle: tuple[float, float]) -> None:
    degrees, wide, length = rng.uniform(-60, 60), rng.uniform(0.09, 0.13), rng.uniform(0.35, 0.6)
    angle, fingers = np.deg2rad(degrees), rng.integers(3, 5)
    for finger in range(fingers):
        offset = (finger - (fingers - 1) / 2) * wide * 1.03
        place = (middle[0] + offset * np.cos(angle), middle[1] + offset * np.sin(angle))
        _box(mask, place, (wide, length * rng.uniform(0.85, 1.1)), degrees)
    palm = (int(PASTED * middle[0]), int(PASTED * middle[1]))
    cv2.ellipse(mask, palm, (int(0.2 * PASTED), int(0.13 * PASTED)), degrees, 0, 360, 1, -1)


def _share(mask: Floats, zone: tuple[float, float, float, float]) -> float:
    left, top, right, bottom = (int(value * PASTED) for value in zone)
    return float(mask[top:bottom, left:right].mean())


class Network(nn.Module):
    """Gray crops `(n, 1, 48, 48)`, 0 to 255, to the logit that mouth or eyes are covered."""

    def __init__(self) -> None:
        super().__init__()

        def block(inputs: int, outputs: int, stride: int) -> nn.Sequential:
            return nn.Sequential(
                nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False),
                nn.BatchNorm2d(inputs),
                nn.Conv2d(inputs, outputs, 1, bias=False),
                nn.BatchNorm2d(outputs),
                nn.ReLU(),
            )

        self.layers = nn.Sequential(
            nn.Conv2d(1, 16, 3, 2, 1, bias=False),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            *(block(16, 32, 1), block(32, 48, 2), block(48, 64, 1), block(64, 96, 2)),
            nn.Dropout(0.2),
            nn.Flatten(),
            nn.Linear(96 * 36, 1),
        )

    def forward(self, crops: torch.Tensor) -> torch.Tensor:
        """The logits, `(n,)`."""
        centered = crops - crops.mean((2, 3), keepdim=True)
        contrast = torch.sqrt((centered * centered).mean((2, 3), keepdim=True)) + 8
        logits: torch.Tensor = self.layers(centered / contrast)[:, 0]
        return logits


class Export(nn.Module):
    """What ships: the network's probabilities."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, crops: torch.Tensor) -> torch.Tensor:
        """The probabilities, `(n,)`."""
        return torch.sigmoid(self.network(crops))


def fitted(crops: Crops) -> Network:
    """The network, fitted to nine tenths of the crops."""
    torch.manual_seed(0)
    own = np.arange(len(crops.images)) % 10 != 0
    pictures = torch.tensor(crops.images[own].astype(np.float32))[:, None]
    targets = torch.tensor((crops.share[own] > COVERED).astype(np.float32))
    weights = torch.tensor(((crops.share[own] > COVERED) | (crops.share[own] <= OPEN)).astype("f4"))
    network, rng = Network(), np.random.default_rng(0)
    optimizer = torch.optim.AdamW(network.parameters(), 1e-3, weight_decay=0.02)
    steps = len(pictures) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * steps)
    for epoch in range(EPOCHS):
        order = torch.randperm(len(pictures))
        for step in range(steps):
            rows = order[step * BATCH : (step + 1) * BATCH]
            batch = pictures[rows]
            flip = (torch.rand(len(batch)) < 0.5)[:, None, None, None]
            batch = torch.where(flip, batch.flip(3), batch)
            if rng.random() < 0.7:
                batch = torch.roll(
                    batch, tuple(int(shift) for shift in rng.integers(-2, 3, 2)), (2, 3)
                )
            losses = nn.functional.binary_cross_entropy_with_logits(
                network(batch), targets[rows], reduction="none"
            )
            loss = (losses * weights[rows]).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {loss.item():.3f}", flush=True)
    return network.eval()


def table(faces: Faces, crops: Crops, probabilities: npt.NDArray[np.float64]) -> list[str]:
    """Rows of a table: by what covers a face, answers and wrong answers without and with."""
    smoothing, (zero, one) = SmoothOptions(), QualityOptions().covered
    limit = zero + smoothing.min_quality * (one - zero)
    majority = faces.strict_majority()[crops.index]
    read = ExpressionClassifier().classify(crops.images).ferplus
    sure = (crops.quality >= smoothing.min_quality) & (read.max(1) >= smoothing.min_probability)
    lines = ["| covered | faces | answered | wrong answers | answered with | wrong with |"]
    lines += ["|---|---|---|---|---|---|"]
    for number, name in enumerate(KINDS):
        rows = (crops.kind == number) & (majority >= 0)
        wrong = read.argmax(1) != majority
        left = sure & (probabilities <= limit)
        lines.append(
            f"| {name} | {rows.sum()} | {(rows & sure).sum()} | {(rows & sure & wrong).sum()} | "
            f"{(rows & left).sum()} | {(rows & left & wrong).sum()} |"
        )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="FER-2013's csv")
    parser.add_argument("ferplus", type=Path, help="FER+'s votes")
    parser.add_argument("--fit", type=Path, help="also fit it anew, and write the ONNX file there")
    options = parser.parse_args()
    splits = read_data(options.data, options.ferplus).splits
    if options.fit:
        training = made(splits["Training"], 14_000, 2, 0)
        network = fitted(training)
        torch.onnx.export(
            Export(network).eval(),
            (torch.zeros(2, 1, 48, 48),),
            str(options.fit),
            input_names=["crops"],
            output_names=["covered"],
            dynamic_axes={"crops": {0: "faces"}, "covered": {0: "faces"}},
            dynamo=False,
        )
    test = made(splits["PublicTest"], len(splits["PublicTest"]), 1, 1)
    print("\n".join(table(splits["PublicTest"], test, OcclusionDetector().covered(test.images))))


if __name__ == "__main__":
    main()
