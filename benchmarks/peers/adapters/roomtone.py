"""roomtone, as its README shows it: a frame a call, everything on."""

from roomtone import Frame, Pipeline
from roomtone.vision.expressions import ExpressionClassifier


class Peer:
    def __init__(self):
        self.pipeline, self.t = Pipeline(), 0.0
        self.classifier = ExpressionClassifier()

    def reset(self):
        self.pipeline.reset()

    def faces(self, image):
        self.t += 0.1
        readings = self.pipeline.step(Frame(image, t=self.t))
        return [(reading.box, reading.probabilities, reading.uncertain) for reading in readings]

    def crop(self, crop):
        found = self.classifier.classify(crop[None])
        return {"fer2013": found.fer2013[0], "ferplus": found.ferplus[0]}
