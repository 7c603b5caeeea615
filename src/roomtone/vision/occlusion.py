"""Tell whether something covers a face's mouth or eyes: a hand, a mask, dark glasses.

A network of 17,000 parameters, fitted to FER-2013's training pictures with and without things drawn
over them (`python -m benchmarks.occlusion`; docs/stages.md has what it was measured to do).
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.vision.models import load_occlusion_session

_SIZE = 48


class OcclusionDetector:
    """The occlusion network. It remembers nothing: one may serve many streams.

    Raises:
        ModelError: the packaged file is missing or was changed.
    """

    def __init__(self) -> None:
        self._session = load_occlusion_session()

    def covered(self, crops: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
        """The probability that mouth or eyes are covered, float64 `(n,)`, of gray crops.

        Args:
            crops: uint8 `(n, size, size)`; n may be 0.
        """
        if len(crops) == 0:
            return np.zeros(0)
        if crops.shape[1] != _SIZE:
            scaled = [
                cv2.resize(crop, (_SIZE, _SIZE), interpolation=cv2.INTER_AREA) for crop in crops
            ]
            crops = np.asarray(scaled, np.uint8)
        (covered,) = self._session.run(["covered"], {"crops": crops[:, None].astype(np.float32)})
        return np.asarray(covered, np.float64)
