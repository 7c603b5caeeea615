"""Draw readings and the class signal onto a picture: boxes, labels, the class bar.

Colors are Okabe and Ito's, which people with color-blind eyes can tell apart; every color also
comes with its word.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from roomtone.labels import FERPLUS, FERPLUS_OF_FER2013, UNCERTAIN
from roomtone.types import FaceReading, Image, Signal

#: BGR of each expression (Okabe & Ito, "Color Universal Design", 2008), and of uncertain faces.
COLORS: dict[str, tuple[int, int, int]] = {
    "neutral": (200, 200, 200),
    "happiness": (66, 228, 240),
    "surprise": (233, 180, 86),
    "sadness": (178, 114, 0),
    "anger": (0, 94, 213),
    "disgust": (115, 158, 0),
    "fear": (167, 121, 204),
    "contempt": (0, 159, 230),
    UNCERTAIN: (128, 128, 128),
}
_FONT = cv2.FONT_HERSHEY_SIMPLEX
_INK, _PAPER = (24, 24, 24), (245, 245, 245)
#: The bar's height as a share of the picture's, and its least height in pixels.
_BAR_SHARE, _BAR_MIN = 0.1, 56
#: Width of the longest label, "happiness 100%", at text size 1, pixels.
_LABEL_WIDTH = 250


def draw(
    image: Image,
    readings: Sequence[FaceReading],
    signal: Signal | None = None,
    classes: tuple[str, ...] = (),
    labels: bool = True,
) -> Image:
    """A copy of a BGR picture with a box and a label on each face and the class bar below it.

    Args:
        image: uint8 `(height, width, 3)`.
        readings: of this picture.
        signal: of the class; without one there is no bar.
        classes: FER-2013 classes to choose the labels from, instead of FER+'s eight.
        labels: without them, the boxes show who is read, all in one color, and nothing else.

    Returns:
        uint8 `(height + bar, width, 3)`.
    """
    canvas = image.copy()
    widths = [reading.box[2] for reading in readings] or [0.0]
    # One text size a picture: the longest label fits the middling face.
    size = float(np.clip(np.median(widths) / _LABEL_WIDTH, 0.35, 0.9))
    for reading in readings:
        _draw_box(canvas, reading, _color(label_of(reading, classes)[0]) if labels else _PAPER)
    for reading in readings if labels else ():  # after all boxes: none runs through a label
        _draw_label(canvas, reading, *label_of(reading, classes), size)
    return np.concatenate([canvas, _bar(signal, image)]) if signal else canvas


def _color(label: str) -> tuple[int, int, int]:
    return COLORS.get(FERPLUS_OF_FER2013.get(label, label), _PAPER)


def _draw_box(canvas: Image, reading: FaceReading, color: tuple[int, int, int]) -> None:
    x, y, w, h = (round(value) for value in reading.box)
    thick = max(1, round(min(canvas.shape[:2]) / 350))
    cv2.rectangle(canvas, (x, y), (x + w, y + h), color, thick, cv2.LINE_AA)


def _draw_label(
    canvas: Image, reading: FaceReading, label: str, probability: float, size: float
) -> None:
    """The label on the box's upper edge."""
    color = _color(label)
    x, y = (round(value) for value in reading.box[:2])
    text = label if label == UNCERTAIN else f"{label} {probability:.0%}"
    (wide, high), base = cv2.getTextSize(text, _FONT, size, 1)
    left = int(np.clip(x, 0, max(0, canvas.shape[1] - wide - 4)))
    top = max(0, y - high - base - 3)
    cv2.rectangle(canvas, (left, top), (left + wide + 4, top + high + base + 3), color, cv2.FILLED)
    place = (left + 2, top + high + 2)
    cv2.putText(canvas, text, place, _FONT, size, _ink(color), 1, cv2.LINE_AA)


def label_of(reading: FaceReading, classes: tuple[str, ...] = ()) -> tuple[str, float]:
    """A face's label and its probability, among FER+'s eight or the FER-2013 classes given."""
    if reading.uncertain:
        return UNCERTAIN, 0.0
    if classes:
        label, shares = reading.among(classes)
        return label, shares.get(label, 0.0)
    if reading.own:
        return reading.label, dict(reading.own)[reading.label]
    return reading.expression, reading.probabilities[FERPLUS.index(reading.expression)]


def _bar(signal: Signal, image: Image) -> Image:
    """The class bar, as wide as the picture: shares as a strip, words below it."""
    height, width = max(_BAR_MIN, round(image.shape[0] * _BAR_SHARE)), image.shape[1]
    bar: Image = np.full((height, width, 3), _INK, np.uint8)
    edge, strip = 8, height * 9 // 20
    usable = max(1, width - 2 * edge)
    text_at, size = height - 10, height / 130
    counted = f"{signal.counted} of {signal.present} counted"
    if not signal.enough:
        cv2.rectangle(bar, (edge, edge), (width - edge, strip), (60, 60, 60), cv2.FILLED)
        _write(bar, f"not enough people: {counted}", edge, text_at, size)
        return bar
    left, rest = float(edge), []
    for name, share in signal.shares.items():
        right = left + share * usable
        cv2.rectangle(bar, (round(left), edge), (round(right), strip), COLORS[name], cv2.FILLED)
        said = f"{name} {share:.0%}"
        if not _write_within(bar, said, (left, right), (edge, strip), size, COLORS[name]):
            rest += [said] if share >= 0.005 else []
        left = right
    words = f"{counted}   valence {signal.valence:+.2f}"
    if signal.valence_band:
        words += f" ({signal.valence_band[0]:+.2f} to {signal.valence_band[1]:+.2f})"
    _write(bar, "   ".join([words, ", ".join(rest)]), edge, text_at, size)
    return bar


def _write(bar: Image, text: str, x: int, y: int, size: float) -> None:
    while size > 0.3 and cv2.getTextSize(text, _FONT, size, 1)[0][0] > bar.shape[1] - 2 * x:
        size *= 0.9
    cv2.putText(bar, text, (x, y), _FONT, size, _PAPER, 1, cv2.LINE_AA)


def _write_within(
    bar: Image,
    text: str,
    across: tuple[float, float],
    down: tuple[int, int],
    size: float,
    color: tuple[int, int, int],
) -> bool:
    """Write where there is room; whether there was."""
    (wide, high), _ = cv2.getTextSize(text, _FONT, size, 1)
    fits = wide + 8 <= across[1] - across[0]
    if fits:
        place = (round(across[0]) + 4, (down[0] + down[1] + high) // 2)
        cv2.putText(bar, text, place, _FONT, size, _ink(color), 1, cv2.LINE_AA)
    return fits


def _ink(color: tuple[int, int, int]) -> tuple[int, int, int]:
    """Dark or light, whichever can be read on a color (Rec. 601 luma)."""
    blue, green, red = color
    return _INK if 0.114 * blue + 0.587 * green + 0.299 * red > 110 else _PAPER
