"""The least that any reader does: one pass of roomtone's detector, nobody read."""

from roomtone import Frame
from roomtone.vision.faces import FaceDetector


class Peer:
    def __init__(self):
        self.detector = FaceDetector()

    def faces(self, image):
        return [(face.box, ()) for face in self.detector.detect(Frame(image))]
