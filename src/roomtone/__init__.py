"""roomtone reads a whole class live: frames in, one calm signal of its expressions out.

The way of the data, stage by stage. Faces of a picture:

>>> import numpy as np
>>> from roomtone import SignalStream, Frame, Pipeline, Reading
>>> pipeline = Pipeline()
>>> pipeline.step(Frame(np.zeros((120, 160, 3), np.uint8)))  # a dark picture: nobody is there
[]

A reading has no pixels. Six people, of whom one smiles and five look neutral:

>>> smile = (0.1, 0.9, 0, 0, 0, 0, 0, 0)
>>> calm = (1.0, 0, 0, 0, 0, 0, 0, 0)
>>> readings = [
...     Reading(0.0, who, 0.8, smile if who == 1 else calm, "", False)
...     for who in range(1, 7)
... ]
>>> [signal] = SignalStream().update(readings, t=0.0)
>>> signal.present, signal.counted, signal.coverage, round(signal.shares["happiness"], 2)
(6, 6, 1.0, 0.15)

About fewer than five people a class signal says nothing:

>>> [quiet] = SignalStream().update(readings[:4], t=0.0)
>>> quiet.present, quiet.enough, quiet.shares, quiet.valence
(4, False, {}, None)

Importing roomtone does nothing but define names.
"""

from __future__ import annotations

from roomtone.errors import ModelError, RoomtoneError, SourceError
from roomtone.signal.aggregate import SignalStream
from roomtone.types import Face, FaceReading, Frame, Reading, Signal
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.frames import frames_from
from roomtone.vision.photos import Photo, PhotoReader, read_photo
from roomtone.vision.pipeline import Pipeline
from roomtone.vision.smoothing import Smoother
from roomtone.vision.tracks import Tracker

__version__ = "0.2.0"

__all__ = (
    "ExpressionClassifier",
    "Face",
    "FaceDetector",
    "FaceReading",
    "Frame",
    "ModelError",
    "Photo",
    "PhotoReader",
    "Pipeline",
    "Reading",
    "RoomtoneError",
    "Signal",
    "SignalStream",
    "Smoother",
    "SourceError",
    "Tracker",
    "__version__",
    "frames_from",
    "read_photo",
)
