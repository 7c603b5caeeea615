"""hsemotion-onnx behind OpenCV's Haar cascade: it has no detector of its own."""

import cv2
from hsemotion_onnx.facial_emotions import HSEmotionRecognizer


class Peer:
    def __init__(self):
        self.reader = HSEmotionRecognizer("enet_b0_8_best_afew")
        self.cascade = cv2.CascadeClassifier(
            cv2.data.haarcascades + "haarcascade_frontalface_default.xml"
        )

    def faces(self, image):
        boxes = self.cascade.detectMultiScale(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), 1.3, 5)
        return [((x, y, w, h), self._read(image[y : y + h, x : x + w])) for x, y, w, h in boxes]

    def crop(self, crop):
        return self._read(cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR))

    def _read(self, face):
        face = cv2.cvtColor(face, cv2.COLOR_BGR2RGB)
        return self.reader.predict_emotions(face, logits=False)[1]
