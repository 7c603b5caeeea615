"""The origin's loop: OpenCV's Haar cascade, then the network for one face after another."""

import cv2
import numpy as np
import onnxruntime


class Peer:
    def __init__(self, model):
        self.cascade = cv2.CascadeClassifier(
            cv2.data.haarcascades + "haarcascade_frontalface_default.xml"
        )
        self.session = onnxruntime.InferenceSession(model)

    def faces(self, image):
        gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        boxes = self.cascade.detectMultiScale(gray, 1.3, 5)
        return [((x, y, w, h), self.crop(gray[y : y + h, x : x + w])) for x, y, w, h in boxes]

    def crop(self, crop):
        face = (cv2.resize(crop, (48, 48)).astype(np.float32) - 127.5) / 63.75
        return self.session.run(["fer2013"], {"crops": face[None, None]})[0][0]
