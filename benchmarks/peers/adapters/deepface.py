"""deepface: its analysis of a picture."""

import cv2
from deepface import DeepFace

LABELS = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")


class Peer:
    def __init__(self):
        DeepFace.build_model("Emotion", "facial_attribute")

    def faces(self, image):
        found = DeepFace.analyze(image, actions=["emotion"], enforce_detection=False, silent=True)
        return [
            ([one["region"][side] for side in "xywh"], [one["emotion"][name] for name in LABELS])
            for one in found
        ]

    def crop(self, crop):
        image = cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR)
        found = DeepFace.analyze(image, actions=["emotion"], detector_backend="skip", silent=True)
        return [found[0]["emotion"][name] for name in LABELS]
