"""facex, its classifier without the pool around it."""

from pathlib import Path

import facex
from facex import EmotionClassifier


class Peer:
    def __init__(self):
        assets = Path(facex.__file__).parent / "assets"
        self.classifier = EmotionClassifier(str(assets / "model_optimized.tflite"))

    def faces(self, image):
        found = self.classifier.predict(image)
        return [([int(v) for v in one["bbox"]], _values(one["emot"])) for one in found]

    def crop(self, crop):
        return _values(self.classifier.detect_emotion(crop))


def _values(emotions):
    return [float(value) for value in emotions.values()]
