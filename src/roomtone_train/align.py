"""Training pictures as the runtime would cut them: found by the detector, placed by landmarks.

FER-2013 frames faces as another detector did. A network that has seen both framings of the same
face loses less at run time. Cutting takes minutes, so it is done once and kept in a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.progress import track

from roomtone.cli.output import errors
from roomtone.vision.crops import crop_faces
from roomtone.vision.faces import FaceDetector
from roomtone_train.fer2013 import Faces
from roomtone_train.framing import central_face, pasted
from roomtone_train.kept import read_kept, write_kept


@dataclass(frozen=True)
class Aligned:
    """Crops of the same faces, cut out of a scene.

    Attributes:
        crops: uint8 `(n, s, s)`; where no face was found, the picture as it is given.
        found: bool `(n,)`.
        data: digest of the pictures, `Faces.digest`.
    """

    crops: npt.NDArray[np.uint8]
    found: npt.NDArray[np.bool_]
    data: str

    def save(self, file: Path) -> None:
        """Write a `.npz` file that `read_aligned` reads."""
        write_kept(file, crops=self.crops, found=self.found, data=self.data)


def align(faces: Faces, detector: FaceDetector) -> Aligned:
    """Paste each picture into a scene, find its face and cut it out by `roomtone.vision.crops`."""
    crops, found = faces.images.copy(), np.zeros(len(faces), bool)
    for index, image in enumerate(track(faces.images, "detecting", transient=True, console=errors)):
        frame = pasted(image)
        face = central_face(detector, frame)
        if face:
            crops[index] = crop_faces(frame, [face], image.shape[0])[0]
            found[index] = True
    return Aligned(crops, found, faces.digest())


def read_aligned(file: Path, data: str) -> Aligned:
    """Read what `Aligned.save` wrote.

    Raises:
        DataError: no such file, no crops, or crops of other pictures than those of `data`.
    """
    others = "expected crops of these training pictures, got some of others"
    crops, found = read_kept(file, ("crops", "found"), data, "align", others)
    return Aligned(crops, found, data)
