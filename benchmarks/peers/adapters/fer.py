"""fer, with its defaults."""

import cv2
import numpy as np
from fer.fer import FER

LABELS = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")


class Peer:
    def __init__(self):
        self.fer = FER()

    def faces(self, image):
        return [_face(found) for found in self.fer.detect_emotions(image)]

    def crop(self, crop):
        # Its own padding of 10 px around a face, at the size that it reads faces in.
        image = cv2.cvtColor(cv2.resize(crop, (64, 64)), cv2.COLOR_GRAY2BGR)
        return _face(self.fer.detect_emotions(image, [(10, 10, 44, 44)])[0])[1]


def _face(found):
    return np.asarray(found["box"]).tolist(), [found["emotions"][label] for label in LABELS]
